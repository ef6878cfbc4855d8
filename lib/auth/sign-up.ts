import { v7 as uuidv7 } from 'uuid';
import { database, type Transaction } from '@/lib/db/client';
import { withRetry } from '@/lib/db/with-retry';
import type { Credentials } from './credentials';
import { hashPassword } from './password';

export type SignedUp = { kind: 'signed-up'; learnerId: string } | { kind: 'email-taken' };

/** Makes an account; it takes over the guest of this browser, so that what was answered stays. */
export async function signUp({ email, password }: Credentials, guestId: string | null, now: Date): Promise<SignedUp> {
  const passwordHash = await hashPassword(password);
  return withRetry(() =>
    database.$transaction(async (transaction): Promise<SignedUp> => {
      const taken = await transaction.learner.findUnique({ where: { email }, select: { id: true } });
      if (taken) return { kind: 'email-taken' };
      if (guestId !== null && (await isFreeGuest(transaction, guestId))) {
        const account = { email, passwordHash };
        await transaction.learner.upsert({
          where: { id: guestId },
          create: { id: guestId, createdAt: now, ...account },
          update: account,
        });
        return { kind: 'signed-up', learnerId: guestId };
      }
      const id = uuidv7();
      // of two sign-ups with one address the second finds it taken
      const { count } = await transaction.learner.createMany({
        data: [{ id, createdAt: now, email, passwordHash }],
        skipDuplicates: true,
      });
      return count === 1 ? { kind: 'signed-up', learnerId: id } : { kind: 'email-taken' };
    }),
  ).catch((error: unknown): SignedUp => {
    if (isUniqueViolation(error)) return { kind: 'email-taken' };
    throw error;
  });
}

/** A guest id that is no account's: a signed cookie outlives the sign-up that took it over. */
export async function isFreeGuest(client: Pick<Transaction, '$queryRaw'>, guestId: string): Promise<boolean> {
  const accounts = await client.$queryRaw<object[]>`
    SELECT 1 FROM "Learner" l WHERE l."id" = ${guestId}::uuid AND
      (l."email" IS NOT NULL OR EXISTS (SELECT 1 FROM "Identity" i WHERE i."learnerId" = l."id"))`;
  return accounts.length === 0;
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}
