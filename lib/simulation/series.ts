import type { Series, TargetSeries } from '@/lib/contracts/trace';
import { isPublished } from './engine';
import { logged, readEntry } from './event-log';
import type { Fleet } from './fleet';
import { addUp, quietWait, readMetric } from './metrics';
import type { CompiledMetric } from './compiled-scenario';
import { coldStartSeconds } from './serverless';
import { roundCount, roundMs } from './rounding';
import { backlogAtStart, segmentStart } from './segments';
import type { Run } from './simulate';

/**
 * The series of `trace/1`: one value a minute. Rates are means over the minute; backlog, desired and inService are read
 * after all events of the minute's first second; a metric's datapoint stands at the start of its period (G15).
 */
const stepSeconds = 60;

export function readSeries(run: Run): Series {
  const all = run.fleets.map((fleet) => fleetSeries(run, fleet));
  const [only] = all;
  if (!only) return { stepSeconds, ...emptySeries() };
  if (all.length === 1) return { stepSeconds, ...only };
  const targets = Object.fromEntries(run.fleets.map((fleet, i) => [fleet.target.name, all[i] ?? emptySeries()]));
  return { stepSeconds, ...sumOf(all), targets };
}

function emptySeries(): TargetSeries {
  const column = (): (number | null)[] => [];
  return {
    offeredRps: column(),
    servedRps: column(),
    lostRps: column(),
    backlog: column(),
    latencyMs: column(),
    desired: column(),
    inService: column(),
    metrics: {},
  };
}

function sumOf(all: readonly TargetSeries[]): TargetSeries {
  const columns = ['offeredRps', 'servedRps', 'lostRps', 'backlog', 'desired', 'inService'] as const;
  const total = emptySeries();
  const [first] = all;
  for (const name of columns) {
    total[name] = (first?.[name] ?? []).map((_, i) =>
      roundCount(all.reduce((sum, one) => sum + (one[name][i] ?? 0), 0)),
    );
  }
  total.latencyMs = (first?.latencyMs ?? []).map((_, i) => {
    const weight = (one: TargetSeries) => (one.latencyMs[i] === null ? 0 : (one.offeredRps[i] ?? 0));
    const requests = all.reduce((sum, one) => sum + weight(one), 0);
    return requests === 0
      ? null
      : roundMs(all.reduce((sum, one) => sum + (one.latencyMs[i] ?? 0) * weight(one), 0) / requests);
  });
  return total;
}

function fleetSeries(run: Run, fleet: Fleet): TargetSeries {
  const series = emptySeries();
  const steps = Math.floor(run.scenario.durationSeconds / stepSeconds);
  const sum: StepSum = { requests: 0, lost: 0, answered: 0, responseSeconds: 0 };
  let segment = 0;
  for (let step = 0; step < steps; step++) {
    const first = segment;
    const end = (step + 1) * stepSeconds;
    sum.requests = sum.lost = sum.answered = sum.responseSeconds = 0;
    while (segment < fleet.segmentCount && (fleet.segmentEnd[segment] ?? 0) <= end) addSegment(fleet, segment++, sum);
    const before = first === 0 ? 0 : (fleet.segmentBacklog[first - 1] ?? 0);
    const after = fleet.segmentBacklog[segment - 1] ?? 0;
    series.offeredRps.push(roundCount(sum.requests / stepSeconds));
    series.lostRps.push(roundCount(sum.lost / stepSeconds));
    series.servedRps.push(roundCount(Math.max(0, sum.requests - sum.lost - (after - before)) / stepSeconds));
    series.backlog.push(
      roundCount(fleet.environments ? (fleet.segmentBacklog[first] ?? 0) : backlogAtStart(fleet, first)),
    );
    series.latencyMs.push(meanLatencyMs(fleet, sum, after));
    series.inService.push(fleet.segmentInService[first] ?? 0);
  }
  series.desired = desiredByStep(run, fleet, steps);
  series.metrics = metricColumns(run, fleet, steps);
  return series;
}

/** What the segments of a step add up to; `answered` are requests that found something in service. */
type StepSum = { requests: number; lost: number; answered: number; responseSeconds: number };

function addSegment(fleet: Fleet, segment: number, sum: StepSum): void {
  const seconds = (fleet.segmentEnd[segment] ?? 0) - segmentStart(fleet, segment);
  const rps = fleet.segmentRps[segment] ?? 0;
  const inService = fleet.segmentInService[segment] ?? 0;
  const { server } = fleet.target;
  const offered = rps * seconds;
  sum.requests += offered;
  if (fleet.environments) {
    sum.lost += fleet.environments.segmentLost[segment] ?? 0;
    sum.answered += offered;
    return;
  }
  const quiet = backlogAtStart(fleet, segment) === 0 && (fleet.segmentBacklog[segment] ?? 0) === 0;
  if (quiet && inService > 0) {
    // nothing waits in line: most of a day is this
    sum.answered += offered;
    sum.responseSeconds += offered * (server.slots / server.maxRps + quietWait(fleet, inService, rps));
  } else {
    const period = addUp(fleet, { first: segment, last: segment + 1 });
    sum.lost += period.lost;
    sum.answered += period.requestsInService;
    sum.responseSeconds += period.responseSeconds;
  }
  // requests that fell out of the queue because capacity fell
  const left = segment === 0 ? 0 : (fleet.segmentBacklog[segment - 1] ?? 0);
  if (left > 0) sum.lost += Math.max(0, left - backlogAtStart(fleet, segment));
}

function meanLatencyMs(fleet: Fleet, sum: StepSum, backlogAfter: number): number | null {
  const { server } = fleet.target;
  if (fleet.environments) {
    if (sum.requests === 0) return null;
    // requests that wait for a cold start are the backlog that a segment holds
    const share = Math.min(1, backlogAfter / Math.max(1e-9, sum.requests));
    return roundMs(server.overheadMs + (1000 * server.slots) / server.maxRps + share * coldStartSeconds(fleet) * 1000);
  }
  return sum.answered === 0 ? null : roundMs(server.overheadMs + (sum.responseSeconds / sum.answered) * 1000);
}

/** Desired capacity after all events of each step's first second. */
function desiredByStep(run: Run, fleet: Fleet, steps: number): number[] {
  const { count } = run.log;
  const changes: { second: number; to: number }[] = [];
  for (let entry = 0; entry < count; entry++) {
    const { kind, second, target, a: failed, c: from, d: to, e: end } = readEntry(run.log, entry);
    if (kind !== logged.activity || target !== fleet.index) continue;
    if (failed === 0 || end > second) changes.push({ second, to });
    if (failed !== 0 && end > second) changes.push({ second: end, to: from });
  }
  changes.sort((a, b) => a.second - b.second);
  const result: number[] = [];
  let desired = run.endpointFailed ? 0 : fleet.target.initialCapacity;
  let next = 0;
  for (let step = 0; step < steps; step++) {
    for (; next < changes.length && (changes[next]?.second ?? 0) <= step * stepSeconds; next++) {
      desired = changes[next]?.to ?? desired;
    }
    result.push(fleet.environments ? 0 : desired);
  }
  return result;
}

/** The datapoints of the metrics that policies and alarms read, and InvocationsPerInstance in any case. */
function metricColumns(run: Run, fleet: Fleet, steps: number): Record<string, (number | null)[]> {
  const columns: Record<string, (number | null)[]> = {};
  if (fleet.environments) return columns;
  const always = fleet.target.unit === 'copies' ? 'InvocationsPerCopy' : 'InvocationsPerInstance';
  const names = new Set(fleet.target.metrics.map(({ label }) => label));
  if (!names.has(always) && !fleet.target.queuesForever) {
    const metric = { name: always, label: always, statistic: 'Sum', periodSeconds: 60, pushedFromVpc: false } as const;
    columns[always] = readColumn(run, fleet, metric, steps);
  }
  fleet.target.metrics.forEach((metric, index) => {
    if (columns[metric.label]) return;
    const values = fleet.values[index] ?? new Float64Array(0);
    columns[metric.label] = Array.from({ length: steps }, (_, step) =>
      pointAt(values, metric.periodSeconds, step, run),
    );
  });
  return columns;
}

function pointAt(values: Float64Array, periodSeconds: number, step: number, run: Run): number | null {
  const slot = (step * stepSeconds) / periodSeconds;
  if (slot !== Math.floor(slot) || (slot + 1) * periodSeconds >= run.scenario.durationSeconds) return null;
  const value = values[slot] ?? NaN;
  return Number.isNaN(value) ? null : roundCount(value);
}

function readColumn(run: Run, fleet: Fleet, metric: CompiledMetric, steps: number): (number | null)[] {
  const column: (number | null)[] = [];
  const point = { value: NaN, instancesTimesValue: NaN };
  let segment = 0;
  for (let step = 0; step < steps; step++) {
    const first = segment;
    while (segment < fleet.segmentCount && (fleet.segmentEnd[segment] ?? 0) <= (step + 1) * stepSeconds) segment++;
    readMetric(fleet, metric, { first, last: segment }, run.scenario, point);
    const published = isPublished(run.scenario, false, (step + 1) * stepSeconds - 1);
    column.push(published && !Number.isNaN(point.value) ? roundCount(point.value) : null);
  }
  return column;
}
