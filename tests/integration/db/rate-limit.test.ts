import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '@/lib/db/client';
import { clearRateLimit, consumeRateLimit, readRateLimit } from '@/lib/db/rate-limit';
import { resetDatabase, withDatabase } from '@/tests/support/database';

withDatabase();
beforeEach(resetDatabase);

const rule = { points: 3, windowSeconds: 900 };
const start = new Date('2026-06-01T08:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

describe('consumeRateLimit', () => {
  it('allows as many points as the rule has, then says how long the window still lasts', async () => {
    for (const second of [0, 1, 2]) {
      await expect(consumeRateLimit('k', rule, after(second))).resolves.toEqual({ kind: 'allowed' });
    }
    await expect(consumeRateLimit('k', rule, after(60))).resolves.toEqual({ kind: 'limited', retryAfterSeconds: 840 });
  });

  it('begins a new window when the old one has ended', async () => {
    for (let n = 0; n < 5; n += 1) await consumeRateLimit('k', rule, start);
    await expect(consumeRateLimit('k', rule, after(899))).resolves.toMatchObject({ kind: 'limited' });
    await expect(consumeRateLimit('k', rule, after(900))).resolves.toEqual({ kind: 'allowed' });
  });

  it('counts exactly under 50 simultaneous calls', async () => {
    const calls = Array.from({ length: 50 }, () => consumeRateLimit('k', { points: 30, windowSeconds: 60 }, start));
    const decisions = await Promise.all(calls);
    expect(decisions.filter(({ kind }) => kind === 'allowed')).toHaveLength(30);
  });

  it('keeps keys apart', async () => {
    for (let n = 0; n < 4; n += 1) await consumeRateLimit('a', rule, start);
    await expect(consumeRateLimit('b', rule, start)).resolves.toEqual({ kind: 'allowed' });
  });

  it('sweeps windows that have ended and leaves the others', async () => {
    for (const key of ['a', 'b', 'c']) await consumeRateLimit(key, rule, start);
    await consumeRateLimit('d', rule, after(600));
    await consumeRateLimit('e', rule, after(901));
    const kept = await database.rateLimit.findMany({ orderBy: { key: 'asc' } });
    expect(kept.map(({ key }) => key)).toEqual(['d', 'e']);
  });
});

describe('readRateLimit', () => {
  it('says what the next call would say and uses nothing up', async () => {
    for (const expected of ['allowed', 'allowed', 'allowed', 'limited']) {
      await expect(readRateLimit('k', rule, start)).resolves.toMatchObject({ kind: expected });
      await expect(readRateLimit('k', rule, start)).resolves.toMatchObject({ kind: expected });
      await consumeRateLimit('k', rule, start);
    }
    await expect(readRateLimit('k', rule, after(900))).resolves.toEqual({ kind: 'allowed' });
  });
});

describe('clearRateLimit', () => {
  it('gives all points back', async () => {
    for (let n = 0; n < 4; n += 1) await consumeRateLimit('k', rule, start);
    await clearRateLimit('k');
    await expect(consumeRateLimit('k', rule, start)).resolves.toEqual({ kind: 'allowed' });
  });
});
