import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { compile } from '@/lib/aws/compile/compile';
import { parseScenario } from '@/lib/aws/parse-scenario';
import { readMeasures } from '@/lib/simulation/measures';
import { simulate } from '@/lib/simulation/simulate';
import { ourChoices } from '@/lib/simulation/undocumented-choices';
import { scenarioOf, traceOf } from '@/tests/support/run-scenario';

type Endpoint = NonNullable<ScenarioDocument['endpoint']>;

const endpoint = (changes: Partial<Endpoint> = {}, instances: object = {}): Endpoint => ({
  type: 'inference-component',
  EndpointName: 'shared',
  ProductionVariant: {
    InstanceType: 'ml.m5.large',
    InitialInstanceCount: 1,
    ManagedInstanceScaling: { Status: 'ENABLED', MinInstanceCount: 0, MaxInstanceCount: 3 },
    ...instances,
  },
  InferenceComponents: [
    { InferenceComponentName: 'a', CopyCount: 1, copiesPerInstance: 2 },
    { InferenceComponentName: 'b', CopyCount: 1, copiesPerInstance: 2 },
  ],
  ...changes,
});

const document = (changes: Partial<ScenarioDocument> = {}): ScenarioDocument => ({
  schema: 'scenario/1',
  rulebook: 'aws',
  start: '2026-06-01T08:00:00Z',
  durationMinutes: 60,
  endpoint: endpoint(),
  model: { maxRps: 10, slots: 1, startup: { launchSeconds: 120, downloadSeconds: 30, loadSeconds: 30 } },
  traffic: [
    { atMinute: 0, rps: 1, for: 'a' },
    { atMinute: 0, rps: 2, for: 'b' },
  ],
  ...changes,
});

const scheduled = (name: string, atMinute: number, copies: number) => ({
  ScheduledActionName: name,
  Schedule: `cron(${atMinute} 8 * * ? *)`,
  ScalableTargetAction: { MinCapacity: copies, MaxCapacity: copies },
});
const scaling = (name: string, ...actions: [atMinute: number, copies: number][]) => ({
  for: name,
  ScalableTarget: { MinCapacity: 0, MaxCapacity: 8 },
  ScheduledActions: actions.map(([atMinute, copies], i) => scheduled(`${name}-${i}`, atMinute, copies)),
});

const eventsOf = (trace: ReturnType<typeof traceOf>, kind: string, target: string) =>
  trace.events.filter((event) => event.kind === kind && event.target === target).map(({ atSecond }) => atSecond);

describe('inference components', () => {
  it('each get their own traffic', () => {
    const { measures } = traceOf(document());
    expect(measures.requests).toBe(3 * 3600);
    expect(measures.targets?.['a']?.requests).toBe(3600);
    expect(measures.targets?.['b']?.requests).toBe(7200);
  });

  it('must be named by the traffic where there are several', () => {
    const parsed = parseScenario(JSON.stringify({ ...document(), traffic: [{ atMinute: 0, rps: 1 }] }));
    expect(parsed).toMatchObject({ kind: 'bad-document', problems: [{ path: 'traffic[0].for' }] });
    expect(traceOf({ ...document(), traffic: [{ atMinute: 0, rps: 0 }] }).measures.requests).toBe(0);
  });

  it('share instances and their bill: two halves are one instance', () => {
    const { measures } = traceOf(document());
    expect(measures).toMatchObject({ instanceHours: 1, costUsd: 0.115, peakInstances: 1 });
  });

  it('have no bill of their own, as the instances are shared', () => {
    expect(traceOf(document()).measures.targets?.['a']?.costUsd).toBeNull();
  });

  it('keep the last instance while one of them still has a copy (J2)', () => {
    const one = traceOf(document({ scaling: [scaling('a', [10, 0]), scaling('b')] }));
    expect(one.measures.leastInstances).toBe(1);
    const both = traceOf(document({ scaling: [scaling('a', [10, 0]), scaling('b', [20, 0])] }));
    expect(eventsOf(both, 'instance-removed', 'AllTraffic')).toEqual([1200 + 600]);
    expect(both.measures).toMatchObject({ leastInstances: 0, instanceHours: 0.5 });
  });

  it('wait for an instance that another one has asked for, and no longer', () => {
    // a grows at 600 and launches the second instance: up at 720, its copy at 780; b grows at 660 into the same one
    const trace = traceOf(document({ scaling: [scaling('a', [10, 2]), scaling('b', [11, 2])] }));
    expect(eventsOf(trace, 'instance-launching', 'AllTraffic')).toEqual([600]);
    expect(eventsOf(trace, 'instance-in-service', 'AllTraffic')).toEqual([720]);
    expect(eventsOf(trace, 'instance-in-service', 'a')).toEqual([780]);
    expect(eventsOf(trace, 'instance-in-service', 'b')).toEqual([780]);
  });

  it('change at the same time, as each is updated by itself', () => {
    const trace = traceOf(document({ scaling: [scaling('a', [10, 2]), scaling('b', [10, 2])] }));
    expect(eventsOf(trace, 'instance-in-service', 'b')).toEqual(eventsOf(trace, 'instance-in-service', 'a'));
  });

  it('fail to grow beyond MaxInstanceCount, at once and without a change', () => {
    const trace = traceOf(document({ scaling: [scaling('a', [10, 8]), scaling('b')] }));
    const activity = trace.events.find(({ kind }) => kind === 'scaling-activity');
    expect(activity).toMatchObject({ status: 'Failed', from: 1, to: 8, endSecond: 600 });
    expect(trace.measures.peakInstances).toBe(1);
  });

  it('fail to grow beyond the account quota with ResourceLimitExceeded (I7)', () => {
    const trace = traceOf(
      document({ scaling: [scaling('a', [10, 4]), scaling('b')], faults: [{ atMinute: 5, quota: 1 }] }),
    );
    const activity = trace.events.find(({ kind }) => kind === 'scaling-activity');
    expect(activity).toMatchObject({
      status: 'Failed',
      statusMessage: expect.stringContaining('ResourceLimitExceeded'),
    });
  });

  it('without ManagedInstanceScaling have the instances they began with', () => {
    const fixed = endpoint({}, { ManagedInstanceScaling: undefined, InitialInstanceCount: 2 });
    const trace = traceOf(document({ endpoint: fixed, scaling: [scaling('a', [10, 0]), scaling('b', [10, 0])] }));
    expect(trace.measures).toMatchObject({ leastInstances: 2, peakInstances: 2, instanceHours: 2 });
  });

  it('that find no room from the start are fewer, with a warning', () => {
    const crowded = endpoint({
      InferenceComponents: [{ InferenceComponentName: 'a', CopyCount: 9, copiesPerInstance: 2 }],
    });
    const trace = traceOf(document({ endpoint: crowded, traffic: [{ atMinute: 0, rps: 1 }] }));
    expect(trace.warnings.map(({ code }) => code)).toContain('copies-without-room');
    expect(trace.series.inService[0]).toBe(6);
  });

  it('lose an instance with all of its copies', () => {
    const trace = traceOf(
      document({
        endpoint: endpoint({
          InferenceComponents: [{ InferenceComponentName: 'a', CopyCount: 4, copiesPerInstance: 2 }],
        }),
        traffic: [{ atMinute: 0, rps: 1 }],
        faults: [{ atMinute: 10, loseInstances: 1 }],
      }),
    );
    expect([trace.series.inService[9], trace.series.inService[10], trace.series.inService[13]]).toEqual([4, 2, 4]);
  });

  it('scale out on 10-second concurrency three datapoints after the load (A5 A9)', () => {
    const one = endpoint({
      InferenceComponents: [{ InferenceComponentName: 'a', CopyCount: 1, copiesPerInstance: 2 }],
    });
    const trace = traceOf(
      document({
        endpoint: one,
        // in progress: 2 × 0.1 s and, with 9 a second of the 10 it can serve, more than 0.9
        traffic: [
          { atMinute: 0, rps: 2 },
          { atMinute: 10, rps: 9 },
        ],
        timing: { metricDelaySeconds: 60 },
        scaling: {
          ScalableTarget: { MinCapacity: 1, MaxCapacity: 2 },
          ScalingPolicies: [
            {
              PolicyName: 'concurrency',
              PolicyType: 'TargetTrackingScaling',
              TargetTrackingScalingPolicyConfiguration: {
                TargetValue: 0.8,
                PredefinedMetricSpecification: {
                  PredefinedMetricType: 'SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution',
                },
              },
            },
          ],
        },
      }),
    );
    // 600 to 610, to 620, to 630, and 60 s until they are seen
    expect(trace.events.find(({ kind }) => kind === 'scaling-activity')).toMatchObject({
      atSecond: 690,
      from: 1,
      to: 2,
    });
  });

  it('are billed in service instead of from launch by the alternative of §22, 17', () => {
    const scenario = scenarioOf(document({ scaling: [scaling('a', [10, 2]), scaling('b')] }));
    const hours = (billingBegins: 'launch' | 'in-service') => {
      const compiled = compile(scenario, { ...ourChoices, billingBegins });
      if (compiled.kind !== 'compiled') throw new Error('rejected');
      return readMeasures(simulate(compiled.scenario)).instanceHours;
    };
    // a second instance from second 600 on, or from 720
    expect(hours('launch')).toBeCloseTo((3600 + 3000) / 3600, 6);
    expect(hours('in-service')).toBeCloseTo((3600 + 2880) / 3600, 6);
  });
});
