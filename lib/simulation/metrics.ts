import type { CompiledMetric } from './compiled-scenario';
import type { Datapoint, MetricContext, SegmentRange } from './datapoint';
import type { Fleet } from './fleet';
import { latencyProfile, percentile } from './latency';
import { segmentStart, splitRecorded } from './segments';
import { readQueueMetric } from './queue-metrics';
import { quietWait } from './quiet-wait';
import { readServerlessMetric } from './serverless-metrics';
import { createStretches } from './stretches';
import type { Rules } from './rulebook';
import type { UndocumentedChoices } from './undocumented-choices';

/**
 * SageMaker's endpoint metrics, one datapoint a period, from the segments of that period: "Metrics for monitoring
 * Amazon SageMaker AI with Amazon CloudWatch". H1–H17.
 */
/** What the segments of a period add up to. */
export type Period = {
  seconds: number;
  /** Seconds with something in service, and instance-seconds. */
  activeSeconds: number;
  instanceSeconds: number;
  requests: number;
  requestsInService: number;
  lost: number;
  /** Integrals over instance-seconds: CloudWatch's Average is the mean of all instances' samples. */
  busyInstanceSeconds: number;
  highestBusyShare: number;
  lowestBusyShare: number;
  inFlightSeconds: number;
  highestInFlight: number;
  lowestInFlight: number;
  /** Σ requests × their response time without overhead, in request-seconds. */
  responseSeconds: number;
};

const parts = createStretches();

/** Fills `out` with the metric's datapoint for a range of segments; NaN where none is published. */
export function readMetric(
  fleet: Fleet,
  metric: CompiledMetric,
  range: SegmentRange,
  context: MetricContext,
  out: Datapoint,
): void {
  out.value = out.instancesTimesValue = NaN;
  if (fleet.environments) return readServerlessMetric(fleet, fleet.environments, metric, range, context, out);
  switch (metric.name) {
    case 'InvocationsPerInstance':
    case 'InvocationsPerCopy':
      return readPerInstance(fleet, metric, range, context, out);
    case 'ApproximateBacklogSize':
    case 'ApproximateBacklogSizePerInstance':
    case 'ApproximateAgeOfOldestRequest':
    case 'HasBacklogWithoutCapacity':
      return readQueueMetric(fleet, metric, range, out);
    case 'absent':
      return;
    default:
      return readOther(fleet, metric, range, context, out);
  }
}

/** Each request adds 1 ÷ instances in service at its second; the fast way, as most scenarios need no more. */
function readPerInstance(
  fleet: Fleet,
  metric: CompiledMetric,
  range: SegmentRange,
  context: MetricContext,
  out: Datapoint,
) {
  let sum = 0;
  let requests = 0;
  let active = false;
  for (let segment = range.first; segment < range.last; segment++) {
    const inService = fleet.segmentInService[segment] ?? 0;
    if (inService === 0) continue;
    active = true;
    const offered =
      (fleet.segmentRps[segment] ?? 0) * ((fleet.segmentEnd[segment] ?? 0) - segmentStart(fleet, segment));
    sum += offered / inService;
    requests += offered;
  }
  if (!active || (requests === 0 && context.choices.silentPeriod === 'no-datapoint')) return;
  if (metric.statistic === 'Average') {
    if (requests > 0) out.value = sum / requests;
  } else out.value = metric.statistic === 'SampleCount' ? requests : sum;
  out.instancesTimesValue = metric.statistic === 'Sum' ? requests : meanInstances(fleet, range) * out.value;
}

export function meanInstances(fleet: Fleet, range: SegmentRange): number {
  let seconds = 0;
  let instanceSeconds = 0;
  for (let segment = range.first; segment < range.last; segment++) {
    const length = (fleet.segmentEnd[segment] ?? 0) - segmentStart(fleet, segment);
    seconds += length;
    instanceSeconds += length * (fleet.segmentInService[segment] ?? 0);
  }
  return seconds > 0 ? instanceSeconds / seconds : 0;
}

function readOther(
  fleet: Fleet,
  metric: CompiledMetric,
  range: SegmentRange,
  { rules, choices }: MetricContext,
  out: Datapoint,
) {
  const period = addUp(fleet, range, readsWaiting(metric));
  const value = valueOf(fleet, metric, period, range, rules, choices);
  out.value = value;
  out.instancesTimesValue = (period.instanceSeconds / period.seconds) * value;
}

function valueOf(
  fleet: Fleet,
  metric: CompiledMetric,
  period: Period,
  range: SegmentRange,
  rules: Rules,
  choices: UndocumentedChoices,
): number {
  const { server } = fleet.target;
  const silent = period.requests === 0;
  switch (metric.name) {
    case 'Invocations':
      return silent && choices.silentPeriod === 'no-datapoint' ? NaN : period.requests;
    case 'ModelLatency':
      return responseTime(fleet, metric, period, range);
    case 'OverheadLatency':
      return silent ? NaN : server.overheadMs * 1000;
    case 'CPUUtilization':
      return utilization(metric, period, server.cpuPercentAtMaxRps * coresCounted(server.vcpus, rules));
    case 'GPUUtilization':
      return utilization(metric, period, server.gpuPercentAtMaxRps * coresCounted(server.gpus, rules));
    // of a copy: 0–100 whatever the cores. H14
    case 'CPUUtilizationNormalized':
    case 'custom-cpu':
      return utilization(metric, period, server.cpuPercentAtMaxRps);
    case 'GPUUtilizationNormalized':
      return utilization(metric, period, server.gpuPercentAtMaxRps);
    case 'ConcurrentRequestsPerModel':
    case 'ConcurrentRequestsPerCopy':
    case 'custom-concurrency':
      return concurrency(metric, period, choices);
    case 'NoCapacityInvocationFailures': {
      const failures = period.requests - period.requestsInService;
      return metric.statistic === 'Maximum' ? Math.min(1, failures) : failures;
    }
    case 'InvocationModelErrors':
      if (metric.statistic === 'Average') return silent ? NaN : period.lost / period.requests;
      return period.lost;
    default:
      return NaN;
  }
}

/** 0–100 × cores, or 0–100. H11 H12 */
const coresCounted = (cores: number, rules: Rules) => (cores !== 1 && rules.utilizationCountsCores ? cores : 1);

/** ModelLatency in microseconds (H4): waiting in the container and service; a request that times out took the time-out. */
function responseTime(fleet: Fleet, metric: CompiledMetric, period: Period, range: SegmentRange): number {
  if (period.requestsInService === 0) return NaN;
  const { statistic } = metric;
  if (statistic === 'SampleCount') return period.requestsInService;
  if (statistic === 'Sum') return period.responseSeconds * 1e6;
  if (statistic === 'Average') return (period.responseSeconds / period.requestsInService) * 1e6;
  const p = statistic === 'Minimum' ? 0 : statistic === 'Maximum' ? 0.9999 : statistic.percentile / 100;
  const ms = percentile([latencyProfile(fleet, range.first, range.last)], p);
  return ms === null ? NaN : (ms - fleet.target.server.overheadMs) * 1000;
}

function utilization(metric: CompiledMetric, period: Period, percentWhenBusy: number): number {
  if (period.activeSeconds === 0) return NaN;
  const mean = period.busyInstanceSeconds / period.instanceSeconds;
  const samples = period.instanceSeconds / 60;
  if (metric.statistic === 'Maximum') return period.highestBusyShare * percentWhenBusy;
  if (metric.statistic === 'Minimum') return period.lowestBusyShare * percentWhenBusy;
  if (metric.statistic === 'SampleCount') return samples;
  return mean * percentWhenBusy * (metric.statistic === 'Sum' ? samples : 1);
}

/** Requests in flight per instance, those waiting in the container included. A8 H8 */
function concurrency(metric: CompiledMetric, period: Period, choices: UndocumentedChoices): number {
  if (period.activeSeconds === 0) return NaN;
  const mean = period.inFlightSeconds / period.instanceSeconds;
  if (metric.periodSeconds < 60 && choices.highResolutionStatistic === 'peak') return mean + 2.9 * Math.sqrt(mean);
  if (metric.statistic === 'Maximum') return period.highestInFlight;
  return metric.statistic === 'Minimum' ? period.lowestInFlight : mean;
}

/** Does the metric say anything about requests that wait without a backlog? Erlang's formula is dear. */
function readsWaiting({ name }: CompiledMetric): boolean {
  switch (name) {
    case 'CPUUtilization':
    case 'GPUUtilization':
    case 'CPUUtilizationNormalized':
    case 'GPUUtilizationNormalized':
    case 'custom-cpu':
    case 'Invocations':
    case 'InvocationModelErrors':
    case 'NoCapacityInvocationFailures':
      return false;
    default:
      return true;
  }
}

/** Without `waiting`, requests that find no backlog count as served at once. */
export function addUp(fleet: Fleet, range: SegmentRange, waiting = true): Period {
  const { server } = fleet.target;
  const serviceSeconds = server.slots / server.maxRps;
  const p = emptyPeriod();
  for (let segment = range.first; segment < range.last; segment++) {
    const seconds = (fleet.segmentEnd[segment] ?? 0) - segmentStart(fleet, segment);
    const inService = fleet.segmentInService[segment] ?? 0;
    const rps = fleet.segmentRps[segment] ?? 0;
    p.seconds += seconds;
    p.requests += rps * seconds;
    p.instanceSeconds += inService * seconds;
    splitRecorded(fleet, segment, parts);
    if (inService > 0) {
      p.activeSeconds += seconds;
      p.requestsInService += rps * seconds;
    }
    for (let i = 0; i < parts.count; i++) {
      const length = parts.seconds[i] ?? 0;
      const from = parts.backlogFrom[i] ?? 0;
      const to = parts.backlogTo[i] ?? 0;
      const meanBacklog = (from + to) / 2;
      const lost = parts.lost[i] ?? 0;
      p.lost += lost;
      if (inService === 0) continue;
      const capacity = inService * server.maxRps;
      const busy = from > 0 || to > 0 ? 1 : Math.min(1, rps / capacity);
      const waitSeconds = from > 0 || to > 0 ? meanBacklog / capacity : waiting ? quietWait(fleet, inService, rps) : 0;
      const inFlight =
        (from > 0 || to > 0 ? inService * server.slots + meanBacklog : rps * (serviceSeconds + waitSeconds)) /
        inService;
      p.busyInstanceSeconds += busy * inService * length;
      p.highestBusyShare = Math.max(p.highestBusyShare, busy);
      p.lowestBusyShare = Math.min(p.lowestBusyShare, busy);
      p.inFlightSeconds += inFlight * inService * length;
      // while a queue grows or shrinks its extremes stand at the ends of the line
      const swing = Math.abs(to - from) / 2 / inService;
      p.highestInFlight = Math.max(p.highestInFlight, inFlight + swing);
      p.lowestInFlight = Math.min(p.lowestInFlight, inFlight - swing);
      const served = Math.max(0, rps * length - lost); // who leaves may have come before
      p.responseSeconds += served * (serviceSeconds + waitSeconds) + lost * server.timeoutSeconds;
    }
  }
  return p;
}

function emptyPeriod(): Period {
  return {
    seconds: 0,
    activeSeconds: 0,
    instanceSeconds: 0,
    requests: 0,
    requestsInService: 0,
    lost: 0,
    busyInstanceSeconds: 0,
    highestBusyShare: 0,
    lowestBusyShare: Infinity,
    inFlightSeconds: 0,
    highestInFlight: 0,
    lowestInFlight: Infinity,
    responseSeconds: 0,
  };
}
