import { describe, expect, it } from 'vitest';
import { clockAt, dayOf } from '@/components/clock';
import { formatNumber, formatPercent } from '@/components/figures';
import { joinWords, letterOf } from '@/components/option-letters';
import { nameOf } from '@/components/practice/references';
import { everyDay } from '@/components/progress/day-chart';
import { checkCredentials } from '@/components/account/credentials-form';
import { readAccountReply } from '@/components/account/post-account';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('figures', () => {
  it.each<[share: number, text: string]>([
    [0.9993, '99.93 %'],
    [0.999, '99.9 %'],
    [0.99999, '99.999 %'],
    [0.938, '93.8 %'],
    [0.71, '71 %'],
    [1, '100 %'],
    [0, '0 %'],
    [0.062, '6.2 %'],
  ])('writes the share %d as %s', (share, text) => {
    expect(plain(formatPercent(share))).toBe(text);
  });

  it.each<[value: number, text: string]>([
    [5323, '5,323'],
    [12.44, '12.4'],
    [0.0625, '0.0625'],
    [0, '0'],
    [999.6, '1,000'],
  ])('writes %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});

describe('clocks', () => {
  it('tells the wall clock of the scenario, seconds only where they count', () => {
    expect(clockAt('2026-06-01T08:00:00Z', 2070)).toBe('08:34:30');
    expect(clockAt('2026-06-01T23:30:00Z', 3600)).toBe('day 2, 00:30');
    expect(clockAt('2026-06-01T08:00:00+02:00', 0)).toBe('08:00');
  });

  it('writes a stored day, and days without attempts between two with', () => {
    expect(dayOf('2026-11-04')).toBe('4 Nov 2026');
    const days = [
      { day: '2026-11-06', attempts: 2, correct: 1 },
      { day: '2026-11-04', attempts: 1, correct: 1 },
    ];
    expect(everyDay(days).map(({ day, attempts }) => [day, attempts])).toEqual([
      ['2026-11-04', 1],
      ['2026-11-05', 0],
      ['2026-11-06', 2],
    ]);
  });
});

describe('letters', () => {
  it('follow the order shown, and an unknown option has none', () => {
    const options = [{ id: 'x' }, { id: 'y' }];
    expect([letterOf(options, 'y'), letterOf(options, 'z')]).toEqual(['B', '']);
  });

  it('are joined as in a sentence', () => {
    expect([joinWords([]), joinWords(['B']), joinWords(['A', 'C', 'D'])]).toEqual(['', 'B', 'A, C and D']);
  });
});

it('calls a reference by its page', () => {
  expect(nameOf('https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling.html#steps')).toBe(
    'docs.aws.amazon.com, endpoint-auto-scaling, steps',
  );
});

describe('account forms', () => {
  it.each<[name: string, email: string, password: string, fields: string[]]>([
    ['nothing', '', '', ['email', 'password']],
    ['an address without its host', 'ada', 'long enough for it', ['email']],
    ['a short password', 'ada@example.org', 'short', ['password']],
    ['both as asked', 'ada@example.org', 'long enough for it', []],
  ])('check %s', (_name, email, password, fields) => {
    expect(Object.keys(checkCredentials(email, password, 12))).toEqual(fields);
  });

  it("put zod's first issue beside its field", () => {
    const issues = [
      { path: ['password'], message: 'too common' },
      { path: ['password'], message: 'second' },
    ];
    const reply = { kind: 'reply', status: 400, body: { issues }, retryAfterSeconds: null } as const;
    expect(readAccountReply(reply)).toMatchObject({ kind: 'refused', fields: { password: 'too common' } });
  });

  it.each<[url: string, message: string]>([
    ['http://localhost:3000/sign-in?error=limited%3A600', 'Too many attempts. Try again in 10 minutes.'],
    ['/sign-in?error=wrong', 'This e-mail and password do not belong together. Check both and try again.'],
  ])('read what next-auth says in %s', (url, message) => {
    const reply = { kind: 'reply', status: 401, body: { url }, retryAfterSeconds: null } as const;
    expect(readAccountReply(reply)).toMatchObject({ kind: 'refused', message });
  });

  it('never follow a script', () => {
    const reply = {
      kind: 'reply',
      status: 200,
      body: { url: 'javascript:alert(1)' },
      retryAfterSeconds: null,
    } as const;
    expect(readAccountReply(reply)).toEqual({ kind: 'done', href: null });
  });
});
