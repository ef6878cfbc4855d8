import { describe, expect, it } from 'vitest';
import { parseTime, readTraffic } from '@/lib/aws/traffic-csv';

/** Lines as the CSV parser gives them. */
const read = (...lines: string[]) => readTraffic(lines.map((text, i) => ({ line: i + 1, cells: text.split(',') })));
const recorded = (...lines: string[]) => {
  const reading = read(...lines);
  if (reading.kind === 'bad-document') throw new Error(reading.problems.map(({ message }) => message).join('\n'));
  return reading.recorded;
};
const problems = (...lines: string[]) => {
  const reading = read(...lines);
  return reading.kind === 'traffic'
    ? []
    : reading.problems.map(({ path, message }) => (path ? `${path}: ${message}` : message));
};
/** `count` rows of one minute each. */
const minutes = (count: number) =>
  Array.from({ length: count }, (_, i) => `${new Date(Date.UTC(2026, 5, 1, 8, i)).toISOString()},60`);

describe('parseTime', () => {
  const eight = Date.UTC(2026, 5, 1, 8);

  it.each([
    ['2026-06-01T08:00:00Z', eight],
    ['2026-06-01T08:00:00z', eight],
    ['2026-06-01 08:00:00', eight],
    ['2026-06-01T08:00', eight],
    ['2026-06-01T08:00:00+00:00', eight],
    ['2026-06-01T10:00:00+02:00', eight],
    ['2026-06-01T10:00:00+0200', eight],
    ['2026-06-01 03:30:00 -0430', eight],
    ['2026-06-01T08:00:00.5Z', eight + 500],
    ['2026-06-01 08:00:00.1234567', eight + 123],
    ['2026-06-01', Date.UTC(2026, 5, 1)],
    ['  2026-06-01T08:00:00Z  ', eight],
  ])('%s', (text, ms) => expect(parseTime(text)).toBe(ms));

  it.each([
    '',
    'TIMESTAMP',
    '08:00',
    '2026-06-01T',
    '2026-06-01T8:00',
    '2026-13-01',
    '1764576000',
    '01/06/2026',
    '2026-06-01T25:00:00Z',
    'NaN',
  ])('%j is no time', (text) => expect(parseTime(text)).toBeNull());
});

describe('counts of requests by period', () => {
  it('are rates: 120 requests in a minute are 2 a second', () => {
    expect(recorded('2026-06-01T08:00:00Z,120', '2026-06-01T08:01:00Z,60', '2026-06-01T08:02:00Z,0')).toEqual({
      start: '2026-06-01T08:00:00.000Z',
      durationMinutes: 3,
      traffic: [
        { atMinute: 0, rps: 2 },
        { atMinute: 1, rps: 1 },
        { atMinute: 2, rps: 0 },
      ],
      rows: 3,
      requests: 180,
      reading: { kind: 'counts', periodSeconds: 60 },
      gaps: [],
    });
  });

  it('may have a headline', () => {
    expect(recorded('timestamp,requests', ...minutes(3)).rows).toBe(3);
    expect(recorded('', ...minutes(3)).rows).toBe(3);
  });

  it('may be of any whole number of seconds', () => {
    const five = recorded('2026-06-01T08:00:00Z,300', '2026-06-01T08:05:00Z,600');
    expect(five).toMatchObject({
      durationMinutes: 10,
      reading: { periodSeconds: 300 },
      traffic: [{ rps: 1 }, { rps: 2 }],
    });
    const ten = recorded('2026-06-01T08:00:00Z,20', '2026-06-01T08:00:10Z,30');
    // the minute is filled up with silence
    expect(ten).toMatchObject({ durationMinutes: 1, reading: { periodSeconds: 10 } });
    expect(ten.traffic.map(({ rps }) => rps)).toEqual([2, 3, 0]);
    expect(problems('2026-06-01T08:00:00.0Z,1', '2026-06-01T08:00:00.5Z,1', '2026-06-01T08:00:01.0Z,1')).toEqual([
      'the rows are 500 ms apart: expected a period of whole seconds',
    ]);
  });

  it('begin on a whole minute, with silence before the first row', () => {
    const late = recorded('2026-06-01T08:00:20Z,20', '2026-06-01T08:00:30Z,20');
    expect(late.start).toBe('2026-06-01T08:00:00.000Z');
    expect(late.traffic[0]).toEqual({ atMinute: 20 / 60, rps: 2 });
  });

  it('have their gaps told and filled with silence', () => {
    const [first = '', second = '', , , fifth = ''] = minutes(5);
    const gappy = recorded(first, second, fifth);
    expect(gappy.gaps).toEqual([{ fromLine: 2, fromTime: '2026-06-01T08:01:00.000Z', seconds: 120 }]);
    expect(gappy.durationMinutes).toBe(5);
    expect(gappy.traffic).toEqual([
      { atMinute: 0, rps: 1 },
      { atMinute: 1, rps: 1 },
      { atMinute: 2, rps: 0 },
      { atMinute: 4, rps: 1 },
    ]);
  });

  it('are counts where half of the distances agree, and requests where fewer do', () => {
    const at = (...seconds: number[]) =>
      seconds.map((s) => `${new Date(Date.UTC(2026, 5, 1, 8, 0, s)).toISOString()},60`);
    // distances 60 60 90 100: two of four
    expect(recorded(...at(0, 60, 120, 210, 310)).reading).toEqual({ kind: 'counts', periodSeconds: 60 });
    // distances 60 60 90 100 110: two of five
    expect(recorded(...at(0, 60, 120, 210, 310, 420)).reading).toEqual({ kind: 'requests' });
  });

  it('may be fractions', () => {
    expect(recorded('2026-06-01T08:00:00Z,1.5', '2026-06-01T08:01:00Z,6e1').requests).toBe(61.5);
  });

  it.each(['', ' ', 'many', '-1', 'NaN', 'Infinity', '1e999', '12 requests', '1,5'.replace(',', ';')])(
    'refuse a count of %j',
    (count) => {
      expect(problems('2026-06-01T08:00:00Z,1', `2026-06-01T08:01:00Z,${count}`, '2026-06-01T08:02:00Z,1')).toEqual([
        `line 2: expected a number of requests, 0 or more, got ${count.trim() === '' && count === '' ? 'nothing' : `"${count}"`}`,
      ]);
    },
  );

  it('refuse rows without a count', () => {
    expect(problems('2026-06-01T08:00:00Z', '2026-06-01T08:01:00Z')).toEqual([
      'line 1: expected a number of requests, 0 or more, got nothing',
      'line 2: expected a number of requests, 0 or more, got nothing',
    ]);
  });

  it('refuse rows out of order and rows of the same time', () => {
    const [first = '', second = '', third = ''] = minutes(3);
    expect(problems(first, third, second, ...minutes(6).slice(3))).toEqual([
      'line 3: out of order: 2026-06-01T08:01:00.000Z comes after 2026-06-01T08:02:00.000Z of line 2',
    ]);
    expect(problems(first, second, second, third)).toEqual([
      'line 3: duplicate time: 2026-06-01T08:01:00.000Z stands in line 2 already',
    ]);
  });
});

describe('one request a row', () => {
  const log = ['2026-06-01T08:00:01Z', '2026-06-01T08:00:02.5Z', '2026-06-01T08:00:59Z', '2026-06-01T08:02:10Z'];

  it('is counted by the minute', () => {
    expect(recorded(...log)).toEqual({
      start: '2026-06-01T08:00:00.000Z',
      durationMinutes: 3,
      traffic: [
        { atMinute: 0, rps: 3 / 60 },
        { atMinute: 1, rps: 0 },
        { atMinute: 2, rps: 1 / 60 },
      ],
      rows: 4,
      requests: 4,
      reading: { kind: 'requests' },
      gaps: [],
    });
  });

  it('may come twice at the same time', () => {
    const [first = '', second = '', ...rest] = log;
    expect(recorded(first, second, second, ...rest).requests).toBe(5);
  });

  it('must not go back in time', () => {
    const [first = '', second = '', third = '', fourth = ''] = log;
    expect(problems(first, third, second, fourth)[0]).toMatch(/^line 3: out of order/);
  });
});

describe('a file that is no record', () => {
  it('has no row that begins with a time', () => {
    const message = 'no row begins with a time: expected lines such as 2026-06-01T08:00:00Z,120';
    expect(problems()).toEqual([message]);
    expect(problems('timestamp,requests')).toEqual([message]);
  });

  it('has one row: there is no period to read', () => {
    const message =
      'only one row begins with a time: expected two or more, as their distance is the period of the counts';
    expect(problems('timestamp,requests', '2026-06-01T08:00:00Z,120')).toEqual([`line 2: ${message}`]);
  });

  it('has a row further down that does not begin with a time', () => {
    expect(problems(...minutes(2), 'total,120')).toEqual([
      'line 3: expected a time such as 2026-06-01T08:00:00Z, got "total"',
    ]);
    expect(problems(...minutes(2), ',120')).toEqual([
      'line 3: expected a time such as 2026-06-01T08:00:00Z, got nothing',
    ]);
  });

  it('says no more than twenty things', () => {
    const wrong = Array.from({ length: 30 }, () => 'x,1');
    const said = problems(...minutes(2), ...wrong);
    expect(said).toHaveLength(21);
    expect(said[20]).toBe('and 10 more');
    expect(problems(...minutes(2), ...wrong.slice(0, 20))).toHaveLength(20);
  });

  it('covers more than thirty days', () => {
    const days = (count: number) => [
      `2026-06-01T00:00:00Z,1`,
      `${new Date(Date.UTC(2026, 5, 1 + count)).toISOString()},1`,
    ];
    // two rows of fifteen days each
    expect(recorded(...days(15)).durationMinutes).toBe(43_200);
    expect(problems(...days(16))).toEqual(['the file covers 46080 minutes: expected at most 43200 (30 days)']);
    const irregular = [
      '0000-01-01T00:00:00Z',
      '0000-01-01T00:00:01Z',
      '0000-01-01T00:00:03Z',
      '0000-01-01T00:00:07Z',
      '2026-06-01T00:00:00Z',
    ];
    expect(problems(...irregular)[0]).toMatch(/^the file covers \d+ minutes: expected at most 43200/);
  });
});
