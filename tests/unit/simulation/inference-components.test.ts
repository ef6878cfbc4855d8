import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { above, adds, below, decisions, removes, runSmall, type Small, told } from '@/tests/support/small-endpoint';

// Copies that share instances: as many instances as the copies need, released ten minutes after the last need (J2 J7).

function components(
  copies: Record<string, number>,
  managed: { MinInstanceCount: number; MaxInstanceCount: number },
  copiesPerInstance = 1,
): NonNullable<ScenarioDocument['endpoint']> {
  return {
    type: 'inference-component',
    ProductionVariant: {
      InstanceType: 'ml.g5.xlarge',
      InitialInstanceCount: 1,
      ManagedInstanceScaling: { Status: 'ENABLED', ...managed },
    },
    InferenceComponents: Object.entries(copies).map(([InferenceComponentName, CopyCount]) => ({
      InferenceComponentName,
      CopyCount,
      copiesPerInstance,
    })),
  };
}

const startup = { launchSeconds: 100, downloadSeconds: 30, loadSeconds: 20 };

describe('waking up from zero copies (J4 J5 J6)', () => {
  const asleep = (more: Partial<Small> = {}): Small => ({
    perMinute: [60],
    minutes: 6,
    min: 0,
    startup,
    policies: [adds('wake', 1, 60)],
    alarms: [above(1, 'wake', { MetricName: 'NoCapacityInvocationFailures' })],
    ...more,
    more: { endpoint: components({ llm: 0 }, { MinInstanceCount: 0, MaxInstanceCount: 2 }) },
  });

  it('takes a launch and a copy; requests fail until then', () => {
    const trace = runSmall(asleep());
    expect(decisions(trace)[0]).toBe('60 wake 0→1 until 210');
    expect(trace.measures).toMatchObject({ failed: 210, requests: 360 });
    expect(trace.series.inService).toEqual([0, 0, 0, 0, 1, 1]);
  });

  it('takes no launch where an instance is there already', () => {
    const small = asleep();
    const endpoint = components({ llm: 0 }, { MinInstanceCount: 1, MaxInstanceCount: 2 });
    expect(decisions(runSmall({ ...small, more: { endpoint } }))[0]).toBe('60 wake 0→1 until 110');
  });

  it('needs more than one failure where the alarm says above 1 (J5)', () => {
    const once = above(1, 'wake', {
      MetricName: 'NoCapacityInvocationFailures',
      ComparisonOperator: 'GreaterThanThreshold',
    });
    expect(decisions(runSmall(asleep({ perMinute: [1, 0], alarms: [once] })))).toEqual([]);
    expect(decisions(runSmall(asleep({ perMinute: [2, 0], alarms: [once] })))[0]).toBe('60 wake 0→1 until 210');
  });

  it('fails where the instances have no room for another copy', () => {
    const small = asleep({ policies: [adds('wake', 3, 60)], minutes: 2 });
    const trace = runSmall(small);
    expect(decisions(trace)).toEqual(['60 wake 0→3 Failed']);
    const [activity] = trace.events.filter(({ kind }) => kind === 'scaling-activity');
    expect(activity).toHaveProperty('statusMessage', expect.stringContaining('MaxInstanceCount'));
    expect(decisions(runSmall({ ...small, policies: [adds('wake', 2, 60)] }))).toEqual(['60 wake 0→2 until 210']);
  });
});

describe('the instances behind the copies (J2)', () => {
  it('are billed, not the copies: two copies fit on one', () => {
    const hours = (copies: number) =>
      runSmall({
        perMinute: [60],
        minutes: 60,
        initial: copies,
        min: 0,
        more: { endpoint: components({ llm: copies }, { MinInstanceCount: 0, MaxInstanceCount: 9 }, 2) },
      }).measures;
    expect(hours(1)).toMatchObject({ instanceHours: 1, costUsd: 1.41 });
    expect(hours(2)).toMatchObject({ instanceHours: 1, costUsd: 1.41 });
    expect(hours(3)).toMatchObject({ instanceHours: 2, costUsd: 2.82 });
    expect(hours(0)).toMatchObject({ instanceHours: 0, costUsd: 0 });
  });

  it('are released ten minutes after the last copy that needed them (J7)', () => {
    const trace = runSmall({
      perMinute: [0],
      minutes: 20,
      min: 0,
      policies: [removes('in', 1)],
      alarms: [below(0, 'in')],
      more: { endpoint: components({ llm: 1 }, { MinInstanceCount: 0, MaxInstanceCount: 2 }) },
    });
    expect(decisions(trace)[0]).toBe('60 in 1→0');
    // until 60 + 600 s
    expect(trace.measures.instanceHours).toBeCloseTo(660 / 3600, 6);
    expect(trace.measures).toMatchObject({ peakInstances: 1, leastInstances: 0 });
  });

  it('stay at MinInstanceCount (J16)', () => {
    const trace = runSmall({
      perMinute: [0],
      minutes: 20,
      min: 0,
      policies: [removes('in', 1)],
      alarms: [below(0, 'in')],
      more: { endpoint: components({ llm: 1 }, { MinInstanceCount: 1, MaxInstanceCount: 2 }) },
    });
    expect(trace.measures.instanceHours).toBeCloseTo(20 / 60, 6);
  });

  it('reach zero only when every component has no copies (J2)', () => {
    const scaling = (name: string, idle: boolean) => ({
      for: name,
      ScalableTarget: { MinCapacity: 0, MaxCapacity: 5 },
      ScalingPolicies: idle ? [removes(`${name}-in`, 1)] : [],
      Alarms: idle ? [below(0, `${name}-in`)] : [],
    });
    const both = (second: boolean) =>
      runSmall({
        perMinute: [0],
        minutes: 20,
        more: {
          endpoint: components({ one: 1, two: 1 }, { MinInstanceCount: 0, MaxInstanceCount: 2 }),
          scaling: [scaling('one', true), scaling('two', second)],
        },
      }).measures;
    // two instances for 660 s, then one or none
    expect(both(true).instanceHours).toBeCloseTo((2 * 660) / 3600, 6);
    expect(both(false).instanceHours).toBeCloseTo((2 * 660 + 540) / 3600, 6);
  });
});

describe('two components', () => {
  it('scale at the same time: an activity of one is none of the other', () => {
    const scaling = (name: string) => ({
      for: name,
      ScalableTarget: { MinCapacity: 1, MaxCapacity: 5 },
      ScalingPolicies: [adds(`${name}-out`, 1)],
      Alarms: [above(60, `${name}-out`)],
    });
    const trace = runSmall({
      perMinute: [60],
      minutes: 2,
      startup,
      more: {
        endpoint: components({ one: 1, two: 1 }, { MinInstanceCount: 0, MaxInstanceCount: 9 }),
        scaling: [scaling('one'), scaling('two')],
        traffic: [
          { atMinute: 0, rps: 1, for: 'one' },
          { atMinute: 0, rps: 1, for: 'two' },
        ],
      },
    });
    expect(decisions(trace)).toEqual(['60 one-out 1→2 until 210', '60 two-out 1→2 until 210']);
    expect(told(trace, 'endpoint-status')).toEqual(['0 InService']);
  });
});
