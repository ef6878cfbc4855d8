import { any, boolean, integer, list, map, number, oneOf, string, structure, timestamp, type Structure } from './shape';

/** Application Auto Scaling, API version 2016-02-06. */
export const serviceNamespaces = [
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

export const scalableDimensions = [
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

const xmlText = '[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\r\\n\\t]*';
const resourceId = string(1, 1600, xmlText);
const resource = {
  ServiceNamespace: oneOf(...serviceNamespaces),
  ResourceId: resourceId,
  ScalableDimension: oneOf(...scalableDimensions),
};
const resourceMembers = ['ServiceNamespace', 'ResourceId', 'ScalableDimension'];

const suspendedState = structure({
  DynamicScalingInSuspended: boolean,
  DynamicScalingOutSuspended: boolean,
  ScheduledScalingSuspended: boolean,
});

const metricStat = structure(
  {
    Metric: structure({
      Dimensions: list(structure({ Name: string(1, 255, xmlText), Value: string(1, 1024, xmlText) }, 'Name', 'Value')),
      MetricName: string(1, 255, xmlText),
      Namespace: string(1, 255, xmlText),
    }),
    Stat: string(undefined, undefined, xmlText),
    Unit: string(1, 1023, xmlText),
  },
  'Metric',
  'Stat',
);

export const targetTrackingConfiguration = structure(
  {
    TargetValue: number(),
    PredefinedMetricSpecification: structure(
      { PredefinedMetricType: string(), ResourceLabel: string(1, 1023) },
      'PredefinedMetricType',
    ),
    CustomizedMetricSpecification: structure({
      MetricName: string(),
      Namespace: string(),
      Dimensions: list(structure({ Name: string(), Value: string() }, 'Name', 'Value')),
      Statistic: oneOf('Average', 'Minimum', 'Maximum', 'SampleCount', 'Sum'),
      Unit: string(),
      Metrics: list(
        structure(
          {
            Expression: string(1, 2048, xmlText),
            Id: string(1, 255, xmlText),
            Label: string(undefined, undefined, xmlText),
            MetricStat: metricStat,
            ReturnData: boolean,
          },
          'Id',
        ),
      ),
    }),
    ScaleOutCooldown: integer(),
    ScaleInCooldown: integer(),
    DisableScaleIn: boolean,
  },
  'TargetValue',
);

export const stepScalingConfiguration = structure({
  AdjustmentType: string(),
  StepAdjustments: list(
    structure(
      { MetricIntervalLowerBound: number(), MetricIntervalUpperBound: number(), ScalingAdjustment: integer() },
      'ScalingAdjustment',
    ),
  ),
  MinAdjustmentMagnitude: integer(),
  Cooldown: integer(),
  MetricAggregationType: string(),
});

const scheduledActionName = '(?!((^[ ]+.*)|(.*([\\u0000-\\u001f]|[\\u007f-\\u009f]|[:/|])+.*)|(.*[ ]+$))).+';

/** Enums that a rule of lib/aws/rules checks with AWS's own sentence (PolicyType, metric types …) are plain strings here. */
export const applicationAutoScaling: Record<string, Structure> = {
  RegisterScalableTarget: structure(
    {
      ...resource,
      MinCapacity: integer(),
      MaxCapacity: integer(),
      RoleARN: resourceId,
      SuspendedState: suspendedState,
      Tags: map,
    },
    ...resourceMembers,
  ),
  DeregisterScalableTarget: structure(resource, ...resourceMembers),
  PutScalingPolicy: structure(
    {
      PolicyName: string(1, 256, '\\p{Print}+'),
      ...resource,
      PolicyType: string(),
      StepScalingPolicyConfiguration: stepScalingConfiguration,
      TargetTrackingScalingPolicyConfiguration: targetTrackingConfiguration,
      PredictiveScalingPolicyConfiguration: any,
    },
    'PolicyName',
    ...resourceMembers,
  ),
  DeleteScalingPolicy: structure({ PolicyName: resourceId, ...resource }, 'PolicyName', ...resourceMembers),
  PutScheduledAction: structure(
    {
      ...resource,
      Schedule: resourceId,
      Timezone: resourceId,
      ScheduledActionName: string(1, 256, scheduledActionName),
      StartTime: timestamp,
      EndTime: timestamp,
      ScalableTargetAction: structure({ MinCapacity: integer(), MaxCapacity: integer() }),
    },
    'ScheduledActionName',
    ...resourceMembers,
  ),
  DeleteScheduledAction: structure(
    { ScheduledActionName: resourceId, ...resource },
    'ScheduledActionName',
    ...resourceMembers,
  ),
};
