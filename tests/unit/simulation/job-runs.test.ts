import { describe, expect, it } from 'vitest';
import type { CompiledJob } from '@/lib/simulation/compiled-scenario';
import { runJob } from '@/lib/simulation/jobs';

const hour = 3600;
const day = 24 * hour;

/** One hour of work on one instance at 1 USD an hour; Spot costs a quarter of it. */
const job = (changes: Partial<CompiledJob> = {}): CompiledJob => ({
  name: 'forecast',
  type: 'training',
  spot: true,
  workSeconds: hour,
  maxRuntimeSeconds: 4 * hour,
  maxWaitSeconds: 6 * hour,
  checkpointSeconds: 600,
  spotWaitSeconds: 900,
  interruptionsAtSecond: [],
  instanceCount: 1,
  microUsdPerHour: 1_000_000,
  billedShare: 0.25,
  ...changes,
});

const statusOf = (run: ReturnType<typeof runJob>) =>
  run.events.flatMap((event) => (event.kind === 'job-completed' ? [event.status] : []));

describe('a job', () => {
  it('on demand trains, and is billed, for as long as its work takes', () => {
    const run = runJob(job({ spot: false, billedShare: 1 }), day);
    expect(run).toMatchObject({ trainingSeconds: 3600, billableSeconds: 3600, completedAtSecond: 3600 });
    expect(run.microUsd).toBe(1_000_000);
  });

  it('on Spot shows its discount as fewer billable seconds, each at the on-demand price (N5)', () => {
    const run = runJob(job(), day);
    expect(run).toMatchObject({ trainingSeconds: 3600, billableSeconds: 900, completedAtSecond: 3600 });
    expect(run.microUsd).toBe(250_000);
  });

  it('pays for each of its instances', () => {
    expect(runJob(job({ instanceCount: 3 }), day).microUsd).toBe(750_000);
  });

  it('of an unknown instance type has no price', () => {
    expect(runJob(job({ microUsdPerHour: null }), day).microUsd).toBeNull();
  });

  it('loses the work since its last checkpoint and resumes there when Spot capacity is back (N3)', () => {
    // 25 min of work, 20 of them saved; 15 min of waiting; 40 min are left: 25 + 15 + 40 = 80 min
    const run = runJob(job({ interruptionsAtSecond: [1500] }), day);
    expect(run.events).toEqual([
      { atSecond: 1500, kind: 'spot-interruption', job: 'forecast', lostSeconds: 300 },
      { atSecond: 2400, kind: 'job-resumed', job: 'forecast', fromSecondOfWork: 1200 },
      { atSecond: 4800, kind: 'job-completed', job: 'forecast', status: 'Completed' },
    ]);
    expect(run).toMatchObject({ trainingSeconds: 3900, billableSeconds: 975 });
  });

  it('without checkpoints starts over', () => {
    const run = runJob(job({ interruptionsAtSecond: [1500], checkpointSeconds: null }), day);
    expect(run).toMatchObject({ trainingSeconds: 1500 + 3600, completedAtSecond: 1500 + 900 + 3600 });
  });

  it('is not interrupted while it waits for Spot capacity', () => {
    const run = runJob(job({ interruptionsAtSecond: [1500, 1800] }), day);
    expect(run.events.filter(({ kind }) => kind === 'spot-interruption')).toHaveLength(1);
  });

  it('on demand is not interrupted', () => {
    const run = runJob(job({ spot: false, interruptionsAtSecond: [1500] }), day);
    expect(run.completedAtSecond).toBe(3600);
  });

  it('ends with MaxWaitTimeExceeded when waiting and running together take too long (N2 N6)', () => {
    const run = runJob(job({ interruptionsAtSecond: [1500], maxRuntimeSeconds: 3600, maxWaitSeconds: 3600 }), day);
    expect(statusOf(run)).toEqual(['MaxWaitTimeExceeded']);
    expect(run).toMatchObject({ completedAtSecond: null, trainingSeconds: 1500 + 1200 });
    expect(run.events.at(-1)?.atSecond).toBe(3600);
  });

  it('that waits when MaxWaitTimeInSeconds is over ends there', () => {
    const run = runJob(job({ interruptionsAtSecond: [1500], maxRuntimeSeconds: 2000, maxWaitSeconds: 2000 }), day);
    expect(run.events.at(-1)).toMatchObject({ atSecond: 2000, status: 'MaxWaitTimeExceeded' });
    expect(run.trainingSeconds).toBe(1500);
  });

  it('counts only running towards MaxRuntimeInSeconds (N2 N12)', () => {
    // 1500 s before and 2300 s after the interruption are 3800 s of running, at 1500 + 900 + 2300 = 4700
    const run = runJob(job({ interruptionsAtSecond: [1500], workSeconds: day, maxRuntimeSeconds: 3800 }), day);
    expect(run.events.at(-1)).toMatchObject({ atSecond: 4700, status: 'MaxRuntimeExceeded' });
    expect(run.trainingSeconds).toBe(3800);
  });

  it('that is done at its very limit is completed', () => {
    expect(statusOf(runJob(job({ maxRuntimeSeconds: 3600, maxWaitSeconds: 3600 }), day))).toEqual(['Completed']);
  });

  it('that the scenario outlasts has no end', () => {
    const run = runJob(job(), 1800);
    expect(run).toMatchObject({ events: [], trainingSeconds: 1800, completedAtSecond: null });
  });
});
