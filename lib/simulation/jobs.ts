import type { TraceEvent } from '@/lib/contracts/trace';
import type { CompiledJob } from './compiled-scenario';

/**
 * Training, transform and processing jobs on on-demand or Spot capacity. N1–N6, N12. An interruption loses the work since
 * the last checkpoint (all of it without one); the job goes on when Spot capacity is back, until MaxWaitTimeInSeconds.
 */
export type JobRun = {
  readonly events: readonly TraceEvent[];
  /** TrainingTimeInSeconds: seconds on instances, work that an interruption loses included, waits for Spot not. */
  readonly trainingSeconds: number;
  /** BillableTimeInSeconds: on Spot fewer than the training seconds, by the discount. N5 */
  readonly billableSeconds: number;
  readonly completedAtSecond: number | null;
  readonly microUsd: number | null;
};

type Ending = 'Completed' | 'MaxRuntimeExceeded' | 'MaxWaitTimeExceeded';

/**
 * Runs one job from second 0. Of everything that is due at a second the work's end comes first, then the limits, then an
 * interruption; a job that is still under way at the scenario's end has no `job-completed`.
 */
export function runJob(job: CompiledJob, durationSeconds: number): JobRun {
  const events: TraceEvent[] = [];
  const lastSecond = job.spot ? job.maxWaitSeconds : Infinity;
  const interruptions = job.spot ? job.interruptionsAtSecond : [];
  let now = 0;
  let done = 0;
  let running = 0;
  let next = 0;
  let ending: Ending | null = null;
  while (ending === null && now < durationSeconds) {
    while ((interruptions[next] ?? Infinity) < now) next += 1; // capacity was away already
    const finish = now + job.workSeconds - done;
    const runtimeEnd = now + job.maxRuntimeSeconds - running;
    const interruption = interruptions[next] ?? Infinity;
    const until = Math.min(finish, runtimeEnd, lastSecond, interruption, durationSeconds);
    running += until - now;
    done += until - now;
    now = until;
    if (now === finish) ending = 'Completed';
    else if (now === runtimeEnd) ending = 'MaxRuntimeExceeded';
    else if (now === lastSecond) ending = 'MaxWaitTimeExceeded';
    else if (now === interruption) {
      const kept = keptWork(job, done);
      events.push({ atSecond: now, kind: 'spot-interruption', job: job.name, lostSeconds: done - kept });
      done = kept;
      next += 1;
      now = Math.min(now + job.spotWaitSeconds, lastSecond);
      if (now === lastSecond) ending = 'MaxWaitTimeExceeded';
      else if (now < durationSeconds) {
        events.push({ atSecond: now, kind: 'job-resumed', job: job.name, fromSecondOfWork: done });
      }
    }
  }
  if (now > durationSeconds || (now === durationSeconds && ending !== 'Completed')) ending = null;
  if (ending) events.push({ atSecond: now, kind: 'job-completed', job: job.name, status: ending });
  const billableSeconds = Math.round(running * job.billedShare);
  return {
    events,
    trainingSeconds: running,
    billableSeconds,
    completedAtSecond: ending === 'Completed' ? now : null,
    microUsd: job.microUsdPerHour === null ? null : (billableSeconds * job.instanceCount * job.microUsdPerHour) / 3600,
  };
}

/** Seconds of work that the last checkpoint holds. N3 */
function keptWork({ checkpointSeconds }: CompiledJob, done: number): number {
  return checkpointSeconds === null ? 0 : Math.floor(done / checkpointSeconds) * checkpointSeconds;
}
