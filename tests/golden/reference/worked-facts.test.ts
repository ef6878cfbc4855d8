import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import type { TraceEvent } from '@/lib/contracts/trace';
import { traceOf } from '@/tests/support/run-scenario';

// Single facts as short runs, each number worked by hand from the fact and the design (section 6).

const base: ScenarioDocument = {
  schema: 'scenario/1',
  rulebook: 'aws',
  start: '2026-06-01T08:00:00Z',
  durationMinutes: 60,
  endpoint: {
    type: 'real-time',
    EndpointName: 'shop',
    ProductionVariant: {
      VariantName: 'blue',
      InstanceType: 'ml.m5.large',
      InitialInstanceCount: 1,
      RoutingConfig: { RoutingStrategy: 'LEAST_OUTSTANDING_REQUESTS' },
    },
  },
  model: { maxRps: 100, slots: 100, startup: { launchSeconds: 0, downloadSeconds: 0, loadSeconds: 0 } },
  timing: { metricDelaySeconds: 0 },
  traffic: [{ atMinute: 0, rps: 1 }],
};

const tracking = (PredefinedMetricType: string, TargetValue: number) => ({
  PolicyName: 'tracking',
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingScalingPolicyConfiguration: { TargetValue, PredefinedMetricSpecification: { PredefinedMetricType } },
});
const invocations = (target: number) => tracking('SageMakerVariantInvocationsPerInstance', target);

function activities(document: ScenarioDocument) {
  return traceOf(document).events.filter(
    (event): event is Extract<TraceEvent, { kind: 'scaling-activity' }> => event.kind === 'scaling-activity',
  );
}

describe('the 10-second metric of requests in flight', () => {
  // 20 a second for minutes 5 to 20, a second each: 20 in flight, 1200 a minute. Then 1 a second: 1 in flight, 60 a minute.
  const spike = { ...base, traffic: [{ atMinute: 0, rps: 1 }, { atMinute: 5, rps: 20 }, { atMinute: 20, rps: 1 }] };
  const seconds = (policy: ReturnType<typeof tracking>) =>
    activities({
      ...spike,
      scaling: { ScalableTarget: { MinCapacity: 1, MaxCapacity: 4 }, ScalingPolicies: [policy] },
    }).map(({ atSecond, to }) => [atSecond, to]);

  it('shortens the way out, from three minutes to thirty seconds, and not the way in (A7 A3 A4 A5 A6)', () => {
    // out: 3 × 60 s or 3 × 10 s after second 300. In: 15 × 60 s or 90 × 10 s after second 1200.
    expect(seconds(invocations(300))).toEqual([[480, 4], [2100, 1]]);
    const fine = seconds(tracking('SageMakerVariantConcurrentRequestsPerModelHighResolution', 5));
    expect(fine).toEqual([[330, 4], [2100, 1]]);
  });
});

describe('a scheduled action', () => {
  it('leaves the policies at work, within the new bounds (D8)', () => {
    // 20 a second are 1200 a minute: 4 instances at 300. The maximum of 2 holds until the action of minute 20; the alarm is
    // in ALARM ever since, so the next evaluation after it, in the same second, goes to 4.
    const found = activities({
      ...base,
      traffic: [{ atMinute: 0, rps: 20 }],
      scaling: {
        ScalableTarget: { MinCapacity: 1, MaxCapacity: 2 },
        ScalingPolicies: [invocations(300)],
        ScheduledActions: [
          {
            ScheduledActionName: 'room',
            Schedule: 'at(2026-06-01T08:20:00)',
            ScalableTargetAction: { MinCapacity: 1, MaxCapacity: 10 },
          },
        ],
      },
    });
    expect(found.map(({ atSecond, from, to }) => [atSecond, from, to])).toEqual([
      [180, 1, 2],
      [1200, 2, 4],
    ]);
  });
});

describe('scheduled actions on an inference component', () => {
  it('take its copies to zero and back, and its instances follow ten minutes later (J17 J7)', () => {
    const action = (name: string, minute: number, MinCapacity: number, MaxCapacity: number) => ({
      ScheduledActionName: name,
      Schedule: `at(2026-06-01T08:${minute}:00)`,
      ScalableTargetAction: { MinCapacity, MaxCapacity },
    });
    const ManagedInstanceScaling = { Status: 'ENABLED', MinInstanceCount: 0, MaxInstanceCount: 2 };
    const document: ScenarioDocument = {
      ...base,
      endpoint: {
        type: 'inference-component',
        ProductionVariant: { InstanceType: 'ml.g5.2xlarge', InitialInstanceCount: 1, ManagedInstanceScaling },
        InferenceComponents: [{ InferenceComponentName: 'chat', CopyCount: 1 }],
      },
      scaling: {
        ScalableTarget: { MinCapacity: 1, MaxCapacity: 4 },
        ScheduledActions: [action('night', 10, 0, 0), action('day', 40, 1, 4)],
      },
    };
    expect(activities(document).map(({ atSecond, from, to }) => [atSecond, from, to])).toEqual([
      [600, 1, 0],
      [2400, 0, 1],
    ]);
    // an instance from 0 to 600 + 600 and from 2400 to 3600: 2400 s
    expect(traceOf(document).measures.instanceHours).toBeCloseTo(2400 / 3600, 5);
  });
});

describe('a target of half of what a load test measured', () => {
  // MAX_RPS 20, SAFETY_FACTOR 0.5: 20 × 0.5 × 60 = 600 a minute. At the target an instance has 10 a second and can do 20.
  const from10To = (rps: number) =>
    traceOf({
      ...base,
      durationMinutes: 20,
      model: { maxRps: 20, slots: 4, timeoutSeconds: 5 },
      traffic: [
        { atMinute: 0, rps: 10 },
        { atMinute: 10, rps },
      ],
      scaling: { ScalableTarget: { MinCapacity: 1, MaxCapacity: 1 }, ScalingPolicies: [invocations(20 * 0.5 * 60)] },
    });

  it('stands a rise to twice the load before an instance saturates (L1 L2 L7 L8)', () => {
    expect(from10To(20).measures.timedOut).toBe(0);
    expect(from10To(21).measures.timedOut).toBeGreaterThan(0);
    const states = from10To(10).events.filter(({ kind }) => kind === 'alarm-state');
    expect(states.map((event) => 'state' in event && event.state)).not.toContain('ALARM'); // at the target, not above it
  });
});

describe('names', () => {
  const alarms = (document: ScenarioDocument) =>
    traceOf(document).events.flatMap((event) => (event.kind === 'alarm-state' ? [event.alarm] : []));

  it('of a variant are endpoint/…/variant/… in its alarms (A2 I1)', () => {
    const scaling = { ScalableTarget: { MinCapacity: 1, MaxCapacity: 2 }, ScalingPolicies: [invocations(300)] };
    expect(alarms({ ...base, scaling })[0]).toContain('TargetTracking-endpoint/shop/variant/blue-AlarmHigh-');
  });

  it('of an inference component are inference-component/… in its alarms (A2 I2)', () => {
    const policy = tracking('SageMakerInferenceComponentInvocationsPerCopy', 300);
    const found = alarms({
      ...base,
      endpoint: {
        type: 'inference-component',
        ProductionVariant: { InstanceType: 'ml.g5.2xlarge', InitialInstanceCount: 1 },
        InferenceComponents: [{ InferenceComponentName: 'chat', CopyCount: 1 }],
      },
      scaling: { ScalableTarget: { MinCapacity: 1, MaxCapacity: 1 }, ScalingPolicies: [policy] },
    });
    expect(found[0]).toContain('TargetTracking-inference-component/chat-AlarmHigh-');
  });

  it('of a metric include its namespace: CPUUtilization is none of AWS/SageMaker (H1 H11 M16)', () => {
    const warnings = (Namespace: string) => {
      const alarm = {
        AlarmName: 'cpu',
        Namespace,
        MetricName: 'CPUUtilization',
        Statistic: 'Average',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 50,
        ComparisonOperator: 'GreaterThanThreshold',
      };
      return traceOf({ ...base, scaling: { Alarms: [alarm] } }).warnings.map(({ code }) => code);
    };
    expect(warnings('/aws/sagemaker/Endpoints')).toEqual([]);
    expect(warnings('AWS/SageMaker')).toEqual(['metric-without-data']);
  });
});
