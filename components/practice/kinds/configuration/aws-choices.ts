/** Members of which AWS has a closed list of values. */
const lists: Record<string, readonly string[]> = {
  PredefinedMetricType: [
    'SageMakerVariantInvocationsPerInstance',
    'SageMakerVariantConcurrentRequestsPerModelHighResolution',
    'SageMakerVariantProvisionedConcurrencyUtilization',
    'SageMakerInferenceComponentInvocationsPerCopy',
    'SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution',
  ],
  AdjustmentType: ['ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity'],
  MetricAggregationType: ['Average', 'Minimum', 'Maximum'],
  Statistic: ['Average', 'Sum', 'Minimum', 'Maximum', 'SampleCount'],
  ComparisonOperator: [
    'GreaterThanThreshold',
    'GreaterThanOrEqualToThreshold',
    'LessThanThreshold',
    'LessThanOrEqualToThreshold',
  ],
  TreatMissingData: ['missing', 'notBreaching', 'breaching', 'ignore'],
  RoutingStrategy: ['LEAST_OUTSTANDING_REQUESTS', 'RANDOM'],
  VpcEndpointType: ['Gateway', 'Interface'],
};

export const choicesOf = (member: string): readonly string[] | undefined =>
  Object.hasOwn(lists, member) ? lists[member] : undefined;
