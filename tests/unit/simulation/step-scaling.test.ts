import { describe, expect, it } from 'vitest';
import type { Comparison } from '@/lib/simulation/compiled-scenario';
import {
  adjustCapacity,
  findStep,
  isInStep,
  liesAbove,
  noStepMessage,
  roundPercentChange,
} from '@/lib/simulation/step-scaling';
import { above, adds, below, decisions, removes, runSmall, stepPolicy } from '@/tests/support/small-endpoint';

const out: Comparison = 'GreaterThanOrEqualToThreshold';
const back: Comparison = 'LessThanOrEqualToThreshold';

describe('isInStep (C5)', () => {
  it.each<[metric: number, inside: boolean]>([
    [49.999, false],
    [50, true],
    [59.999, true],
    [60, false],
  ])('above a threshold of 50 the step 0 to 10 holds %d: %s', (metric, inside) => {
    expect(isInStep({ lower: 0, upper: 10 }, metric - 50, true)).toBe(inside);
  });

  it.each<[metric: number, inside: boolean]>([
    [40, false],
    [40.001, true],
    [50, true],
    [50.001, false],
  ])('below a threshold of 50 the step −10 to 0 holds %d: %s', (metric, inside) => {
    expect(isInStep({ lower: -10, upper: 0 }, metric - 50, false)).toBe(inside);
  });

  it('a bound left open holds everything on its side (C3)', () => {
    expect(isInStep({ lower: 20, upper: Infinity }, 1e12, true)).toBe(true);
    expect(isInStep({ lower: 20, upper: Infinity }, 19.999, true)).toBe(false);
    expect(isInStep({ lower: -Infinity, upper: -20 }, -1e12, false)).toBe(true);
    expect(isInStep({ lower: -Infinity, upper: -20 }, -19.999, false)).toBe(false);
  });
});

describe('liesAbove: a step that is read without its alarm (C5)', () => {
  it.each([
    ['starts at the threshold, whatever the value', { lower: 0, upper: 10 }, -5, true],
    ['ends at the threshold, whatever the value', { lower: -10, upper: 0 }, 5, false],
    ['spans the threshold, and so does what the value says: above', { lower: -5, upper: 5 }, 3, true],
    ['spans the threshold, below', { lower: -5, upper: 5 }, -3, false],
    ['spans the threshold, at it', { lower: -5, upper: 5 }, 0, false],
  ])('one that %s', (_name, bounds, distance, above) => expect(liesAbove(bounds, distance)).toBe(above));
});

describe('noStepMessage (C21)', () => {
  it('prints numbers as AWS does', () => {
    expect(noStepMessage([1, 2.5], 3)).toBe(
      'No step adjustment found for metric value [1.0, 2.5] and breach threshold 3.0',
    );
  });
});

// AWS's worked example: threshold 50; out 0–10: 0, 10–20: +10 %, 20 and more: +30 %; in likewise below it (C10)
const outSteps = [
  { lower: 0, upper: 10, adjustment: 0 },
  { lower: 10, upper: 20, adjustment: 10 },
  { lower: 20, upper: Infinity, adjustment: 30 },
];
const inSteps = [
  { lower: -10, upper: 0, adjustment: 0 },
  { lower: -20, upper: -10, adjustment: -10 },
  { lower: -Infinity, upper: -20, adjustment: -30 },
];

describe('findStep (C1 C5 C20 C21)', () => {
  it.each<[metric: number, adjustment: number | null]>([
    [49.9, null],
    [50, 0],
    [59.9, 0],
    [60, 10],
    [69.9, 10],
    [70, 30],
    [7000, 30],
  ])('a scale-out alarm at %d finds the step of %s', (metric, adjustment) => {
    expect(findStep(outSteps, metric, 50, out)?.adjustment ?? null).toBe(adjustment);
    expect(findStep(outSteps, metric, 50, 'GreaterThanThreshold')?.adjustment ?? null).toBe(adjustment);
  });

  it.each<[metric: number, adjustment: number | null]>([
    [50.1, null],
    [50, 0],
    [40.1, 0],
    [40, -10],
    [30.1, -10],
    [30, -30],
    [0, -30],
  ])('a scale-in alarm at %d finds the step of %s', (metric, adjustment) => {
    expect(findStep(inSteps, metric, 50, back)?.adjustment ?? null).toBe(adjustment);
    expect(findStep(inSteps, metric, 50, 'LessThanThreshold')?.adjustment ?? null).toBe(adjustment);
  });

  it('finds nothing where the steps lie on the other side of the threshold (C21)', () => {
    expect(findStep([{ lower: 0, upper: Infinity, adjustment: 1 }], 0, 1, 'LessThanThreshold')).toBeNull();
  });

  it('finds nothing in no steps and nothing without a value', () => {
    expect(findStep([], 70, 50, out)).toBeNull();
    expect(findStep(outSteps, NaN, 50, out)).toBeNull();
  });
});

describe('roundPercentChange (C8)', () => {
  it.each([
    [12.7, 12],
    [0.67, 1],
    [-0.58, -1],
    [-6.67, -6],
    [1, 1],
    [0.999, 1],
    [0.001, 1],
    [1.999, 1],
    [2, 2],
    [0, 0],
    [-0.001, -1],
    [-0.999, -1],
    [-1, -1],
    [-1.999, -1],
    [-2, -2],
  ])('%d becomes %i', (change, rounded) => {
    expect(roundPercentChange(change)).toBe(rounded);
  });
});

describe('adjustCapacity', () => {
  const adjustment = (
    adjustmentType: 'ChangeInCapacity' | 'PercentChangeInCapacity' | 'ExactCapacity',
    minAdjustmentMagnitude = 0,
  ) => ({ adjustmentType, minAdjustmentMagnitude });

  it('adds and removes with its sign (C7)', () => {
    expect(adjustCapacity(adjustment('ChangeInCapacity'), 3, 4)).toBe(7);
    expect(adjustCapacity(adjustment('ChangeInCapacity'), -3, 4)).toBe(1);
    expect(adjustCapacity(adjustment('ChangeInCapacity'), 0, 4)).toBe(4);
  });

  it('sets an exact capacity whatever there is (C7)', () => {
    expect(adjustCapacity(adjustment('ExactCapacity'), 9, 4)).toBe(9);
    expect(adjustCapacity(adjustment('ExactCapacity'), 0, 4)).toBe(0);
  });

  it('ignores MinAdjustmentMagnitude but for percentages (C9)', () => {
    expect(adjustCapacity(adjustment('ChangeInCapacity', 5), 1, 4)).toBe(5);
    expect(adjustCapacity(adjustment('ExactCapacity', 5), 6, 4)).toBe(6);
  });

  it('takes a percentage of the capacity: the worked example 10 → 11 → 14 → 13 → 10 (C10)', () => {
    const percent = adjustment('PercentChangeInCapacity');
    expect(adjustCapacity(percent, 10, 10)).toBe(11);
    expect(adjustCapacity(percent, 30, 11)).toBe(14); // 3.3 → 3
    expect(adjustCapacity(percent, -10, 14)).toBe(13); // −1.4 → −1
    expect(adjustCapacity(percent, -30, 13)).toBe(10); // −3.9 → −3
  });

  it.each<[capacity: number, percent: number, magnitude: number, result: number]>([
    [4, 25, 2, 6],
    [4, 25, 1, 5],
    [4, 25, 0, 5],
    [8, 25, 2, 10],
    [12, 25, 2, 15],
    [4, -25, 2, 2],
    [4, -25, 1, 3],
    [12, -25, 2, 9],
    [10, 200, 0, 30],
    // a step of 0 % holds, whatever the magnitude
    [4, 0, 2, 4],
    // a percentage of nothing is nothing
    [0, 50, 2, 0],
  ])('%i and %i %% with a least change of %i is %i (C8 C9 C20)', (capacity, percent, magnitude, result) => {
    expect(adjustCapacity(adjustment('PercentChangeInCapacity', magnitude), percent, capacity)).toBe(result);
  });
});

describe('a step policy in a run', () => {
  const walk = (adjustment: number) => ({
    MetricIntervalLowerBound: adjustment === 0 ? 0 : adjustment === 10 ? 600 : 1200,
    ...(adjustment === 30 ? {} : { MetricIntervalUpperBound: adjustment === 0 ? 600 : 1200 }),
    ScalingAdjustment: adjustment,
  });

  it('walks 10 → 11 → 14 → 13 → 10, as AWS works it out (C10)', () => {
    // the example's 60, 70, 40, 30 with its threshold 50, sixty times as large: 3600, 4200, 2400, 1800
    const lower = [
      { MetricIntervalLowerBound: -600, MetricIntervalUpperBound: 0, ScalingAdjustment: 0 },
      { MetricIntervalLowerBound: -1200, MetricIntervalUpperBound: -600, ScalingAdjustment: -10 },
      { MetricIntervalUpperBound: -1200, ScalingAdjustment: -30 },
    ];
    const trace = runSmall({
      perMinute: [3600, 4200, 2400, 1800],
      initial: 10,
      policies: [
        stepPolicy('out', {
          AdjustmentType: 'PercentChangeInCapacity',
          StepAdjustments: [walk(0), walk(10), walk(30)],
          Cooldown: 0,
        }),
        stepPolicy('in', { AdjustmentType: 'PercentChangeInCapacity', StepAdjustments: lower, Cooldown: 0 }),
      ],
      alarms: [above(3000, 'out'), below(3000, 'in')],
    });
    expect(decisions(trace)).toEqual(['60 out 10→11', '120 out 11→14', '180 in 14→13', '240 in 13→10']);
  });

  it('stops at the bounds of the target (C13)', () => {
    const small = { perMinute: [600], initial: 2, alarms: [above(600, 'out')] };
    expect(decisions(runSmall({ ...small, max: 3, policies: [adds('out', 3)] }))).toEqual(['60 out 2→3']);
    const removing = { perMinute: [600], initial: 3, min: 2, alarms: [below(600, 'in')] };
    expect(decisions(runSmall({ ...removing, policies: [removes('in', 2)] }))).toEqual(['60 in 3→2']);
  });

  it('reaches the bounds exactly (C13)', () => {
    const small = { perMinute: [600], initial: 2, max: 5, alarms: [above(600, 'out')] };
    expect(decisions(runSmall({ ...small, policies: [adds('out', 3)] }))).toEqual(['60 out 2→5']);
    expect(decisions(runSmall({ ...small, policies: [adds('out', 4)] }))).toEqual(['60 out 2→5']);
    expect(decisions(runSmall({ ...small, policies: [adds('out', 2)] }))).toEqual(['60 out 2→4']);
  });

  it('sets an exact capacity in either direction (C7)', () => {
    const exact = (name: string, capacity: number) =>
      stepPolicy(name, {
        AdjustmentType: 'ExactCapacity',
        Cooldown: 0,
        StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: capacity }],
      });
    const small = { perMinute: [600, 600], initial: 5, alarms: [above(600, 'set')] };
    expect(decisions(runSmall({ ...small, policies: [exact('set', 8)] }))).toEqual([
      '60 set 5→8',
      '120 set AlreadyAtDesiredCapacity',
    ]);
    expect(decisions(runSmall({ ...small, policies: [exact('set', 2)] }))).toEqual([
      '60 set 5→2',
      '120 set AlreadyAtDesiredCapacity',
    ]);
  });

  it('a step of 0 holds the capacity and says that it is the desired one (C20)', () => {
    const holding = stepPolicy('hold', { StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 0 }] });
    const trace = runSmall({ perMinute: [600, 600], initial: 3, policies: [holding], alarms: [above(600, 'hold')] });
    expect(decisions(trace)).toEqual(['60 hold AlreadyAtDesiredCapacity']);
  });

  it('does nothing where no step matches, and says so once (C21)', () => {
    // fires at or below the threshold, but its only step begins at the threshold: only the threshold itself matches not
    const trace = runSmall({
      perMinute: [60, 60, 60],
      initial: 3,
      policies: [adds('out', 1)],
      alarms: [below(600, 'out')],
    });
    expect(decisions(trace)).toEqual(['60 out NoStepMatches']);
  });
});

describe('the value a step policy chooses its step by (C11)', () => {
  // three datapoints of three, 1200, 600, 1800; threshold 600: distances 600, 0, 1200
  const chosen = (aggregation?: string) =>
    decisions(
      runSmall({
        perMinute: [1200, 600, 1800],
        initial: 1,
        policies: [
          stepPolicy('out', {
            ...(aggregation ? { MetricAggregationType: aggregation } : {}),
            StepAdjustments: [
              { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 300, ScalingAdjustment: 1 },
              { MetricIntervalLowerBound: 300, MetricIntervalUpperBound: 900, ScalingAdjustment: 2 },
              { MetricIntervalLowerBound: 900, ScalingAdjustment: 3 },
            ],
          }),
        ],
        alarms: [above(600, 'out', { EvaluationPeriods: 3 })],
      }),
    );

  it('is the average where nothing is said: (1200 + 600 + 1800) ÷ 3 is 600 above', () => {
    expect(chosen()).toEqual(['180 out 1→3']);
    expect(chosen('Average')).toEqual(['180 out 1→3']);
  });

  it('is the least or the most where that is asked for', () => {
    expect(chosen('Minimum')).toEqual(['180 out 1→2']);
    expect(chosen('Maximum')).toEqual(['180 out 1→4']);
  });

  it('counts the evaluation periods of the alarm and none before them', () => {
    const trace = runSmall({
      perMinute: [6000, 600, 600],
      policies: [
        stepPolicy('out', {
          MetricAggregationType: 'Maximum',
          Cooldown: 3600,
          StepAdjustments: [
            { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 300, ScalingAdjustment: 1 },
            { MetricIntervalLowerBound: 300, ScalingAdjustment: 9 },
          ],
        }),
      ],
      alarms: [above(600, 'out', { EvaluationPeriods: 2 })],
      max: 2,
    });
    // at 120 s the window holds 6000 and 600, at 180 s it holds 600 and 600
    expect(decisions(trace)).toEqual(['120 out 1→2', '180 out AlreadyAtMaxCapacity']);
  });

  it('skips a minute without a datapoint', () => {
    // M of N = 1 of 3: at 240 s the window holds 1800, nothing, 600
    const trace = runSmall(
      {
        perMinute: [60, 60, 1800, 0, 600],
        policies: [
          stepPolicy('out', {
            Cooldown: 0,
            StepAdjustments: [
              { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 120, ScalingAdjustment: 1 },
              { MetricIntervalLowerBound: 120, ScalingAdjustment: 5 },
            ],
            MetricAggregationType: 'Minimum',
          }),
        ],
        alarms: [above(600, 'out', { EvaluationPeriods: 3, DatapointsToAlarm: 2, TreatMissingData: 'notBreaching' })],
      },
      { silentPeriod: 'no-datapoint' },
    );
    // real points at 300 s, newest first: 600, 1800, 60: two of three breach, the least is 60, below every step
    expect(decisions(trace)).toEqual(['300 out NoStepMatches']);
  });
});
