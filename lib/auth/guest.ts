import { v7 as uuidv7 } from 'uuid';
import { cookies } from 'next/headers';
import type { Actor } from '@/lib/contracts/actor';
import { consumeRateLimit } from '@/lib/db/rate-limit';
import { withRetry } from '@/lib/db/with-retry';
import { guestCookieName, guestCookieOptions, readGuestId, signGuestId } from './guest-cookie';

const guestLimit = { points: 30, windowSeconds: 3600 };

export type GuestMade = { kind: 'guest'; actor: Actor } | { kind: 'limited'; retryAfterSeconds: number };

/** Makes a guest of the visitor, at most 30 an hour from one address: an id in a signed cookie, no row yet. */
export async function makeGuest(address: string, now: Date): Promise<GuestMade> {
  const limit = await withRetry(() => consumeRateLimit(`guest:${address}`, guestLimit, now));
  if (limit.kind === 'limited') return limit;
  const learnerId = uuidv7();
  (await cookies()).set(guestCookieName, signGuestId(learnerId), guestCookieOptions());
  return { kind: 'guest', actor: { learnerId, kind: 'guest' } };
}

/** The guest of this browser, whether or not somebody is signed in. */
export async function findGuestId(): Promise<string | null> {
  return readGuestId((await cookies()).get(guestCookieName)?.value);
}

export async function forgetGuest(): Promise<void> {
  (await cookies()).delete(guestCookieName);
}
