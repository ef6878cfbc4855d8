import fc from 'fast-check';
import type { ScenarioDocument } from '@/lib/contracts/scenario';

/** Random scenarios of asynchronous, serverless, multi-variant and inference-component endpoints, with names of all kinds. */
const words = fc.stringMatching(/^[a-zA-Z0-9](-?[a-zA-Z0-9]){0,20}$/);
/** Printable ASCII: quotes, dollars, backslashes and braces have to survive every format. */
const policyName = fc.stringMatching(/^[ -~]{1,30}$/).filter((name) => name.trim() !== '' && !name.startsWith('arn:'));
const actionName = fc.stringMatching(/^[a-zA-Z0-9'"$%{}#\\-]{1,20}$/);
const model = fc.record({ maxRps: fc.integer({ min: 2, max: 20 }), slots: fc.integer({ min: 1, max: 6 }) });
const traffic = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 90 })).map(([first, second]) => [
  { atMinute: 0, rps: first },
  { atMinute: 40, rps: second },
]);
const vpc = fc.option(fc.constant({ VpcConfig: { Subnets: ['subnet-a', 'subnet-b'], SecurityGroupIds: ['sg-1'] } }), {
  nil: {},
});
const bounds = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 9 }), fc.boolean())
  .map(([MinCapacity, more, suspended]) => ({
    MinCapacity,
    MaxCapacity: MinCapacity + more,
    ...(suspended ? { SuspendedState: { DynamicScalingInSuspended: true } } : {}),
  }));
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const tracking = (metric: object) =>
  fc
    .record(
      {
        TargetValue: fc.double({ min: 1, max: 500, noNaN: true }),
        ScaleOutCooldown: fc.integer({ min: 0, max: 900 }),
        ScaleInCooldown: fc.integer({ min: 0, max: 900 }),
        DisableScaleIn: fc.boolean(),
      },
      { requiredKeys: ['TargetValue'] },
    )
    .map((one) => ({ ...one, ...metric }));

const stepAndAlarm = (metric: { Namespace: string; MetricName: string }) =>
  fc
    .record({
      name: policyName,
      alarm: policyName,
      adjustment: fc.integer({ min: 1, max: 4 }),
      split: fc.double({ min: 1, max: 50, noNaN: true }),
      cooldown: optional(fc.integer({ min: 0, max: 600 })),
      threshold: fc.double({ min: 0, max: 100, noNaN: true }),
      periods: fc.integer({ min: 1, max: 3 }),
      treat: optional(fc.constantFrom('missing', 'ignore', 'breaching', 'notBreaching')),
      topic: fc.boolean(),
      enabled: optional(fc.boolean()),
    })
    .map(({ name, alarm, adjustment, split, cooldown, threshold, periods, treat, topic, enabled }) => ({
      policy: {
        PolicyName: name,
        PolicyType: 'StepScaling',
        StepScalingPolicyConfiguration: {
          AdjustmentType: 'ChangeInCapacity',
          ...(cooldown === undefined ? {} : { Cooldown: cooldown }),
          StepAdjustments: [
            { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: split, ScalingAdjustment: adjustment },
            { MetricIntervalLowerBound: split, ScalingAdjustment: adjustment + 1 },
          ],
        },
      },
      alarm: {
        AlarmName: alarm,
        ...metric,
        Statistic: 'Average',
        Period: 60,
        EvaluationPeriods: periods,
        Threshold: threshold,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        ...(treat === undefined ? {} : { TreatMissingData: treat }),
        ...(enabled === undefined ? {} : { ActionsEnabled: enabled }),
        AlarmActions: [name, ...(topic ? ['arn:aws:sns:us-east-1:123456789012:topic'] : [])],
      },
    }));

const schedule = optional(
  fc
    .record({
      ScheduledActionName: actionName,
      hour: fc.integer({ min: 8, max: 9 }),
      min: fc.integer({ min: 1, max: 5 }),
    })
    .map(({ ScheduledActionName, hour, min }) => ({
      ScheduledActionName,
      Schedule: `cron(30 ${hour} * * ? *)`,
      Timezone: 'Europe/Madrid',
      ScalableTargetAction: { MinCapacity: min, MaxCapacity: min + 4 },
    })),
);

const scalingWith = (
  policy: fc.Arbitrary<object>,
  metric: { Namespace: string; MetricName: string },
  name: fc.Arbitrary<string> = policyName,
) =>
  fc
    .record({
      bounds,
      tracked: optional(fc.record({ PolicyName: name, configuration: policy })),
      step: optional(stepAndAlarm(metric)),
      schedule,
    })
    .filter(({ tracked, step }) => !tracked || !step || tracked.PolicyName !== step.policy.PolicyName)
    .map(({ bounds: ScalableTarget, tracked, step, schedule: action }) => ({
      ScalableTarget,
      ScalingPolicies: [
        ...(tracked
          ? [
              {
                PolicyName: tracked.PolicyName,
                PolicyType: 'TargetTrackingScaling',
                TargetTrackingScalingPolicyConfiguration: tracked.configuration,
              },
            ]
          : []),
        ...(step ? [step.policy] : []),
      ],
      Alarms: step ? [step.alarm] : [],
      ScheduledActions: action ? [action] : [],
    }));

const head = fc.record({
  schema: fc.constant('scenario/1'),
  rulebook: fc.constantFrom('aws', 'course'),
  start: fc.constant('2026-06-01T06:00:00Z'),
  durationMinutes: fc.constant(90),
  model,
  traffic,
});

const asynchronous = fc
  .record({
    head,
    name: words,
    vpc,
    most: optional(fc.integer({ min: 1, max: 8 })),
    scaling: scalingWith(
      tracking({
        CustomizedMetricSpecification: {
          MetricName: 'ApproximateBacklogSizePerInstance',
          Namespace: 'AWS/SageMaker',
          Statistic: 'Average',
        },
      }),
      { Namespace: 'AWS/SageMaker', MetricName: 'HasBacklogWithoutCapacity' },
    ),
  })
  .map(({ head: rest, name, vpc: network, most, scaling }) => ({
    ...rest,
    endpoint: {
      type: 'asynchronous',
      EndpointName: name,
      ProductionVariant: { InstanceType: 'ml.g4dn.xlarge', InitialInstanceCount: 1 },
      ...(most === undefined
        ? {}
        : { AsyncInferenceConfig: { ClientConfig: { MaxConcurrentInvocationsPerInstance: most } } }),
      ...network,
    },
    scaling,
  }));

const serverless = fc
  .record({ head, name: words, memory: fc.constantFrom(1024, 3072, 6144), most: fc.integer({ min: 1, max: 200 }) })
  .map(({ head: rest, name, memory, most }) => ({
    ...rest,
    endpoint: {
      type: 'serverless',
      EndpointName: name,
      ProductionVariant: {
        ServerlessConfig: { MemorySizeInMB: memory, MaxConcurrency: most, ProvisionedConcurrency: 1 },
      },
    },
  }));

const perInstance = {
  PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
};
const variants = fc
  .record({
    head,
    name: words,
    vpc,
    weights: fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 5 })),
    first: scalingWith(tracking(perInstance), { Namespace: 'AWS/SageMaker', MetricName: 'InvocationsPerInstance' }),
    second: optional(
      scalingWith(tracking(perInstance), { Namespace: '/aws/sagemaker/Endpoints', MetricName: 'CPUUtilization' }),
    ),
  })
  .filter(({ first, second }) => first.Alarms[0]?.AlarmName !== second?.Alarms[0]?.AlarmName || !first.Alarms[0])
  .filter(({ first, second }) => {
    // an alarm is given to the variant whose policy it runs: equal names on two targets cannot be told apart
    const names = first.ScalingPolicies.map(({ PolicyName }) => PolicyName);
    return !second?.ScalingPolicies.some(({ PolicyName }) => names.includes(PolicyName));
  })
  .map(({ head: rest, name, vpc: network, weights, first, second }) => ({
    ...rest,
    endpoint: {
      type: 'real-time',
      EndpointName: name,
      ProductionVariants: weights.map((InitialVariantWeight, index) => ({
        VariantName: `variant-${index}`,
        InstanceType: 'ml.m5.large',
        InitialInstanceCount: index + 1,
        InitialVariantWeight,
      })),
      ...network,
    },
    scaling: [{ for: 'variant-0', ...first }, ...(second ? [{ for: 'variant-1', ...second }] : [])],
  }));

const components = fc
  .record({
    head,
    name: words,
    copies: fc.integer({ min: 1, max: 3 }),
    perInstance: fc.integer({ min: 1, max: 3 }),
    managed: fc.boolean(),
    scaling: scalingWith(
      tracking({
        PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerInferenceComponentInvocationsPerCopy' },
      }),
      { Namespace: 'AWS/SageMaker', MetricName: 'InvocationsPerCopy' },
    ),
  })
  .map(({ head: rest, name, copies, perInstance: copiesPerInstance, managed, scaling }) => ({
    ...rest,
    endpoint: {
      type: 'inference-component',
      EndpointName: name,
      ProductionVariant: {
        VariantName: 'AllTraffic',
        InstanceType: 'ml.g5.12xlarge',
        InitialInstanceCount: 2,
        ...(managed ? { ManagedInstanceScaling: { Status: 'ENABLED', MinInstanceCount: 1, MaxInstanceCount: 5 } } : {}),
      },
      InferenceComponents: [{ InferenceComponentName: 'llm', CopyCount: copies, copiesPerInstance }],
    },
    scaling,
  }));

export const endpointScenario = fc.oneof(
  asynchronous,
  serverless,
  variants,
  components,
) as fc.Arbitrary<ScenarioDocument>;
