import type { ScalingPolicy, TargetTrackingConfiguration } from '@/lib/contracts/application-auto-scaling';
import type { MetricAlarm } from '@/lib/contracts/cloudwatch';
import type { Scaling, Scenario } from '@/lib/contracts/scenario';
import type { Notice } from '@/lib/contracts/trace';
import type {
  CompiledAlarm,
  CompiledMetric,
  CompiledPolicy,
  CompiledScheduledAction,
  Comparison,
} from '@/lib/simulation/compiled-scenario';
import type { Rules } from '@/lib/simulation/rulebook';
import { namedMetricOf, plainStatistic, predefinedMetrics, resolveMetric, statisticOf } from './metric';
import { missingDataTreatmentOf } from './missing-data';
import { findStepWarnings } from './step-warnings';

/** The scaling of one target: its metrics, alarms and policies, with AWS's defaults by rulebook. */
export type CompiledScaling = {
  readonly metrics: CompiledMetric[];
  readonly alarms: CompiledAlarm[];
  readonly policies: CompiledPolicy[];
  readonly scheduledActions: CompiledScheduledAction[];
  readonly warnings: Notice[];
};

export type ScalingContext = {
  readonly scenario: Scenario;
  readonly rules: Rules;
  readonly targetName: string;
  readonly resourceId: string;
  readonly path: string;
};

export function compileScaling(scaling: Scaling, context: ScalingContext): CompiledScaling {
  const compiled: CompiledScaling = { metrics: [], alarms: [], policies: [], scheduledActions: [], warnings: [] };
  (scaling.ScalingPolicies ?? []).forEach((policy, index) => {
    const path = `${context.path}.ScalingPolicies[${index}]`;
    const tracking = policy.TargetTrackingScalingPolicyConfiguration;
    if (tracking) addTargetTracking(compiled, policy, tracking, { ...context, path });
    else compiled.policies.push(compileStep(policy, context.rules));
  });
  (scaling.Alarms ?? []).forEach((alarm, index) => {
    addAlarm(compiled, alarm, { ...context, path: `${context.path}.Alarms[${index}]` });
  });
  for (const { ScheduledActionName: name, ScalableTargetAction: bounds } of scaling.ScheduledActions ?? []) {
    compiled.scheduledActions.push({ name, min: bounds?.MinCapacity ?? null, max: bounds?.MaxCapacity ?? null });
  }
  compiled.warnings.push(...findStepWarnings(compiled, scaling, context.path));
  return compiled;
}

/** The index of a stream of datapoints; policies and alarms that read the same one share it. */
function metricIndex(compiled: CompiledScaling, metric: CompiledMetric): number {
  const known = compiled.metrics.findIndex((one) => isSameMetric(one, metric));
  return known >= 0 ? known : compiled.metrics.push(metric) - 1;
}

function isSameMetric(a: CompiledMetric, b: CompiledMetric): boolean {
  const percentile = ({ statistic }: CompiledMetric) => (typeof statistic === 'object' ? statistic.percentile : null);
  return (
    a.name === b.name &&
    a.label === b.label &&
    a.periodSeconds === b.periodSeconds &&
    a.pushedFromVpc === b.pushedFromVpc &&
    (a.statistic === b.statistic || (percentile(a) !== null && percentile(a) === percentile(b)))
  );
}

/** 3 of 3 above the target, 15 minutes below nine tenths of it. A3–A6 */
function addTargetTracking(
  compiled: CompiledScaling,
  policy: ScalingPolicy,
  tracking: TargetTrackingConfiguration,
  context: ScalingContext,
): void {
  const metric = trackedMetric(compiled, tracking, context);
  const low = metric.periodSeconds < 60 ? 90 : 15;
  const alarm = (side: 'High' | 'Low', periods: number, threshold: number, comparison: Comparison): CompiledAlarm => ({
    name: `TargetTracking-${context.resourceId}-Alarm${side}-${policy.PolicyName}`,
    metricIndex: metricIndex(compiled, metric),
    evaluationPeriods: periods,
    datapointsToAlarm: periods,
    threshold,
    comparison,
    treatMissingData: 'missing',
    stepPolicies: [],
    hidden: side === 'Low' && tracking.DisableScaleIn === true,
  });
  const highAlarm = compiled.alarms.push(alarm('High', 3, tracking.TargetValue, 'GreaterThanThreshold')) - 1;
  const lowAlarm = compiled.alarms.push(alarm('Low', low, tracking.TargetValue * 0.9, 'LessThanThreshold')) - 1;
  compiled.policies.push({
    kind: 'target-tracking',
    name: policy.PolicyName,
    target: tracking.TargetValue,
    highAlarm,
    lowAlarm,
    scaleOutCooldownSeconds: tracking.ScaleOutCooldown ?? context.rules.defaultScaleOutCooldownSeconds,
    scaleInCooldownSeconds: tracking.ScaleInCooldown ?? context.rules.defaultScaleInCooldownSeconds,
    scaleInDisabled: tracking.DisableScaleIn ?? false,
  });
}

function trackedMetric(
  compiled: CompiledScaling,
  tracking: TargetTrackingConfiguration,
  context: ScalingContext,
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

function compileStep(policy: ScalingPolicy, rules: Rules): CompiledPolicy {
  const step = policy.StepScalingPolicyConfiguration ?? {};
  const types = ['ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity'] as const;
  const aggregations = ['Average', 'Minimum', 'Maximum'] as const;
  return {
    kind: 'step',
    name: policy.PolicyName,
    adjustmentType: types.find((type) => type === step.AdjustmentType) ?? 'ChangeInCapacity',
    steps: (step.StepAdjustments ?? []).map((one) => ({
      lower: one.MetricIntervalLowerBound ?? -Infinity,
      upper: one.MetricIntervalUpperBound ?? Infinity,
      adjustment: one.ScalingAdjustment,
    })),
    minAdjustmentMagnitude: step.MinAdjustmentMagnitude ?? 0,
    cooldownSeconds: step.Cooldown ?? rules.defaultStepCooldownSeconds,
    aggregation: aggregations.find((one) => one === step.MetricAggregationType) ?? 'Average',
  };
}

function addAlarm(compiled: CompiledScaling, alarm: MetricAlarm, context: ScalingContext): void {
  const named = { namespace: alarm.Namespace, metricName: alarm.MetricName, dimensions: alarm.Dimensions };
  const resolved = resolveMetric(context.scenario, context.targetName, named, context.path);
  if (resolved.notice) compiled.warnings.push(resolved.notice);
  const comparisons = [
    'GreaterThanThreshold',
    'GreaterThanOrEqualToThreshold',
    'LessThanThreshold',
    'LessThanOrEqualToThreshold',
  ] as const;
  const periodSeconds = alarm.Period ?? 60;
  compiled.alarms.push({
    name: alarm.AlarmName,
    metricIndex: metricIndex(compiled, {
      name: isTooFine(resolved.name, periodSeconds) ? 'absent' : resolved.name,
      label: resolved.label,
      statistic: statisticOf(alarm),
      periodSeconds,
      pushedFromVpc: resolved.pushedFromVpc,
    }),
    evaluationPeriods: alarm.EvaluationPeriods,
    datapointsToAlarm: alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods,
    threshold: alarm.Threshold ?? 0,
    comparison: comparisons.find((one) => one === alarm.ComparisonOperator) ?? 'GreaterThanThreshold',
    treatMissingData: missingDataTreatmentOf({ TreatMissingData: alarm.TreatMissingData, Namespace: alarm.Namespace }),
    stepPolicies: alarm.ActionsEnabled === false ? [] : invokedPolicies(compiled, alarm),
    hidden: false,
  });
}

/** A period shorter than the metric's own leaves most periods without a datapoint; only concurrency comes every 10 s. G24 A9 */
function isTooFine(name: CompiledMetric['name'], periodSeconds: number): boolean {
  return periodSeconds < 60 && !name.startsWith('ConcurrentRequests') && name !== 'NoCapacityInvocationFailures';
}

function invokedPolicies(compiled: CompiledScaling, alarm: MetricAlarm): number[] {
  return (alarm.AlarmActions ?? []).flatMap((action) => {
    const index = compiled.policies.findIndex(({ kind, name }) => kind === 'step' && name === action);
    return index < 0 ? [] : [index];
  });
}
