import { describe, expect, it } from 'vitest';
import {
  averageOf,
  hasPercentiles,
  mergeStatisticSets,
  periodStart,
  retentionSeconds,
  statisticSetOf,
} from '@/lib/simulation/statistic-set';

describe('a statistic set', () => {
  it('of 2, 4 and 5 has the numbers of the guide', () => {
    expect(statisticSetOf([2, 4, 5])).toEqual({ SampleCount: 3, Sum: 11, Minimum: 2, Maximum: 5 });
    expect(averageOf({ SampleCount: 3, Sum: 11, Minimum: 2, Maximum: 5 })).toBe(11 / 3);
    expect(statisticSetOf([])).toBeNull();
  });

  it('merges with others as if all values had come one by one', () => {
    const first = { SampleCount: 2, Sum: 6, Minimum: 1, Maximum: 5 };
    expect(mergeStatisticSets([first, { SampleCount: 1, Sum: 9, Minimum: 9, Maximum: 9 }])).toEqual({
      SampleCount: 3,
      Sum: 15,
      Minimum: 1,
      Maximum: 9,
    });
  });

  it('has percentiles only where every value in it must be the same', () => {
    expect(hasPercentiles({ SampleCount: 3, Sum: 11, Minimum: 2, Maximum: 5 })).toBe(false);
    expect(hasPercentiles({ SampleCount: 1, Sum: 4, Minimum: 4, Maximum: 4 })).toBe(true);
    expect(hasPercentiles({ SampleCount: 3, Sum: 12, Minimum: 4, Maximum: 4 })).toBe(true);
  });
});

it('stamps a datapoint with the start of its period and keeps it the longer the longer the period is (G15)', () => {
  expect(periodStart(119, 60)).toBe(60);
  // 3 hours, 15 days, 63 days, 455 days
  expect([10, 60, 300, 3600].map(retentionSeconds)).toEqual([10_800, 1_296_000, 5_443_200, 39_312_000]);
});
