import { describe, expect, it } from 'vitest';
import type { Job } from '@/lib/contracts/sagemaker';
import { checkJob } from '@/lib/aws/rules/job';
import { rulebooks } from '@/lib/simulation/rulebook';

const spot = { EnableManagedSpotTraining: true };
const day = 86_400;

const refused = (job: Partial<Job>, rulebook: 'aws' | 'course' = 'aws') =>
  checkJob({ type: 'training', workMinutes: 60, ...job }, rulebooks[rulebook], 'jobs[0]').map(({ code, path }) => [
    code,
    path.replace('jobs[0].', ''),
  ]);

describe('a job', () => {
  it('on demand needs no StoppingCondition', () => {
    expect(refused({})).toEqual([]);
  });

  it('on Spot says how long it may wait and run in all (N1)', () => {
    expect(refused(spot)).toEqual([['ValidationException', 'StoppingCondition.MaxWaitTimeInSeconds']]);
    expect(refused({ ...spot, StoppingCondition: { MaxWaitTimeInSeconds: day } })).toEqual([]);
  });

  it('may wait no shorter than it may run, and as long (N2)', () => {
    const stopping = (wait: number) => ({ MaxRuntimeInSeconds: 3600, MaxWaitTimeInSeconds: wait });
    expect(refused({ ...spot, StoppingCondition: stopping(3600) })).toEqual([]);
    expect(refused({ ...spot, StoppingCondition: stopping(3599) })).toHaveLength(1);
  });

  it('measures MaxWaitTimeInSeconds against the default runtime of a day where none is given (N12)', () => {
    expect(refused({ ...spot, StoppingCondition: { MaxWaitTimeInSeconds: day - 1 } })).toHaveLength(1);
  });

  it('that is not on Spot has no MaxWaitTimeInSeconds', () => {
    expect(refused({ StoppingCondition: { MaxWaitTimeInSeconds: day } })).toHaveLength(1);
  });

  it('runs 28 days at most, a processing job 7 (N12)', () => {
    const running = (days: number) => ({ StoppingCondition: { MaxRuntimeInSeconds: days * day } });
    expect(refused(running(28))).toEqual([]);
    expect(refused(running(29))).toHaveLength(1);
    expect(refused({ type: 'processing', ...running(7) })).toEqual([]);
    expect(refused({ type: 'processing', ...running(8) })).toHaveLength(1);
    expect(refused(running(0))).toHaveLength(1);
  });

  it('names where its checkpoints go (N3)', () => {
    expect(refused({ CheckpointConfig: {} })).toEqual([['ValidationException', 'CheckpointConfig.S3Uri']]);
    expect(refused({ CheckpointConfig: { S3Uri: 's3://b/c' } })).toEqual([]);
  });

  it('has at least one instance', () => {
    expect(refused({ ResourceConfig: { InstanceCount: 0 } })).toEqual([
      ['ValidationException', 'ResourceConfig.InstanceCount'],
    ]);
  });
});

describe('a batch transform job', () => {
  const transform: Partial<Job> = {
    type: 'transform',
    ...spot,
    CheckpointConfig: { S3Uri: 's3://b/c' },
    StoppingCondition: { MaxRuntimeInSeconds: 3600, MaxWaitTimeInSeconds: 7200 },
  };

  it('has neither Spot nor checkpoints nor a StoppingCondition by AWS (S7 N7)', () => {
    expect(refused(transform)).toEqual([
      ['not-supported', 'EnableManagedSpotTraining'],
      ['not-supported', 'CheckpointConfig'],
      ['not-supported', 'StoppingCondition'],
    ]);
  });

  it('runs on Spot with checkpoints by the course (S7)', () => {
    expect(refused(transform, 'course')).toEqual([]);
  });
});

describe('a processing job', () => {
  it.each(['aws', 'course'] as const)('has neither Spot nor checkpoints by %s (N8)', (rulebook) => {
    expect(refused({ type: 'processing', ...spot, CheckpointConfig: { S3Uri: 's3://b/c' } }, rulebook)).toEqual([
      ['not-supported', 'EnableManagedSpotTraining'],
      ['not-supported', 'CheckpointConfig'],
    ]);
  });
});
