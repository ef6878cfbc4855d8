import type { CompiledMetric } from './compiled-scenario';
import type { Fleet } from './fleet';
import type { Datapoint, MetricContext, SegmentRange } from './datapoint';
import { segmentStart } from './segments';
import { coldStartSeconds } from './serverless';
import type { Environments } from './environments';

/**
 * The metrics of a serverless endpoint: "Alarms and logs for tracking metrics from serverless endpoints". H2 H4–H6 K7. As
 * with Lambda's metrics of the same names, provisioned executions are those that provisioned concurrency serves, so its
 * utilization never exceeds 1; what spills over is counted as such.
 */
type Period = {
  seconds: number;
  requests: number;
  throttled: number;
  cold: number;
  servedProvisioned: number;
  servedOnDemand: number;
  /** Time integrals of requests in progress: all, and those on provisioned concurrency. */
  executions: number;
  provisionedExecutions: number;
  allocated: number;
  most: number;
  least: number;
};

/** Fills `out` with the datapoint of a period; NaN where none is published. */
export function readServerlessMetric(
  fleet: Fleet,
  environments: Environments,
  metric: CompiledMetric,
  range: SegmentRange,
  { choices }: MetricContext,
  out: Datapoint,
): void {
  const period = addUp(fleet, environments, metric, range);
  const silent = period.requests === 0 && choices.silentPeriod === 'no-datapoint';
  out.value = silent ? NaN : valueOf(fleet, metric, period);
  // target tracking multiplies the allocated concurrency by its utilization
  out.instancesTimesValue = (period.allocated / period.seconds) * out.value;
  if (metric.name === 'ServerlessProvisionedConcurrencyUtilization' && metric.statistic === 'Average' && !silent) {
    out.instancesTimesValue = period.provisionedExecutions / period.seconds;
  }
}

function valueOf(fleet: Fleet, metric: CompiledMetric, period: Period): number {
  const { server } = fleet.target;
  switch (metric.name) {
    case 'Invocations':
      return period.requests;
    case 'ModelLatency':
      return timed(metric, period, (server.slots / server.maxRps) * 1e6, 0);
    case 'OverheadLatency': // includes the cold start (H5)
      return timed(metric, period, server.overheadMs * 1000, coldStartSeconds(fleet) * 1e6);
    case 'ModelSetupTime': {
      if (period.cold === 0) return NaN;
      const microseconds = coldStartSeconds(fleet) * 1e6;
      if (metric.statistic === 'SampleCount') return period.cold;
      return metric.statistic === 'Sum' ? microseconds * period.cold : microseconds;
    }
    case 'ServerlessProvisionedConcurrencyInvocations':
      return period.servedProvisioned;
    case 'ServerlessProvisionedConcurrencySpilloverInvocations':
      return period.servedOnDemand;
    case 'ServerlessConcurrentExecutionsUtilization':
      return gauge(metric, period, period.executions / period.seconds / (fleet.target.serverless?.maxConcurrency ?? 1));
    case 'ServerlessProvisionedConcurrencyExecutions':
      return gauge(metric, period, period.provisionedExecutions / period.seconds);
    case 'ServerlessProvisionedConcurrencyUtilization':
      return gauge(metric, period, period.allocated > 0 ? period.provisionedExecutions / period.allocated : NaN);
    default:
      return NaN;
  }
}

/** Microseconds that every answered request took, and more that the cold ones took. */
function timed({ statistic }: CompiledMetric, period: Period, every: number, coldMore: number): number {
  const answered = period.requests - period.throttled;
  if (answered <= 0) return NaN;
  const coldShare = Math.min(1, period.cold / answered);
  if (statistic === 'SampleCount') return answered;
  if (statistic === 'Sum') return answered * (every + coldShare * coldMore);
  if (statistic === 'Average') return every + coldShare * coldMore;
  if (statistic === 'Minimum') return coldShare === 1 ? every + coldMore : every;
  if (statistic === 'Maximum') return coldShare > 0 ? every + coldMore : every;
  return coldShare > 1 - statistic.percentile / 100 ? every + coldMore : every;
}

function gauge({ statistic }: CompiledMetric, { most, least }: Period, mean: number): number {
  return statistic === 'Maximum' ? most : statistic === 'Minimum' ? least : mean;
}

function addUp(fleet: Fleet, environments: Environments, metric: CompiledMetric, range: SegmentRange): Period {
  const service = fleet.target.server.slots / fleet.target.server.maxRps;
  const period: Period = {
    seconds: 0,
    requests: 0,
    throttled: 0,
    cold: 0,
    servedProvisioned: 0,
    servedOnDemand: 0,
    executions: 0,
    provisionedExecutions: 0,
    allocated: 0,
    most: 0,
    least: Infinity,
  };
  for (let segment = range.first; segment < range.last; segment++) {
    const seconds = (fleet.segmentEnd[segment] ?? 0) - segmentStart(fleet, segment);
    const served = environments.segmentServedProvisioned[segment] ?? 0;
    const allocated = environments.segmentProvisioned[segment] ?? 0;
    const executions = environments.segmentExecutions[segment] ?? 0;
    const onProvisioned = (served * service) / seconds;
    period.seconds += seconds;
    period.requests += (fleet.segmentRps[segment] ?? 0) * seconds;
    period.throttled += environments.segmentThrottled[segment] ?? 0;
    period.cold += environments.segmentCold[segment] ?? 0;
    period.servedProvisioned += served;
    period.servedOnDemand += environments.segmentServedOnDemand[segment] ?? 0;
    period.executions += executions * seconds;
    period.provisionedExecutions += onProvisioned * seconds;
    period.allocated += allocated * seconds;
    const now = gaugeNow(fleet, metric, executions, onProvisioned, allocated);
    period.most = Math.max(period.most, now);
    period.least = Math.min(period.least, now);
  }
  return period;
}

function gaugeNow(fleet: Fleet, { name }: CompiledMetric, executions: number, provisioned: number, allocated: number) {
  if (name === 'ServerlessConcurrentExecutionsUtilization') {
    return executions / (fleet.target.serverless?.maxConcurrency ?? 1);
  }
  if (name === 'ServerlessProvisionedConcurrencyExecutions') return provisioned;
  return allocated > 0 ? provisioned / allocated : 0;
}

const shown = (name: CompiledMetric['name'], statistic: 'Average' | 'Sum'): CompiledMetric => ({
  name,
  label: name,
  statistic,
  periodSeconds: 60,
  pushedFromVpc: false,
});
const onDemandMetrics = [shown('ServerlessConcurrentExecutionsUtilization', 'Average')];
const provisionedMetrics = [
  ...onDemandMetrics,
  shown('ServerlessProvisionedConcurrencyUtilization', 'Average'),
  shown('ServerlessProvisionedConcurrencySpilloverInvocations', 'Sum'),
];

/** What the series of a run show in any case; those of provisioned concurrency only where there is some. */
export function shownServerlessMetrics({ provisioned }: Environments): readonly CompiledMetric[] {
  return provisioned > 0 ? provisionedMetrics : onDemandMetrics;
}
