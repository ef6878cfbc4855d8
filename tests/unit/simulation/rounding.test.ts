import { describe, expect, it } from 'vitest';
import { roundCount, roundMs, roundUsd } from '@/lib/simulation/rounding';

describe('the precision of a trace', () => {
  it.each([
    [0.123_456_4, 0.123_456],
    [0.123_456_5, 0.123_457],
    [1200, 1200],
    [-0.5, -0.5],
  ])('a count of %d is %d: to the millionth', (value, rounded) => expect(roundCount(value)).toBe(rounded));

  it.each([
    [120.04, 120],
    [120.06, 120.1],
    [0, 0],
  ])('%d ms are %d: to the tenth', (value, rounded) => expect(roundMs(value)).toBe(rounded));

  it.each([
    [1.4, 0.000_001],
    [1.5, 0.000_002],
    [230_000, 0.23],
  ])('%d micro-dollars are %d dollars: to the micro-dollar', (value, rounded) => expect(roundUsd(value)).toBe(rounded));
});
