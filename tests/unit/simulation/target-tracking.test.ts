import { describe, expect, it } from 'vitest';
import { clamp, neededCapacity } from '@/lib/simulation/target-tracking';
import { decisions, onInvocations, runSmall, told, tracks } from '@/tests/support/small-endpoint';

describe('neededCapacity', () => {
  it.each<[instances: number, metric: number, target: number, capacity: number]>([
    [1, 210, 70, 3],
    [4, 71, 70, 5],
    [2, 150, 100, 3],
    [1, 130, 5, 26],
    [4, 40, 70, 3],
    [2, 62, 70, 2],
    [2, 35, 70, 1],
    [3, 46, 70, 2],
    [3, 47, 70, 3],
    [10, 62.9, 70, 9],
    // at the target exactly nothing changes, one request more needs one instance more
    [5, 70, 70, 5],
    [1, 71, 70, 2],
    // 6000 requests a minute at a target of 300, and 3000, 240, 120 (S10)
    [1, 6000, 300, 20],
    [1, 3000, 300, 10],
    [1, 240, 300, 1],
    [1, 120, 300, 1],
  ])('%i instances at %d against a target of %d need %i (A12 A13 A14)', (instances, metric, target, capacity) => {
    expect(neededCapacity(instances * metric, target)).toBe(capacity);
  });

  it('takes what division adds for nothing: 3 × 0.1 ÷ 0.1 is 3 (A12)', () => {
    expect(0.1 * 3).toBeGreaterThan(0.3);
    expect(neededCapacity(0.1 * 3, 0.1)).toBe(3);
  });

  it('does not take a real need for dust: a millionth of an instance more is one more', () => {
    expect(neededCapacity(3 + 1e-6, 1)).toBe(4);
    expect(neededCapacity(3 + 1e-10, 1)).toBe(3);
    expect(neededCapacity(3 - 1e-6, 1)).toBe(3);
  });

  it('needs nothing for nothing (A35)', () => {
    expect(neededCapacity(0, 70)).toBeCloseTo(0, 12);
  });

  it('never asks for less when the load grows or the target falls (A20)', () => {
    for (let load = 0; load < 500; load += 7) {
      expect(neededCapacity(load + 7, 70)).toBeGreaterThanOrEqual(neededCapacity(load, 70));
      expect(neededCapacity(load, 69)).toBeGreaterThanOrEqual(neededCapacity(load, 70));
    }
  });
});

describe('clamp (C13 E7)', () => {
  it.each([
    [1, 2, 5, 2],
    [2, 2, 5, 2],
    [3, 2, 5, 3],
    [5, 2, 5, 5],
    [6, 2, 5, 5],
    [9, 4, 4, 4],
  ])('%i inside %i to %i is %i', (capacity, min, max, inside) => {
    expect(clamp(capacity, min, max)).toBe(inside);
  });
});

/** The first decision on a constant number of requests a minute. */
function firstDecision(options: { initial: number; perMinute: number; target: number; min?: number; max?: number }) {
  const { initial, perMinute, target, min = 1, max = 20 } = options;
  const trace = runSmall({
    perMinute: [perMinute],
    minutes: 17,
    initial,
    min,
    max,
    policies: [tracks('tt', target)],
  });
  return decisions(trace)[0];
}

describe('target tracking on InvocationsPerInstance: the worked values of facts §21', () => {
  it.each<[instances: number, metric: number, target: number, max: number, decision: string]>([
    [1, 210, 70, 20, '180 tt 1→3'],
    [4, 71, 70, 20, '180 tt 4→5'],
    [2, 150, 100, 20, '180 tt 2→3'],
    [1, 130, 5, 4, '180 tt 1→4'],
    [4, 40, 70, 20, '900 tt 4→3'],
    [2, 62, 70, 20, '900 tt AutoScalingAnticipatedFlapping'],
    [2, 35, 70, 20, '900 tt 2→1'],
    [3, 46, 70, 20, '900 tt 3→2'],
    [3, 47, 70, 20, '900 tt AutoScalingAnticipatedFlapping'],
    [10, 62.9, 70, 20, '900 tt 10→9'],
    [5, 0, 70, 20, '900 tt 5→1'],
  ])('%i at %d, target %d, max %i: %s (A3 A4 A12)', (initial, metric, target, max, decision) => {
    expect(firstDecision({ initial, perMinute: initial * metric, target, max })).toBe(decision);
  });

  it.each([
    [2, 0.5],
    [4, 0.75],
    [5, 0.8],
  ])('%i instances come down by one at %d of the target and not above it (A17)', (initial, share) => {
    const target = 600;
    const metric = target * share;
    expect(firstDecision({ initial, perMinute: initial * metric, target })).toBe(`900 tt ${initial}→${initial - 1}`);
    expect(firstDecision({ initial, perMinute: initial * (metric + 6), target })).toBe(
      '900 tt AutoScalingAnticipatedFlapping',
    );
  });
});

describe('the alarms of target tracking', () => {
  const alarmsOf = (perMinute: number[], minutes: number, initial = 1) =>
    told(runSmall({ perMinute, minutes, initial, max: initial, policies: [tracks('tt', 600)] }), 'alarm-state');

  it('AlarmHigh needs three datapoints above the target (A3)', () => {
    expect(alarmsOf([660], 5)).toEqual(['60 AlarmLow tt OK', '180 AlarmHigh tt ALARM']);
  });

  it('AlarmHigh does not go off at the target itself (G22)', () => {
    expect(alarmsOf([600], 17)).toEqual(['60 AlarmHigh tt OK', '60 AlarmLow tt OK']);
  });

  it('AlarmLow needs fifteen datapoints below nine tenths of the target (A4)', () => {
    expect(alarmsOf([480], 17)).toEqual(['60 AlarmHigh tt OK', '900 AlarmLow tt ALARM']);
  });

  it('AlarmLow does not go off at nine tenths itself (A4 G22)', () => {
    // 0.9 × 600 = 540
    expect(alarmsOf([540], 17)).toEqual(['60 AlarmHigh tt OK', '60 AlarmLow tt OK']);
  });

  it('one minute in the way of fifteen begins the count anew (A4)', () => {
    const perMinute = [...Array<number>(10).fill(480), 570, ...Array<number>(16).fill(480)];
    // minutes 11 to 25 are the first fifteen in a row: seen at the end of minute 25
    expect(alarmsOf(perMinute, 28)).toEqual([
      '60 AlarmHigh tt OK',
      '660 AlarmLow tt OK',
      `${26 * 60} AlarmLow tt ALARM`,
    ]);
  });
});

describe('what target tracking reads', () => {
  it('multiplies the datapoint by the instances of its own minute, never by those of now (A15, §22 13)', () => {
    // 4 instances are decided at 180 s and in service at 300 s; every datapoint until then is of one instance
    const trace = runSmall({
      perMinute: [240],
      minutes: 8,
      policies: [tracks('tt', 60)],
      startup: { launchSeconds: 120 },
      metricDelaySeconds: 60,
    });
    expect(decisions(trace)).toEqual([
      // the third datapoint ends at 180 s and is seen 60 s later
      '240 tt 1→4 until 360',
      // while it is on its way, and after: 240 ÷ 60 = 4 is what is desired already
      '300 tt AlreadyAtDesiredCapacity',
    ]);
  });

  it('takes the newest datapoint (A15)', () => {
    const perMinute = [120, 180, 300];
    expect(decisions(runSmall({ perMinute, policies: [tracks('tt', 60)] }))[0]).toBe('180 tt 1→5');
  });

  it('takes the mean or the largest of the window where that is what one assumes (§22, 2)', () => {
    const perMinute = [420, 120, 180];
    const policies = [tracks('tt', 60)];
    expect(decisions(runSmall({ perMinute, policies }))[0]).toBe('180 tt 1→3');
    // (420 + 120 + 180) ÷ 3 = 240
    expect(decisions(runSmall({ perMinute, policies }, { trackedDatapoint: 'window-mean' }))[0]).toBe('180 tt 1→4');
    expect(decisions(runSmall({ perMinute, policies }, { trackedDatapoint: 'window-maximum' }))[0]).toBe('180 tt 1→7');
  });

  it('multiplies by the instances of now where that is what one assumes (§22, 13)', () => {
    // 120 each on two instances; one is lost inside the third minute, so a decision counts one instance
    const small = {
      perMinute: [240],
      minutes: 4,
      initial: 2,
      policies: [tracks('tt', 60)],
      startup: { launchSeconds: 600 },
      more: { faults: [{ atMinute: 3, loseInstances: 1 }] },
    };
    expect(decisions(runSmall(small))[0]).toBe('180 tt 2→4 until 780');
    // 120 × 1 ÷ 60 = 2: as many as are desired
    expect(decisions(runSmall(small, { formulaBase: 'decision' }))[0]).toBe('180 tt AlreadyAtDesiredCapacity');
  });

  it('removes one instance at a time where that is what one assumes (A16, §22 3)', () => {
    const small = { perMinute: [0], minutes: 23, initial: 10, policies: [tracks('tt', 60)] };
    expect(decisions(runSmall(small)).slice(0, 2)).toEqual(['900 tt 10→1', '960 tt AlreadyAtMinCapacity']);
    expect(decisions(runSmall(small, { scaleInAmount: 'one-at-a-time' }))).toEqual([
      '900 tt 10→9',
      '960 tt ScaleInCooldown',
      '1200 tt 9→8',
      '1260 tt ScaleInCooldown',
    ]);
  });

  it('adds as many as before where it removes one at a time (A11)', () => {
    const small = { perMinute: [600], minutes: 4, policies: [tracks('tt', 60)] };
    expect(decisions(runSmall(small, { scaleInAmount: 'one-at-a-time' }))[0]).toBe('180 tt 1→10');
  });
});

describe('target tracking without data (A18)', () => {
  it('does not scale on a metric that nobody publishes, and says so once (M16 A29)', () => {
    const nobody = {
      CustomizedMetricSpecification: { Namespace: 'Nobody', MetricName: 'Nothing', Statistic: 'Average' },
    };
    const trace = runSmall({ perMinute: [6000], minutes: 30, initial: 3, policies: [tracks('tt', 60, nobody)] });
    expect(decisions(trace)).toEqual(['60 tt InsufficientData']);
    expect(told(trace, 'alarm-state')).toEqual([]);
  });

  it('never scales in on missing data: silence is not low load (A18 E6)', () => {
    const small = { perMinute: [0], minutes: 40, initial: 5, policies: [tracks('tt', 60)] };
    expect(decisions(runSmall(small, { silentPeriod: 'no-datapoint' }))).toEqual(['60 tt InsufficientData']);
    // by the guide of today a silent minute is a datapoint of 0, and then it does (G18)
    expect(decisions(runSmall(small))[0]).toBe('900 tt 5→1');
  });

  it('scales out again when data returns (A18)', () => {
    const perMinute = [0, 0, 0, 0, 0, 0, 240, 240, 240];
    const trace = runSmall({ perMinute, policies: [tracks('tt', 60)] }, { silentPeriod: 'no-datapoint' });
    // minutes 6, 7, 8 are the first three datapoints: ALARM when the third is seen
    expect(decisions(trace)).toEqual(['60 tt InsufficientData', '540 tt 1→4']);
  });
});

describe('target tracking on a metric that does not fall with capacity (A20)', () => {
  it('adds again after each cooldown, up to the maximum: the total of requests stays above the target', () => {
    const trace = runSmall({
      perMinute: [120],
      minutes: 12,
      max: 5,
      policies: [tracks('tt', 60, { ...onInvocations, ScaleOutCooldown: 60 })],
    });
    // each datapoint says "twice what there is": 1 → 2 → 4 → 5; a larger one passes the cooldown (B1)
    expect(decisions(trace)).toEqual(['180 tt 1→2', '240 tt 2→4', '300 tt 4→5', '360 tt AlreadyAtMaxCapacity']);
  });
});
