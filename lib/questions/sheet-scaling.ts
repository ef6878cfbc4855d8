import type { ScalingPolicy } from '@/lib/contracts/application-auto-scaling';
import type { MetricAlarm } from '@/lib/contracts/cloudwatch';
import type { SheetRow } from '@/lib/contracts/public-question';
import type { Scenario } from '@/lib/contracts/scenario';
import { scalingsOf } from '@/lib/aws/rules/scenario';
import { secondsInWords, sheetRow } from './sheet-row';

export function scalingRows(scenario: Scenario, open: readonly string[]): SheetRow[] {
  const rows = scalingsOf(scenario).flatMap(({ scaling }) => {
    const { ScalableTarget, ScalingPolicies = [], Alarms = [], ScheduledActions = [] } = scaling;
    const prefix = scaling.for ? `${scaling.for}: ` : '';
    const bounds = ScalableTarget
      ? [
          sheetRow(`${prefix}MinCapacity`, String(ScalableTarget.MinCapacity ?? ''), 'Capacity never goes below it.'),
          sheetRow(`${prefix}MaxCapacity`, String(ScalableTarget.MaxCapacity ?? ''), 'Capacity never goes above it.'),
        ]
      : [];
    const suspended = Object.entries(ScalableTarget?.SuspendedState ?? {}).flatMap(([name, value]) =>
      value ? [sheetRow(name, 'true', 'This kind of scaling is suspended on the target.')] : [],
    );
    const scheduled = ScheduledActions.map(
      ({ ScheduledActionName, Schedule = '', Timezone, ScalableTargetAction: action }) => {
        const min = action?.MinCapacity === undefined ? [] : [`MinCapacity ${action.MinCapacity}`];
        const max = action?.MaxCapacity === undefined ? [] : [`MaxCapacity ${action.MaxCapacity}`];
        const value = `${Schedule}${Timezone ? ` ${Timezone}` : ''}: ${[...min, ...max].join(', ')}`;
        return sheetRow(
          `${prefix}${ScheduledActionName}`,
          value,
          'A scheduled action replaces the bounds at its time.',
          true,
        );
      },
    );
    return [
      ...bounds,
      ...suspended,
      ...ScalingPolicies.flatMap((policy) => policyRows(policy, prefix)),
      ...Alarms.map(alarmRow),
      ...scheduled,
    ];
  });
  const usesMetrics = scalingsOf(scenario).some(({ scaling }) => (scaling.ScalingPolicies ?? []).length > 0);
  if (usesMetrics && !open.some((item) => item === 'metricDelay' || item.startsWith('timing'))) {
    const value = secondsInWords(scenario.timing.metricDelaySeconds);
    rows.push(sheetRow('Metric delay', value, 'From the end of a period until an alarm sees its datapoint.'));
  }
  return rows;
}

function policyRows(policy: ScalingPolicy, prefix: string): SheetRow[] {
  const tracking = policy.TargetTrackingScalingPolicyConfiguration;
  const step = policy.StepScalingPolicyConfiguration;
  const name = `${prefix}${policy.PolicyName}`;
  if (tracking) {
    const metric =
      tracking.PredefinedMetricSpecification?.PredefinedMetricType ??
      tracking.CustomizedMetricSpecification?.MetricName ??
      'a metric expression';
    const out = tracking.ScaleOutCooldown === undefined ? 'default' : `${tracking.ScaleOutCooldown} s`;
    const back = tracking.ScaleInCooldown === undefined ? 'default' : `${tracking.ScaleInCooldown} s`;
    return [
      sheetRow(
        name,
        `target tracking: ${metric} at ${tracking.TargetValue}`,
        'Keeps the metric near its target.',
        true,
      ),
      sheetRow(
        `${name}: cooldowns`,
        `out ${out}, in ${back}`,
        'Seconds after a scaling activity completes; scale-out and scale-in.',
      ),
      ...(tracking.DisableScaleIn
        ? [sheetRow(`${name}: DisableScaleIn`, 'true', 'The policy only adds capacity.')]
        : []),
    ];
  }
  if (!step) return [];
  const adjustments = (step.StepAdjustments ?? []).map(
    ({ MetricIntervalLowerBound, MetricIntervalUpperBound, ScalingAdjustment }) => {
      const from = MetricIntervalLowerBound ?? '−∞';
      const to = MetricIntervalUpperBound ?? '∞';
      return `${from} to ${to}: ${ScalingAdjustment > 0 && step.AdjustmentType !== 'ExactCapacity' ? '+' : ''}${ScalingAdjustment}`;
    },
  );
  const cooldown = step.Cooldown === undefined ? 'default' : `${step.Cooldown} s`;
  const why = 'Steps by how far the metric is from the alarm’s threshold.';
  return [
    sheetRow(name, `step scaling, ${step.AdjustmentType ?? ''}: ${adjustments.join('; ')}`, why, true),
    sheetRow(`${name}: cooldown`, cooldown, 'Seconds after a scaling activity completes.'),
  ];
}

const operators: Record<string, string> = {
  GreaterThanThreshold: '>',
  GreaterThanOrEqualToThreshold: '≥',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
};

function alarmRow(alarm: MetricAlarm): SheetRow {
  const statistic = alarm.Statistic ?? alarm.ExtendedStatistic ?? '';
  const datapoints = `${alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods} of ${alarm.EvaluationPeriods} periods of ${alarm.Period ?? 60} s`;
  const condition = `${statistic} ${alarm.MetricName ?? 'expression'} ${operators[alarm.ComparisonOperator] ?? ''} ${alarm.Threshold ?? ''}`;
  const missing = alarm.TreatMissingData ? `, missing data ${alarm.TreatMissingData}` : '';
  const why = 'A CloudWatch alarm; in ALARM it runs the step policies it names.';
  return sheetRow(alarm.AlarmName, `${condition} for ${datapoints}${missing}`, why, true);
}
