import { z } from 'zod';
import type { Actor } from '@/lib/contracts/actor';
import { personNameSchema } from '@/lib/contracts/classes';
import { database } from '@/lib/db/client';
import { consumeRateLimit } from '@/lib/db/rate-limit';
import { withRetry } from '@/lib/db/with-retry';
import { joinCodeSchema } from './join-code';

/** The body of POST /api/classes/join; `name` is how the instructor will know the learner. */
export const joinRequestSchema = z.strictObject({ code: joinCodeSchema, name: personNameSchema });

export type Joined =
  | { kind: 'joined'; classId: string }
  | { kind: 'no-such-class' }
  | { kind: 'account-needed' }
  | { kind: 'limited'; retryAfterSeconds: number };

const tryLimit = { points: 10, windowSeconds: 15 * 60 };

/**
 * Puts an account into the class of a code. Ten tries in 15 minutes, and a code that fits gives none back: whoever has
 * one could otherwise go on guessing others.
 */
export async function joinClass(
  { learnerId, kind }: Actor,
  { code, name }: z.infer<typeof joinRequestSchema>,
  now: Date,
): Promise<Joined> {
  if (kind === 'guest') return { kind: 'account-needed' };
  const limit = await withRetry(() => consumeRateLimit(`join:${learnerId}`, tryLimit, now));
  if (limit.kind === 'limited') return limit;
  return withRetry(() =>
    database.$transaction(async (transaction): Promise<Joined> => {
      const found = await transaction.class.findFirst({ where: { joinCode: code, archivedAt: null } });
      if (!found) return { kind: 'no-such-class' };
      const { count } = await transaction.learner.updateMany({ where: { id: learnerId }, data: { displayName: name } });
      if (count === 0) return { kind: 'account-needed' };
      // who is in already stays since when they were
      await transaction.membership.createMany({
        data: [{ learnerId, classId: found.id, joinedAt: now }],
        skipDuplicates: true,
      });
      return { kind: 'joined', classId: found.id };
    }),
  );
}
