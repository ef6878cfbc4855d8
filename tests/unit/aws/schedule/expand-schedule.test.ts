import { describe, expect, it } from 'vitest';
import { expandSchedule } from '@/lib/aws/schedule/expand-schedule';
import { instantOf, isTimeZone, wallClockOf } from '@/lib/aws/schedule/time-zone';

const hour = 3600;
const day = 24 * hour;

/** The instants at which a schedule runs, as UTC clock times. */
function runs(
  start: string,
  days: number,
  Schedule: string,
  more: { Timezone?: string; StartTime?: string; EndTime?: string } = {},
): string[] {
  const startMs = Date.parse(start);
  return expandSchedule({ ScheduledActionName: 'a', Schedule, ...more }, startMs, days * day).map((second) =>
    new Date(startMs + second * 1000).toISOString().replace(':00.000Z', 'Z').slice(5),
  );
}

describe('cron in UTC (D1 D3)', () => {
  it('runs at its minutes from the start on, the start included and the end not', () => {
    expect(runs('2026-06-01T10:00:00Z', 2, 'cron(0 10 * * ? *)')).toEqual(['06-01T10:00Z', '06-02T10:00Z']);
    expect(runs('2026-06-01T10:01:00Z', 2, 'cron(0 10 * * ? *)')).toEqual(['06-02T10:00Z', '06-03T10:00Z']);
    expect(runs('2026-06-01T00:00:00Z', 1, 'cron(0 0 * * ? *)')).toEqual(['06-01T00:00Z']);
  });

  it('runs in the order of time, whatever the order of its fields', () => {
    expect(runs('2026-06-01T00:00:00Z', 1, 'cron(30,0 18,6 * * ? *)')).toEqual([
      '06-01T06:00Z',
      '06-01T06:30Z',
      '06-01T18:00Z',
      '06-01T18:30Z',
    ]);
  });

  it('runs in its months and years only', () => {
    expect(runs('2026-06-29T00:00:00Z', 4, 'cron(0 8 * 7 ? *)')).toEqual(['07-01T08:00Z', '07-02T08:00Z']);
    expect(runs('2026-12-31T00:00:00Z', 2, 'cron(0 8 * * ? 2027)')).toEqual(['01-01T08:00Z']);
    expect(runs('2026-06-01T00:00:00Z', 30, 'cron(0 8 * * ? 2025)')).toEqual([]);
  });

  it('counts seconds from the start', () => {
    const start = Date.parse('2026-06-01T08:00:00Z');
    expect(expandSchedule({ ScheduledActionName: 'a', Schedule: 'cron(30 9 * * ? *)' }, start, day)).toEqual([90 * 60]);
  });
});

describe('a time zone (D3)', () => {
  it('shifts at and cron', () => {
    const Timezone = 'Asia/Tokyo'; // UTC + 9
    expect(runs('2026-06-01T00:00:00Z', 1, 'cron(0 18 * * ? *)', { Timezone })).toEqual(['06-01T09:00Z']);
    expect(runs('2026-06-01T00:00:00Z', 1, 'at(2026-06-01T18:00:00)', { Timezone })).toEqual(['06-01T09:00Z']);
    // what is Monday there is Sunday in UTC
    expect(runs('2026-05-31T12:00:00Z', 1, 'cron(0 1 ? * MON *)', { Timezone })).toEqual(['05-31T16:00Z']);
  });

  it('follows daylight saving: 08:00 in New York is 13:00 and then 12:00 UTC (D3)', () => {
    const Timezone = 'America/New_York';
    expect(runs('2026-03-07T00:00:00Z', 3, 'cron(0 8 * * ? *)', { Timezone })).toEqual([
      '03-07T13:00Z',
      '03-08T12:00Z',
      '03-09T12:00Z',
    ]);
    expect(runs('2026-10-31T00:00:00Z', 3, 'cron(0 8 * * ? *)', { Timezone })).toEqual([
      '10-31T12:00Z',
      '11-01T13:00Z',
      '11-02T13:00Z',
    ]);
  });

  it('a local time that the clock jumps over does not run (D16, our choice)', () => {
    const Timezone = 'America/New_York';
    // on 8 March 2026 the clock goes from 01:59 to 03:00
    expect(runs('2026-03-07T06:00:00Z', 3, 'cron(30 2 * * ? *)', { Timezone })).toEqual([
      '03-07T07:30Z',
      '03-09T06:30Z',
    ]);
    expect(runs('2026-03-07T06:00:00Z', 3, 'at(2026-03-08T02:30:00)', { Timezone })).toEqual([]);
    expect(runs('2026-03-08T00:00:00Z', 1, 'cron(0 3 * * ? *)', { Timezone })).toEqual(['03-08T07:00Z']);
  });

  it('a local time that the clock shows twice runs once, the first time (D16, our choice)', () => {
    const Timezone = 'America/New_York';
    // on 1 November 2026 the clock shows 01:30 at 05:30 and again at 06:30 UTC
    expect(runs('2026-11-01T00:00:00Z', 1, 'cron(30 1 * * ? *)', { Timezone })).toEqual(['11-01T05:30Z']);
    expect(runs('2026-11-01T00:00:00Z', 1, 'at(2026-11-01T01:30:00)', { Timezone })).toEqual(['11-01T05:30Z']);
    const Berlin = { Timezone: 'Europe/Berlin' };
    expect(runs('2026-10-25T00:00:00Z', 1, 'cron(30 2 * * ? *)', Berlin)).toEqual(['10-25T00:30Z']);
  });

  it('StartTime and EndTime are UTC whatever the zone is (D3)', () => {
    const more = {
      Timezone: 'Asia/Tokyo',
      StartTime: '2026-06-02T09:00:00Z',
      EndTime: '2026-06-04T09:00:00Z',
    };
    expect(runs('2026-06-01T00:00:00Z', 7, 'cron(0 18 * * ? *)', more)).toEqual([
      '06-02T09:00Z',
      '06-03T09:00Z',
      '06-04T09:00Z',
    ]);
  });
});

describe('at (D1)', () => {
  it('runs once, inside the scenario', () => {
    expect(runs('2026-06-01T00:00:00Z', 1, 'at(2026-06-01T08:30:00)')).toEqual(['06-01T08:30Z']);
    expect(runs('2026-06-01T00:00:00Z', 1, 'at(2026-06-01T00:00:00)')).toEqual(['06-01T00:00Z']);
    expect(runs('2026-06-01T00:00:00Z', 1, 'at(2026-06-02T00:00:00)')).toEqual([]);
    expect(runs('2026-06-01T00:00:00Z', 1, 'at(2026-05-31T23:59:59)')).toEqual([]);
  });
});

describe('rate (D15)', () => {
  it('with a StartTime runs then and every interval after: rate(5 hours) from 12:00', () => {
    const more = { StartTime: '2021-01-30T12:00:00Z', EndTime: '2021-01-31T22:00:00Z' };
    expect(runs('2021-01-30T00:00:00Z', 2, 'rate(5 hours)', more)).toEqual([
      '01-30T12:00Z',
      '01-30T17:00Z',
      '01-30T22:00Z',
      '01-31T03:00Z',
      '01-31T08:00Z',
      '01-31T13:00Z',
      '01-31T18:00Z',
    ]);
  });

  it('keeps the phase of a StartTime before the scenario', () => {
    const more = { StartTime: '2026-05-31T23:00:00Z' };
    expect(runs('2026-06-01T00:00:00Z', 1, 'rate(10 hours)', more)).toEqual(['06-01T09:00Z', '06-01T19:00Z']);
    // exactly at the start
    expect(runs('2026-06-01T00:00:00Z', 1, 'rate(1 day)', { StartTime: '2026-05-30T00:00:00Z' })).toEqual([
      '06-01T00:00Z',
    ]);
  });

  it('without one runs an interval after the start (our choice)', () => {
    expect(runs('2026-06-01T00:00:00Z', 1, 'rate(10 hours)')).toEqual(['06-01T10:00Z', '06-01T20:00Z']);
    expect(runs('2026-06-01T00:00:00Z', 1, 'rate(1 day)')).toEqual([]);
  });

  it('runs at its EndTime and not after (D6)', () => {
    const end = (EndTime: string) => runs('2026-06-01T00:00:00Z', 1, 'rate(10 hours)', { EndTime });
    expect(end('2026-06-01T20:00:00Z')).toEqual(['06-01T10:00Z', '06-01T20:00Z']);
    expect(end('2026-06-01T19:59:59Z')).toEqual(['06-01T10:00Z']);
    expect(end('2026-05-31T00:00:00Z')).toEqual([]);
  });
});

describe('a schedule that is none', () => {
  it('never runs', () => {
    expect(runs('2026-06-01T00:00:00Z', 1, 'never')).toEqual([]);
    expect(expandSchedule({ ScheduledActionName: 'a' }, 0, day)).toEqual([]);
  });
});

describe('time zones', () => {
  it('are IANA’s names (D3)', () => {
    for (const zone of ['UTC', 'Asia/Tokyo', 'America/New_York', 'Europe/Berlin', 'Etc/GMT+9'])
      expect(isTimeZone(zone)).toBe(true);
    for (const zone of ['', 'Mars/Olympus', 'New York']) expect(isTimeZone(zone)).toBe(false);
  });

  it('show their wall clock at an instant', () => {
    const noon = Date.parse('2026-06-01T12:00:00Z');
    expect(wallClockOf(noon, 'UTC')).toBe(noon);
    expect(wallClockOf(noon, 'Asia/Kolkata')).toBe(noon + 5.5 * hour * 1000);
    expect(wallClockOf(noon, 'America/New_York')).toBe(noon - 4 * hour * 1000);
    // midnight is hour 0, not 24
    const midnight = Date.parse('2026-06-01T15:00:00Z');
    expect(wallClockOf(midnight, 'Asia/Tokyo')).toBe(Date.parse('2026-06-02T00:00:00Z'));
  });

  it('know the instant of a wall clock, and none where the clock jumps over it', () => {
    expect(instantOf(5000, 'UTC')).toBe(5000);
    const wall = Date.parse('2026-06-01T18:00:00Z');
    expect(instantOf(wall, 'Asia/Tokyo')).toBe(wall - 9 * hour * 1000);
    expect(instantOf(Date.parse('2026-03-29T02:30:00Z'), 'Europe/Berlin')).toBeNull();
    expect(instantOf(Date.parse('2026-10-25T02:30:00Z'), 'Europe/Berlin')).toBe(Date.parse('2026-10-25T00:30:00Z'));
  });
});
