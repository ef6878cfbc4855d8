import type {
  ScalingPolicy,
  StepScalingConfiguration,
  TargetTrackingConfiguration,
} from '@/lib/contracts/application-auto-scaling';
import type { Notice } from '@/lib/contracts/trace';
import { constraintViolation, enumViolation, refusal } from '@/lib/aws/notice';
import { checkStepAdjustments } from './step-adjustments';

/** What PutScalingPolicy refuses for a SageMaker resource. A20–A27, B, C1–C14, E9; messages as AWS gives them. */
export const predefinedMetricTypes = {
  'sagemaker:variant:DesiredInstanceCount': [
    'SageMakerVariantInvocationsPerInstance',
    'SageMakerVariantConcurrentRequestsPerModelHighResolution',
  ],
  'sagemaker:inference-component:DesiredCopyCount': [
    'SageMakerInferenceComponentInvocationsPerCopy',
    'SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution',
  ],
  'sagemaker:variant:DesiredProvisionedConcurrency': ['SageMakerVariantProvisionedConcurrencyUtilization'],
} as const;

export type ScalableDimension = keyof typeof predefinedMetricTypes;

export const otherPredefinedMetricTypes = [
  'ALBRequestCountPerTarget',
  'AppStreamAverageCapacityUtilization',
  'CassandraReadCapacityUtilization',
  'CassandraWriteCapacityUtilization',
  'ComprehendInferenceUtilization',
  'DynamoDBReadCapacityUtilization',
  'DynamoDBWriteCapacityUtilization',
  'EC2SpotFleetRequestAverageCPUUtilization',
  'EC2SpotFleetRequestAverageNetworkIn',
  'EC2SpotFleetRequestAverageNetworkOut',
  'ECSServiceAverageCPUUtilization',
  'ECSServiceAverageMemoryUtilization',
  'ElastiCachePrimaryEngineCPUUtilization',
  'ElastiCacheReplicaEngineCPUUtilization',
  'KafkaBrokerStorageUtilization',
  'LambdaProvisionedConcurrencyUtilization',
  'NeptuneReaderAverageCPUUtilization',
  'RDSReaderAverageCPUUtilization',
  'RDSReaderAverageDatabaseConnections',
  'WorkSpacesAverageUserSessionsCapacityUtilization',
] as const;

export function checkScalingPolicy(policy: ScalingPolicy, dimension: ScalableDimension, path: string): Notice[] {
  const {
    PolicyType,
    TargetTrackingScalingPolicyConfiguration: tracking,
    StepScalingPolicyConfiguration: step,
  } = policy;
  const notices = checkPolicyName(policy.PolicyName, path);
  if (PolicyType === undefined) {
    return [...notices, refusal(`${path}.PolicyType`, 'Policy type must be specified')];
  }
  if (PolicyType !== 'StepScaling' && PolicyType !== 'TargetTrackingScaling') {
    if (PolicyType === 'PredictiveScaling') {
      // predictive scaling exists for Amazon ECS only; AWS says no more than this
      return [...notices, refusal(`${path}.PolicyType`, 'Account is not authorized', ['D18'], 'AccessDenied')];
    }
    const types = ['StepScaling', 'TargetTrackingScaling', 'PredictiveScaling'];
    return [...notices, enumViolation(PolicyType, 'policyType', `${path}.PolicyType`, types)];
  }
  const matching = PolicyType === 'StepScaling' ? step : tracking;
  const other = PolicyType === 'StepScaling' ? tracking : step;
  if (!matching) return [...notices, refusal(path, `${PolicyType} policy configuration must be specified`)];
  if (other) {
    const message =
      'You must only provide a single scaling policy configuration, which must match the scaling policy type specified.';
    return [...notices, refusal(path, message)];
  }
  if (tracking)
    notices.push(...checkTargetTracking(tracking, dimension, `${path}.TargetTrackingScalingPolicyConfiguration`));
  if (step) notices.push(...checkStepScaling(step, `${path}.StepScalingPolicyConfiguration`));
  return notices;
}

function checkPolicyName(name: string, path: string): Notice[] {
  const where = `${path}.PolicyName`;
  if (name.length < 1 || name.length > 256) {
    const limit = name.length < 1 ? 'greater than or equal to 1' : 'less than or equal to 256';
    return [constraintViolation(name, 'policyName', where, `Member must have length ${limit}`)];
  }
  return [];
}

const largestTarget = 2.3485425827738332e108; // 2^360

function checkTargetTracking(
  configuration: TargetTrackingConfiguration,
  dimension: ScalableDimension,
  path: string,
): Notice[] {
  const {
    TargetValue,
    PredefinedMetricSpecification: predefined,
    CustomizedMetricSpecification: customized,
  } = configuration;
  const notices: Notice[] = [];
  if (Math.abs(TargetValue) > largestTarget) {
    notices.push(refusal(`${path}.TargetValue`, 'TargetValue must be between -2^360 and 2^360', ['A23']));
  }
  for (const member of ['ScaleOutCooldown', 'ScaleInCooldown'] as const) {
    if ((configuration[member] ?? 0) < 0) {
      notices.push(refusal(`${path}.${member}`, `${member} must be a non-negative number of seconds`, ['B8']));
    }
  }
  if (!predefined && !customized) {
    const message =
      'PredefinedMetricSpecification or CustomizedMetricSpecification must be set for target tracking scaling.';
    return [...notices, refusal(path, message)];
  }
  if (predefined && customized) {
    const message =
      'Only one of PredefinedMetricSpecification or CustomizedMetricSpecification can be set for target tracking scaling.';
    return [...notices, refusal(path, message)];
  }
  if (predefined) notices.push(...checkPredefined(predefined, dimension, `${path}.PredefinedMetricSpecification`));
  if (customized) notices.push(...checkCustomized(customized, `${path}.CustomizedMetricSpecification`));
  return notices;
}

function checkPredefined(
  {
    PredefinedMetricType: type,
    ResourceLabel,
  }: NonNullable<TargetTrackingConfiguration['PredefinedMetricSpecification']>,
  dimension: ScalableDimension,
  path: string,
): Notice[] {
  const supported: readonly string[] = predefinedMetricTypes[dimension];
  if (!supported.includes(type)) {
    const all: string[] = [...Object.values(predefinedMetricTypes).flat(), ...otherPredefinedMetricTypes];
    if (!all.includes(type))
      return [enumViolation(type, 'predefinedMetricType', `${path}.PredefinedMetricType`, all.sort())];
    const message = `Scalable dimension ${dimension} only supports the following predefined metric types: ${supported.join(', ')}`;
    return [refusal(`${path}.PredefinedMetricType`, message, ['A24'])];
  }
  if (ResourceLabel === undefined) return [];
  // only ALBRequestCountPerTarget has one, and no dimension of SageMaker takes that metric
  return [
    refusal(`${path}.ResourceLabel`, `Resource label should not be specified for predefined metric type ${type}`),
  ];
}

const statistics = ['Average', 'Maximum', 'Minimum', 'SampleCount', 'Sum'] as const;

function checkCustomized(
  specification: NonNullable<TargetTrackingConfiguration['CustomizedMetricSpecification']>,
  path: string,
): Notice[] {
  const { MetricName, Namespace, Statistic, Metrics } = specification;
  if (Metrics) {
    if (MetricName ?? Namespace ?? Statistic) {
      const message =
        'The customized metric specification is not valid. You can use a specification with metric math or a specification without metric math, but not a combination of both.';
      return [refusal(path, message)];
    }
    return [];
  }
  const missing = (['MetricName', 'Namespace', 'Statistic'] as const).filter((member) => !specification[member]);
  if (missing.length > 0) {
    return [refusal(path, `CustomizedMetricSpecification must set ${missing.join(' and ')} where it has no Metrics`)];
  }
  if (!statistics.some((known) => known === Statistic)) {
    return [enumViolation(Statistic, 'statistic', `${path}.Statistic`, statistics)];
  }
  return [];
}

const adjustmentTypes = ['ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity'] as const;
const aggregationTypes = ['Average', 'Minimum', 'Maximum'] as const;

function checkStepScaling(configuration: StepScalingConfiguration, path: string): Notice[] {
  const { AdjustmentType, StepAdjustments, MinAdjustmentMagnitude, Cooldown, MetricAggregationType } = configuration;
  const notices: Notice[] = [];
  if (AdjustmentType === undefined) {
    notices.push(refusal(`${path}.AdjustmentType`, 'Adjustment type must be specified'));
  } else if (!adjustmentTypes.some((known) => known === AdjustmentType)) {
    notices.push(enumViolation(AdjustmentType, 'adjustmentType', `${path}.AdjustmentType`, adjustmentTypes));
  }
  if (MetricAggregationType !== undefined && !aggregationTypes.some((known) => known === MetricAggregationType)) {
    const where = `${path}.MetricAggregationType`;
    notices.push(enumViolation(MetricAggregationType, 'metricAggregationType', where, aggregationTypes));
  }
  if (MinAdjustmentMagnitude !== undefined && AdjustmentType !== 'PercentChangeInCapacity') {
    const message = 'Minimum adjustment magnitude is only allowed for adjustment type PercentChangeInCapacity';
    notices.push(refusal(`${path}.MinAdjustmentMagnitude`, message, ['C9']));
  } else if ((MinAdjustmentMagnitude ?? 1) < 1) {
    const message = 'Minimum adjustment magnitude must be a positive integer';
    notices.push(refusal(`${path}.MinAdjustmentMagnitude`, message, ['C9']));
  }
  if ((Cooldown ?? 0) < 0) {
    notices.push(refusal(`${path}.Cooldown`, 'Cooldown must be a non-negative number of seconds', ['B11']));
  }
  const exact = AdjustmentType === 'ExactCapacity';
  return [...notices, ...checkStepAdjustments(StepAdjustments ?? [], exact, `${path}.StepAdjustments`)];
}
