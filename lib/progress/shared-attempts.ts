import type { AttemptSummary } from '@/lib/contracts/progress';
import { database } from '@/lib/db/client';
import { type Attempt, toAttempt } from './attempt';
import { summaryColumns, type TitlesOf, toAttemptSummaries } from './attempt-summary';

/**
 * What a class sees of a learner: answers given since joining, until the class was archived. The caller has asked
 * lib/classes whether the actor may see that class.
 */
export type SharedAttempts = { learnerId: string; from: Date; until: Date | null };

const isShared = ({ learnerId, from, until }: SharedAttempts) => ({
  learnerId,
  gradedAt: { gte: from, ...(until && { lte: until }) },
});

const attemptsAPage = 50;

/** A page of them, the newest first; pages count from 1. */
export async function listSharedAttempts(
  shared: SharedAttempts,
  titlesOf: TitlesOf,
  page: number,
): Promise<{ attempts: AttemptSummary[]; pages: number }> {
  const where = isShared(shared);
  const [rows, total] = await Promise.all([
    database.attempt.findMany({
      where,
      orderBy: [{ gradedAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * attemptsAPage,
      take: attemptsAPage,
      select: summaryColumns,
    }),
    database.attempt.count({ where }),
  ]);
  return { attempts: await toAttemptSummaries(rows, titlesOf), pages: Math.max(1, Math.ceil(total / attemptsAPage)) };
}

export async function findSharedAttempt(shared: SharedAttempts, attemptId: string): Promise<Attempt | null> {
  const row = await database.attempt.findFirst({
    where: { ...isShared(shared), id: attemptId },
    omit: { receipt: true },
  });
  return row && toAttempt(row);
}
