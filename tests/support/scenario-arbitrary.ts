import fc from 'fast-check';
import type { ScenarioDocument } from '@/lib/contracts/scenario';

/** Random real-time scenarios of a few hours: traffic, policies, alarms, schedules, faults. */
export type Policy = NonNullable<
  Extract<ScenarioDocument['scaling'], { ScalableTarget?: unknown }>['ScalingPolicies']
>[number];
export type Scaling = Extract<ScenarioDocument['scaling'], { ScalableTarget?: unknown }>;

/** Pieces of traffic, the first at minute 0. */
export const traffic = (minutes: number, mostRps = 120) =>
  fc.uniqueArray(fc.integer({ min: 1, max: minutes - 1 }), { minLength: 0, maxLength: 6 }).chain((starts) =>
    fc.tuple(
      ...[0, ...starts.sort((a, b) => a - b)].map((atMinute) =>
        fc.record(
          {
            atMinute: fc.constant(atMinute),
            rps: fc.integer({ min: 0, max: mostRps }),
            rampMinutes: fc.integer({ min: 1, max: 20 }),
          },
          { requiredKeys: ['atMinute', 'rps'] },
        ),
      ),
    ),
  );

export const cooldown = fc.constantFrom(0, 60, 120, 300, 600, 900);

export const targetTracking: fc.Arbitrary<Policy> = fc.record({
  PolicyName: fc.constant('tracking'),
  PolicyType: fc.constant('TargetTrackingScaling'),
  TargetTrackingScalingPolicyConfiguration: fc.record({
    TargetValue: fc.integer({ min: 60, max: 700 }),
    PredefinedMetricSpecification: fc.constant({ PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' }),
    ScaleOutCooldown: cooldown,
    ScaleInCooldown: cooldown,
    DisableScaleIn: fc.boolean(),
  }),
});

const step = (name: string, up: boolean): fc.Arbitrary<Policy> =>
  fc.record({
    PolicyName: fc.constant(name),
    PolicyType: fc.constant('StepScaling'),
    StepScalingPolicyConfiguration: fc.record({
      AdjustmentType: fc.constantFrom('ChangeInCapacity', 'PercentChangeInCapacity'),
      Cooldown: cooldown,
      StepAdjustments: fc
        .integer({ min: 1, max: 60 })
        .map((size) =>
          up
            ? [{ MetricIntervalLowerBound: 0, ScalingAdjustment: size > 20 ? size : 1 }]
            : [{ MetricIntervalUpperBound: 0, ScalingAdjustment: -(size > 20 ? size : 1) }],
        ),
    }),
  });

const alarm = (name: string, policy: string, up: boolean) =>
  fc
    .record({
      AlarmName: fc.constant(name),
      MetricName: fc.constantFrom('InvocationsPerInstance', 'CPUUtilization'),
      Statistic: fc.constant('Sum'),
      Period: fc.constant(60),
      EvaluationPeriods: fc.integer({ min: 1, max: 4 }),
      Threshold: up ? fc.integer({ min: 100, max: 600 }) : fc.integer({ min: 10, max: 200 }),
      ComparisonOperator: fc.constant(up ? 'GreaterThanOrEqualToThreshold' : 'LessThanThreshold'),
      TreatMissingData: fc.constantFrom('missing', 'ignore', 'breaching', 'notBreaching'),
      AlarmActions: fc.constant<string[]>([policy]),
    })
    .map((one) => {
      const cpu = one.MetricName === 'CPUUtilization';
      return {
        ...one,
        Namespace: cpu ? '/aws/sagemaker/Endpoints' : 'AWS/SageMaker',
        Statistic: cpu ? 'Average' : 'Sum',
      };
    });

const scheduledActions = fc.array(
  fc.record({
    hour: fc.integer({ min: 8, max: 13 }),
    minute: fc.integer({ min: 0, max: 59 }),
    min: fc.integer({ min: 1, max: 8 }),
    extra: fc.integer({ min: 0, max: 12 }),
  }),
  { maxLength: 2 },
);

/** Bounds, target tracking, step policies with alarms, scheduled actions: any of them. */
export const scaling: fc.Arbitrary<Scaling> = fc
  .record({
    min: fc.integer({ min: 1, max: 5 }),
    extra: fc.integer({ min: 0, max: 20 }),
    tracking: fc.option(targetTracking, { nil: undefined }),
    out: fc.option(fc.tuple(step('out', true), alarm('high', 'out', true)), { nil: undefined }),
    back: fc.option(fc.tuple(step('back', false), alarm('low', 'back', false)), { nil: undefined }),
    scheduled: scheduledActions,
  })
  .map(({ min, extra, tracking, out, back, scheduled }) => ({
    ScalableTarget: { MinCapacity: min, MaxCapacity: min + extra },
    ScalingPolicies: [...(tracking ? [tracking] : []), ...(out ? [out[0]] : []), ...(back ? [back[0]] : [])],
    Alarms: [...(out ? [out[1]] : []), ...(back ? [back[1]] : [])],
    ScheduledActions: scheduled.map(({ hour, minute, min: least, extra: more }, i) => ({
      ScheduledActionName: `action-${i}`,
      Schedule: `cron(${minute} ${hour} * * ? *)`,
      ScalableTargetAction: { MinCapacity: least, MaxCapacity: least + more },
    })),
  }));

export const faults = (minutes: number) =>
  fc.array(
    fc.oneof(
      fc.record({ atMinute: fc.integer({ min: 0, max: minutes - 1 }), loseInstances: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ atMinute: fc.integer({ min: 0, max: minutes - 1 }), quota: fc.integer({ min: 1, max: 20 }) }),
    ),
    { maxLength: 2 },
  );

/** What every scenario begins with. */
export const heading = (minutes: number) => ({
  schema: fc.constant('scenario/1' as const),
  rulebook: fc.constantFrom('aws' as const, 'course' as const),
  start: fc.constant('2026-06-01T08:00:00Z'),
  durationMinutes: fc.constant(minutes),
  seed: fc.integer({ min: 0, max: 1000 }),
  noise: fc.constantFrom('none' as const, 'poisson' as const),
});

export const model = fc.record({
  maxRps: fc.integer({ min: 1, max: 20 }),
  slots: fc.integer({ min: 1, max: 8 }),
  timeoutSeconds: fc.integer({ min: 1, max: 120 }),
  startup: fc.record({
    launchSeconds: fc.integer({ min: 0, max: 400 }),
    downloadSeconds: fc.integer({ min: 0, max: 100 }),
    loadSeconds: fc.integer({ min: 0, max: 100 }),
    removeSeconds: fc.constantFrom(0, 0, 45),
  }),
});

export const realTimeScenario: fc.Arbitrary<ScenarioDocument> = fc.integer({ min: 20, max: 300 }).chain((minutes) =>
  fc.record({
    ...heading(minutes),
    endpoint: fc.record({
      type: fc.constant('real-time' as const),
      ProductionVariant: fc.record({
        InstanceType: fc.constant('ml.m5.large'),
        InitialInstanceCount: fc.integer({ min: 1, max: 8 }),
        RoutingConfig: fc.record({ RoutingStrategy: fc.constantFrom('RANDOM', 'LEAST_OUTSTANDING_REQUESTS') }),
      }),
    }),
    model,
    timing: fc.record({ metricDelaySeconds: fc.integer({ min: 0, max: 180 }) }),
    traffic: traffic(minutes),
    scaling,
    faults: faults(minutes),
  }),
);
