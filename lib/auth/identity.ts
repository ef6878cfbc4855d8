import { v7 as uuidv7 } from 'uuid';
import { database } from '@/lib/db/client';
import { withRetry } from '@/lib/db/with-retry';
import { isFreeGuest } from './sign-up';

/**
 * The learner of an account at GitHub, Google or an OIDC provider: known by the provider and its subject alone, never by
 * an e-mail address, which the provider may not have checked. A new one takes over this browser's guest.
 */
export async function learnerOfIdentity(
  provider: string,
  subject: string,
  guestId: string | null,
  now: Date,
): Promise<string> {
  return withRetry(async () => {
    const known = await database.identity.findUnique({ where: { provider_subject: { provider, subject } } });
    if (known) return known.learnerId;
    return database.$transaction(async (transaction) => {
      const learnerId = guestId !== null && (await isFreeGuest(transaction, guestId)) ? guestId : uuidv7();
      await transaction.learner.createMany({ data: [{ id: learnerId, createdAt: now }], skipDuplicates: true });
      await transaction.identity.createMany({
        data: [{ provider, subject, learnerId, createdAt: now }],
        skipDuplicates: true,
      });
      const stored = await transaction.identity.findUniqueOrThrow({
        where: { provider_subject: { provider, subject } },
      });
      return stored.learnerId;
    });
  });
}
