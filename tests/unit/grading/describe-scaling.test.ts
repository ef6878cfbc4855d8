import { describe, expect, it } from 'vitest';
import type { NotScaledReason, TraceEvent } from '@/lib/contracts/trace';
import { describeScaling } from '@/lib/grading/describe-scaling';
import { smallTrace } from '@/tests/support/small-trace';

const words = { start: '2026-06-01T12:00:00Z', unit: 'instances' };
const tell = (...events: TraceEvent[]) =>
  describeScaling(smallTrace({ events, measures: { requests: 1000, peakInstances: 3 } }), words);

const high = 'TargetTracking-endpoint/shop/variant/AllTraffic-AlarmHigh-invocations';
const alarm = (atSecond: number, name: string, state: 'OK' | 'ALARM' = 'ALARM'): TraceEvent => {
  return { atSecond, kind: 'alarm-state', alarm: name, from: state === 'OK' ? 'ALARM' : 'OK', state };
};
const scaled = (atSecond: number, from: number, to: number, by: object, more: object = {}): TraceEvent => {
  const base = { status: 'Successful' as const, cause: '', endSecond: atSecond + 240 };
  return { atSecond, kind: 'scaling-activity', from, to, ...base, ...by, ...more };
};
const byAlarm = (name: string) => ({
  policy: 'grow',
  cause: `monitor alarm ${name} in state ALARM triggered policy grow`,
});
const held = (atSecond: number, reason: NotScaledReason): TraceEvent => {
  return { atSecond, kind: 'not-scaled', policy: 'grow', reason };
};

describe('the story of a fleet', () => {
  it('says when the alarm went off and when the capacity was there', () => {
    expect(tell(alarm(270, high), scaled(270, 3, 8, byAlarm(high)))).toEqual([
      'The alarm `AlarmHigh invocations` goes off at 12:04:30 and the first scale-out, 3 → 8 instances, is decided; 4 min later, at 12:08:30, they are in service.',
    ]);
  });

  it('names the schedule where no alarm asked', () => {
    expect(tell(alarm(100, 'low'), scaled(600, 2, 3, { scheduledAction: 'opening' }))).toEqual([
      'The first scale-out, 2 → 3 instances, is decided at 12:10 by the scheduled action `opening`; 4 min later, at 12:14, it is in service.',
    ]);
  });

  it('says which scale-out a cooldown held back longest, and for how long', () => {
    const events = [
      alarm(300, 'busy'),
      scaled(300, 4, 10, byAlarm('busy')),
      held(540, 'ScaleOutCooldown'),
      alarm(700, 'busy', 'OK'),
      alarm(1200, 'busy'),
      scaled(3000, 10, 16, byAlarm('busy')),
    ];
    expect(tell(...events)[1]).toBe(
      'The scale-out 10 → 16 instances waits from 12:20 on, for 30 min: the scale-out cooldown is not over (ScaleOutCooldown).',
    );
  });

  it('does not call the time between two evaluations a wait', () => {
    const events = [held(200, 'ScaleOutCooldown'), alarm(240, 'busy'), scaled(300, 4, 10, byAlarm('busy'))];
    expect(tell(...events)).toHaveLength(1);
    expect(tell(...events)[0]).toContain(
      'goes off at 12:04 and the first scale-out, 4 → 10 instances, is decided at 12:05;',
    );
  });

  it('says why an alarm was in vain', () => {
    expect(tell(alarm(270, high), held(270, 'AlreadyAtMaxCapacity'))).toEqual([
      'The alarm `AlarmHigh invocations` goes off at 12:04:30, but it never scales out: capacity is at MaxCapacity already (AlreadyAtMaxCapacity).',
    ]);
  });

  it('tells the first scale-in of a fleet that only shrinks', () => {
    expect(tell(held(960, 'AlreadyAtMinCapacity'), scaled(990, 3, 2, byAlarm('low')))).toEqual([
      'It never scales out.',
      'The first scale-in, 3 → 2 instances, is decided at 12:16:30.',
    ]);
  });

  it('is silent about a fleet that nothing scales, and about one that never came up', () => {
    expect(tell({ atSecond: 0, kind: 'endpoint-status', status: 'InService' })).toEqual([]);
    expect(tell({ atSecond: 0, kind: 'endpoint-status', status: 'Failed' }, held(60, 'InsufficientData'))).toEqual([]);
  });

  it('says that a scale-out failed, and why', () => {
    const failed = { status: 'Failed', statusMessage: 'ResourceLimitExceeded.' };
    expect(tell(alarm(270, high), scaled(270, 3, 8, byAlarm(high), failed))[0]).toMatch(
      /is decided; it fails: ResourceLimitExceeded\.$/,
    );
  });
});
