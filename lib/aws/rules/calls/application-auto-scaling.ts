import type { Shape, Structure } from './shape';

// The requests of Application Auto Scaling as its service model states them (2016-02-06).

const text = (min?: number, max?: number): Shape => ({
  type: 'string',
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});
const integer: Shape = { type: 'integer' };
const number: Shape = { type: 'number' };
const boolean: Shape = { type: 'boolean' };
const any: Shape = { type: 'any' };
const structure = (required: readonly string[], members: Structure['members']): Structure => ({
  type: 'structure',
  required,
  members,
});

const serviceNamespaces = [
  'ecs',
  'elasticmapreduce',
  'ec2',
  'appstream',
  'dynamodb',
  'rds',
  'sagemaker',
  'custom-resource',
  'comprehend',
  'lambda',
  'cassandra',
  'kafka',
  'elasticache',
  'neptune',
  'workspaces',
] as const;

const scalableDimensions = [
  'ecs:service:DesiredCount',
  'ec2:spot-fleet-request:TargetCapacity',
  'elasticmapreduce:instancegroup:InstanceCount',
  'appstream:fleet:DesiredCapacity',
  'dynamodb:table:ReadCapacityUnits',
  'dynamodb:table:WriteCapacityUnits',
  'dynamodb:index:ReadCapacityUnits',
  'dynamodb:index:WriteCapacityUnits',
  'rds:cluster:ReadReplicaCount',
  'sagemaker:variant:DesiredInstanceCount',
  'custom-resource:ResourceType:Property',
  'comprehend:document-classifier-endpoint:DesiredInferenceUnits',
  'comprehend:entity-recognizer-endpoint:DesiredInferenceUnits',
  'lambda:function:ProvisionedConcurrency',
  'cassandra:table:ReadCapacityUnits',
  'cassandra:table:WriteCapacityUnits',
  'kafka:broker-storage:VolumeSize',
  'elasticache:cache-cluster:Nodes',
  'elasticache:replication-group:NodeGroups',
  'elasticache:replication-group:Replicas',
  'neptune:cluster:ReadReplicaCount',
  'sagemaker:variant:DesiredProvisionedConcurrency',
  'sagemaker:inference-component:DesiredCopyCount',
  'workspaces:workspacespool:DesiredUserSessions',
] as const;

const metricTypes = [
  'DynamoDBReadCapacityUtilization',
  'DynamoDBWriteCapacityUtilization',
  'ALBRequestCountPerTarget',
  'RDSReaderAverageCPUUtilization',
  'RDSReaderAverageDatabaseConnections',
  'EC2SpotFleetRequestAverageCPUUtilization',
  'EC2SpotFleetRequestAverageNetworkIn',
  'EC2SpotFleetRequestAverageNetworkOut',
  'SageMakerVariantInvocationsPerInstance',
  'ECSServiceAverageCPUUtilization',
  'ECSServiceAverageMemoryUtilization',
  'AppStreamAverageCapacityUtilization',
  'ComprehendInferenceUtilization',
  'LambdaProvisionedConcurrencyUtilization',
  'CassandraReadCapacityUtilization',
  'CassandraWriteCapacityUtilization',
  'KafkaBrokerStorageUtilization',
  'ElastiCacheEngineCPUUtilization',
  'ElastiCacheDatabaseMemoryUsagePercentage',
  'ElastiCachePrimaryEngineCPUUtilization',
  'ElastiCacheReplicaEngineCPUUtilization',
  'ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage',
  'NeptuneReaderAverageCPUUtilization',
  'SageMakerVariantProvisionedConcurrencyUtilization',
  'ElastiCacheDatabaseCapacityUsageCountedForEvictPercentage',
  'SageMakerInferenceComponentInvocationsPerCopy',
  'WorkSpacesAverageUserSessionsCapacityUtilization',
  'SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution',
  'SageMakerVariantConcurrentRequestsPerModelHighResolution',
  'ECSServiceAverageCPUUtilizationHighResolution',
  'ECSServiceAverageMemoryUtilizationHighResolution',
] as const;

const statistics: Shape = { type: 'enum', values: ['Average', 'Minimum', 'Maximum', 'SampleCount', 'Sum'] };
const identity = {
  ServiceNamespace: { type: 'enum', values: serviceNamespaces },
  ResourceId: text(1, 1600),
  ScalableDimension: { type: 'enum', values: scalableDimensions },
} as const satisfies Structure['members'];
const named = ['ServiceNamespace', 'ResourceId', 'ScalableDimension'];

const dimensions: Shape = { type: 'list', of: structure(['Name', 'Value'], { Name: text(), Value: text() }) };
const metricQuery = structure(['Id'], {
  Id: text(1, 255),
  Expression: text(1, 2048),
  Label: text(),
  MetricStat: structure(['Metric', 'Stat'], {
    Metric: structure([], { Namespace: text(1, 255), MetricName: text(1, 255), Dimensions: dimensions }),
    Stat: text(),
    Unit: text(1, 1023),
  }),
  ReturnData: boolean,
});

const targetTracking = structure(['TargetValue'], {
  TargetValue: number,
  PredefinedMetricSpecification: structure(['PredefinedMetricType'], {
    PredefinedMetricType: { type: 'enum', values: metricTypes },
    ResourceLabel: text(1, 1023),
  }),
  CustomizedMetricSpecification: structure([], {
    MetricName: text(),
    Namespace: text(),
    Dimensions: dimensions,
    Statistic: statistics,
    Unit: text(),
    Metrics: { type: 'list', of: metricQuery },
  }),
  ScaleOutCooldown: integer,
  ScaleInCooldown: integer,
  DisableScaleIn: boolean,
});

const stepScaling = structure([], {
  AdjustmentType: { type: 'enum', values: ['ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity'] },
  StepAdjustments: {
    type: 'list',
    of: structure(['ScalingAdjustment'], {
      MetricIntervalLowerBound: number,
      MetricIntervalUpperBound: number,
      ScalingAdjustment: integer,
    }),
  },
  MinAdjustmentMagnitude: integer,
  Cooldown: integer,
  MetricAggregationType: { type: 'enum', values: ['Average', 'Minimum', 'Maximum'] },
});

const actionNamePattern = {
  expression: /^(?!((^[ ]+.*)|(.*([\u0000-\u001f]|[\u007f-\u009f]|[:/|])+.*)|(.*[ ]+$))).+$/,
  text: '(?!((^[ ]+.*)|(.*([\\u0000-\\u001f]|[\\u007f-\\u009f]|[:/|])+.*)|(.*[ ]+$))).+',
};

export const applicationAutoScalingCalls = {
  RegisterScalableTarget: structure(named, {
    ...identity,
    MinCapacity: integer,
    MaxCapacity: integer,
    RoleARN: text(1, 1600),
    SuspendedState: structure([], {
      DynamicScalingInSuspended: boolean,
      DynamicScalingOutSuspended: boolean,
      ScheduledScalingSuspended: boolean,
    }),
    Tags: any,
  }),
  DeregisterScalableTarget: structure(named, identity),
  PutScalingPolicy: structure(['PolicyName', ...named], {
    PolicyName: { type: 'string', min: 1, max: 256, pattern: { expression: /^[^\p{C}]+$/u, text: '\\p{Print}+' } },
    ...identity,
    PolicyType: { type: 'enum', values: ['PredictiveScaling', 'StepScaling', 'TargetTrackingScaling'] },
    StepScalingPolicyConfiguration: stepScaling,
    TargetTrackingScalingPolicyConfiguration: targetTracking,
    PredictiveScalingPolicyConfiguration: any,
  }),
  DeleteScalingPolicy: structure(['PolicyName', ...named], { PolicyName: text(1, 1600), ...identity }),
  PutScheduledAction: structure(['ScheduledActionName', ...named], {
    ScheduledActionName: { type: 'string', min: 1, max: 256, pattern: actionNamePattern },
    ...identity,
    Schedule: text(1, 1600),
    Timezone: text(1, 1600),
    StartTime: { type: 'timestamp' },
    EndTime: { type: 'timestamp' },
    ScalableTargetAction: structure([], { MinCapacity: integer, MaxCapacity: integer }),
  }),
  DeleteScheduledAction: structure(['ScheduledActionName', ...named], {
    ScheduledActionName: text(1, 1600),
    ...identity,
  }),
  DescribeScalableTargets: structure(['ServiceNamespace'], {
    ServiceNamespace: identity.ServiceNamespace,
    ResourceIds: { type: 'list', max: 50, of: text(1, 1600) },
    ScalableDimension: identity.ScalableDimension,
    MaxResults: integer,
    NextToken: text(),
  }),
  DescribeScalingActivities: structure(['ServiceNamespace'], {
    ...identity,
    MaxResults: integer,
    NextToken: text(),
    IncludeNotScaledActivities: boolean,
  }),
  DescribeScalingPolicies: structure(['ServiceNamespace'], {
    ...identity,
    PolicyNames: { type: 'list', max: 50, of: text(1, 1600) },
    MaxResults: integer,
    NextToken: text(),
  }),
  DescribeScheduledActions: structure(['ServiceNamespace'], {
    ...identity,
    ScheduledActionNames: { type: 'list', max: 50, of: text(1, 1600) },
    MaxResults: integer,
    NextToken: text(),
  }),
} as const satisfies Record<string, Structure>;
