import fc from 'fast-check';
import type { CustomizedMetricSpecification, ScalingPolicy } from '@/lib/contracts/application-auto-scaling';
import type { MetricAlarm } from '@/lib/contracts/cloudwatch';
import type { ScenarioDocument } from '@/lib/contracts/scenario';

// Scenarios of which a fluid and a per-request model must take every decision at the same second: every second holds a
// whole number of requests (whole rates, ramps whose 10-s pieces are whole), and metrics count what is offered, or
// CPUUtilization, which counts services: there a run is compared unless the auditor reports a close call, and routing is
// LEAST_OUTSTANDING_REQUESTS, because random routing lets requests wait where a fluid does not. ModelLatency and
// concurrency are left out: evenly spaced requests do not queue as the core's waiting-time formula supposes.

type TrafficPiece = NonNullable<ScenarioDocument['traffic']>[number];
type Scaling = Extract<NonNullable<ScenarioDocument['scaling']>, { ScalableTarget?: unknown }>;

const start = '2026-06-01T08:00:00Z';
const highestRps = 36;

const traffic = (minutes: number): fc.Arbitrary<TrafficPiece[]> =>
  fc
    .tuple(
      fc.integer({ min: 0, max: highestRps }),
      fc.array(
        fc.record({
          gap: fc.integer({ min: 1, max: 40 }),
          rps: fc.integer({ min: 0, max: highestRps }),
          ramp: fc.boolean(),
        }),
        { maxLength: 6 },
      ),
    )
    .map(([first, later]) => {
      const pieces: TrafficPiece[] = [{ atMinute: 0, rps: first }];
      for (const { gap, rps, ramp } of later) {
        const before = pieces.at(-1)!;
        const atMinute = before.atMinute + (before.rampMinutes ?? 0) + gap;
        // ± 12 a minute: the rates half-way through the 10-s pieces of such a ramp are whole
        const rise = Math.trunc((rps - before.rps) / 12) * 12;
        pieces.push(
          ramp && rise !== 0
            ? { atMinute, rps: before.rps + rise, rampMinutes: Math.abs(rise) / 12 }
            : { atMinute, rps },
        );
      }
      return pieces.filter(({ atMinute }) => atMinute < minutes);
    });

const cooldown = fc.constantFrom(0, 60, 90, 300, 600);

const tracking: fc.Arbitrary<ScalingPolicy> = fc
  .record(
    {
      TargetValue: fc.integer({ min: 60, max: 900 }),
      PredefinedMetricSpecification: fc.constant({ PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' }),
      ScaleOutCooldown: cooldown,
      ScaleInCooldown: cooldown,
      DisableScaleIn: fc.boolean(),
    },
    { requiredKeys: ['TargetValue', 'PredefinedMetricSpecification'] },
  )
  .map((configuration) => ({
    PolicyName: 'tracking',
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: configuration,
  }));

/** A second policy must track another metric (A27). */
const cpuTracking: fc.Arbitrary<ScalingPolicy> = fc
  .record({
    TargetValue: fc.integer({ min: 10, max: 160 }),
    CustomizedMetricSpecification: fc.constant<CustomizedMetricSpecification>({
      Namespace: '/aws/sagemaker/Endpoints',
      MetricName: 'CPUUtilization',
      Statistic: 'Average',
      Dimensions: [
        { Name: 'EndpointName', Value: 'endpoint' },
        { Name: 'VariantName', Value: 'AllTraffic' },
      ],
    }),
    ScaleOutCooldown: cooldown,
    ScaleInCooldown: cooldown,
    DisableScaleIn: fc.boolean(),
  })
  .map((configuration) => ({
    PolicyName: 'cpu',
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: configuration,
  }));

/** Steps without gaps away from the threshold: [0, 40), [40, ∞) or the mirror image. */
function stepsOf(sizes: readonly number[], width: number, up: boolean) {
  return sizes.map((size, index) => {
    const near = index * width;
    const far = index === sizes.length - 1 ? undefined : near + width;
    return up
      ? {
          MetricIntervalLowerBound: near,
          ...(far !== undefined && { MetricIntervalUpperBound: far }),
          ScalingAdjustment: size,
        }
      : {
          ...(far !== undefined && { MetricIntervalLowerBound: -far }),
          MetricIntervalUpperBound: -near + 0,
          ScalingAdjustment: size,
        };
  });
}

const adjustments = (up: boolean) =>
  fc.oneof(
    fc
      .array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 3 })
      .map((sizes) => ({ AdjustmentType: 'ChangeInCapacity', sizes: sizes.map((size) => (up ? size : -size)) })),
    fc
      .tuple(
        fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 1, maxLength: 3 }),
        fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      )
      .map(([sizes, magnitude]) => ({
        AdjustmentType: 'PercentChangeInCapacity',
        sizes: sizes.map((size) => (up ? size : -Math.min(100, size))),
        ...(magnitude !== undefined && { MinAdjustmentMagnitude: magnitude }),
      })),
    fc
      .array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 2 })
      .map((sizes) => ({ AdjustmentType: 'ExactCapacity', sizes })),
  );

const stepPolicy = (name: string, up: boolean): fc.Arbitrary<ScalingPolicy> =>
  fc
    .record({
      adjustment: adjustments(up),
      width: fc.integer({ min: 20, max: 200 }),
      Cooldown: cooldown,
      MetricAggregationType: fc.constantFrom('Average', 'Minimum', 'Maximum'),
    })
    .map(({ adjustment: { sizes, ...adjustment }, width, ...rest }) => ({
      PolicyName: name,
      PolicyType: 'StepScaling',
      StepScalingPolicyConfiguration: { ...adjustment, ...rest, StepAdjustments: stepsOf(sizes, width, up) },
    }));

const alarm = (name: string, policy: string, up: boolean): fc.Arbitrary<MetricAlarm> =>
  fc
    .record({
      perInstance: fc.boolean(),
      Period: fc.constantFrom(60, 60, 60, 120, 300),
      counts: fc
        .integer({ min: 1, max: 5 })
        .chain((periods) => fc.tuple(fc.constant(periods), fc.integer({ min: 1, max: periods }))),
      perMinute: up ? fc.integer({ min: 60, max: 900 }) : fc.integer({ min: 20, max: 300 }),
      orEqual: fc.boolean(),
      TreatMissingData: fc.constantFrom('missing', 'ignore', 'breaching', 'notBreaching'),
    })
    .map(
      ({
        perInstance,
        Period,
        counts: [EvaluationPeriods, DatapointsToAlarm],
        perMinute,
        orEqual,
        TreatMissingData,
      }) => ({
        AlarmName: name,
        Namespace: 'AWS/SageMaker',
        MetricName: perInstance ? 'InvocationsPerInstance' : 'Invocations',
        Statistic: 'Sum',
        Period,
        EvaluationPeriods,
        DatapointsToAlarm,
        Threshold: ((perInstance ? 1 : 2) * perMinute * Period) / 60,
        ComparisonOperator: `${up ? 'Greater' : 'Less'}Than${orEqual ? 'OrEqualTo' : ''}Threshold`,
        TreatMissingData,
        AlarmActions: [policy],
      }),
    );

const stepping = (name: string, up: boolean) =>
  fc.option(fc.tuple(stepPolicy(name, up), alarm(`${name}-alarm`, name, up)), { nil: undefined });

const scheduledActions = (minutes: number) =>
  fc.array(
    fc.record({
      second: fc.integer({ min: 0, max: minutes * 60 - 1 }),
      min: fc.integer({ min: 1, max: 8 }),
      extra: fc.integer({ min: 0, max: 10 }),
    }),
    { maxLength: 3 },
  );

const atTime = (second: number) => `at(${new Date(Date.parse(start) + second * 1000).toISOString().slice(0, 19)})`;

const scaling = (minutes: number): fc.Arbitrary<Scaling> =>
  fc
    .record({
      min: fc.integer({ min: 1, max: 5 }),
      extra: fc.integer({ min: 0, max: 15 }),
      tracking: fc.option(tracking, { nil: undefined }),
      cpu: fc.option(cpuTracking, { nil: undefined }),
      stepping: fc.tuple(stepping('out', true), stepping('in', false), stepping('more', true)),
      scheduled: scheduledActions(minutes),
      suspended: fc.option(
        fc.record({
          DynamicScalingInSuspended: fc.boolean(),
          DynamicScalingOutSuspended: fc.boolean(),
          ScheduledScalingSuspended: fc.boolean(),
        }),
        { nil: undefined, freq: 8 },
      ),
    })
    .map(({ min, extra, tracking: one, cpu, stepping: some, scheduled, suspended }) => {
      const steps = some.filter((pair) => pair !== undefined);
      return {
        ScalableTarget: { MinCapacity: min, MaxCapacity: min + extra, ...(suspended && { SuspendedState: suspended }) },
        ScalingPolicies: [...(one ? [one] : []), ...(cpu ? [cpu] : []), ...steps.map(([policy]) => policy)],
        Alarms: steps.map(([, its]) => its),
        ScheduledActions: scheduled.map(({ second, min: least, extra: more }, index) => ({
          ScheduledActionName: `action-${index}`,
          Schedule: atTime(second),
          ScalableTargetAction: { MinCapacity: least, MaxCapacity: least + more },
        })),
      };
    });

export const comparableScenario: fc.Arbitrary<ScenarioDocument> = fc.integer({ min: 20, max: 150 }).chain((minutes) =>
  fc.record({
    schema: fc.constant('scenario/1' as const),
    rulebook: fc.constantFrom('aws' as const, 'course' as const),
    start: fc.constant(start),
    durationMinutes: fc.constant(minutes),
    endpoint: fc.record({
      type: fc.constant('real-time' as const),
      ProductionVariant: fc.record({
        InstanceType: fc.constant('ml.m5.large'),
        InitialInstanceCount: fc.integer({ min: 1, max: 8 }),
        RoutingConfig: fc.record({ RoutingStrategy: fc.constant('LEAST_OUTSTANDING_REQUESTS') }),
      }),
    }),
    model: fc.record({
      maxRps: fc.integer({ min: 2, max: 30 }),
      slots: fc.integer({ min: 1, max: 8 }),
      timeoutSeconds: fc.integer({ min: 1, max: 60 }),
      startup: fc.record({
        launchSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 400 })),
        downloadSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100 })),
        loadSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100 })),
        removeSeconds: fc.constantFrom(0, 0, 45, 90),
      }),
    }),
    timing: fc.record({ metricDelaySeconds: fc.integer({ min: 0, max: 180 }) }),
    traffic: traffic(minutes),
    scaling: scaling(minutes),
    faults: fc.array(
      fc.record({ atMinute: fc.integer({ min: 0, max: minutes - 1 }), quota: fc.integer({ min: 1, max: 15 }) }),
      { maxLength: 1 },
    ),
  }),
);
