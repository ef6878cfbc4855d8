import { database } from '@/lib/db/client';
import { clearRateLimit, consumeRateLimit } from '@/lib/db/rate-limit';
import { withRetry } from '@/lib/db/with-retry';
import { signInSchema } from './credentials';
import { verifyPassword } from './password';

const failureLimit = { points: 10, windowSeconds: 15 * 60 };

export type SignedIn =
  | { kind: 'signed-in'; learnerId: string; name: string }
  | { kind: 'wrong' }
  | { kind: 'limited'; retryAfterSeconds: number };

/** Checks e-mail and password; ten failures per account and address in 15 minutes, then none is tried. */
export async function signIn(given: unknown, address: string, now: Date): Promise<SignedIn> {
  const credentials = signInSchema.safeParse(given);
  if (!credentials.success) return { kind: 'wrong' };
  const { email, password } = credentials.data;
  const key = `sign-in:${email}:${address}`;
  // a point is taken before the hash is computed, so that simultaneous guesses are counted; success gives them back
  const limit = await withRetry(() => consumeRateLimit(key, failureLimit, now));
  if (limit.kind === 'limited') return limit;
  const learner = await withRetry(() =>
    database.learner.findUnique({ where: { email }, select: { id: true, passwordHash: true, displayName: true } }),
  );
  if (!(await verifyPassword(learner?.passwordHash ?? null, password)) || !learner) return { kind: 'wrong' };
  await withRetry(() => clearRateLimit(key));
  return { kind: 'signed-in', learnerId: learner.id, name: learner.displayName ?? email };
}
