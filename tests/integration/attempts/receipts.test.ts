import { beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '@/lib/contracts/actor';
import { questionSchema } from '@/lib/contracts/question';
import { receiptSchema } from '@/lib/contracts/receipt';
import type { LearnerResponse, Submission } from '@/lib/contracts/submission';
import { readPractice } from '@/lib/attempts/read-practice';
import { readReceipt } from '@/lib/attempts/read-receipt';
import { submitAttempt } from '@/lib/attempts/submit-attempt';
import { database } from '@/lib/db/client';
import { adoptGuest } from '@/lib/progress/adopt-guest';
import { digestOfDocument } from '@/lib/questions/derive-keys';
import { drawQuestion } from '@/lib/questions/draw';
import { publishQuestion } from '@/lib/questions/publish-question';
import { listReceiptKeys } from '@/lib/receipts/list-keys';
import { signingKey, toSigningKey } from '@/lib/receipts/signing-key';
import { verifyReceipt } from '@/lib/receipts/verify-receipt';
import { coreVersion } from '@/lib/simulation/core-version';
import { certificateOf } from '@/tests/support/certificate';
import { resetDatabase, withDatabase } from '@/tests/support/database';
import { privateKey } from '@/tests/support/receipt';
import { configurationQuestion, matchQuestion, numericQuestion, orderQuestion } from '@/tests/support/small-kinds';
import { smallQuestion } from '@/tests/support/small-question';

withDatabase();
beforeEach(resetDatabase);

const now = new Date('2026-06-01T08:00:00Z');
const guest = (): Actor => ({ learnerId: uuidv7(), kind: 'guest' });
const question = smallQuestion();

/** Draws and answers; the submission, and the receipt as its door hands it out. */
async function answered(actor: Actor, response: LearnerResponse = { option: 'three' }) {
  const draw = await drawQuestion(actor, null, now);
  if (draw.kind !== 'drawn') throw new Error(draw.kind);
  const submission: Submission = { attemptId: uuidv7(), drawId: draw.drawId, response, certainty: 'sure' };
  const result = await submitAttempt(actor, submission, now);
  if (result.kind !== 'graded') throw new Error(JSON.stringify(result));
  return { submission, attempt: result.attempt, receipt: await receiptOf(actor, submission.attemptId) };
}

async function receiptOf(actor: Actor, attemptId: string): Promise<object> {
  const result = await readReceipt(actor, attemptId);
  if (result.kind !== 'receipt') throw new Error(result.kind);
  return result.receipt;
}

const verify = async (receipt: object) =>
  verifyReceipt(receipt, { keys: (await listReceiptKeys()).keys, findQuestion: () => null });

describe('the receipt of a graded answer', () => {
  beforeEach(async () => void (await publishQuestion(question, now)));

  it('says what was asked, answered and computed, and is verified by the keys that are listed', async () => {
    const actor = guest();
    const { submission, attempt, receipt } = await answered(actor);
    const draw = await database.draw.findFirstOrThrow();
    expect(receiptSchema.parse(receipt)).toMatchObject({
      schema: 'receipt/1',
      attemptId: submission.attemptId,
      question: { id: 'small', version: 1, digest: digestOfDocument(question) },
      variant: { seed: attempt.variantSeed, document: { id: 'small', parameters: {} } },
      optionOrder: draw.optionOrder,
      response: submission.response,
      certainty: 'sure',
      verdict: { kind: 'correct', credit: 1 },
      rulebook: 'aws',
      core: { version: coreVersion },
      gradedAt: now.toISOString(),
      publicKey: signingKey().publicKey,
    });
    expect(JSON.stringify(receipt)).not.toContain(actor.learnerId);
    expect(await verify(receipt)).toMatchObject({ kind: 'same' });
    const forged = { ...receipt, verdict: { kind: 'incorrect', credit: 0 } };
    expect(await verify(forged)).toMatchObject({ kind: 'forged' });
  });

  it('is offered where the answer is shown', async () => {
    const actor = guest();
    const { submission } = await answered(actor);
    expect(await readPractice(actor, submission.drawId)).toMatchObject({
      receiptHref: `/api/attempts/${submission.attemptId}/receipt`,
    });
  });

  it('is nobody else’s', async () => {
    const { submission } = await answered(guest());
    expect(await readReceipt(guest(), submission.attemptId)).toEqual({ kind: 'not-found' });
  });

  it('stays what it was when the answer is sent again, later', async () => {
    const actor = guest();
    const { submission, receipt } = await answered(actor);
    await submitAttempt(actor, submission, new Date(now.getTime() + 60_000));
    expect(JSON.stringify(await receiptOf(actor, submission.attemptId))).toBe(JSON.stringify(receipt));
  });

  it('goes with the answers that an account takes over', async () => {
    const [visitor, account] = [guest(), { ...guest(), kind: 'account' as const }];
    await database.learner.create({ data: { id: account.learnerId, createdAt: now, email: 'ada@example.org' } });
    const { submission, receipt } = await answered(visitor);
    await adoptGuest(account, visitor.learnerId);
    expect(await receiptOf(account, submission.attemptId)).toEqual(receipt);
  });

  it('is missing where an answer was graded before there were any', async () => {
    const actor = guest();
    const { submission } = await answered(actor);
    await database.$executeRaw`UPDATE "Attempt" SET "receipt" = NULL, "receiptKeyId" = NULL`;
    expect(await readReceipt(actor, submission.attemptId)).toEqual({ kind: 'not-found' });
    expect(await readPractice(actor, submission.drawId)).toMatchObject({ kind: 'answered', receiptHref: null });
  });
});

describe('receipts of the kinds without options', () => {
  it.each<[kind: string, document: object, response: LearnerResponse]>([
    ['numeric', numericQuestion(), { value: 5 }],
    ['order', orderQuestion(), { events: ['alarm', 'served', 'cooldown'] }],
    ['match', matchQuestion(), { pairs: { calm: 'two', jump: 'two' } }],
    ['configuration', configurationQuestion(), { change: { scaling: { ScalableTarget: { MinCapacity: 7 } } } }],
  ])('%s', async (_kind, document, response) => {
    const small = questionSchema.parse(document);
    const published = await publishQuestion(small, now, certificateOf(small));
    expect(published).toMatchObject({ kind: 'published' });
    const { receipt } = await answered(guest(), response);
    expect(await verify(receipt)).toMatchObject({ kind: 'same' });
  });
});

describe('the list of keys', () => {
  it('has the key of the server before it has signed anything, and once afterwards', async () => {
    const { publicKey } = signingKey();
    expect(await listReceiptKeys()).toEqual({ keys: [publicKey] });
    await publishQuestion(question, now);
    await answered(guest());
    expect(await listReceiptKeys()).toEqual({ keys: [publicKey] });
  });

  it('keeps the keys that have signed before, the newest first', async () => {
    await publishQuestion(question, now);
    const earlier = [8, 9].map((byte) => toSigningKey(privateKey(byte)).publicKey);
    for (const [index, { kid, x }] of earlier.entries()) {
      const firstUsedAt = new Date(now.getTime() + index * 1000);
      await database.receiptKey.create({ data: { id: kid, x, firstUsedAt } });
    }
    await answered(guest());
    expect(await listReceiptKeys()).toEqual({ keys: [signingKey().publicKey, earlier[1], earlier[0]] });
  });

  it('never has any part of the private key', async () => {
    const text = JSON.stringify(await listReceiptKeys());
    expect(Object.keys(signingKey().publicKey).sort()).toEqual(['crv', 'kid', 'kty', 'x']);
    expect(text).not.toContain(process.env['RECEIPT_PRIVATE_KEY']?.slice(0, 20));
  });
});
