import { beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { isFreeGuest, signUp } from '@/lib/auth/sign-up';
import { learnerOfIdentity } from '@/lib/auth/identity';
import { signIn } from '@/lib/auth/sign-in';
import { submitAttempt } from '@/lib/attempts/submit-attempt';
import { readOwnProgress } from '@/lib/attempts/read-own-progress';
import { database } from '@/lib/db/client';
import { adoptGuest, countGuestAttempts } from '@/lib/progress/adopt-guest';
import { drawQuestion } from '@/lib/questions/draw';
import { publishQuestion } from '@/lib/questions/publish-question';
import { resetDatabase, withDatabase } from '@/tests/support/database';
import { smallQuestion } from '@/tests/support/small-question';

withDatabase();
beforeEach(resetDatabase);

const now = new Date('2026-06-01T08:00:00Z');
const credentials = { email: 'ada@example.org', password: 'correct horse battery' };
const address = '192.0.2.1';

async function answers(learnerId: string, count: number, kind: 'guest' | 'account' = 'guest') {
  await publishQuestion(smallQuestion(), now);
  for (let i = 0; i < count; i++) {
    const draw = await drawQuestion({ learnerId, kind }, null, now);
    if (draw.kind !== 'drawn') throw new Error(draw.kind);
    const at = new Date(now.getTime() + i * 1000);
    await submitAttempt(
      { learnerId, kind },
      { attemptId: uuidv7(), drawId: draw.drawId, response: { option: 'three' } },
      at,
    );
  }
}

describe('signUp', () => {
  it('takes over the guest, whether or not the guest has answered', async () => {
    const guestId = uuidv7();
    await answers(guestId, 1);
    expect(await signUp(credentials, guestId, now)).toEqual({ kind: 'signed-up', learnerId: guestId });
    const unanswered = uuidv7();
    expect(await signUp({ ...credentials, email: 'bob@example.org' }, unanswered, now)).toEqual({
      kind: 'signed-up',
      learnerId: unanswered,
    });
  });

  it('never takes over an account through an old guest cookie', async () => {
    const guestId = uuidv7();
    await signUp(credentials, guestId, now);
    expect(await isFreeGuest(database, guestId)).toBe(false);
    const second = await signUp({ ...credentials, email: 'eve@example.org' }, guestId, now);
    expect(second.kind === 'signed-up' && second.learnerId).not.toBe(guestId);
  });

  it('makes one account when ten sign up with one address at once', async () => {
    const results = await Promise.all(Array.from({ length: 10 }, () => signUp(credentials, uuidv7(), now)));
    expect(results.filter(({ kind }) => kind === 'signed-up')).toHaveLength(1);
    expect(await database.learner.count({ where: { email: credentials.email } })).toBe(1);
  });

  it('stores an argon2id hash and never the password', async () => {
    await signUp(credentials, null, now);
    const { passwordHash } = await database.learner.findFirstOrThrow();
    expect(passwordHash).toMatch(/^\$argon2id\$/);
    expect(passwordHash).not.toContain(credentials.password);
  });
});

describe('signIn', () => {
  beforeEach(async () => void (await signUp(credentials, null, now)));

  it('knows the address in any case and with spaces around it', async () => {
    expect(await signIn({ ...credentials, email: ' ADA@Example.org ' }, address, now)).toMatchObject({
      kind: 'signed-in',
    });
  });

  it('allows ten failures per account and address in 15 minutes, then none, and forgets them after a success', async () => {
    const wrong = { ...credentials, password: 'wrong' };
    for (let i = 0; i < 9; i++) expect(await signIn(wrong, address, now)).toEqual({ kind: 'wrong' });
    expect(await signIn(credentials, address, now)).toMatchObject({ kind: 'signed-in' });
    for (let i = 0; i < 10; i++) expect(await signIn(wrong, address, now)).toEqual({ kind: 'wrong' });
    expect(await signIn(credentials, address, now)).toMatchObject({ kind: 'limited' });
    expect(await signIn(credentials, '192.0.2.2', now)).toMatchObject({ kind: 'signed-in' });
    expect(await signIn(credentials, address, new Date(now.getTime() + 15 * 60_000))).toMatchObject({
      kind: 'signed-in',
    });
  });

  it('says the same of an account that does not exist', async () => {
    expect(await signIn({ email: 'nobody@example.org', password: 'anything' }, address, now)).toEqual({
      kind: 'wrong',
    });
    expect(await signIn({ email: 7 }, address, now)).toEqual({ kind: 'wrong' });
  });
});

describe('learnerOfIdentity', () => {
  it('knows provider and subject, takes over the guest once, and never links by e-mail', async () => {
    const account = await signUp(credentials, null, now);
    const guestId = uuidv7();
    const learnerId = await learnerOfIdentity('github', '42', guestId, now);
    expect(learnerId).toBe(guestId);
    expect(await learnerOfIdentity('github', '42', uuidv7(), now)).toBe(learnerId);
    expect(await learnerOfIdentity('google', '42', guestId, now)).not.toBe(learnerId);
    expect(account.kind === 'signed-up' && account.learnerId).not.toBe(learnerId);
  });
});

describe('adoptGuest', () => {
  it('moves the answers and derives cards and mastery from all of them', async () => {
    const guestId = uuidv7();
    const account = await signUp(credentials, null, now);
    if (account.kind !== 'signed-up') throw new Error(account.kind);
    const actor = { learnerId: account.learnerId, kind: 'account' as const };
    await answers(account.learnerId, 2, 'account');
    await answers(guestId, 3);
    expect(await countGuestAttempts(guestId)).toBe(3);
    expect(await adoptGuest(actor, guestId)).toEqual({ added: 3 });
    const progress = await readOwnProgress(actor, now);
    expect(progress.totalAttempts).toBe(5);
    // two variants in all: the first answer to each counts, whoever gave it
    expect(progress.topics.find(({ topic }) => topic === 'policies')).toMatchObject({ counted: 2, attempts: 5 });
    expect(await database.learner.count({ where: { id: guestId } })).toBe(0);
    expect(await adoptGuest(actor, guestId)).toEqual({ added: 0 });
  });

  it('never takes another account’s answers', async () => {
    const other = await signUp({ ...credentials, email: 'bob@example.org' }, null, now);
    const own = await signUp(credentials, null, now);
    if (other.kind !== 'signed-up' || own.kind !== 'signed-up') throw new Error('no account');
    await answers(other.learnerId, 1, 'account');
    expect(await countGuestAttempts(other.learnerId)).toBe(0);
    expect(await adoptGuest({ learnerId: own.learnerId, kind: 'account' }, other.learnerId)).toEqual({ added: 0 });
  });
});
