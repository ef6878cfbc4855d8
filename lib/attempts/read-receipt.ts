import type { Actor } from '@/lib/contracts/actor';
import { withRetry } from '@/lib/db/with-retry';
import { findReceipt } from '@/lib/progress/find-receipt';

export type ReadReceipt = { kind: 'receipt'; receipt: object } | { kind: 'not-found' };

/** The signed receipt of an attempt of the actor's own. */
export async function readReceipt(actor: Actor, attemptId: string): Promise<ReadReceipt> {
  const receipt = await withRetry(() => findReceipt(actor, attemptId));
  return receipt ? { kind: 'receipt', receipt } : { kind: 'not-found' };
}
