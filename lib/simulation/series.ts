import type { Series, TargetSeries } from '@/lib/contracts/trace';
import { columnSeconds as stepSeconds, createColumns, fillColumns } from './columns';
import { isPublished } from './engine';
import type { CompiledMetric } from './compiled-scenario';
import type { Fleet } from './fleet';
import { readMetric } from './metrics';
import { shownServerlessMetrics } from './serverless-metrics';
import { roundCount, roundMs } from './rounding';
import type { Run } from './simulate';

/**
 * The series of `trace/1`: one value a minute. Rates are means over the minute; backlog, desired and inService are read
 * after all events of the minute's first second; a metric's datapoint stands at the start of its period (G15).
 */
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
  const steps = Math.floor(run.scenario.durationSeconds / stepSeconds);
  const columns = createColumns(steps);
  fillColumns(run, fleet, columns);
  return {
    offeredRps: toList(columns.offeredRps, roundCount),
    servedRps: toList(columns.servedRps, roundCount),
    lostRps: toList(columns.lostRps, roundCount),
    backlog: toList(columns.backlog, roundCount),
    latencyMs: toList(columns.latencyMs, roundMs),
    desired: [...columns.desired],
    inService: [...columns.inService],
    metrics: metricColumns(run, fleet, steps),
  };
}

const toList = (column: Float64Array, round: (value: number) => number) =>
  Array.from(column, (value) => (Number.isNaN(value) ? null : round(value)));

/** The datapoints of the metrics that policies and alarms read, and InvocationsPerInstance in any case. */
function metricColumns(run: Run, fleet: Fleet, steps: number): Record<string, (number | null)[]> {
  const columns: Record<string, (number | null)[]> = {};
  const names = new Set(fleet.target.metrics.map(({ label }) => label));
  for (const metric of alwaysShown(fleet)) {
    if (!names.has(metric.label)) columns[metric.label] = readColumn(run, fleet, metric, steps);
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

function alwaysShown(fleet: Fleet): readonly CompiledMetric[] {
  if (fleet.environments) return shownServerlessMetrics(fleet.environments);
  if (fleet.target.queuesForever) return [];
  const name = fleet.target.unit === 'copies' ? 'InvocationsPerCopy' : 'InvocationsPerInstance';
  return [{ name, label: name, statistic: 'Sum', periodSeconds: 60, pushedFromVpc: false }];
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
