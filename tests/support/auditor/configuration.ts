import type { MetricAlarm } from '@/lib/contracts/cloudwatch';
import type { ScalingPolicy, StepScalingConfiguration } from '@/lib/contracts/application-auto-scaling';
import type { Rulebook, Scaling, Scenario } from '@/lib/contracts/scenario';
import { type AlarmRule, breachOf } from './alarm';
import type { MetricName } from './metrics';

// What the scenario's scaling part says, with the defaults of the documents.

export type AuditedAlarm = AlarmRule & {
  readonly name: string;
  readonly metric: MetricName;
  readonly period: number;
  readonly threshold: number;
  readonly looksAbove: boolean;
  /** The policies whose action this alarm triggers. */
  readonly policies: readonly string[];
};

export type TrackingPolicy = {
  readonly kind: 'tracking';
  readonly name: string;
  readonly target: number;
  readonly high: AuditedAlarm;
  readonly low: AuditedAlarm;
  readonly scaleInDisabled: boolean;
  readonly outCooldown: number;
  readonly inCooldown: number;
};

export type StepPolicy = {
  readonly kind: 'step';
  readonly name: string;
  readonly configuration: StepScalingConfiguration;
  readonly outCooldown: number;
  readonly inCooldown: number;
};

export type AuditedPolicy = TrackingPolicy | StepPolicy;

export type TimedAction = { second: number; name: string; min: number | undefined; max: number | undefined };

/** Default cooldowns of target tracking: S2 S3 B8 by AWS, the course page's by the course. */
const defaultCooldowns = { aws: { out: 300, in: 300 }, course: { out: 300, in: 600 } } satisfies Record<
  Rulebook,
  object
>;
const defaultStepCooldown = 300; // B11

export function scalingOf({ scaling }: Scenario): Scaling {
  if (Array.isArray(scaling)) throw new Error('the auditor knows one scalable target');
  return scaling ?? {};
}

export function readPolicies(scenario: Scenario): AuditedPolicy[] {
  const { EndpointName = 'endpoint', ProductionVariant } = scenario.endpoint ?? {};
  const resource = `endpoint/${EndpointName}/variant/${ProductionVariant?.VariantName ?? 'AllTraffic'}`;
  return (scalingOf(scenario).ScalingPolicies ?? []).map((policy) => readPolicy(policy, scenario.rulebook, resource));
}

function readPolicy(policy: ScalingPolicy, rulebook: Rulebook, resource: string): AuditedPolicy {
  const { PolicyName: name, TargetTrackingScalingPolicyConfiguration: tracking } = policy;
  if (!tracking) {
    const configuration = policy.StepScalingPolicyConfiguration ?? {};
    const cooldown = configuration.Cooldown ?? defaultStepCooldown;
    return { kind: 'step', name, configuration, outCooldown: cooldown, inCooldown: cooldown };
  }
  const metric = trackedMetric(policy);
  const target = tracking.TargetValue;
  const alarm = { metric, period: 60, treatMissingData: 'missing', policies: [name] };
  return {
    kind: 'tracking',
    name,
    target,
    high: {
      ...alarm,
      name: `TargetTracking-${resource}-AlarmHigh-${name}`,
      evaluationPeriods: 3,
      datapointsToAlarm: 3, // A3
      threshold: target,
      looksAbove: true,
      breaches: (value) => value > target,
    },
    low: {
      ...alarm,
      name: `TargetTracking-${resource}-AlarmLow-${name}`,
      evaluationPeriods: 15,
      datapointsToAlarm: 15, // A4
      threshold: 0.9 * target,
      looksAbove: false,
      breaches: (value) => value < 0.9 * target,
    },
    scaleInDisabled: tracking.DisableScaleIn ?? false,
    outCooldown: tracking.ScaleOutCooldown ?? defaultCooldowns[rulebook].out,
    inCooldown: tracking.ScaleInCooldown ?? defaultCooldowns[rulebook].in,
  };
}

/** The alarms that a tracking policy owns: one that never scales in has no use for the low one, and owns none (A1 A22). */
export const alarmsOf = ({ high, low, scaleInDisabled }: TrackingPolicy) => (scaleInDisabled ? [high] : [high, low]);

function trackedMetric({ PolicyName, TargetTrackingScalingPolicyConfiguration: tracking }: ScalingPolicy): MetricName {
  const predefined = tracking?.PredefinedMetricSpecification?.PredefinedMetricType;
  if (predefined === 'SageMakerVariantInvocationsPerInstance') return 'InvocationsPerInstance';
  const custom = tracking?.CustomizedMetricSpecification;
  if (!predefined && custom) return metricNamed(custom.MetricName, custom.Statistic, PolicyName);
  throw new Error(`the auditor does not know the metric of ${PolicyName}`);
}

function metricNamed(name: string | undefined, statistic: string | undefined, where: string): MetricName {
  if (name === 'InvocationsPerInstance' && statistic === 'Sum') return name;
  if (name === 'Invocations' && statistic === 'Sum') return name;
  if (name === 'CPUUtilization' && statistic === 'Average') return name;
  throw new Error(`the auditor does not know the metric of ${where}: ${name} ${statistic}`);
}

export function readAlarms(scenario: Scenario): AuditedAlarm[] {
  return (scalingOf(scenario).Alarms ?? []).map((alarm) => readAlarm(alarm));
}

function readAlarm(alarm: MetricAlarm): AuditedAlarm {
  const threshold = alarm.Threshold ?? NaN;
  return {
    name: alarm.AlarmName,
    metric: metricNamed(alarm.MetricName, alarm.Statistic, alarm.AlarmName),
    period: alarm.Period ?? 60,
    threshold,
    looksAbove: alarm.ComparisonOperator.startsWith('Greater'),
    evaluationPeriods: alarm.EvaluationPeriods,
    datapointsToAlarm: alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods,
    treatMissingData: alarm.TreatMissingData ?? 'missing',
    breaches: breachOf(alarm.ComparisonOperator, threshold),
    policies: alarm.ActionsEnabled === false ? [] : (alarm.AlarmActions ?? []),
  };
}

/** Scheduled actions of the form at(yyyy-mm-ddThh:mm:ss), in UTC, in the order of their times. */
export function readScheduledActions(scenario: Scenario): TimedAction[] {
  const start = Date.parse(scenario.start);
  return (scalingOf(scenario).ScheduledActions ?? [])
    .map(({ ScheduledActionName: name, Schedule = '', ScalableTargetAction: bounds }) => {
      const time = /^at\((.*)\)$/.exec(Schedule)?.[1];
      if (time === undefined) throw new Error(`the auditor knows at(…) only, not ${Schedule}`);
      const second = (Date.parse(`${time}Z`) - start) / 1000;
      return { second, name, min: bounds?.MinCapacity, max: bounds?.MaxCapacity };
    })
    .sort((a, b) => a.second - b.second);
}
