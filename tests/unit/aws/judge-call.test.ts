import { describe, expect, it } from 'vitest';
import { judgeCall } from '@/lib/aws/rules/calls/judge-call';

const resource = {
  ServiceNamespace: 'sagemaker',
  ResourceId: 'endpoint/e/variant/v',
  ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
};

/** The exception and message of the first refusal, or the kind of judgement. */
function answer(operation: string, input: Record<string, unknown>): string {
  const judged = judgeCall(operation, input);
  return judged.kind === 'refused' ? `${judged.refusals[0]?.code}: ${judged.refusals[0]?.message}` : judged.kind;
}

const track = (configuration: object) => ({
  ...resource,
  PolicyName: 'p',
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingScalingPolicyConfiguration: { TargetValue: 70, ...configuration },
});
const alarm = {
  AlarmName: 'a',
  Namespace: 'AWS/SageMaker',
  MetricName: 'Invocations',
  Statistic: 'Sum',
  Period: 60,
  EvaluationPeriods: 3,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanThreshold',
};
const variant = (members: object) => ({
  EndpointConfigName: 'c',
  ProductionVariants: [{ VariantName: 'v', ModelName: 'm', ...members }],
});
const interfaceEndpoint = {
  VpcId: 'vpc-1',
  VpcEndpointType: 'Interface',
  ServiceName: 'com.amazonaws.us-east-1.sagemaker.runtime',
};

describe('a call that does not fit its shape', () => {
  it.each<[name: string, operation: string, input: Record<string, unknown>, expected: string]>([
    [
      'a member that is missing',
      'RegisterScalableTarget',
      { ...resource, ResourceId: undefined },
      "ValidationException: 1 validation error detected: Value null at 'resourceId' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a number out of range, deep inside',
      'CreateEndpointConfig',
      variant({ InstanceType: 'ml.m5.large', InitialInstanceCount: 0 }),
      "ValidationException: 1 validation error detected: Value '0' at 'productionVariants.1.member.initialInstanceCount' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      'a list that is too long',
      'PutMetricAlarm',
      { ...alarm, OKActions: ['1', '2', '3', '4', '5', '6'] },
      "ValidationException: 1 validation error detected: Value '[1, 2, 3, 4, 5, 6]' at 'oKActions' failed to satisfy constraint: Member must have length less than or equal to 5",
    ],
    [
      'a member that AWS does not know',
      'DescribeScalableTargets',
      { ServiceNamespace: 'sagemaker', Spot: true },
      'ParamValidationError: Unknown parameter in input: "Spot", must be one of: ServiceNamespace, ResourceIds, ScalableDimension, MaxResults, NextToken',
    ],
    [
      'a value of another type',
      'RegisterScalableTarget',
      { ...resource, MinCapacity: 'one' },
      'ParamValidationError: Invalid type for parameter MinCapacity, value: "one", expected an integer',
    ],
  ])('%s', (_name, operation, input, expected) => {
    expect(answer(operation, input)).toBe(expected);
  });

  it('counts all that is wrong in one message', () => {
    expect(answer('DescribeScalableTargets', { ServiceNamespace: 'x', ScalableDimension: 'y' })).toMatch(
      /^ValidationException: 2 validation errors detected: Value 'x' at 'serviceNamespace' .*; Value 'y' at 'scalableDimension' /,
    );
  });
});

describe('a call that breaks a rule', () => {
  const predefined = {
    PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
  };
  it.each<[name: string, operation: string, input: Record<string, unknown>, expected: string]>([
    [
      'a dimension of another service',
      'RegisterScalableTarget',
      { ...resource, ScalableDimension: 'ecs:service:DesiredCount' },
      'AccessDenied: Account is not authorized',
    ],
    [
      'a resource of another dimension',
      'RegisterScalableTarget',
      { ...resource, ResourceId: 'inference-component/c' },
      'ValidationException: Unsupported service namespace, resource type or scalable dimension',
    ],
    [
      'a negative minimum',
      'RegisterScalableTarget',
      { ...resource, MinCapacity: -1, MaxCapacity: 1 },
      'ValidationException: Minimum capacity cannot be less than 0',
    ],
    [
      'two kinds of metric',
      'PutScalingPolicy',
      track({ ...predefined, CustomizedMetricSpecification: { MetricName: 'm', Namespace: 'n', Statistic: 'Sum' } }),
      'ValidationException: Only one of PredefinedMetricSpecification or CustomizedMetricSpecification can be set for target tracking scaling.',
    ],
    [
      'a policy of another type',
      'PutScalingPolicy',
      { ...track(predefined), PolicyType: 'StepScaling' },
      'ValidationException: StepScaling policy configuration must be specified',
    ],
    [
      'predictive scaling',
      'PutScalingPolicy',
      { ...resource, PolicyName: 'p', PolicyType: 'PredictiveScaling' },
      'AccessDenied: Account is not authorized',
    ],
    [
      'an action without bounds',
      'PutScheduledAction',
      { ...resource, ScheduledActionName: 'a', Schedule: 'rate(1 hour)', ScalableTargetAction: {} },
      'ValidationException: At least one of minimum capacity and maximum capacity should be provided',
    ],
    [
      'a zone that is no name of IANA',
      'PutScheduledAction',
      {
        ...resource,
        ScheduledActionName: 'a',
        Schedule: 'rate(1 hour)',
        Timezone: 'JST',
        ScalableTargetAction: { MinCapacity: 1 },
      },
      'ValidationException: Invalid schedule timezone: JST',
    ],
    [
      'a range operator without a band',
      'PutMetricAlarm',
      { ...alarm, ComparisonOperator: 'LessThanLowerThreshold' },
      'ValidationException: ComparisonOperators for ranges require ThresholdMetricId to be set',
    ],
    [
      'an action of a service that takes none',
      'PutMetricAlarm',
      { ...alarm, AlarmActions: ['arn:aws:sqs:us-east-1:1:q'] },
      'ValidationException: Unsupported AWS vendor sqs',
    ],
    [
      'two places to run',
      'CreateEndpointConfig',
      variant({ InstanceType: 'ml.m5.large', ServerlessConfig: { MemorySizeInMB: 1024, MaxConcurrency: 1 } }),
      'ValidationException: Exactly one of InstanceType, InstancePools and ServerlessConfig must be specified for a production variant',
    ],
    [
      'a route table for an interface',
      'CreateVpcEndpoint',
      { ...interfaceEndpoint, RouteTableIds: ['rtb-1'] },
      'InvalidParameter: Route table IDs are only supported for Gateway type VPC Endpoints.',
    ],
  ])('%s', (_name, operation, input, expected) => {
    expect(answer(operation, input)).toBe(expected);
  });
});

describe('a call that is refused only under a condition', () => {
  const conditions = (operation: string, input: Record<string, unknown>) => {
    const judged = judgeCall(operation, input);
    return judged.kind === 'accepted' ? judged.conditional.map(({ code }) => code) : judged.kind;
  };

  it('names the condition: no such target, subnets of one zone, a Region', () => {
    expect(conditions('DeleteScalingPolicy', { ...resource, PolicyName: 'p' })).toEqual(['ObjectNotFoundException']);
    expect(conditions('CreateVpcEndpoint', { ...interfaceEndpoint, SubnetIds: ['a', 'b'] })).toEqual([
      'DuplicateSubnetsInSameZone',
    ]);
    const managed = { Status: 'ENABLED', MinInstanceCount: 0, MaxInstanceCount: 2 };
    const component = {
      VariantName: 'v',
      InstanceType: 'ml.g5.xlarge',
      InitialInstanceCount: 1,
      ManagedInstanceScaling: managed,
    };
    expect(conditions('CreateEndpointConfig', { EndpointConfigName: 'c', ProductionVariants: [component] })).toEqual([
      'ValidationException',
    ]);
  });

  it('is accepted with members that the scenario has no use for', () => {
    const routing = { RoutingStrategy: 'PREFIX_AWARE', PrefixAwareRoutingConfig: { PrefixLength: 2048 } };
    const config = variant({
      InstanceType: 'ml.m5.large',
      InitialInstanceCount: 1,
      RoutingConfig: routing,
      VolumeSizeInGB: 8,
    });
    expect(conditions('CreateEndpointConfig', config)).toEqual([]);
  });

  it('is an update where the bounds are left out', () => {
    const suspend = { ...resource, SuspendedState: { DynamicScalingInSuspended: true } };
    expect(conditions('RegisterScalableTarget', suspend)).toEqual(['ValidationException']);
  });

  it('is accepted without one', () => {
    expect(conditions('PutMetricAlarm', alarm)).toEqual([]);
    expect(conditions('RegisterScalableTarget', { ...resource, MinCapacity: 0, MaxCapacity: 1 })).toEqual([]);
  });
});

it('does not judge the scaling of other services, nor operations it does not know', () => {
  expect(
    answer('RegisterScalableTarget', {
      ServiceNamespace: 'ecs',
      ResourceId: 'service/a/b',
      ScalableDimension: 'ecs:service:DesiredCount',
    }),
  ).toBe('other-service');
  expect(answer('RunInstances', {})).toBe('unknown-operation');
});
