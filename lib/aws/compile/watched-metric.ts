import type { TargetTrackingConfiguration } from '@/lib/contracts/application-auto-scaling';
import type { MetricAlarm } from '@/lib/contracts/cloudwatch';
import type { Scenario } from '@/lib/contracts/scenario';
import type { Notice } from '@/lib/contracts/trace';
import type { CompiledMetric } from '@/lib/simulation/compiled-scenario';
import type { Rules } from '@/lib/simulation/rulebook';
import type { UndocumentedChoices } from '@/lib/simulation/undocumented-choices';
import { namedMetricOf, plainStatistic, predefinedMetrics, resolveMetric, statisticOf } from './metric';
import { composeMath } from './metric-math';

/** The streams of datapoints that policies and alarms watch: predefined, customized, or metric math over others. */
type MetricQuery = NonNullable<
  NonNullable<TargetTrackingConfiguration['CustomizedMetricSpecification']>['Metrics']
>[number];

export type WatchContext = {
  readonly scenario: Scenario;
  readonly rules: Rules;
  readonly choices: UndocumentedChoices;
  readonly targetName: string;
  readonly resourceId: string;
  readonly path: string;
};

/** What watching adds to a target. */
type Watched = { readonly metrics: CompiledMetric[]; readonly warnings: Notice[] };

/** The index of a stream of datapoints; policies and alarms that read the same one share it. */
export function metricIndex(compiled: Watched, metric: CompiledMetric): number {
  const known = compiled.metrics.findIndex((one) => isSameMetric(one, metric));
  return known >= 0 ? known : compiled.metrics.push(metric) - 1;
}

function isSameMetric(a: CompiledMetric, b: CompiledMetric): boolean {
  const percentile = ({ statistic }: CompiledMetric) => (typeof statistic === 'object' ? statistic.percentile : null);
  return (
    a.name === b.name &&
    a.label === b.label &&
    (a.math === b.math || JSON.stringify(a.math) === JSON.stringify(b.math)) &&
    a.periodSeconds === b.periodSeconds &&
    a.pushedFromVpc === b.pushedFromVpc &&
    (a.statistic === b.statistic || (percentile(a) !== null && percentile(a) === percentile(b)))
  );
}

export function trackedMetric(
  compiled: Watched,
  tracking: TargetTrackingConfiguration,
  context: WatchContext,
): CompiledMetric {
  const type = tracking.PredefinedMetricSpecification?.PredefinedMetricType;
  const path = `${context.path}.TargetTrackingScalingPolicyConfiguration`;
  if (type !== undefined) {
    const predefined = predefinedMetrics[type] ?? {
      name: 'absent',
      label: type,
      statistic: 'Average',
      periodSeconds: 60,
    };
    if (context.scenario.endpoint?.type !== 'asynchronous') return { ...predefined, pushedFromVpc: false };
    compiled.warnings.push({
      code: 'metric-without-data',
      path: `${path}.PredefinedMetricSpecification`,
      message: `An asynchronous endpoint does not publish ${predefined.label}: the alarms stay in INSUFFICIENT_DATA and nothing scales. Track ApproximateBacklogSizePerInstance.`,
      facts: ['H17', 'J10'],
    });
    return { ...predefined, name: 'absent', pushedFromVpc: false };
  }
  const specification = tracking.CustomizedMetricSpecification ?? {};
  if (specification.Metrics) {
    return mathMetric(compiled, specification.Metrics, 60, {
      ...context,
      path: `${path}.CustomizedMetricSpecification.Metrics`,
    });
  }
  const resolved = resolveMetric(
    context.scenario,
    context.targetName,
    namedMetricOf(specification),
    `${path}.CustomizedMetricSpecification`,
  );
  if (resolved.notice) compiled.warnings.push(resolved.notice);
  if (resolved.name === 'ModelLatency' || resolved.name === 'Invocations') {
    compiled.warnings.push({
      code: 'metric-not-proportional',
      path,
      message: `${resolved.label} does not fall in proportion when capacity is added, so target tracking cannot hold it. Track a value per instance, or use a step policy.`,
      facts: ['A20', 'S6'],
    });
  }
  const statistic = plainStatistic(specification.Statistic);
  return {
    name: resolved.name,
    label: resolved.label,
    statistic,
    periodSeconds: 60,
    pushedFromVpc: resolved.pushedFromVpc,
  };
}

/** What a list of metric data queries gives; the metrics it reads are added to the target's. */
function mathMetric(
  compiled: Watched,
  queries: readonly MetricQuery[],
  periodSeconds: number,
  context: WatchContext,
): CompiledMetric {
  const composed = composeMath(queries, periodSeconds);
  const returned = queries.find(({ ReturnData }) => ReturnData !== false);
  const label = returned?.Label ?? returned?.Expression ?? 'expression';
  if (composed.kind === 'invalid') {
    const message = `The metric math gives no datapoint: ${composed.message}.`;
    compiled.warnings.push({ code: 'metric-without-data', path: context.path, message, facts: ['A19'] });
    return { name: 'absent', label, statistic: 'Average', periodSeconds, pushedFromVpc: false };
  }
  if (composed.kind === 'metric') return queriedMetric(compiled, queries, composed.id, periodSeconds, context);
  const inputs = composed.inputs.map((id) => ({
    id,
    metricIndex: metricIndex(compiled, queriedMetric(compiled, queries, id, periodSeconds, context)),
  }));
  const math = { expression: composed.expression, inputs };
  return { name: 'expression', label, statistic: 'Average', periodSeconds, pushedFromVpc: false, math };
}

function queriedMetric(
  compiled: Watched,
  queries: readonly MetricQuery[],
  id: string,
  periodSeconds: number,
  context: WatchContext,
): CompiledMetric {
  const { Metric, Stat = 'Average' } = queries.find(({ Id }) => Id === id)?.MetricStat ?? {};
  const named = { namespace: Metric?.Namespace, metricName: Metric?.MetricName, dimensions: Metric?.Dimensions };
  const resolved = resolveMetric(context.scenario, context.targetName, named, context.path);
  if (resolved.notice) compiled.warnings.push(resolved.notice);
  return {
    name: isTooFine(resolved.name, periodSeconds) ? 'absent' : resolved.name,
    label: resolved.label,
    statistic: statisticOf({ Statistic: Stat, ExtendedStatistic: Stat }),
    periodSeconds,
    pushedFromVpc: resolved.pushedFromVpc,
  };
}

export function alarmMetric(compiled: Watched, alarm: MetricAlarm, context: WatchContext): CompiledMetric {
  if (alarm.Metrics) {
    const periods = alarm.Metrics.map(({ MetricStat, Period }) => MetricStat?.Period ?? Period ?? 0);
    const path = `${context.path}.Metrics`;
    return mathMetric(compiled, alarm.Metrics, Math.max(...periods) || 60, { ...context, path });
  }
  const named = { namespace: alarm.Namespace, metricName: alarm.MetricName, dimensions: alarm.Dimensions };
  const resolved = resolveMetric(context.scenario, context.targetName, named, context.path);
  if (resolved.notice) compiled.warnings.push(resolved.notice);
  const periodSeconds = alarm.Period ?? 60;
  return {
    name: isTooFine(resolved.name, periodSeconds) ? 'absent' : resolved.name,
    label: resolved.label,
    statistic: statisticOf(alarm),
    periodSeconds,
    pushedFromVpc: resolved.pushedFromVpc,
  };
}

/** A period shorter than the metric's own leaves most periods without a datapoint; only concurrency comes every 10 s. G24 A9 */
function isTooFine(name: CompiledMetric['name'], periodSeconds: number): boolean {
  return periodSeconds < 60 && !name.startsWith('ConcurrentRequests') && name !== 'NoCapacityInvocationFailures';
}
