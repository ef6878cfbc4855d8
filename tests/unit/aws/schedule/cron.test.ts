import { describe, expect, it } from 'vitest';
import { parseCron } from '@/lib/aws/schedule/cron';

/** The days of a month on which an expression runs. */
function daysOf(expression: string, year: number, month: number): number[] {
  const cron = parseCron(expression);
  if (typeof cron === 'string') throw new Error(cron);
  if (!cron.months.has(month) || (cron.years && !cron.years.has(year))) return [];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: last }, (_, i) => i + 1).filter((day) => cron.matchesDay(year, month, day));
}
const minutesOf = (field: string) => {
  const cron = parseCron(`${field} 0 * * ? *`);
  return typeof cron === 'string' ? cron : [...cron.minutes].sort((a, b) => a - b);
};
const hoursOf = (field: string) => {
  const cron = parseCron(`0 ${field} * * ? *`);
  return typeof cron === 'string' ? cron : [...cron.hours].sort((a, b) => a - b);
};

describe('AWS’s own example expressions (D20)', () => {
  it('0 10 * * ? * is daily at 10:00', () => {
    expect(hoursOf('10')).toEqual([10]);
    expect(daysOf('0 10 * * ? *', 2026, 2)).toHaveLength(28);
  });

  it('0 18 ? * MON-FRI * is on weekdays', () => {
    // 1 June 2026 is a Monday
    expect(daysOf('0 18 ? * MON-FRI *', 2026, 6).slice(0, 7)).toEqual([1, 2, 3, 4, 5, 8, 9]);
    expect(daysOf('0 18 ? * MON-FRI *', 2026, 6)).toHaveLength(22);
  });

  it('0 8 1 * ? * is on the first of the month', () => {
    expect(daysOf('0 8 1 * ? *', 2026, 6)).toEqual([1]);
    expect(daysOf('0 8 1 * ? *', 2026, 7)).toEqual([1]);
  });

  it('0/15 * * * ? * is every 15 minutes', () => {
    expect(minutesOf('0/15')).toEqual([0, 15, 30, 45]);
    expect(hoursOf('*')).toHaveLength(24);
  });

  it('0/5 8-17 ? * MON-FRI * is every 5 minutes from 08:00 to 17:55', () => {
    expect(minutesOf('0/5')).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55]);
    expect(hoursOf('8-17')).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
  });
});

describe('lists, ranges and steps (D2)', () => {
  it.each<[field: string, minutes: number[]]>([
    ['0', [0]],
    ['59', [59]],
    ['0,30', [0, 30]],
    ['5-8', [5, 6, 7, 8]],
    ['7-7', [7]],
    ['0-20/10', [0, 10, 20]],
    ['50/4', [50, 54, 58]],
    ['*/20', [0, 20, 40]],
    ['1,10-12,58/1', [1, 10, 11, 12, 58, 59]],
    ['58-2', [0, 1, 2, 58, 59]],
  ])('minutes %s', (field, minutes) => expect(minutesOf(field)).toEqual(minutes));

  it.each(['60', '-1', '1-60', '0/0', 'a', '', '1,', '1..3', '1-2-3', '5/x', '1.5', '0x10'])(
    'minutes %j are refused',
    (field) => expect(typeof minutesOf(field)).toBe('string'),
  );

  it('hours end at 23', () => {
    expect(hoursOf('23')).toEqual([23]);
    expect(hoursOf('24')).toBe('hours must be 0-23, got 24');
  });

  it('months have numbers from 1 to 12 and names', () => {
    for (const month of ['JAN', '1', 'jan', 'JAN-FEB', '1,3'])
      expect(daysOf(`0 0 1 ${month} ? *`, 2026, 1)).toEqual([1]);
    for (const month of ['DEC', '12', 'NOV-DEC', '11-12', '2/10'])
      expect(daysOf(`0 0 1 ${month} ? *`, 2026, 12)).toEqual([1]);
    expect(daysOf('0 0 1 NOV-FEB ? *', 2026, 12)).toEqual([1]);
    expect(daysOf('0 0 1 NOV-FEB ? *', 2026, 3)).toEqual([]);
    for (const month of ['0', '13', 'FOO', 'JANUARY'])
      expect(parseCron(`0 0 1 ${month} ? *`)).toMatch(/^month must be 1-12 or JAN-DEC, got/);
  });

  it('years are 1970 to 2199, or any', () => {
    expect(daysOf('0 0 1 6 ? 2026', 2026, 6)).toEqual([1]);
    expect(daysOf('0 0 1 6 ? 2027', 2026, 6)).toEqual([]);
    expect(daysOf('0 0 1 6 ? 2024/2', 2026, 6)).toEqual([1]);
    expect(daysOf('0 0 1 6 ? 2024/2', 2027, 6)).toEqual([]);
    expect(typeof parseCron('0 0 1 6 ? 1970')).toBe('object');
    expect(typeof parseCron('0 0 1 6 ? 2199')).toBe('object');
    expect(parseCron('0 0 1 6 ? 1969')).toBe('year must be 1970-2199, got 1969');
    expect(parseCron('0 0 1 6 ? 2200')).toBe('year must be 1970-2199, got 2200');
  });
});

describe('day-of-month', () => {
  it('counts from 1 to 31, and a day that a month has not is none', () => {
    expect(daysOf('0 0 31 * ? *', 2026, 7)).toEqual([31]);
    expect(daysOf('0 0 31 * ? *', 2026, 6)).toEqual([]);
    expect(daysOf('0 0 29 2 ? *', 2028, 2)).toEqual([29]);
    expect(daysOf('0 0 29 2 ? *', 2026, 2)).toEqual([]);
    for (const day of ['0', '32', 'MON'])
      expect(parseCron(`0 0 ${day} * ? *`)).toBe(`day-of-month must be 1-31, got ${day}`);
  });

  it('L is the last day of the month', () => {
    expect(daysOf('0 0 L * ? *', 2026, 1)).toEqual([31]);
    expect(daysOf('0 0 L * ? *', 2026, 2)).toEqual([28]);
    expect(daysOf('0 0 L * ? *', 2028, 2)).toEqual([29]);
    expect(daysOf('0 0 L * ? *', 2026, 4)).toEqual([30]);
  });

  it('W is the weekday nearest to a day, inside the month', () => {
    // June 2026: the 6th is a Saturday, the 7th a Sunday, the 10th a Wednesday
    expect(daysOf('0 0 10W * ? *', 2026, 6)).toEqual([10]);
    expect(daysOf('0 0 6W * ? *', 2026, 6)).toEqual([5]);
    expect(daysOf('0 0 7W * ? *', 2026, 6)).toEqual([8]);
    // 1 August 2026 is a Saturday: not July's last day but the Monday after
    expect(daysOf('0 0 1W * ? *', 2026, 8)).toEqual([3]);
    // 1 November 2026 is a Sunday
    expect(daysOf('0 0 1W * ? *', 2026, 11)).toEqual([2]);
    // 31 May 2026 is a Sunday: the Friday before, not June's first
    expect(daysOf('0 0 31W * ? *', 2026, 5)).toEqual([29]);
    // 31 October 2026 is a Saturday
    expect(daysOf('0 0 31W * ? *', 2026, 10)).toEqual([30]);
  });

  it('LW is the last weekday of the month', () => {
    expect(daysOf('0 0 LW * ? *', 2026, 5)).toEqual([29]);
    expect(daysOf('0 0 LW * ? *', 2026, 10)).toEqual([30]);
    expect(daysOf('0 0 LW * ? *', 2026, 6)).toEqual([30]);
  });
});

describe('day-of-week', () => {
  it('has names, and numbers from SUN = 1 (D19)', () => {
    // June 2026 begins on a Monday
    expect(daysOf('0 0 ? * MON *', 2026, 6)).toEqual([1, 8, 15, 22, 29]);
    expect(daysOf('0 0 ? * 2 *', 2026, 6)).toEqual([1, 8, 15, 22, 29]);
    expect(daysOf('0 0 ? * SUN *', 2026, 6)).toEqual([7, 14, 21, 28]);
    expect(daysOf('0 0 ? * 1 *', 2026, 6)).toEqual([7, 14, 21, 28]);
    expect(daysOf('0 0 ? * 7 *', 2026, 6)).toEqual([6, 13, 20, 27]);
    for (const day of ['0', '8', 'FOO', 'MONDAY']) {
      expect(parseCron(`0 0 ? * ${day} *`)).toBe(`day-of-week must be 1-7 or SUN-SAT, got ${day}`);
    }
  });

  it('ranges go round the week', () => {
    expect(daysOf('0 0 ? * FRI-MON *', 2026, 6).slice(0, 6)).toEqual([1, 5, 6, 7, 8, 12]);
    expect(daysOf('0 0 ? * * *', 2026, 6)).toHaveLength(30);
    expect(daysOf('0 0 ? * MON,WED *', 2026, 6).slice(0, 4)).toEqual([1, 3, 8, 10]);
  });

  it('# is the n-th of its kind in the month', () => {
    expect(daysOf('0 0 ? * MON#1 *', 2026, 6)).toEqual([1]);
    expect(daysOf('0 0 ? * MON#5 *', 2026, 6)).toEqual([29]);
    expect(daysOf('0 0 ? * 3#2 *', 2026, 6)).toEqual([9]);
    // June 2026 has four Sundays
    expect(daysOf('0 0 ? * SUN#4 *', 2026, 6)).toEqual([28]);
    expect(daysOf('0 0 ? * SUN#5 *', 2026, 6)).toEqual([]);
    // the 7th day is the first of its kind, the 8th the second
    expect(daysOf('0 0 ? * SUN#1 *', 2026, 6)).toEqual([7]);
    expect(daysOf('0 0 ? * MON#2 *', 2026, 6)).toEqual([8]);
    expect(typeof parseCron('0 0 ? * MON#6 *')).toBe('string');
    expect(typeof parseCron('0 0 ? * MON#0 *')).toBe('string');
  });

  it('L is Saturday, and a day with L the last of its kind in the month', () => {
    expect(daysOf('0 0 ? * L *', 2026, 6)).toEqual([6, 13, 20, 27]);
    expect(daysOf('0 0 ? * FRIL *', 2026, 6)).toEqual([26]);
    expect(daysOf('0 0 ? * 6L *', 2026, 6)).toEqual([26]);
    expect(daysOf('0 0 ? * TUEL *', 2026, 6)).toEqual([30]);
    // 23 June is 7 days before the end
    expect(daysOf('0 0 ? * MONL *', 2026, 6)).toEqual([29]);
  });
});

describe('a day that does not exist', () => {
  it.each(['FOO#1', '0#1', '8#1', 'FOOL', '0L', '8L'])('day-of-week %s is refused', (day) => {
    expect(parseCron(`0 0 ? * ${day} *`)).toBe(`day-of-week must be 1-7 or SUN-SAT, got ${day}`);
  });

  it.each(['0W', '32W', 'W', 'LL'])('day-of-month %s is refused', (day) => {
    expect(parseCron(`0 0 ${day} * ? *`)).toBe(`day-of-month must be 1-31, got ${day}`);
  });
});

describe('the shape of an expression (D2)', () => {
  it.each(['', '0 10 * * ?', '0 10', '* * * * * * * *'])('%j does not have six fields', (text) => {
    expect(parseCron(text)).toMatch(/^expected six fields/);
  });

  it('spaces between and around the fields do not matter', () => {
    expect(daysOf('  0   8  1 *   ? * ', 2026, 6)).toEqual([1]);
  });

  it.each(['0 8 * * * *', '0 8 ? * ? *', '? 8 1 * ? *', '0 ? 1 * ? *', '0 8 1 ? ? *', '0 8 1 * ? ?'])(
    '%j: exactly one of the two day fields is ?',
    (text) => expect(parseCron(text)).toBe("'?' can only be specified for Day-of-Month or Day-of-Week."),
  );

  it('names and letters may be small', () => {
    expect(daysOf('0 0 ? * mon-fri *', 2026, 6)).toEqual(daysOf('0 0 ? * MON-FRI *', 2026, 6));
    expect(daysOf('0 0 l * ? *', 2026, 6)).toEqual([30]);
  });
});
