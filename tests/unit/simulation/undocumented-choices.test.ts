import { describe, expect, it } from 'vitest';
import { compile } from '@/lib/aws/compile/compile';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { simulate } from '@/lib/simulation/simulate';
import { toTrace } from '@/lib/simulation/trace';
import { ourChoices, type UndocumentedChoices } from '@/lib/simulation/undocumented-choices';
import { scenarioOf } from '@/tests/support/run-scenario';

// What AWS does not document (facts §22): each item with our choice and with its alternative, the sums worked by hand.

function traceWith(document: ScenarioDocument, choices: Partial<UndocumentedChoices>) {
  const compiled = compile(scenarioOf(document), { ...ourChoices, ...choices });
  if (compiled.kind !== 'compiled') throw new Error(JSON.stringify(compiled.rejections));
  return toTrace(simulate(compiled.scenario));
}

function measuresWith(document: ScenarioDocument, choices: Partial<UndocumentedChoices>) {
  return traceWith(document, choices).measures;
}

/** One instance of 10 requests a second, time-out 60 s, nothing takes time to start. */
function overloaded(traffic: { atMinute: number; rps: number }[], secondInstanceAtMinute2 = false): ScenarioDocument {
  return {
    schema: 'scenario/1',
    rulebook: 'aws',
    start: '2026-06-01T08:00:00Z',
    durationMinutes: 8,
    endpoint: {
      type: 'real-time',
      ProductionVariant: {
        InstanceType: 'ml.m5.large',
        InitialInstanceCount: 1,
        RoutingConfig: { RoutingStrategy: 'LEAST_OUTSTANDING_REQUESTS' },
      },
    },
    model: {
      maxRps: 10,
      slots: 1,
      timeoutSeconds: 60,
      startup: { launchSeconds: 0, downloadSeconds: 0, loadSeconds: 0 },
    },
    traffic,
    ...(secondInstanceAtMinute2
      ? {
          scaling: {
            ScalableTarget: { MinCapacity: 1, MaxCapacity: 2 },
            ScheduledActions: [
              {
                ScheduledActionName: 'second',
                Schedule: 'at(2026-06-01T08:02:00)',
                ScalableTargetAction: { MinCapacity: 2 },
              },
            ],
          },
        }
      : {}),
  };
}

describe('item 19: a request whose wait would be longer than its time-out', () => {
  // 20 a second for 2 minutes, then none. The queue grows by 10 a second.
  const twoMinutes = [
    { atMinute: 0, rps: 20 },
    { atMinute: 2, rps: 0 },
  ];

  it('is refused at arrival: from second 60 (600 in line, 60 s of work) 10 a second are lost, 600 in all', () =>
    expect(measuresWith(overloaded(twoMinutes), {}).timedOut).toBeCloseTo(600, 5));

  it('or leaves the queue: nobody leaves before second 120; from then to 180 20 a second are a time-out old and 10 are served', () =>
    expect(measuresWith(overloaded(twoMinutes), { impatience: 'leaves-queue' }).timedOut).toBeCloseTo(600, 5));

  it('counts the same requests either way', () => {
    const measures = measuresWith(overloaded(twoMinutes), { impatience: 'leaves-queue' });
    expect(measures.requests).toBeCloseTo(2400, 5);
    expect(measures.succeeded).toBeCloseTo(1800, 5);
    expect(measures.queuedAtEnd).toBeCloseTo(0, 5);
  });

  // 20 a second all along; from second 120 on two instances serve 20 a second
  it('is lost though capacity comes, when it was refused before', () =>
    expect(measuresWith(overloaded([{ atMinute: 0, rps: 20 }], true), {}).timedOut).toBeCloseTo(600, 5));

  it('or is served by the capacity that has come, when it has stayed in line', () => {
    const measures = measuresWith(overloaded([{ atMinute: 0, rps: 20 }], true), { impatience: 'leaves-queue' });
    expect(measures.timedOut).toBeCloseTo(0, 5);
    expect(measures.maxBacklog).toBeCloseTo(1200, 5);
  });
});

describe('target tracking (items 3 and 13)', () => {
  /** Tracks 60 invocations per instance per minute; an instance serves ten requests a second, and starts in a minute. */
  const tracked = (initial: number, minutes: number, rps: number): ScenarioDocument => ({
    ...overloaded([{ atMinute: 0, rps }]),
    durationMinutes: minutes,
    endpoint: { type: 'real-time', ProductionVariant: { InstanceType: 'ml.m5.large', InitialInstanceCount: initial } },
    model: { maxRps: 10, startup: { launchSeconds: 60, downloadSeconds: 0, loadSeconds: 0 } },
    timing: { metricDelaySeconds: 120 },
    scaling: {
      ScalableTarget: { MinCapacity: 1, MaxCapacity: 40 },
      ScalingPolicies: [
        {
          PolicyName: 'tt',
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 60,
            PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
            ScaleOutCooldown: 0,
          },
        },
      ],
    },
  });

  it('one at a time removes none where as many are needed as there are', () => {
    // 5 a second are 300 a minute: 53 for each of the 5 that 4.4 need, below 0.9 × 60
    const document = tracked(5, 20, 4.4);
    expect(measuresWith(document, { scaleInAmount: 'one-at-a-time' })).toMatchObject({ leastInstances: 5 });
    expect(measuresWith(document, {})).toMatchObject({ leastInstances: 5 });
  });

  it('the capacity of the decision overshoots where a datapoint is older than the fleet', () => {
    // 4 a second are 240 a minute, which 4 instances serve at 60 each
    const document = tracked(2, 12, 4);
    expect(measuresWith(document, {})).toMatchObject({ peakInstances: 4 });
    // the datapoint of 120 for each of 2 instances is still the newest when there are 4: 4 × 120 ÷ 60, and so on
    expect(measuresWith(document, { formulaBase: 'decision' }).peakInstances).toBeGreaterThanOrEqual(8);
  });
});

describe('item 4: the high alarm on a 10-second metric', () => {
  /** 10 requests a second of 100 ms keep one in flight, 60 a second six; a datapoint is seen 60 s after its period. */
  const rush = (seconds: number): ScenarioDocument => ({
    ...overloaded([
      { atMinute: 0, rps: 10 },
      { atMinute: 10, rps: 60 },
      { atMinute: 10 + seconds / 60, rps: 10 },
    ]),
    durationMinutes: 20,
    model: { maxRps: 100, slots: 10, startup: { launchSeconds: 60, downloadSeconds: 0, loadSeconds: 0 } },
    timing: { metricDelaySeconds: 60 },
    scaling: {
      ScalableTarget: { MinCapacity: 1, MaxCapacity: 4 },
      ScalingPolicies: [
        {
          PolicyName: 'tt',
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 4,
            PredefinedMetricSpecification: {
              PredefinedMetricType: 'SageMakerVariantConcurrentRequestsPerModelHighResolution',
            },
          },
        },
      ],
    },
  });
  const byTheMinute = { highResolutionAlarm: 'one-of-a-minute' } as const;
  const alarmedAt = (seconds: number, choices: Partial<UndocumentedChoices>) =>
    traceWith(rush(seconds), choices).events.find((event) => {
      return event.kind === 'alarm-state' && event.state === 'ALARM' && event.alarm.includes('AlarmHigh');
    })?.atSecond;

  it('watches three datapoints of ten seconds: minute 10 and 30 s, seen 60 s later', () =>
    expect(alarmedAt(300, {})).toBe(690));

  it('or one of a minute: minute 11, seen 60 s later', () => expect(alarmedAt(300, byTheMinute)).toBe(720));

  it('misses half a minute of six in flight, of which the mean of the minute is 3.5', () => {
    expect(alarmedAt(30, {})).toBe(690);
    expect(alarmedAt(30, byTheMinute)).toBeUndefined();
  });
});
