import fc from 'fast-check';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { cooldown, faults, heading, model, type Scaling, traffic } from '@/tests/support/scenario-arbitrary';

/** Random asynchronous scenarios: backlog per instance is tracked, and a step policy wakes an endpoint that is at zero. */
const dimensions = [
  { Name: 'EndpointName', Value: 'endpoint' },
  { Name: 'VariantName', Value: 'AllTraffic' },
];

const backlog = fc.record({
  PolicyName: fc.constant('backlog'),
  PolicyType: fc.constant('TargetTrackingScaling'),
  TargetTrackingScalingPolicyConfiguration: fc.record({
    TargetValue: fc.integer({ min: 1, max: 60 }),
    CustomizedMetricSpecification: fc.constant({
      MetricName: 'ApproximateBacklogSizePerInstance',
      Namespace: 'AWS/SageMaker',
      Dimensions: dimensions.slice(0, 1),
      Statistic: 'Average',
    }),
    ScaleOutCooldown: cooldown,
    ScaleInCooldown: cooldown,
  }),
});

const wakeUp = {
  policy: {
    PolicyName: 'wake-up',
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: {
      AdjustmentType: 'ChangeInCapacity',
      MetricAggregationType: 'Average',
      Cooldown: 300,
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
    },
  },
  alarm: {
    AlarmName: 'has-backlog-without-capacity',
    MetricName: 'HasBacklogWithoutCapacity',
    Namespace: 'AWS/SageMaker',
    Statistic: 'Average',
    EvaluationPeriods: 2,
    DatapointsToAlarm: 2,
    Period: 60,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'missing',
    Dimensions: dimensions.slice(0, 1),
    AlarmActions: ['wake-up'],
  },
};

const scaling: fc.Arbitrary<Scaling> = fc
  .record({ min: fc.constantFrom(0, 0, 1, 2), extra: fc.integer({ min: 1, max: 10 }), backlog, wakes: fc.boolean() })
  .map(({ min, extra, backlog: tracking, wakes }) => ({
    ScalableTarget: { MinCapacity: min, MaxCapacity: min + extra },
    ScalingPolicies: [tracking, ...(wakes ? [wakeUp.policy] : [])],
    Alarms: wakes ? [wakeUp.alarm] : [],
  }));

export const asynchronousScenario: fc.Arbitrary<ScenarioDocument> = fc.integer({ min: 30, max: 300 }).chain((minutes) =>
  fc
    .record({
      ...heading(minutes),
      endpoint: fc.record({
        type: fc.constant('asynchronous' as const),
        ProductionVariant: fc.record({
          InstanceType: fc.constantFrom('ml.m5.xlarge', 'ml.g5.xlarge'),
          InitialInstanceCount: fc.integer({ min: 1, max: 3 }),
        }),
        AsyncInferenceConfig: fc.record({
          ClientConfig: fc.record({ MaxConcurrentInvocationsPerInstance: fc.integer({ min: 1, max: 8 }) }),
        }),
      }),
      model,
      timing: fc.record({ metricDelaySeconds: fc.integer({ min: 0, max: 180 }) }),
      traffic: traffic(minutes, 40),
      scaling,
      faults: faults(minutes),
    })
    // to the course an asynchronous endpoint keeps one instance
    .map((document) =>
      document.rulebook === 'course' && document.scaling.ScalableTarget?.MinCapacity === 0
        ? { ...document, rulebook: 'aws' as const }
        : document,
    ),
);
