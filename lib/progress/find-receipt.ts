import type { Actor } from '@/lib/contracts/actor';
import { database } from '@/lib/db/client';

/**
 * The receipt of an attempt of the actor's own, or null. As it was signed, whatever has become of its shape since: a
 * receipt that is read into another shape no longer fits its signature.
 */
export async function findReceipt({ learnerId }: Actor, attemptId: string): Promise<object | null> {
  const row = await database.attempt.findUnique({
    where: { learnerId_id: { learnerId, id: attemptId } },
    select: { receipt: true },
  });
  return typeof row?.receipt === 'object' ? row.receipt : null;
}
