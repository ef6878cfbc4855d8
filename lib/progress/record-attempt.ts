import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Actor } from '@/lib/contracts/actor';
import type { Receipt } from '@/lib/contracts/receipt';
import { database } from '@/lib/db/client';
import { isSerializationFailure } from '@/lib/db/serialization-failure';
import { masteryAfter, type MasteryState, newMastery } from '@/lib/learning/mastery';
import { reviewAfter, type ReviewState } from '@/lib/learning/review';
import { type Attempt } from './attempt';
import { findAttempt } from './find-attempt';

/** What came of storing: the row, or the row of the draw that somebody else (another tab, a repeat) stored first. */
export type Recorded = { kind: 'recorded'; attempt: Attempt } | { kind: 'draw-used' };

export type NewAttempt = Omit<Attempt, 'gradedAt' | 'receiptKeyId'> & { gradedAt: Date };

/** Of n answers at once one is written in each round, so a learner may give as many at once. */
const mostTries = 50;

/**
 * Stores an attempt with its progress: the learner (with the first answer), the attempt with its receipt, the review card, the
 * mastery of the topic. All of it is one statement, and so one transaction, that stands only if what it builds on is still so; a
 * learner who answers in two tabs at once makes it read and try again. Safe to repeat as a whole: a row that is there
 * already stays as it is.
 */
export async function recordAttempt(actor: Actor, attempt: NewAttempt, receipt: Receipt): Promise<Recorded> {
  const receiptKeyId = receipt.publicKey.kid;
  for (let tries = 1; ; tries += 1) {
    const before = await readBefore(actor, attempt);
    try {
      const stored = await write(actor, { ...attempt, receipt }, before);
      const gradedAt = attempt.gradedAt.toISOString();
      if (stored) return { kind: 'recorded', attempt: { ...attempt, gradedAt, receiptKeyId } };
      const same = await findAttempt(actor, attempt.attemptId);
      return same ? { kind: 'recorded', attempt: same } : { kind: 'draw-used' };
    } catch (error) {
      if (tries === mostTries || !isSerializationFailure(error)) throw error;
      await sleep(Math.random() * 20); // apart from the others that were undone with it
    }
  }
}

type Before = { isFirst: boolean; card: ReviewState | null; mastery: MasteryState };

const reviewStateSchema: z.ZodType<ReviewState> = z.object({
  due: z.date(),
  stability: z.number(),
  difficulty: z.number(),
  elapsedDays: z.int(),
  scheduledDays: z.int(),
  learningSteps: z.int(),
  reps: z.int(),
  lapses: z.int(),
  state: z.int(),
  lastReview: z.date().nullable(),
});
const masteryStateSchema: z.ZodType<MasteryState> = z.object({
  counted: z.int(),
  correct: z.int(),
  attempts: z.int(),
  alpha: z.number(),
  beta: z.number(),
});

/** What the attempt builds on. */
async function readBefore({ learnerId }: Actor, { questionId, topic, variantSeed }: NewAttempt): Promise<Before> {
  const [row] = await database.$queryRaw<{ seen: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "Attempt" a WHERE a."learnerId" = l."id" AND a."questionId" = ${questionId}
                   AND a."variantSeed" = ${variantSeed}::int) AS "seen",
           c."due", c."stability", c."difficulty", c."elapsedDays", c."scheduledDays", c."learningSteps", c."reps",
           c."lapses", c."state", c."lastReview",
           m."counted", m."correct", m."attempts", m."alpha", m."beta"
    FROM "Learner" l
    LEFT JOIN "ReviewCard" c ON c."learnerId" = l."id" AND c."questionId" = ${questionId}
    LEFT JOIN "Mastery" m ON m."learnerId" = l."id" AND m."topic" = ${topic}
    WHERE l."id" = ${learnerId}::uuid`;
  // of an outer join either all columns of a table are there or none
  const card = reviewStateSchema.safeParse(row);
  const mastery = masteryStateSchema.safeParse(row);
  return { isFirst: row?.seen !== true, card: card.data ?? null, mastery: mastery.data ?? newMastery };
}

type Signed = NewAttempt & { receipt: Receipt };

/** Writes every row, or nothing where the attempt or its draw is stored already (false). */
async function write({ learnerId }: Actor, attempt: Signed, before: Before): Promise<boolean> {
  const { gradedAt, verdict, evidence, response, receipt } = attempt;
  const card = reviewAfter(before.card, verdict.kind, attempt.certainty, gradedAt);
  const mastery = masteryAfter(before.mastery, verdict.kind === 'correct', before.isFirst);
  const [result] = await database.$queryRaw<{ stored: boolean }[]>`
    WITH learner AS (
      INSERT INTO "Learner" ("id", "createdAt") VALUES (${learnerId}::uuid, ${gradedAt}::timestamp) ON CONFLICT DO NOTHING
    ), attempt AS (
      INSERT INTO "Attempt" ("learnerId", "id", "drawId", "questionVersionId", "questionId", "topic", "variantSeed",
        "response", "certainty", "verdict", "credit", "evidence", "rulebook", "coreVersion", "traceDigest",
        "payloadDigest", "countsForMastery", "gradedAt", "receipt", "receiptKeyId")
      VALUES (${learnerId}::uuid, ${attempt.attemptId}::uuid, ${attempt.drawId}::uuid, ${attempt.questionVersionId}::uuid,
        ${attempt.questionId}, ${attempt.topic}, ${attempt.variantSeed}::int, ${JSON.stringify(response)}::json,
        ${attempt.certainty}::"Certainty", ${verdict.kind}::"VerdictKind", ${verdict.credit}::float8,
        ${JSON.stringify(evidence)}::json, ${evidence.rulebook}::"Rulebook", ${attempt.coreVersion}, ${attempt.traceDigest},
        ${attempt.payloadDigest}, ${before.isFirst}::boolean, ${gradedAt}::timestamp,
        ${JSON.stringify(receipt)}::json, ${receipt.publicKey.kid})
      ON CONFLICT DO NOTHING RETURNING 1
    ), key AS (
      INSERT INTO "ReceiptKey" ("id", "x", "firstUsedAt")
      SELECT ${receipt.publicKey.kid}, ${receipt.publicKey.x}, ${gradedAt}::timestamp FROM attempt
      ON CONFLICT DO NOTHING
    ), card AS (
      INSERT INTO "ReviewCard" AS c ("learnerId", "questionId", "due", "stability", "difficulty", "elapsedDays",
        "scheduledDays", "learningSteps", "reps", "lapses", "state", "lastReview")
      SELECT ${learnerId}::uuid, ${attempt.questionId}, ${card.due}::timestamp, ${card.stability}::float8,
        ${card.difficulty}::float8, ${card.elapsedDays}::int, ${card.scheduledDays}::int, ${card.learningSteps}::int,
        ${card.reps}::int, ${card.lapses}::int, ${card.state}::int, ${card.lastReview}::timestamp
      FROM attempt
      ON CONFLICT ("learnerId", "questionId") DO UPDATE SET "due" = excluded."due", "stability" = excluded."stability",
        "difficulty" = excluded."difficulty", "elapsedDays" = excluded."elapsedDays",
        "scheduledDays" = excluded."scheduledDays", "learningSteps" = excluded."learningSteps", "reps" = excluded."reps",
        "lapses" = excluded."lapses", "state" = excluded."state", "lastReview" = excluded."lastReview"
      WHERE c."reps" = ${before.card?.reps ?? -1}::int
      RETURNING 1
    ), mastery AS (
      INSERT INTO "Mastery" AS m ("learnerId", "topic", "counted", "correct", "attempts", "alpha", "beta", "lastSeenAt")
      SELECT ${learnerId}::uuid, ${attempt.topic}, ${mastery.counted}::int, ${mastery.correct}::int,
        ${mastery.attempts}::int, ${mastery.alpha}::float8, ${mastery.beta}::float8, ${gradedAt}::timestamp
      FROM attempt
      ON CONFLICT ("learnerId", "topic") DO UPDATE SET "counted" = excluded."counted", "correct" = excluded."correct",
        "attempts" = excluded."attempts", "alpha" = excluded."alpha", "beta" = excluded."beta",
        "lastSeenAt" = excluded."lastSeenAt"
      WHERE m."attempts" = ${before.mastery.attempts}::int
      RETURNING 1
    ), counts AS (
      SELECT (SELECT count(*) FROM attempt) AS a, (SELECT count(*) FROM card) AS c, (SELECT count(*) FROM mastery) AS m
    )
    SELECT a = 1 AS stored FROM counts WHERE "mustHold"(a = c AND a = m)`;
  return result?.stored === true;
}
