import { describe, expect, it } from 'vitest';
import { measureNames } from '@/lib/contracts/trace';
import {
  clockOf,
  counted,
  duration,
  formatMeasure,
  grouped,
  measureWords,
  milliseconds,
  percent,
} from '@/lib/grading/words';

describe('numbers in words', () => {
  it.each([
    [1, '100 %'],
    [0, '0 %'],
    [0.5, '50 %'],
    [0.9384, '93.8 %'],
    [0.99, '99 %'],
    [0.9901, '99.01 %'],
    [0.9989, '99.89 %'],
    [0.9991, '99.91 %'],
    [0.999_12, '99.912 %'],
    [0.999_95, '99.995 %'],
    [0.999_999, '99.9999 %'],
    [0.000_5, '0.05 %'],
    [0.005, '0.5 %'],
  ])('a share of %d is %s: as many digits as tell it from 100 %% and 0 %%', (share, text) => {
    expect(percent(share)).toBe(text);
  });

  it.each([
    [0, '0 ms'],
    [580.5, '581 ms'],
    [999.4, '999 ms'],
    [1000, '1 s'],
    [1234, '1.23 s'],
    [9994, '9.99 s'],
    [10_000, '10 s'],
    [12_345, '12.3 s'],
    [119_999, '120 s'],
    [120_000, '2 min'],
  ])('%d milliseconds are %s', (ms, text) => expect(milliseconds(ms)).toBe(text));

  it.each([
    [0, '0 s'],
    [4.25, '4.3 s'],
    [59.6, '60 s'],
    [119, '119 s'],
    [120, '2 min'],
    [150, '2 min 30 s'],
    [3599, '59 min 59 s'],
    [3600, '1 h'],
    [7199, '2 h'],
    [7200, '2 h'],
    [9000, '2 h 30 min'],
  ])('%d seconds are %s', (seconds, text) => expect(duration(seconds)).toBe(text));

  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [10_000, '10,000'],
    [1_234_567, '1,234,567'],
    [-5, '−5'],
    [12_345.5, '12,345.5'],
  ])('%d is written %s', (value, text) => expect(grouped(value)).toBe(text));
});

describe('formatMeasure', () => {
  it.each([
    ['availability', 0.938, '93.8 %'],
    ['savingsPercent', 80, '80 %'],
    ['costUsd', 0.0023, '$0.002'],
    ['costUsd', 0.0994, '$0.099'],
    ['costUsd', 0.1, '$0.10'],
    ['costUsd', 0, '$0.00'],
    ['costUsd', 0.9994, '$1.00'],
    ['costUsd', 1, '$1.00'],
    ['costUsd', 12.345, '$12.35'],
    ['latencyP50Ms', 120, '120 ms'],
    ['latencyP95Ms', 580.5, '581 ms'],
    ['latencyP95Ms', 1500, '1.5 s'],
    ['latencyP99Ms', 15_120, '15.1 s'],
    ['instanceHours', 5.25, '5.3 h'],
    ['trainingSeconds', 3000, '50 min'],
    ['billableSeconds', 60, '60 s'],
    ['completedAtSecond', 7200, '2 h'],
    ['firstScaleOutAtSecond', 180, '3 min'],
    ['secondsInAlarm', 90, '90 s'],
    ['requests', 123_456.4, '123,456'],
    ['peakInstances', 8, '8'],
  ] as const)('%s of %d is %s', (measure, value, text) => expect(formatMeasure(measure, value)).toBe(text));

  it('of nothing is none', () => {
    for (const measure of measureNames) expect(formatMeasure(measure, null)).toBe('none');
  });

  it('has words for every measure', () => {
    for (const measure of measureNames) expect(measureWords[measure]).toMatch(/^\S.*\S$/);
  });
});

describe('counted', () => {
  it.each([
    [1, 'instances', '1 instance'],
    [1, 'copies', '1 copy'],
    [0, 'instances', '0 instances'],
    [2, 'copies', '2 copies'],
    [12_345, 'requests', '12,345 requests'],
    [1, 'sheep', '1 sheep'],
  ])('%i %s are %s', (count, plural, text) => expect(counted(count, plural)).toBe(text));
});

describe('clockOf', () => {
  const start = '2026-06-01T08:30:00Z';

  it.each([
    [0, '08:30'],
    [60, '08:31'],
    [90, '08:31:30'],
    [61, '08:31:01'],
    [1800, '09:00'],
    [15.5 * 3600 - 1, '23:59:59'],
    [15.5 * 3600, 'day 2, 00:00'],
    [39.5 * 3600 + 5, 'day 3, 00:00:05'],
  ])('second %i is %s', (second, clock) => expect(clockOf(start, second)).toBe(clock));

  it('is the clock that the start is written in', () => {
    expect(clockOf('2026-06-01T23:59:00+02:00', 120)).toBe('day 2, 00:01');
  });
});
