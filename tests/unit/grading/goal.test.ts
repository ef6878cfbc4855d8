import { describe, expect, it } from 'vitest';
import type { Goal } from '@/lib/contracts/scenario';
import { checkRequirement, evaluateGoal, isPreferred, preferredMeasure, usedShare } from '@/lib/grading/goal';
import { refusedTrace, smallTrace } from '@/tests/support/small-trace';

const goal: Goal = {
  require: [
    { measure: 'availability', atLeast: 0.99 },
    { measure: 'latencyP95Ms', atMost: 900 },
  ],
  prefer: { lowest: 'costUsd' },
};
const run = (availability: number | null, latencyP95Ms: number | null, costUsd: number | null = 1) =>
  smallTrace({ measures: { availability, latencyP95Ms, costUsd } });

describe('a requirement', () => {
  it.each<[value: number | null, met: boolean]>([
    [0.99, true],
    [0.990_001, true],
    [0.989_999, false],
    [1, true],
    [0, false],
    [null, false],
  ])('of at least 0.99 at %s is met: %s', (value, met) => {
    expect(checkRequirement({ measure: 'availability', atLeast: 0.99 }, run(value, 1)).met).toBe(met);
  });

  it.each<[value: number | null, met: boolean]>([
    [900, true],
    [899.9, true],
    [900.1, false],
    [0, true],
    [null, false],
  ])('of at most 900 at %s is met: %s', (value, met) => {
    expect(checkRequirement({ measure: 'latencyP95Ms', atMost: 900 }, run(1, value)).met).toBe(met);
  });

  it('on a measure that the run has not is not met', () => {
    expect(checkRequirement({ measure: 'savingsPercent', atMost: 1e9 }, run(1, 1))).toEqual({
      measure: 'savingsPercent',
      bound: 'atMost',
      limit: 1e9,
      value: null,
      met: false,
      usedShare: null,
    });
  });

  it('of at least 0 is met by 0', () => {
    expect(checkRequirement({ measure: 'scaleIns', atLeast: 0 }, smallTrace({ measures: { scaleIns: 0 } })).met).toBe(
      true,
    );
    expect(checkRequirement({ measure: 'scaleIns', atMost: 0 }, smallTrace({ measures: { scaleIns: 0 } })).met).toBe(
      true,
    );
    expect(checkRequirement({ measure: 'scaleIns', atMost: 0 }, smallTrace({ measures: { scaleIns: 1 } })).met).toBe(
      false,
    );
  });
});

describe('the share of its allowance that a run uses', () => {
  it('is loss ÷ allowed loss for availability', () => {
    expect(usedShare('availability', 'atLeast', 0.99, 0.995)).toBeCloseTo(0.5, 9);
    expect(usedShare('availability', 'atLeast', 0.99, 0.98)).toBeCloseTo(2, 9);
    expect(usedShare('availability', 'atLeast', 0.99, 1)).toBe(0);
  });

  it('is value ÷ limit for a most and limit ÷ value for a least', () => {
    expect(usedShare('latencyP95Ms', 'atMost', 900, 450)).toBe(0.5);
    expect(usedShare('latencyP95Ms', 'atMost', 900, 1800)).toBe(2);
    expect(usedShare('peakInstances', 'atLeast', 4, 8)).toBe(0.5);
    expect(usedShare('peakInstances', 'atLeast', 4, 2)).toBe(2);
    expect(usedShare('availability', 'atMost', 0.5, 0.25)).toBe(0.5);
  });

  it('of nothing is 0 when nothing is used, and unknown when something is', () => {
    expect(usedShare('timedOut', 'atMost', 0, 0)).toBe(0);
    expect(usedShare('timedOut', 'atMost', 0, 1)).toBeNull();
    expect(usedShare('availability', 'atLeast', 1, 1)).toBe(0);
    expect(usedShare('availability', 'atLeast', 1, 0.9)).toBeNull();
    expect(usedShare('peakInstances', 'atLeast', 4, 0)).toBeNull();
  });
});

describe('evaluateGoal', () => {
  it('is met when every requirement is', () => {
    expect(evaluateGoal(goal, run(0.99, 900, 5))).toMatchObject({ meets: true, preferred: 5 });
    expect(evaluateGoal(goal, run(0.98, 900)).meets).toBe(false);
    expect(evaluateGoal(goal, run(0.99, 901)).meets).toBe(false);
  });

  it('tells every requirement, met or not, in their order', () => {
    expect(evaluateGoal(goal, run(0.98, 100)).checks.map(({ measure, met }) => [measure, met])).toEqual([
      ['availability', false],
      ['latencyP95Ms', true],
    ]);
  });

  it('is met by any completed run where nothing is required, never by a refused one', () => {
    expect(evaluateGoal({ require: [] }, run(0, null)).meets).toBe(true);
    expect(evaluateGoal({ require: [] }, refusedTrace('no')).meets).toBe(false);
  });

  it('knows no preferred value where none is asked for or none is known', () => {
    expect(evaluateGoal({ require: [] }, run(1, 1)).preferred).toBeNull();
    expect(evaluateGoal(goal, run(1, 1, null)).preferred).toBeNull();
    expect(evaluateGoal({ require: [], prefer: { highest: 'peakInstances' } }, run(1, 1)).preferred).toBeNull();
  });
});

describe('the preferred measure', () => {
  const outcome = (preferred: number | null) => ({ checks: [], meets: true, preferred });

  it('is the lowest or the highest of what is asked for', () => {
    expect(preferredMeasure(goal)).toBe('costUsd');
    expect(preferredMeasure({ require: [], prefer: { highest: 'availability' } })).toBe('availability');
    expect(preferredMeasure({ require: [] })).toBeNull();
  });

  it('decides between two', () => {
    expect(isPreferred(goal, outcome(1), outcome(2))).toBe(true);
    expect(isPreferred(goal, outcome(2), outcome(1))).toBe(false);
    expect(isPreferred(goal, outcome(1), outcome(1))).toBe(false);
    const highest: Goal = { require: [], prefer: { highest: 'availability' } };
    expect(isPreferred(highest, outcome(2), outcome(1))).toBe(true);
    expect(isPreferred(highest, outcome(1), outcome(2))).toBe(false);
    expect(isPreferred(highest, outcome(1), outcome(1))).toBe(false);
  });

  it('that is unknown is worse than any', () => {
    expect(isPreferred(goal, outcome(99), outcome(null))).toBe(true);
    expect(isPreferred(goal, outcome(null), outcome(99))).toBe(false);
    expect(isPreferred(goal, outcome(null), outcome(null))).toBe(false);
  });
});
