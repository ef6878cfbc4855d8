import { database } from './client';
import { Prisma } from './generated/client';

// Limits on sign-ins and new guests: so many points in a window of time that opens with the first of them. A window does
// not slide, so twice the points fit around its end; the limits in use bear that.

export type RateLimitRule = { points: number; windowSeconds: number };
export type RateLimitDecision = { kind: 'allowed' } | { kind: 'limited'; retryAfterSeconds: number };
type Window = { points: number; expiresAt: Date };

/**
 * Uses up one point of a key and says whether it was still there to use. One statement, so that simultaneous calls are
 * counted exactly, on the embedded database too; it also deletes a few windows that have ended, so that none stay.
 */
export async function consumeRateLimit(key: string, rule: RateLimitRule, now: Date): Promise<RateLimitDecision> {
  const expiresAt = new Date(now.getTime() + rule.windowSeconds * 1000);
  const [window] = await database.$queryRaw<Window[]>(Prisma.sql`
    WITH ended AS (
      SELECT "key" FROM "RateLimit" WHERE "expiresAt" <= ${now}::timestamp AND "key" <> ${key}
      ORDER BY "expiresAt" LIMIT 10 FOR UPDATE SKIP LOCKED
    ), swept AS (
      DELETE FROM "RateLimit" USING ended WHERE "RateLimit"."key" = ended."key"
    )
    INSERT INTO "RateLimit" AS kept ("key", "points", "expiresAt") VALUES (${key}, 1, ${expiresAt}::timestamp)
    ON CONFLICT ("key") DO UPDATE SET
      "points" = CASE WHEN kept."expiresAt" <= ${now}::timestamp THEN 1
                      ELSE least(kept."points", ${rule.points}::int) + 1 END,
      "expiresAt" = CASE WHEN kept."expiresAt" <= ${now}::timestamp THEN excluded."expiresAt" ELSE kept."expiresAt" END
    RETURNING "points", "expiresAt"`);
  return window ? decide(window, (points) => points <= rule.points, now) : { kind: 'allowed' };
}

/** Says what the next `consumeRateLimit` would say, and uses nothing up. */
export async function readRateLimit(key: string, rule: RateLimitRule, now: Date): Promise<RateLimitDecision> {
  const window = await database.rateLimit.findUnique({ where: { key } });
  if (!window || window.expiresAt <= now) return { kind: 'allowed' };
  return decide(window, (points) => points < rule.points, now);
}

/** Gives all points of a key back, as after a sign-in that succeeded. */
export async function clearRateLimit(key: string): Promise<void> {
  await database.rateLimit.deleteMany({ where: { key } });
}

function decide({ points, expiresAt }: Window, isEnough: (points: number) => boolean, now: Date): RateLimitDecision {
  if (isEnough(points)) return { kind: 'allowed' };
  return { kind: 'limited', retryAfterSeconds: Math.ceil((expiresAt.getTime() - now.getTime()) / 1000) };
}
