import type { MetricAlarm } from '@/lib/contracts/cloudwatch';
import type { Notice } from '@/lib/contracts/trace';
import { constraintViolation, enumViolation, refusal } from '@/lib/aws/notice';
import { checkPeriod, checkQueries } from './metric-query';

/** What PutMetricAlarm refuses. G1–G3 C18; messages as AWS gives them. */
export const comparisonOperators = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
  'LessThanLowerOrGreaterThanUpperThreshold',
  'LessThanLowerThreshold',
  'GreaterThanUpperThreshold',
] as const;
const statistics = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'] as const;
const missingDataTreatments = ['breaching', 'notBreaching', 'ignore', 'missing'] as const;

export function checkMetricAlarm(alarm: MetricAlarm, path: string): Notice[] {
  return [
    ...checkNames(alarm, path),
    ...checkStatistic(alarm, path),
    ...checkEvaluation(alarm, path),
    ...checkThreshold(alarm, path),
    ...checkActions(alarm, path),
  ];
}

function checkNames(alarm: MetricAlarm, path: string): Notice[] {
  const { AlarmName, MetricName, Metrics, Namespace, ThresholdMetricId } = alarm;
  const notices: Notice[] = [];
  if (AlarmName.length < 1 || AlarmName.length > 255) {
    const limit = AlarmName.length < 1 ? 'greater than or equal to 1' : 'less than or equal to 255';
    notices.push(constraintViolation(AlarmName, 'alarmName', `${path}.AlarmName`, `Member must have length ${limit}`));
  }
  if (Metrics ? MetricName !== undefined : MetricName === undefined) {
    notices.push(refusal(`${path}.MetricName`, 'Exactly one of MetricName and Metrics must be specified'));
  }
  if (Namespace?.startsWith(':')) {
    notices.push(
      constraintViolation(
        Namespace,
        'namespace',
        `${path}.Namespace`,
        'Member must satisfy regular expression pattern: [^:].*',
      ),
    );
  }
  if (Namespace !== undefined && /[^\x20-\x7e]/.test(Namespace)) {
    notices.push(refusal(`${path}.Namespace`, 'Namespace must not contain Non-ASCII characters.'));
  }
  if (Metrics) notices.push(...checkQueries(Metrics, ThresholdMetricId, `${path}.Metrics`));
  return notices;
}

function checkStatistic(alarm: MetricAlarm, path: string): Notice[] {
  const { Statistic, ExtendedStatistic, Metrics, EvaluateLowSampleCountPercentile: lowSamples } = alarm;
  const notices: Notice[] = [];
  if (Statistic !== undefined && !statistics.some((known) => known === Statistic)) {
    notices.push(enumViolation(Statistic, 'statistic', `${path}.Statistic`, statistics));
  }
  if (!Metrics && (Statistic === undefined) === (ExtendedStatistic === undefined)) {
    notices.push(refusal(`${path}.Statistic`, 'Exactly one of Statistic and ExtendedStatistic must be specified'));
  }
  if (
    ExtendedStatistic !== undefined &&
    !/^(p(\d{1,2}(\.\d+)?|100)|tm.*|wm.*|tc.*|ts.*|pr.*|iqm)$/i.test(ExtendedStatistic)
  ) {
    notices.push(
      refusal(
        `${path}.ExtendedStatistic`,
        `The value ${ExtendedStatistic} for parameter ExtendedStatistic is not supported.`,
        [],
        'InvalidParameterValue',
      ),
    );
  }
  if (lowSamples !== undefined && lowSamples !== 'evaluate' && lowSamples !== 'ignore') {
    const message = `Option ${lowSamples} is not supported. Supported options for parameter EvaluateLowSampleCountPercentile are evaluate and ignore.`;
    notices.push(refusal(`${path}.EvaluateLowSampleCountPercentile`, message));
  } else if (lowSamples !== undefined && Statistic !== undefined) {
    const message = `Option evaluateLowSampleCountPercentile can not be applied with statistic ${Statistic}.`;
    notices.push(refusal(`${path}.EvaluateLowSampleCountPercentile`, message));
  }
  return notices;
}

function checkEvaluation(alarm: MetricAlarm, path: string): Notice[] {
  const { Period, EvaluationPeriods, DatapointsToAlarm, TreatMissingData, Metrics } = alarm;
  const notices: Notice[] = [];
  if (EvaluationPeriods < 1) {
    const where = `${path}.EvaluationPeriods`;
    notices.push(
      constraintViolation(
        EvaluationPeriods,
        'evaluationPeriods',
        where,
        'Member must have value greater than or equal to 1',
      ),
    );
  }
  if (DatapointsToAlarm !== undefined && (DatapointsToAlarm < 1 || DatapointsToAlarm > EvaluationPeriods)) {
    const message = 'DatapointsToAlarm must be less than or equal to EvaluationPeriods';
    notices.push(refusal(`${path}.DatapointsToAlarm`, message, ['G1']));
  }
  if (TreatMissingData !== undefined && !missingDataTreatments.some((known) => known === TreatMissingData)) {
    const message = `Option ${TreatMissingData} is not supported. Supported options for parameter TreatMissingData are breaching, notBreaching, ignore and missing.`;
    notices.push(refusal(`${path}.TreatMissingData`, message, ['G3']));
  }
  if (!Metrics) notices.push(...checkPeriod(Period, EvaluationPeriods, path));
  return notices;
}

function checkThreshold(
  { ComparisonOperator, Threshold, ThresholdMetricId, AlarmActions }: MetricAlarm,
  path: string,
): Notice[] {
  if (!comparisonOperators.some((known) => known === ComparisonOperator)) {
    return [enumViolation(ComparisonOperator, 'comparisonOperator', `${path}.ComparisonOperator`, comparisonOperators)];
  }
  if (ThresholdMetricId !== undefined) {
    const scales = (AlarmActions ?? []).some(
      (action) => action.includes(':autoscaling:') || !action.startsWith('arn:'),
    );
    if (!scales) return [];
    return [refusal(`${path}.ThresholdMetricId`, 'autoscaling actions not supported when ThresholdMetricId is set')];
  }
  if (
    !ComparisonOperator.endsWith('ToThreshold') &&
    !['GreaterThanThreshold', 'LessThanThreshold'].includes(ComparisonOperator)
  ) {
    return [refusal(`${path}.ThresholdMetricId`, 'ComparisonOperators for ranges require ThresholdMetricId to be set')];
  }
  if (Threshold === undefined) {
    return [refusal(`${path}.Threshold`, 'PutMetricAlarm request should have valid Threshold parameter')];
  }
  return [];
}

function checkActions(alarm: MetricAlarm, path: string): Notice[] {
  return (['AlarmActions', 'OKActions', 'InsufficientDataActions'] as const).flatMap((member) => {
    const actions = alarm[member] ?? [];
    const vendor = actions.map(vendorOf).find((name) => name !== null && !actionVendors.includes(name));
    if (vendor) return [refusal(`${path}.${member}`, `Unsupported AWS vendor ${vendor}`)];
    if (actions.length <= 5) return [];
    const name = member.charAt(0).toLowerCase() + member.slice(1);
    const constraint = 'Member must have length less than or equal to 5';
    return [constraintViolation(`[${actions.join(', ')}]`, name, `${path}.${member}`, constraint)];
  });
}

/** The services that an alarm can call. */
const actionVendors = [
  'autoscaling',
  'automate',
  'cloudwatch',
  'ec2',
  'lambda',
  'sns',
  'ssm',
  'ssm-incidents',
  'swf',
  'aiops',
];

/** The service in an action's ARN; null for a name, as scenarios write a policy's. */
function vendorOf(action: string): string | null {
  const parts = action.split(':');
  return parts[0] === 'arn' ? (parts[2] ?? '') : null;
}
