import { describe, expect, it } from 'vitest';
import type { CompiledJob } from '@/lib/simulation/compiled-scenario';
import { runJob } from '@/lib/simulation/jobs';
import { traceOf } from '@/tests/support/run-scenario';

const day = 86_400;
/** 1000 s of work on Spot, a checkpoint every 100 s, capacity back after 50 s; 3.6 dollars an hour are 1000 a second. */
const job = (changes: Partial<CompiledJob> = {}): CompiledJob => ({
  name: 'train',
  type: 'training',
  spot: true,
  workSeconds: 1000,
  maxRuntimeSeconds: day,
  maxWaitSeconds: day,
  checkpointSeconds: 100,
  spotWaitSeconds: 50,
  interruptionsAtSecond: [],
  instanceCount: 1,
  microUsdPerHour: 3_600_000,
  billedShare: 1,
  ...changes,
});
const told = (changes: Partial<CompiledJob>, durationSeconds = day) =>
  runJob(job(changes), durationSeconds).events.map((event) => Object.values(event).slice(0, 5).join(' '));

describe('runJob without interruption', () => {
  it('runs its work and ends', () => {
    expect(runJob(job(), day)).toEqual({
      events: [{ atSecond: 1000, kind: 'job-completed', job: 'train', status: 'Completed' }],
      trainingSeconds: 1000,
      billableSeconds: 1000,
      completedAtSecond: 1000,
      microUsd: 1_000_000,
    });
  });

  it('costs what its instances cost, and has no price where theirs is unknown', () => {
    expect(runJob(job({ instanceCount: 3 }), day).microUsd).toBe(3_000_000);
    expect(runJob(job({ microUsdPerHour: null }), day).microUsd).toBeNull();
  });

  it('is not interrupted on demand, whatever happens to Spot (N1)', () => {
    expect(runJob(job({ spot: false, interruptionsAtSecond: [200, 400] }), day).trainingSeconds).toBe(1000);
  });
});

describe('an interruption (N3)', () => {
  it('loses the work since the last checkpoint, and the job goes on when capacity is back', () => {
    // 350 s done, 300 of them saved; back at 400 s; 700 s to go
    expect(told({ interruptionsAtSecond: [350] })).toEqual([
      '350 spot-interruption train 50',
      '400 job-resumed train 300',
      '1100 job-completed train Completed',
    ]);
    expect(runJob(job({ interruptionsAtSecond: [350] }), day)).toMatchObject({
      // 350 and 700 s; the wait for capacity is in neither number
      trainingSeconds: 1050,
      billableSeconds: 1050,
      completedAtSecond: 1100,
      microUsd: 1_050_000,
    });
  });

  it('loses nothing at a checkpoint, everything just before it', () => {
    expect(told({ interruptionsAtSecond: [300] })[0]).toBe('300 spot-interruption train 0');
    expect(told({ interruptionsAtSecond: [299] })[0]).toBe('299 spot-interruption train 99');
    expect(told({ interruptionsAtSecond: [99] })[0]).toBe('99 spot-interruption train 99');
  });

  it('loses all the work of a job without checkpoints', () => {
    expect(told({ interruptionsAtSecond: [350], checkpointSeconds: null })).toEqual([
      '350 spot-interruption train 350',
      '400 job-resumed train 0',
      '1400 job-completed train Completed',
    ]);
  });

  it('while the job waits for capacity means nothing', () => {
    // the second one falls into the wait of the first; the third hits the resumed job
    expect(told({ interruptionsAtSecond: [350, 399, 450] })).toEqual([
      '350 spot-interruption train 50',
      '400 job-resumed train 300',
      '450 spot-interruption train 50',
      '500 job-resumed train 300',
      '1200 job-completed train Completed',
    ]);
  });

  it('at the second of the return interrupts again', () => {
    expect(told({ interruptionsAtSecond: [350, 400] }).slice(0, 4)).toEqual([
      '350 spot-interruption train 50',
      '400 job-resumed train 300',
      '400 spot-interruption train 0',
      '450 job-resumed train 300',
    ]);
  });

  it('at the second of the end comes too late', () => {
    expect(told({ interruptionsAtSecond: [1000] })).toEqual(['1000 job-completed train Completed']);
  });

  it('at second 0 delays the start', () => {
    expect(told({ interruptionsAtSecond: [0] })).toEqual([
      '0 spot-interruption train 0',
      '50 job-resumed train 0',
      '1050 job-completed train Completed',
    ]);
  });
});

describe('stopping conditions', () => {
  it('MaxRuntimeInSeconds stops a job that computes longer (N12)', () => {
    expect(told({ spot: false, maxRuntimeSeconds: 999 })).toEqual(['999 job-completed train MaxRuntimeExceeded']);
    expect(told({ spot: false, maxRuntimeSeconds: 1000 })).toEqual(['1000 job-completed train Completed']);
    expect(runJob(job({ spot: false, maxRuntimeSeconds: 999 }), day).completedAtSecond).toBeNull();
  });

  it('MaxRuntimeInSeconds counts the seconds that are billed, on Spot too', () => {
    // 350 s, a wait of 50 s, and 649 s more: 999 billed
    expect(told({ interruptionsAtSecond: [350], maxRuntimeSeconds: 999 })[2]).toBe(
      '1049 job-completed train MaxRuntimeExceeded',
    );
    expect(told({ interruptionsAtSecond: [350], maxRuntimeSeconds: 1050 })[2]).toBe(
      '1100 job-completed train Completed',
    );
  });

  it('MaxWaitTimeInSeconds includes the waiting (N2 N6)', () => {
    expect(told({ interruptionsAtSecond: [350], maxWaitSeconds: 1099 })[2]).toBe(
      '1099 job-completed train MaxWaitTimeExceeded',
    );
    expect(told({ interruptionsAtSecond: [350], maxWaitSeconds: 1100 })[2]).toBe('1100 job-completed train Completed');
  });

  it('MaxWaitTimeInSeconds may run out while the job waits for capacity (N6)', () => {
    expect(told({ interruptionsAtSecond: [350], maxWaitSeconds: 380 })).toEqual([
      '350 spot-interruption train 50',
      '380 job-completed train MaxWaitTimeExceeded',
    ]);
  });

  it('MaxWaitTimeInSeconds means nothing on demand', () => {
    expect(told({ spot: false, maxWaitSeconds: 10 })).toEqual(['1000 job-completed train Completed']);
  });

  it('the end of the scenario tells no end of the job', () => {
    const run = runJob(job(), 999);
    expect(run).toMatchObject({ events: [], trainingSeconds: 999, completedAtSecond: null });
    expect(runJob(job(), 1000)).toMatchObject({ completedAtSecond: 1000 });
  });
});

describe('the measures of jobs', () => {
  const trace = traceOf({
    schema: 'scenario/1',
    rulebook: 'aws',
    start: '2026-06-01T08:00:00Z',
    durationMinutes: 600,
    jobs: [
      {
        type: 'training',
        EnableManagedSpotTraining: true,
        StoppingCondition: { MaxRuntimeInSeconds: 36_000, MaxWaitTimeInSeconds: 36_000 },
        CheckpointConfig: { S3Uri: 's3://bucket/checkpoints' },
        workMinutes: 10,
        interruptionsAtMinute: [5],
        spotWaitMinutes: 40,
        checkpointEveryMinutes: 1,
      },
    ],
  });

  it('say what is saved: 100 − billed ÷ trained (N5)', () => {
    // 10 minutes of work, nothing lost at the checkpoint, 40 minutes of waiting; three tenths are billed
    expect(trace.measures).toMatchObject({
      trainingSeconds: 600,
      billableSeconds: 180,
      savingsPercent: 70,
      completedAtSecond: 3000,
    });
  });

  it('have no price without an instance type', () => {
    expect(trace.measures.costUsd).toBeNull();
  });
});
