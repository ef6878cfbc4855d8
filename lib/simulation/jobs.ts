import type { TraceEvent } from '@/lib/contracts/trace';
import type { CompiledJob } from './compiled-scenario';

/**
 * Training, transform and processing jobs on on-demand or Spot capacity. N1–N6, N12. An interruption loses the work since
 * the last checkpoint (all of it without one); the job goes on when Spot capacity is back, until MaxWaitTimeInSeconds.
 */
export type JobRun = {
  readonly events: readonly TraceEvent[];
  /** Seconds from the start to the end, and the seconds that are billed. N5 */
  readonly trainingSeconds: number;
  readonly billableSeconds: number;
  readonly completedAtSecond: number | null;
  readonly microUsd: number | null;
};

export function runJob(job: CompiledJob, durationSeconds: number): JobRun {
  const events: TraceEvent[] = [];
  const limit = Math.min(job.spot ? job.maxWaitSeconds : job.maxRuntimeSeconds, durationSeconds);
  const interruptions = job.spot ? job.interruptionsAtSecond : [];
  let now = 0;
  let done = 0;
  let billable = 0;
  let index = 0;
  let status = 'Stopped';
  while (now < limit) {
    const finish = now + job.workSeconds - done;
    const runtimeEnd = now + Math.max(0, job.maxRuntimeSeconds - billable);
    const interruption = interruptions[index] ?? Infinity;
    const until = Math.min(finish, interruption, limit, runtimeEnd);
    if (until > now) {
      billable += until - now;
      done += until - now;
      now = until;
    }
    if (done >= job.workSeconds) {
      status = 'Completed';
      break;
    }
    if (now >= limit || now >= runtimeEnd) {
      status = job.spot && now >= job.maxWaitSeconds ? 'MaxWaitTimeExceeded' : 'MaxRuntimeExceeded';
      break;
    }
    index += 1;
    const kept = job.checkpointSeconds === null ? 0 : Math.floor(done / job.checkpointSeconds) * job.checkpointSeconds;
    events.push({ atSecond: now, kind: 'spot-interruption', job: job.name, lostSeconds: done - kept });
    done = kept;
    now = Math.min(limit, now + job.spotWaitSeconds);
    while ((interruptions[index] ?? Infinity) < now) index += 1;
    if (now < limit) events.push({ atSecond: now, kind: 'job-resumed', job: job.name, fromSecondOfWork: done });
  }
  if (now >= limit && status === 'Stopped') status = job.spot ? 'MaxWaitTimeExceeded' : 'MaxRuntimeExceeded';
  const ranOut = now >= durationSeconds && status !== 'Completed';
  if (!ranOut) events.push({ atSecond: now, kind: 'job-completed', job: job.name, status });
  return {
    events,
    trainingSeconds: now,
    billableSeconds: billable,
    completedAtSecond: status === 'Completed' ? now : null,
    microUsd: job.microUsdPerHour === null ? null : (billable * job.instanceCount * job.microUsdPerHour) / 3600,
  };
}
