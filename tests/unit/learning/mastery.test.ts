import { describe, expect, it } from 'vitest';
import { betaQuantile, masteryAfter, masteryEstimate, masteryOf, newMastery } from '@/lib/learning/mastery';

describe('masteryAfter', () => {
  it('begins with an even prior', () => {
    expect(newMastery).toEqual({ counted: 0, correct: 0, attempts: 0, alpha: 1, beta: 1 });
    expect(masteryEstimate(newMastery).mastery).toBe(0.5);
  });

  it('counts a right and a wrong first attempt', () => {
    const right = masteryAfter(newMastery, true, true);
    expect(right).toEqual({ counted: 1, correct: 1, attempts: 1, alpha: 2, beta: 1 });
    expect(masteryAfter(right, false, true)).toEqual({ counted: 2, correct: 1, attempts: 2, alpha: 2, beta: 2 });
  });

  it('counts a later attempt on the same variant as an attempt and as nothing else', () => {
    expect(masteryAfter(newMastery, true, false)).toEqual({ ...newMastery, attempts: 1 });
    expect(masteryAfter(newMastery, false, false)).toEqual({ ...newMastery, attempts: 1 });
  });

  it('changes nothing of what it is given', () => {
    const before = { ...newMastery };
    masteryAfter(before, true, true);
    expect(before).toEqual(newMastery);
  });
});

describe('masteryOf', () => {
  it('is what the same attempts make one after the other', () => {
    const attempts: [isCorrect: boolean, counts: boolean][] = [
      [true, true],
      [false, true],
      [true, false],
      [true, true],
    ];
    const folded = attempts.reduce(
      (before, [isCorrect, counts]) => masteryAfter(before, isCorrect, counts),
      newMastery,
    );
    expect(masteryOf({ attempts: 4, counted: 3, correct: 2 })).toEqual(folded);
    expect(masteryOf({ attempts: 0, counted: 0, correct: 0 })).toEqual(newMastery);
  });
});

describe('masteryEstimate', () => {
  it('is the share of right answers with one more of each: 3 of 4 is 4 ÷ 6', () => {
    const state = [true, true, false, true].reduce((before, right) => masteryAfter(before, right, true), newMastery);
    expect(masteryEstimate(state).mastery).toBeCloseTo(4 / 6, 12);
  });

  it('has an interval around it that narrows with answers and never reaches 0 or 1', () => {
    const widths = [0, 4, 20, 100].map((answers) => {
      const { low, mastery, high } = masteryEstimate({ alpha: 1 + answers / 2, beta: 1 + answers / 2 });
      expect(low).toBeLessThan(mastery);
      expect(high).toBeGreaterThan(mastery);
      return high - low;
    });
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    const { low, high } = masteryEstimate({ alpha: 101, beta: 1 });
    expect(low).toBeGreaterThan(0.9);
    expect(high).toBeLessThan(1);
  });
});

describe('betaQuantile', () => {
  it.each<[alpha: number, beta: number, p: number, quantile: number]>([
    // even: the quantile is p itself
    [1, 1, 0.05, 0.05],
    [1, 1, 0.5, 0.5],
    [1, 1, 0.95, 0.95],
    // F(x) = x^α for β = 1, and 1 − (1 − x)^β for α = 1
    [2, 1, 0.05, 0.223_607],
    [2, 1, 0.95, 0.974_679],
    [5, 1, 0.05, 0.549_28],
    [1, 2, 0.05, 0.025_321],
    [1, 2, 0.95, 0.776_393],
    [1, 30, 0.95, 0.095_034],
    // symmetric ones have their median in the middle; F(x) = 3x² − 2x³ for two and two
    [2, 2, 0.5, 0.5],
    [2, 2, 0.05, 0.135_35],
    [40, 40, 0.5, 0.5],
    [500, 500, 0.5, 0.5],
  ])('of Beta(%i, %i) at %d is %d', (alpha, beta, p, quantile) => {
    expect(Math.abs(betaQuantile(alpha, beta, p) - quantile)).toBeLessThan(5e-4);
  });

  it('mirrors: what is right for one is wrong for the other', () => {
    for (const [alpha, beta] of [
      [3, 7],
      [12, 2],
      [1, 9],
    ] as const) {
      expect(betaQuantile(alpha, beta, 0.05)).toBeCloseTo(1 - betaQuantile(beta, alpha, 0.95), 3);
    }
  });

  it('rises with p', () => {
    const quantiles = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99].map((p) => betaQuantile(4, 9, p));
    expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b));
    expect(new Set(quantiles).size).toBe(7);
  });
});
