import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { traceOf } from '@/tests/support/run-scenario';

type Variant = NonNullable<NonNullable<ScenarioDocument['endpoint']>['ProductionVariants']>[number];
type Scalings = Extract<ScenarioDocument['scaling'], unknown[]>;

const variant = (VariantName: string, InitialVariantWeight: number, changes: Partial<Variant> = {}): Variant => ({
  VariantName,
  InitialVariantWeight,
  InstanceType: 'ml.m5.large',
  InitialInstanceCount: 1,
  RoutingConfig: { RoutingStrategy: 'LEAST_OUTSTANDING_REQUESTS' },
  ...changes,
});

const document = (variants: Variant[], changes: Partial<ScenarioDocument> = {}): ScenarioDocument => ({
  schema: 'scenario/1',
  rulebook: 'aws',
  start: '2026-06-01T08:00:00Z',
  durationMinutes: 60,
  endpoint: { type: 'real-time', EndpointName: 'shop', ProductionVariants: variants },
  model: { maxRps: 10, slots: 1, startup: { launchSeconds: 60, downloadSeconds: 60, loadSeconds: 60 } },
  traffic: [{ atMinute: 0, rps: 8 }],
  ...changes,
});

const track = (name: string, TargetValue: number): Scalings[number] => ({
  for: name,
  ScalableTarget: { MinCapacity: 1, MaxCapacity: 6 },
  ScalingPolicies: [
    {
      PolicyName: `track-${name}`,
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue,
        PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
      },
    },
  ],
});

const schedule = (name: string, atMinute: number, instances: number): Scalings[number] => ({
  for: name,
  ScalableTarget: { MinCapacity: 1, MaxCapacity: 10 },
  ScheduledActions: [
    {
      ScheduledActionName: `set-${name}`,
      Schedule: `cron(${atMinute} 8 * * ? *)`,
      ScalableTargetAction: { MinCapacity: instances, MaxCapacity: instances },
    },
  ],
});

const activities = (trace: ReturnType<typeof traceOf>) =>
  trace.events.flatMap((event) =>
    event.kind === 'scaling-activity'
      ? [[event.target, event.from, event.to, event.atSecond, event.endSecond, event.status]]
      : [],
  );

describe('production variants', () => {
  it('get their weight of the sum of all weights (I9)', () => {
    const { measures } = traceOf(document([variant('a', 1), variant('b', 3)]));
    expect(measures.targets?.['a']?.requests).toBe(2 * 3600);
    expect(measures.targets?.['b']?.requests).toBe(6 * 3600);
    expect(measures.requests).toBe(8 * 3600);
  });

  it('of weight 0 get nothing', () => {
    const { measures } = traceOf(document([variant('a', 0), variant('b', 1)]));
    expect(measures.targets?.['a']?.requests).toBe(0);
  });

  it('cost what all their instances cost, each type at its own price', () => {
    const { measures } = traceOf(
      document([variant('a', 1, { InitialInstanceCount: 2 }), variant('b', 1, { InstanceType: 'ml.c5.xlarge' })]),
    );
    expect(measures).toMatchObject({ costUsd: 2 * 0.115 + 0.204, instanceHours: 3, peakInstances: 3 });
    expect(measures.targets?.['b']?.costUsd).toBe(0.204);
  });

  it('have no cost together where one type has no price', () => {
    const { measures } = traceOf(document([variant('a', 1), variant('b', 1, { InstanceType: 'ml.r7i.large' })]));
    expect(measures.costUsd).toBeNull();
    expect(measures.targets?.['a']?.costUsd).toBe(0.115);
  });

  it('scale each on its own, one update of the endpoint at a time (I10 I13)', () => {
    // each sees 240 a minute: a wants ceil(240 ÷ 100) = 3, b wants ceil(240 ÷ 80) = 3; minute 2 ends at 180, + 90
    const trace = traceOf(document([variant('a', 1), variant('b', 1)], { scaling: [track('a', 100), track('b', 80)] }));
    expect(activities(trace)).toEqual([
      ['a', 1, 3, 270, 450, 'Successful'],
      ['b', 1, 3, 450, 630, 'Successful'],
    ]);
    expect(trace.events).toContainEqual({
      atSecond: 270,
      kind: 'not-scaled',
      target: 'b',
      policy: 'track-b',
      reason: 'ActivityInProgress',
    });
  });

  it('change their bounds at once, and their capacity after the other update', () => {
    const trace = traceOf(
      document([variant('a', 1), variant('b', 1)], { scaling: [schedule('a', 10, 2), schedule('b', 11, 2)] }),
    );
    expect(activities(trace)).toEqual([
      ['a', 1, 2, 600, 780, 'Successful'],
      ['b', 1, 2, 780, 960, 'Successful'],
    ]);
  });

  it('share the quota of the account (I7)', () => {
    const trace = traceOf(
      document([variant('a', 1), variant('b', 1)], {
        scaling: [schedule('a', 10, 3), schedule('b', 20, 3)],
        faults: [{ atMinute: 1, quota: 5 }],
      }),
    );
    expect(activities(trace)).toEqual([
      ['a', 1, 3, 600, 780, 'Successful'],
      ['b', 1, 3, 1200, 1200, 'Failed'],
    ]);
  });

  it('have a quota for each instance type', () => {
    const trace = traceOf(
      document([variant('a', 1), variant('b', 1, { InstanceType: 'ml.c5.xlarge' })], {
        scaling: [schedule('a', 10, 3), schedule('b', 20, 3)],
        faults: [{ atMinute: 1, quota: 2, InstanceType: 'ml.c5.xlarge' }],
      }),
    );
    expect(activities(trace).map(([target, , , , , status]) => [target, status])).toEqual([
      ['a', 'Successful'],
      ['b', 'Failed'],
    ]);
  });
});
