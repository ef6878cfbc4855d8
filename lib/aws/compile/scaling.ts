import type { ScalingPolicy, TargetTrackingConfiguration } from '@/lib/contracts/application-auto-scaling';
import type { MetricAlarm } from '@/lib/contracts/cloudwatch';
import type { Scaling } from '@/lib/contracts/scenario';
import type { CompiledAlarm, CompiledPolicy, Comparison } from '@/lib/simulation/compiled-scenario';
import type { Rules } from '@/lib/simulation/rulebook';
import type { CompiledScaling } from './compiled-scaling';
import { missingDataTreatmentOf } from './missing-data';
import { findStepWarnings } from './step-warnings';
import { alarmMetric, metricIndex, trackedMetric, type WatchContext } from './watched-metric';

export function compileScaling(scaling: Scaling, context: WatchContext): CompiledScaling {
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

/** 3 of 3 above the target, 15 minutes below nine tenths of it. A3–A6; of 10-second metrics, item 4 of facts §22. */
function addTargetTracking(
  compiled: CompiledScaling,
  policy: ScalingPolicy,
  tracking: TargetTrackingConfiguration,
  context: WatchContext,
): void {
  const metric = trackedMetric(compiled, tracking, context);
  const isShort = metric.periodSeconds < 60;
  const byTheMinute = isShort && context.choices.highResolutionAlarm === 'one-of-a-minute';
  const alarm = (side: 'High' | 'Low', periods: number, threshold: number, comparison: Comparison): CompiledAlarm => ({
    name: `TargetTracking-${context.resourceId}-Alarm${side}-${policy.PolicyName}`,
    metricIndex: metricIndex(compiled, side === 'High' && byTheMinute ? { ...metric, periodSeconds: 60 } : metric),
    evaluationPeriods: periods,
    datapointsToAlarm: periods,
    threshold,
    comparison,
    treatMissingData: 'missing',
    stepPolicies: [],
    hidden: side === 'Low' && tracking.DisableScaleIn === true,
  });
  const [high, low] = [byTheMinute ? 1 : 3, isShort ? 90 : 15];
  const highAlarm = compiled.alarms.push(alarm('High', high, tracking.TargetValue, 'GreaterThanThreshold')) - 1;
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

function addAlarm(compiled: CompiledScaling, alarm: MetricAlarm, context: WatchContext): void {
  const comparisons = [
    'GreaterThanThreshold',
    'GreaterThanOrEqualToThreshold',
    'LessThanThreshold',
    'LessThanOrEqualToThreshold',
  ] as const;
  compiled.alarms.push({
    name: alarm.AlarmName,
    metricIndex: metricIndex(compiled, alarmMetric(compiled, alarm, context)),
    evaluationPeriods: alarm.EvaluationPeriods,
    datapointsToAlarm: alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods,
    threshold: alarm.Threshold ?? 0,
    comparison: comparisons.find((one) => one === alarm.ComparisonOperator) ?? 'GreaterThanThreshold',
    treatMissingData: missingDataTreatmentOf({ TreatMissingData: alarm.TreatMissingData, Namespace: alarm.Namespace }),
    stepPolicies: alarm.ActionsEnabled === false ? [] : invokedPolicies(compiled, alarm),
    hidden: false,
  });
}

function invokedPolicies(compiled: CompiledScaling, alarm: MetricAlarm): number[] {
  return (alarm.AlarmActions ?? []).flatMap((action) => {
    const index = compiled.policies.findIndex(({ kind, name }) => kind === 'step' && name === action);
    return index < 0 ? [] : [index];
  });
}
