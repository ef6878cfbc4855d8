import { timingSafeEqual } from 'node:crypto';
import type { Actor } from '@/lib/contracts/actor';
import { database } from '@/lib/db/client';
import { withRetry } from '@/lib/db/with-retry';
import { hashToken, onlyLink } from './administrator-token.mjs';
import { readRole } from './role';

/**
 * What a link can do for whoever opens it. One that was used, has expired, was replaced or never existed is closed, and
 * nobody is told which.
 */
export type LinkState = { kind: 'open' | 'account-needed' | 'administrator' | 'closed' };

export async function readAdministratorLink(actor: Actor | null, token: string, now: Date): Promise<LinkState> {
  if (actor && (await readRole(actor)).role === 'administrator') return { kind: 'administrator' };
  if (!(await withRetry(() => isOpen(token, now)))) return { kind: 'closed' };
  return { kind: actor?.kind === 'account' ? 'open' : 'account-needed' };
}

/** Makes the account the first administrator; of two who use the link at once, one. */
export async function becomeAdministrator(
  actor: Actor | null,
  token: string,
  now: Date,
): Promise<{ kind: Exclude<LinkState['kind'], 'open'> }> {
  const { kind } = await readAdministratorLink(actor, token, now);
  if (kind !== 'open' || actor === null) return { kind: kind === 'open' ? 'account-needed' : kind };
  await withRetry(() => useUp(actor.learnerId, token, now));
  // asked of the database: a try whose acknowledgement was lost may have been stored
  return { kind: (await readRole(actor)).role === 'administrator' ? 'administrator' : 'closed' };
}

async function isOpen(token: string, now: Date): Promise<boolean> {
  const link = await database.administratorLink.findUnique({ where: { id: onlyLink } });
  if (!link || link.usedAt !== null || link.expiresAt <= now) return false;
  return timingSafeEqual(Buffer.from(link.tokenHash), Buffer.from(hashToken(token)));
}

function useUp(learnerId: string, token: string, now: Date): Promise<void> {
  return database.$transaction(async (transaction) => {
    // the row is locked by this, so the second of two finds it used
    const { count } = await transaction.administratorLink.updateMany({
      where: { id: onlyLink, tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (count === 0 || (await transaction.learner.count({ where: { role: 'administrator' } })) > 0) return;
    await transaction.learner.updateMany({ where: { id: learnerId }, data: { role: 'administrator' } });
  });
}
