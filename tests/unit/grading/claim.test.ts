import { describe, expect, it } from 'vitest';
import { evaluateClaim } from '@/lib/grading/claim';
import { smallTrace } from '@/tests/support/small-trace';

const trace = smallTrace({
  measures: { peakInstances: 4, availability: null },
  series: { inService: [1, 2, 3], latencyMs: [10, null, 30] },
});
const peak = { measure: 'peakInstances' } as const;
const at = (atMinute: number) => ({ series: 'inService', atMinute }) as const;

describe('a claim about a measure', () => {
  it.each([
    [{ atLeast: 4 }, true],
    [{ atLeast: 4.1 }, false],
    [{ atLeast: 3.9 }, true],
    [{ atMost: 4 }, true],
    [{ atMost: 3.9 }, false],
    [{ atMost: 4.1 }, true],
    [{ equals: 4 }, true],
    [{ equals: 4.1 }, false],
    [{ equals: 0 }, false],
  ])('of 4, %j, holds: %s', (bound, holds) => {
    expect(evaluateClaim({ ...peak, ...bound }, trace)).toEqual({ value: 4, holds });
  });

  it('equals within a millionth of itself', () => {
    const equals = (value: number, wanted: number) =>
      evaluateClaim({ measure: 'costUsd', equals: wanted }, smallTrace({ measures: { costUsd: value } })).holds;
    expect(equals(1_000_000, 1_000_001)).toBe(true);
    expect(equals(1_000_000, 1_000_002)).toBe(false);
    expect(equals(0, 0.000_001)).toBe(true);
    expect(equals(0, 0.000_002)).toBe(false);
    expect(equals(-1_000_000, -1_000_001)).toBe(true);
  });

  it('without a value never holds', () => {
    expect(evaluateClaim({ measure: 'availability', atMost: 1 }, trace)).toEqual({ value: null, holds: false });
    expect(evaluateClaim({ measure: 'costUsd', atLeast: 0 }, trace)).toEqual({ value: null, holds: false });
  });

  it('without a bound never holds', () => expect(evaluateClaim(peak, trace).holds).toBe(false));

  it('whose bound is still a placeholder never holds', () => {
    expect(evaluateClaim({ ...peak, atLeast: '{{x}}' }, trace).holds).toBe(false);
  });
});

describe('a claim about a series', () => {
  it.each([
    [0, 1],
    [1, 2],
    [1.99, 2],
    [2, 3],
  ])('reads minute %d: %i in service', (minute, value) => {
    expect(evaluateClaim({ ...at(minute), equals: value }, trace)).toEqual({ value, holds: true });
  });

  it('after the end, or where there is no value, never holds', () => {
    expect(evaluateClaim({ ...at(3), atLeast: 0 }, trace)).toEqual({ value: null, holds: false });
    expect(evaluateClaim({ series: 'latencyMs', atMinute: 1, atLeast: 0 }, trace)).toEqual({
      value: null,
      holds: false,
    });
  });

  it('without a minute never holds', () => {
    expect(evaluateClaim({ series: 'inService', atLeast: 0 }, trace)).toEqual({ value: null, holds: false });
  });

  it('reads steps of another length', () => {
    const tens = smallTrace({ series: { stepSeconds: 10, inService: [1, 2, 3, 4, 5, 6, 7] } });
    expect(evaluateClaim({ ...at(1), equals: 7 }, tens).holds).toBe(true);
    expect(evaluateClaim({ ...at(0.5), equals: 4 }, tens).holds).toBe(true);
  });
});
