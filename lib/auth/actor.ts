import { getServerSession } from 'next-auth';
import type { Actor } from '@/lib/contracts/actor';
import { database } from '@/lib/db/client';
import { withRetry } from '@/lib/db/with-retry';
import { findGuestId } from './guest';
import { authOptions } from './options';
import { isFreeGuest } from './sign-up';

/** The request says who nobody is. A door says 401. */
export class Unauthorized extends Error {
  override readonly name = 'Unauthorized';
}

/** Whoever makes the request: the signed-in learner, else this browser's guest, else nobody. */
export async function findActor(): Promise<Actor | null> {
  const session = await getServerSession(authOptions(null));
  // a field of the session, never its mere existence
  const learnerId = session?.learnerId;
  if (typeof learnerId === 'string') return { learnerId, kind: 'account' };
  const guestId = await findGuestId();
  if (guestId === null) return null;
  // the cookie of a guest who has become an account must not open the account
  const free = await withRetry(() => isFreeGuest(database, guestId));
  return free ? { learnerId: guestId, kind: 'guest' } : null;
}

export async function requireActor(): Promise<Actor> {
  const actor = await findActor();
  if (!actor) throw new Unauthorized('Nobody is practising in this browser yet.');
  return actor;
}
