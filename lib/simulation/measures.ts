import type { MeasureValues, Measures } from '@/lib/contracts/trace';
import { coldStartSeconds } from './serverless';
import { logged, readEntry } from './event-log';
import { alarmStateCodes, type Fleet } from './fleet';
import { runJob } from './jobs';
import { latencyProfile, type LatencyProfile, noCells, percentile } from './latency';
import { roundCount, roundMs, roundUsd } from './rounding';
import type { Run } from './simulate';
import { readTotals } from './totals';

/** The measures of `trace/1`: one number each for the whole run, and again for each target where there are several. */
export function readMeasures(run: Run): Measures {
  const { fleets, scenario } = run;
  const jobs = jobMeasures(run);
  if (!scenario.endpoint) return { ...jobs, costUsd: jobs.costUsd ?? null };
  const whole = endpointMeasures(run, fleets, { ...jobs, costUsd: wholeCost(run, jobs.costUsd) });
  if (fleets.length < 2) return whole;
  const targets = Object.fromEntries(fleets.map((fleet) => [fleet.target.name, endpointMeasures(run, [fleet], {})]));
  return Object.defineProperty(whole, 'targets', { value: targets, enumerable: true });
}

function endpointMeasures(run: Run, fleets: readonly Fleet[], more: MeasureValues): MeasureValues {
  const totals = readTotals(run, fleets);
  const latency = latencyReader(fleets);
  const activities = once(() => activityMeasures(run, fleets));
  return {
    requests: roundCount(totals.requests),
    succeeded: roundCount(totals.succeeded),
    timedOut: roundCount(totals.timedOut),
    throttled: roundCount(totals.throttled),
    failed: roundCount(totals.failed),
    queuedAtEnd: roundCount(totals.queuedAtEnd),
    availability: totals.requests > 0 ? roundCount(totals.succeeded / totals.requests) : null,
    get latencyP50Ms() {
      return latency(0.5);
    },
    get latencyP95Ms() {
      return latency(0.95);
    },
    get latencyP99Ms() {
      return latency(0.99);
    },
    instanceHours: roundCount(totals.instanceSeconds / 3600),
    costUsd: toUsd(totals.microUsd),
    peakInstances: totals.peakInstances,
    leastInstances: totals.leastInstances,
    get scalingActivities() {
      return activities().scalingActivities;
    },
    get scaleOuts() {
      return activities().scaleOuts;
    },
    get scaleIns() {
      return activities().scaleIns;
    },
    get failedActivities() {
      return activities().failedActivities;
    },
    get firstScaleOutAtSecond() {
      return activities().firstScaleOutAtSecond;
    },
    get secondsInAlarm() {
      return activities().secondsInAlarm;
    },
    maxBacklog: roundCount(totals.maxBacklog),
    ...more,
  };
}

const toUsd = (microUsd: number | null) => (microUsd === null ? null : roundUsd(microUsd));

/** Percentiles are searched for when they are read; most readers want one of them or none. */
function latencyReader(fleets: readonly Fleet[]): (p: number) => number | null {
  let profiles: LatencyProfile[] | undefined;
  const known = new Map<number, number | null>();
  return (p) => {
    const before = known.get(p);
    if (before !== undefined) return before;
    const ms = percentile((profiles ??= fleets.map(profileOf)), p);
    const rounded = ms === null ? null : roundMs(ms);
    known.set(p, rounded);
    return rounded;
  };
}

/** Serverless requests wait for a cold start or not at all. */
export function profileOf(fleet: Fleet): LatencyProfile {
  const { environments, target } = fleet;
  if (!environments) return latencyProfile(fleet);
  const { server } = target;
  const cold = coldStartSeconds(fleet);
  const warm = fleet.requests - fleet.throttled - fleet.timedOut - environments.coldRequests;
  return {
    baseMs: server.overheadMs + (1000 * server.slots) / server.maxRps,
    total: warm + environments.coldRequests + fleet.timedOut,
    cells: noCells(),
    uniform: [
      { weight: warm, from: 0, to: 0 },
      { weight: environments.coldRequests, from: cold, to: cold },
    ],
    timedOut: { weight: fleet.timedOut, ms: server.timeoutSeconds * 1000 },
  };
}

function once<T>(compute: () => T): () => T {
  let known: { value: T } | undefined;
  return () => (known ??= { value: compute() }).value;
}

/** What the log says of alarms and activities; read by few, so read late. */
function activityMeasures(run: Run, fleets: readonly Fleet[]) {
  const { count } = run.log;
  const wanted = new Set(fleets.map(({ index }) => index));
  const measures = { scalingActivities: 0, scaleOuts: 0, scaleIns: 0, failedActivities: 0 };
  let firstScaleOutAtSecond: number | null = null;
  const inAlarm: [from: number, to: number][] = [];
  const since = new Map<string, number>();
  for (let entry = 0; entry < count; entry++) {
    const { kind, second, target, a, c, d } = readEntry(run.log, entry);
    if (!wanted.has(target)) continue;
    if (kind === logged.activity) {
      measures.scalingActivities += 1;
      measures[d > c ? 'scaleOuts' : 'scaleIns'] += 1;
      if (a !== 0) measures.failedActivities += 1;
      if (d > c) firstScaleOutAtSecond ??= second;
    } else if (kind === logged.alarmState) {
      const alarm = `${target} ${a}`;
      const began = since.get(alarm);
      if (began !== undefined) inAlarm.push([began, second]);
      if (c === alarmStateCodes.ALARM) since.set(alarm, second);
      else since.delete(alarm);
    }
  }
  for (const began of since.values()) inAlarm.push([began, run.scenario.durationSeconds]);
  return { ...measures, firstScaleOutAtSecond, secondsInAlarm: unionLength(inAlarm) };
}

/** Seconds covered by at least one of the stretches. */
function unionLength(stretches: [from: number, to: number][]): number {
  let covered = 0;
  let until = 0;
  for (const [from, to] of stretches.sort(([a], [b]) => a - b)) {
    covered += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return covered;
}

/** Endpoint, network and jobs; null where a price is unknown. */
function wholeCost(run: Run, jobsUsd: number | null | undefined): number | null {
  const { microUsd, networkMicroUsd } = readTotals(run);
  return microUsd === null || jobsUsd === null ? null : roundUsd(microUsd + networkMicroUsd + (jobsUsd ?? 0) * 1e6);
}

function jobMeasures(run: Run): MeasureValues {
  const { jobs, durationSeconds } = run.scenario;
  if (jobs.length === 0) return {};
  const runs = jobs.map((job) => runJob(job, durationSeconds));
  const trainingSeconds = runs.reduce((sum, job) => sum + job.trainingSeconds, 0);
  const billableSeconds = runs.reduce((sum, job) => sum + job.billableSeconds, 0);
  const done = runs.every((job) => job.completedAtSecond !== null);
  const microUsd = runs.every((job) => job.microUsd !== null)
    ? runs.reduce((sum, job) => sum + (job.microUsd ?? 0), 0)
    : null;
  return {
    trainingSeconds,
    billableSeconds,
    savingsPercent: trainingSeconds > 0 ? roundCount((1 - billableSeconds / trainingSeconds) * 100) : null,
    completedAtSecond: done ? Math.max(...runs.map((job) => job.completedAtSecond ?? 0)) : null,
    costUsd: toUsd(microUsd),
  };
}
