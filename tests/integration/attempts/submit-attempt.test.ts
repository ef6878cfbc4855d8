import { beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '@/lib/contracts/actor';
import type { Submission } from '@/lib/contracts/submission';
import { readPractice } from '@/lib/attempts/read-practice';
import { readOwnProgress } from '@/lib/attempts/read-own-progress';
import { readReplay } from '@/lib/attempts/read-replay';
import { submitAttempt } from '@/lib/attempts/submit-attempt';
import { database } from '@/lib/db/client';
import { drawQuestion } from '@/lib/questions/draw';
import { publishQuestion } from '@/lib/questions/publish-question';
import { certificateOf } from '@/tests/support/certificate';
import { resetDatabase, withDatabase } from '@/tests/support/database';
import { smallQuestion } from '@/tests/support/small-question';

withDatabase();
beforeEach(resetDatabase);

const now = new Date('2026-06-01T08:00:00Z');
const guest = (): Actor => ({ learnerId: uuidv7(), kind: 'guest' });

async function drawn(actor: Actor): Promise<string> {
  const result = await drawQuestion(actor, null, now);
  if (result.kind !== 'drawn') throw new Error(result.kind);
  return result.drawId;
}

const answer = (drawId: string, option = 'three'): Submission => ({
  attemptId: uuidv7(),
  drawId,
  response: { option },
});
const countRows = () =>
  Promise.all([
    database.attempt.count(),
    database.reviewCard.count(),
    database.mastery.count(),
    database.learner.count(),
  ]);

describe('submitAttempt', () => {
  beforeEach(async () => void (await publishQuestion(smallQuestion(), now)));

  it('grades by simulation and stores attempt, card, mastery and the learner together', async () => {
    const actor = guest();
    const result = await submitAttempt(actor, answer(await drawn(actor)), now);
    expect(result).toMatchObject({ kind: 'graded', attempt: { verdict: { kind: 'correct', credit: 1 } } });
    if (result.kind !== 'graded') return;
    const { evidence } = result.attempt;
    expect(evidence.key).toEqual(['three']);
    expect(evidence.rationale).toMatch(/^Three serve 100 % for \$/);
    expect(evidence.options.find(({ id }) => id === 'one')?.sentence).toMatch(
      /^Fails: [\d.]+ % of the requests answered, at least/,
    );
    expect(await countRows()).toEqual([1, 1, 1, 1]);
  });

  it('answers a repeat with the stored verdict, byte for byte, and another payload under its id with conflict', async () => {
    const actor = guest();
    const submission = answer(await drawn(actor), 'one');
    const first = await submitAttempt(actor, submission, now);
    const second = await submitAttempt(actor, submission, new Date(now.getTime() + 60_000));
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(await submitAttempt(actor, { ...submission, response: { option: 'nine' } }, now)).toEqual({
      kind: 'conflict',
    });
    expect(await countRows()).toEqual([1, 1, 1, 1]);
  });

  it('stores one row when the same attempt arrives fifty times at once', async () => {
    const actor = guest();
    const submission = answer(await drawn(actor));
    const results = await Promise.all(Array.from({ length: 50 }, () => submitAttempt(actor, submission, now)));
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(await countRows()).toEqual([1, 1, 1, 1]);
  });

  it('counts every one of twenty answers that one learner gives at once', async () => {
    const actor = guest();
    const draws = await Promise.all(Array.from({ length: 20 }, () => drawn(actor)));
    const results = await Promise.all(draws.map((drawId) => submitAttempt(actor, answer(drawId), now)));
    expect(results.every(({ kind }) => kind === 'graded')).toBe(true);
    const mastery = await database.mastery.findFirstOrThrow();
    expect(mastery.attempts).toBe(20);
    expect((await database.reviewCard.findFirstOrThrow()).reps).toBe(20);
    // two variants: only the first answer to each counts
    expect(mastery.counted).toBe(await database.attempt.count({ where: { countsForMastery: true } }));
    expect(mastery.counted).toBeLessThanOrEqual(2);
  });

  it('gives a used draw its stored verdict instead of a second attempt', async () => {
    const actor = guest();
    const drawId = await drawn(actor);
    const first = await submitAttempt(actor, answer(drawId, 'one'), now);
    const second = await submitAttempt(actor, answer(drawId, 'three'), now);
    expect(second.kind).toBe('draw-used');
    expect(second.kind === 'draw-used' && first.kind === 'graded' && second.attempt).toEqual(
      first.kind === 'graded' && first.attempt,
    );
    expect(await database.attempt.count()).toBe(1);
  });

  it('does not know another learner’s draw, attempt or replay', async () => {
    const [owner, stranger] = [guest(), guest()];
    const submission = answer(await drawn(owner));
    expect(await submitAttempt(stranger, submission, now)).toEqual({ kind: 'draw-not-found' });
    await submitAttempt(owner, submission, now);
    expect(await submitAttempt(stranger, submission, now)).toEqual({ kind: 'draw-not-found' });
    expect(await readPractice(stranger, submission.drawId)).toEqual({ kind: 'not-found' });
    expect(await readReplay(stranger, submission.attemptId)).toEqual({ kind: 'not-found' });
    expect((await readOwnProgress(stranger, now)).totalAttempts).toBe(0);
  });

  it.each([
    ['an option that is not there', { option: 'four' }],
    ['several options where one is asked for', { options: ['one', 'three'] }],
  ])('refuses %s as invalid, and stores nothing', async (_name, response) => {
    const actor = guest();
    const submission = { ...answer(await drawn(actor)), response };
    expect(await submitAttempt(actor, submission, now)).toMatchObject({ kind: 'invalid' });
    expect(await countRows()).toEqual([0, 0, 0, 0]);
  });

  it('still grades a draw of a superseded version, by that version', async () => {
    const actor = guest();
    const drawId = await drawn(actor);
    await publishQuestion(smallQuestion({ stem: 'Another stem.' }), now);
    expect(await submitAttempt(actor, answer(drawId), now)).toMatchObject({ kind: 'graded' });
    const practice = await readPractice(actor, drawId);
    expect(practice.kind === 'answered' && practice.question.stem).toMatch(/^Ten requests/);
  });

  it('grades nothing of a retired version', async () => {
    const actor = guest();
    const drawId = await drawn(actor);
    await database.questionVersion.updateMany({ data: { status: 'retired' } });
    expect(await submitAttempt(actor, answer(drawId), now)).toEqual({ kind: 'retired' });
    expect(await readPractice(actor, drawId)).toMatchObject({ kind: 'retired' });
    expect(await countRows()).toEqual([0, 0, 0, 0]);
  });

  it('withdraws a version whose published key the core does not make, instead of grading by it', async () => {
    await resetDatabase();
    await publishQuestion(smallQuestion(), now);
    const row = await database.questionVersion.findFirstOrThrow();
    const forged = {
      ...row,
      id: uuidv7(),
      number: 2,
      digest: 'forged',
      certificate: certificateOf(smallQuestion(), { digest: 'forged' }),
      document: { ...smallQuestion(), stem: 'Forged.' },
      keys: { aws: [['one'], ['one']], course: [['one'], ['one']] },
    };
    await database.questionVersion.create({ data: forged });
    await database.question.updateMany({ data: { currentVersionId: forged.id } });
    const actor = guest();
    const drawId = await drawn(actor);
    expect(await submitAttempt(actor, answer(drawId), now)).toEqual({ kind: 'withdrawn' });
    expect(await countRows()).toEqual([0, 0, 0, 0]);
    expect(await drawQuestion(actor, null, now)).toEqual({ kind: 'no-question' });
  });
});

describe('readOwnProgress', () => {
  it('counts only the first attempt on a variant, and shows the newest attempts first', async () => {
    await publishQuestion(
      smallQuestion({
        parameters: {},
        scenario: { ...smallQuestion().scenario, model: { maxRps: 5 } },
        stem: 'One variant.',
      }),
      now,
    );
    const actor = guest();
    await submitAttempt(actor, answer(await drawn(actor), 'one'), now);
    await submitAttempt(actor, answer(await drawn(actor), 'three'), new Date(now.getTime() + 1000));
    const progress = await readOwnProgress(actor, now);
    expect(progress.totalAttempts).toBe(2);
    expect(progress.topics.find(({ topic }) => topic === 'policies')).toMatchObject({
      counted: 1,
      correct: 0,
      attempts: 2,
    });
    expect(progress.recent.map(({ verdict }) => verdict)).toEqual(['correct', 'incorrect']);
    expect(progress.days).toEqual([{ day: '2026-06-01', attempts: 2, correct: 1 }]);
  });
});
