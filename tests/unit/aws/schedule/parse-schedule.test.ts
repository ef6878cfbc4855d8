import { describe, expect, it } from 'vitest';
import { parseSchedule } from '@/lib/aws/schedule/parse-schedule';

const syntax =
  "Invalid schedule expression. Details: Schedule expressions must have the following syntax: rate(<number>\\s?(minutes?|hours?|days?)), cron(<cron_expression>) or at(yyyy-MM-dd'T'HH:mm:ss).";
const messageOf = (text: string) => {
  const schedule = parseSchedule(text);
  return schedule.kind === 'invalid' ? schedule.message : schedule.kind;
};

describe('rate (D1)', () => {
  it.each([
    ['rate(1 minute)', 60],
    ['rate(2 minutes)', 120],
    ['rate(1 minutes)', 60],
    ['rate(1hour)', 3600],
    ['rate(5 hours)', 18_000],
    ['rate(1 day)', 86_400],
    ['rate(7 days)', 604_800],
    ['  rate(3 minutes)  ', 180],
  ])('%s is every %i seconds', (text, seconds) => expect(parseSchedule(text)).toEqual({ kind: 'rate', seconds }));

  it.each([
    'rate(5 seconds)',
    'rate(-1 minutes)',
    'rate(1.5 hours)',
    'rate(minute)',
    'rate()',
    'rate(5  minutes)',
    'rate(1 week)',
  ])('%s is refused in AWS’s words', (text) => expect(messageOf(text)).toBe(syntax));

  it('of nothing runs less than a minute apart', () => {
    expect(messageOf('rate(0 minutes)')).toBe(
      "Invalid schedule frequency. Run for '1970-01-01T00:00:00.000Z' and '1970-01-01T00:00:00.000Z' are less than 60 seconds apart",
    );
  });
});

describe('at (D1)', () => {
  it('is a local time to the second', () => {
    expect(parseSchedule('at(2035-01-01T00:00:00)')).toEqual({ kind: 'at', local: '2035-01-01T00:00:00' });
    expect(parseSchedule('at(2036-06-30T12:30:59)')).toEqual({ kind: 'at', local: '2036-06-30T12:30:59' });
  });

  it.each([
    ['at(2035-01-01)', '"2035-01-01" is too short'],
    ['at(2035-01-01T08)', '"2035-01-01T08" is too short'],
    ['at(2035-01-01T08:30)', '"2035-01-01T08:30" is too short'],
    ['at(2035-01-01T00:00:00Z)', '"2035-01-01T00:00:00Z" is malformed at "Z"'],
    ['at(2035-01-01T00:00:00+02:00)', '"2035-01-01T00:00:00+02:00" is malformed at "+02:00"'],
    ['at(2035-02-30T00:00:00)', '"2035-02-30T00:00:00"'],
    ['at(2035-13-01T00:00:00)', '"2035-13-01T00:00:00"'],
    ['at(2035-01-01T25:00:00)', '"2035-01-01T25:00:00"'],
    ['at(tomorrow)', '"tomorrow"'],
    ['at()', '""'],
  ])('%s is refused', (text, details) => {
    expect(messageOf(text)).toBe(
      `Invalid schedule expression. Details: Invalid schedule at DateTime expression: Invalid format: ${details}`,
    );
  });
});

describe('cron (D2)', () => {
  it('is read field by field', () => expect(messageOf('cron(0 8 1 * ? *)')).toBe('cron'));

  it('is refused with the details', () => {
    expect(messageOf('cron(0 8 * * * *)')).toBe(
      "Invalid schedule expression. Details: Invalid CRON expression: error at position 1, details: '?' can only be specified for Day-of-Month or Day-of-Week.",
    );
  });
});

describe('anything else', () => {
  it.each([
    '',
    '0 8 1 * ? *',
    'every(5 minutes)',
    'cron 0 8 1 * ? *',
    'xcron(0 8 1 * ? *)',
    'cron(0 8 1 * ? *',
    'rate(1 minute) now',
  ])('%j is refused in AWS’s words', (text) => expect(messageOf(text)).toBe(syntax));
});
