import fc from 'fast-check';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { cooldown, heading, model, type Scaling, traffic } from '@/tests/support/scenario-arbitrary';

/** Random scenarios of two inference components that share instances; a step policy wakes one that has no copies. */
const names = ['chat', 'search'] as const;

const tracking = (metric: string, target: fc.Arbitrary<number>) =>
  fc.record({
    PolicyName: fc.constant('tracking'),
    PolicyType: fc.constant('TargetTrackingScaling'),
    TargetTrackingScalingPolicyConfiguration: fc.record({
      TargetValue: target,
      PredefinedMetricSpecification: fc.constant({ PredefinedMetricType: metric }),
      ScaleOutCooldown: cooldown,
      ScaleInCooldown: cooldown,
    }),
  });

const wakeUp = (name: string) => ({
  policy: {
    PolicyName: 'wake-up',
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: {
      AdjustmentType: 'ChangeInCapacity',
      MetricAggregationType: 'Maximum',
      Cooldown: 60,
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
    },
  },
  alarm: {
    AlarmName: `wake-${name}`,
    MetricName: 'NoCapacityInvocationFailures',
    Namespace: 'AWS/SageMaker',
    Statistic: 'Maximum',
    Dimensions: [{ Name: 'InferenceComponentName', Value: name }],
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'missing',
    AlarmActions: ['wake-up'],
  },
});

const scaling = (name: string, least: number): fc.Arbitrary<Scaling> =>
  fc
    .record({
      min: fc.integer({ min: least, max: 2 }),
      extra: fc.integer({ min: 1, max: 6 }),
      policy: fc.oneof(
        tracking('SageMakerInferenceComponentInvocationsPerCopy', fc.integer({ min: 30, max: 600 })),
        tracking(
          'SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution',
          fc.constantFrom(0.5, 1, 2.5, 5, 8),
        ),
      ),
    })
    .map(({ min, extra, policy }) => ({
      for: name,
      ScalableTarget: { MinCapacity: min, MaxCapacity: min + extra },
      ScalingPolicies: [policy, ...(min === 0 ? [wakeUp(name).policy] : [])],
      Alarms: min === 0 ? [wakeUp(name).alarm] : [],
    }));

const component = (name: string) =>
  fc.record({
    InferenceComponentName: fc.constant(name),
    CopyCount: fc.integer({ min: 1, max: 4 }),
    copiesPerInstance: fc.integer({ min: 1, max: 4 }),
  });

export const inferenceComponentScenario: fc.Arbitrary<ScenarioDocument> = fc
  .tuple(fc.integer({ min: 20, max: 180 }), fc.constantFrom('aws' as const, 'aws' as const, 'course' as const))
  .chain(([minutes, rulebook]) =>
    fc.record({
      ...heading(minutes),
      rulebook: fc.constant(rulebook),
      endpoint: fc.record({
        type: fc.constant('inference-component' as const),
        ProductionVariant: fc.record({
          InstanceType: fc.constant('ml.g5.2xlarge'),
          InitialInstanceCount: fc.integer({ min: 1, max: 3 }),
          RoutingConfig: fc.record({ RoutingStrategy: fc.constantFrom('RANDOM', 'LEAST_OUTSTANDING_REQUESTS') }),
          ManagedInstanceScaling: fc.record({
            Status: fc.constant('ENABLED'),
            MinInstanceCount: fc.constantFrom(0, 1),
            MaxInstanceCount: fc.integer({ min: 3, max: 8 }),
          }),
        }),
        InferenceComponents: fc.tuple(component(names[0]), component(names[1])),
      }),
      model,
      timing: fc.record({ metricDelaySeconds: fc.integer({ min: 0, max: 180 }) }),
      traffic: fc
        .tuple(traffic(minutes, 60), traffic(minutes, 20))
        .map((streams) => streams.flatMap((pieces, i) => pieces.map((piece) => ({ ...piece, for: names[i]! })))),
      scaling: fc.tuple(scaling('chat', rulebook === 'aws' ? 0 : 1), scaling('search', rulebook === 'aws' ? 0 : 1)),
    }),
  );
