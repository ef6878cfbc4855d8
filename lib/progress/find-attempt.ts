import type { Actor } from '@/lib/contracts/actor';
import { database } from '@/lib/db/client';
import { type Attempt, toAttempt } from './attempt';

/** The actor's own attempt of that id, or null: other learners' attempts do not exist for them. */
export async function findAttempt({ learnerId }: Actor, attemptId: string): Promise<Attempt | null> {
  const row = await database.attempt.findUnique({
    where: { learnerId_id: { learnerId, id: attemptId } },
    omit: { receipt: true }, // long, and asked for by few
  });
  return row && toAttempt(row);
}
