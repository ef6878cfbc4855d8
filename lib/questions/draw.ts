import { randomInt } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Actor } from '@/lib/contracts/actor';
import type { Topic } from '@/lib/contracts/question';
import { database } from '@/lib/db/client';
import { kindOf } from '@/lib/grading/kinds/kinds';
import { countVariants } from '@/lib/variants/make-variant';
import { type QuestionVersion, readVersion } from './question-version';

/** A question put before a learner: which version, which variant, the options in which order. */
export type Draw = {
  id: string;
  version: QuestionVersion;
  variantSeed: number;
  optionOrder: string[];
  purpose: string;
  drawnAt: string;
  /** The attempt that answered it, or null while it is open. */
  attemptId: string | null;
};

const optionOrderSchema = z.array(z.string());

type DrawRow = {
  id: string;
  variantSeed: number;
  optionOrder: unknown;
  purpose: string;
  drawnAt: Date;
  versionId: string;
  questionId: string;
  number: number;
  status: QuestionVersion['status'];
  attemptId: string | null;
};

/** A learner's own draw of that id, or null. One statement: it stands on the path of every answer. */
export async function findDraw({ learnerId }: Pick<Actor, 'learnerId'>, drawId: string): Promise<Draw | null> {
  const [row] = await database.$queryRaw<DrawRow[]>`
    SELECT d."id", d."variantSeed", d."optionOrder", d."purpose", d."drawnAt",
           v."id" AS "versionId", v."questionId", v."number", v."status"::text, a."id" AS "attemptId"
    FROM "Draw" d JOIN "QuestionVersion" v ON v."id" = d."questionVersionId"
    LEFT JOIN "Attempt" a ON a."learnerId" = d."learnerId" AND a."drawId" = d."id"
    WHERE d."learnerId" = ${learnerId}::uuid AND d."id" = ${drawId}::uuid`;
  if (!row) return null;
  const { versionId, questionId, number, status } = row;
  return {
    id: row.id,
    version: await readVersion({ id: versionId, questionId, number, status }),
    variantSeed: row.variantSeed,
    optionOrder: optionOrderSchema.parse(row.optionOrder),
    purpose: row.purpose,
    drawnAt: row.drawnAt.toISOString(),
    attemptId: row.attemptId,
  };
}

export type Drawn = { kind: 'drawn'; drawId: string } | { kind: 'no-question' };

/**
 * Draws a question to practise: one that is due for review, else one of those answered least, never the same twice in a
 * row where there is another; and a variant that the learner has not had, while there is one.
 */
export async function drawQuestion({ learnerId }: Actor, topic: Topic | null, now: Date): Promise<Drawn> {
  const questions = await database.question.findMany({
    where: { status: 'published', ...(topic ? { topic } : {}) },
    select: { id: true, currentVersionId: true },
  });
  const [answered, due, last] = await Promise.all([
    database.attempt.groupBy({ by: ['questionId'], where: { learnerId }, _count: true }),
    database.reviewCard.findMany({
      where: { learnerId, due: { lte: now } },
      orderBy: { due: 'asc' },
      select: { questionId: true },
    }),
    database.draw.findFirst({
      where: { learnerId },
      orderBy: { drawnAt: 'desc' },
      select: { questionVersion: { select: { questionId: true } } },
    }),
  ]);
  const others = questions.filter(({ id }) => id !== last?.questionVersion.questionId);
  const candidates = others.length > 0 ? others : questions;
  const dueOne = due.flatMap(({ questionId }) => candidates.filter(({ id }) => id === questionId))[0];
  const times = new Map(answered.map(({ questionId, _count }) => [questionId, _count]));
  const fewest = Math.min(...candidates.map(({ id }) => times.get(id) ?? 0));
  const fresh = candidates.filter(({ id }) => (times.get(id) ?? 0) === fewest);
  // something never seen comes before a review, so that a session does not turn in a circle
  const chosen = fewest > 0 && dueOne ? dueOne : fresh[fresh.length > 1 ? randomInt(fresh.length) : 0];
  if (!chosen?.currentVersionId) return { kind: 'no-question' };
  const head = await database.questionVersion.findUniqueOrThrow({
    where: { id: chosen.currentVersionId },
    select: { id: true, questionId: true, number: true, status: true },
  });
  return { kind: 'drawn', drawId: await writeDraw(learnerId, await readVersion(head), now) };
}

async function writeDraw(learnerId: string, version: QuestionVersion, now: Date): Promise<string> {
  const id = uuidv7();
  const variants = countVariants(version.question);
  const had = await database.attempt.findMany({
    where: { learnerId, questionId: version.questionId },
    select: { variantSeed: true },
    distinct: ['variantSeed'],
  });
  const seen = new Set(had.map(({ variantSeed }) => variantSeed));
  const unseen = Array.from({ length: variants }, (_, seed) => seed).filter((seed) => !seen.has(seed));
  const variantSeed = unseen.length > 0 ? (unseen[randomInt(unseen.length)] ?? 0) : randomInt(variants);
  const optionOrder = shuffled(
    kindOf(version.question.kind)
      .shownItems(version.question)
      .map(({ id: item }) => item),
  );
  await database.draw.create({
    data: { learnerId, id, questionVersionId: version.id, variantSeed, optionOrder, purpose: 'practice', drawnAt: now },
  });
  return id;
}

function shuffled(ids: string[]): string[] {
  const result = [...ids];
  for (let i = result.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [result[i], result[j]] = [result[j] ?? '', result[i] ?? ''];
  }
  return result;
}
