import type { OpenObject } from './call';

/** Which request an input without its operation's name is: AWS's CLI reads such files with --cli-input-json. */
const signs: readonly { operation: string; all: readonly string[]; any?: readonly string[] }[] = [
  { operation: 'SetAlarmState', all: ['AlarmName', 'StateValue', 'StateReason'] },
  {
    operation: 'PutMetricAlarm',
    all: ['AlarmName'],
    any: ['ComparisonOperator', 'EvaluationPeriods', 'MetricName', 'Metrics', 'Threshold', 'AlarmActions'],
  },
  { operation: 'PutScheduledAction', all: ['ScheduledActionName'], any: ['Schedule', 'ScalableTargetAction'] },
  { operation: 'DeleteScheduledAction', all: ['ScheduledActionName', 'ResourceId'] },
  {
    operation: 'PutScalingPolicy',
    all: ['PolicyName'],
    any: ['PolicyType', 'TargetTrackingScalingPolicyConfiguration', 'StepScalingPolicyConfiguration'],
  },
  { operation: 'DeleteScalingPolicy', all: ['PolicyName', 'ResourceId'] },
  { operation: 'CreateEndpointConfig', all: ['ProductionVariants'], any: ['EndpointConfigName'] },
  { operation: 'UpdateEndpointWeightsAndCapacities', all: ['DesiredWeightsAndCapacities'] },
  { operation: 'UpdateInferenceComponentRuntimeConfig', all: ['InferenceComponentName', 'DesiredRuntimeConfig'] },
  { operation: 'CreateInferenceComponent', all: ['InferenceComponentName'], any: ['Specification', 'Specifications'] },
  { operation: 'UpdateEndpoint', all: ['EndpointName', 'EndpointConfigName', 'RetainAllVariantProperties'] },
  { operation: 'CreateEndpoint', all: ['EndpointName', 'EndpointConfigName'] },
  { operation: 'CreateModel', all: ['ModelName'], any: ['PrimaryContainer', 'Containers', 'VpcConfig'] },
  { operation: 'RegisterScalableTarget', all: ['ResourceId'], any: ['MinCapacity', 'MaxCapacity', 'SuspendedState'] },
  { operation: 'RegisterScalableTarget', all: ['ServiceNamespace', 'ResourceId', 'ScalableDimension'] },
];

export function inferOperation(input: OpenObject): string | null {
  const found = signs.find(
    ({ all, any }) => all.every((member) => member in input) && (!any || any.some((member) => member in input)),
  );
  return found?.operation ?? null;
}

const suspensions = ['DynamicScalingInSuspended', 'DynamicScalingOutSuspended', 'ScheduledScalingSuspended'];
/** Metric types that EC2 Auto Scaling has and Application Auto Scaling has not. */
const ofGroups = ['ASGAverageCPUUtilization', 'ASGAverageNetworkIn', 'ASGAverageNetworkOut'];

/**
 * A part of a request as the CLI takes it from a file of its own (file://config.json): the request around it, without
 * its names and with a resource that stands in. `other`: a configuration of another service.
 */
export function requestAround(part: OpenObject): { operation: string; input: OpenObject } | 'other' | null {
  const keys = Object.keys(part);
  if (keys.length === 0) return null;
  const predefined = part.PredefinedMetricSpecification;
  const type =
    typeof predefined === 'object' && predefined !== null && 'PredefinedMetricType' in predefined
      ? predefined.PredefinedMetricType
      : undefined;
  if ('TargetValue' in part && ('PredefinedMetricSpecification' in part || 'CustomizedMetricSpecification' in part)) {
    if (typeof type === 'string' && ofGroups.includes(type)) return 'other';
    const known =
      typeof type === 'string' &&
      /^(ALB|AppStream|Cassandra|Comprehend|DynamoDB|EC2|ECS|ElastiCache|Kafka|Lambda|Neptune|RDS|WorkSpaces)/.test(
        type,
      );
    if (known) return 'other';
    return {
      operation: 'PutScalingPolicy',
      input: {
        PolicyName: 'target-tracking',
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: part,
        ...resourceFor(type),
      },
    };
  }
  if ('StepAdjustments' in part) {
    const StepScalingPolicyConfiguration = part;
    return {
      operation: 'PutScalingPolicy',
      input: {
        PolicyName: 'step',
        PolicyType: 'StepScaling',
        StepScalingPolicyConfiguration,
        ...resourceFor(undefined),
      },
    };
  }
  if (keys.every((key) => suspensions.includes(key))) {
    return { operation: 'RegisterScalableTarget', input: { SuspendedState: part, ...resourceFor(undefined) } };
  }
  if (keys.every((key) => key === 'MinCapacity' || key === 'MaxCapacity')) {
    return { operation: 'RegisterScalableTarget', input: { ...part, ...resourceFor(undefined) } };
  }
  return null;
}

/** A resource of the dimension that a predefined metric belongs to. A24 */
function resourceFor(type: unknown): OpenObject {
  const metric = typeof type === 'string' ? type : '';
  if (metric.startsWith('SageMakerInferenceComponent')) {
    return {
      ServiceNamespace: 'sagemaker',
      ResourceId: 'inference-component/component',
      ScalableDimension: 'sagemaker:inference-component:DesiredCopyCount',
    };
  }
  const counts =
    metric === 'SageMakerVariantProvisionedConcurrencyUtilization'
      ? 'DesiredProvisionedConcurrency'
      : 'DesiredInstanceCount';
  return {
    ServiceNamespace: 'sagemaker',
    ResourceId: 'endpoint/endpoint/variant/AllTraffic',
    ScalableDimension: `sagemaker:variant:${counts}`,
  };
}
