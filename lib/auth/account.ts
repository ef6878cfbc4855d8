import type { Actor } from '@/lib/contracts/actor';
import { adoptGuest, countGuestAttempts } from '@/lib/progress/adopt-guest';
import { getServerSession } from 'next-auth';
import { DatabaseUnavailable, withRetry } from '@/lib/db/with-retry';
import { findActor } from './actor';
import { authOptions } from './options';
import type { Credentials } from './credentials';
import { findGuestId, forgetGuest } from './guest';
import { readRole } from './role';
import { signUp, type SignedUp } from './sign-up';

/** The name that the header shows, from the session alone: a page must not wait for the database to say who reads it. */
export async function readAccountName(): Promise<string | null> {
  const session = await getServerSession(authOptions(null));
  return typeof session?.learnerId === 'string' ? (session.user?.name ?? 'Signed in') : null;
}

/**
 * Whether the header shows the way to the instructors' area: courtesy, every page of it asks for itself. A database that
 * does not answer takes the link away and not the page.
 */
export async function mayInstruct(): Promise<boolean> {
  const session = await getServerSession(authOptions(null));
  const learnerId = session?.learnerId;
  if (typeof learnerId !== 'string') return false;
  try {
    return (await readRole({ learnerId, kind: 'account' })).role !== 'learner';
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return false;
    throw error;
  }
}

/** Answers given in this browser that a new account would take over. */
export async function countGuestAnswers(): Promise<number> {
  const guestId = await findGuestId();
  return guestId === null ? 0 : withRetry(() => countGuestAttempts(guestId));
}

/** Makes an account of this browser's guest; the guest's cookie has done its duty. */
export async function signUpVisitor(credentials: Credentials, now: Date): Promise<SignedUp> {
  const result = await signUp(credentials, await findGuestId(), now);
  if (result.kind === 'signed-up') await forgetGuest();
  return result;
}

/** Answers of this browser's guest that the signed-in learner could add; null where there is nothing to ask. */
export async function readAdoptable(): Promise<{ answers: number; name: string } | null> {
  const [actor, guestId, name] = [await findActor(), await findGuestId(), await readAccountName()];
  if (actor?.kind !== 'account' || guestId === null || guestId === actor.learnerId || name === null) return null;
  const answers = await withRetry(() => countGuestAttempts(guestId));
  return answers > 0 ? { answers, name } : null;
}

/** Adds this browser's guest to the account, or leaves it; either way it is not asked again. */
export async function settleGuest(actor: Actor, choice: 'add' | 'keep-separate'): Promise<{ added: number }> {
  const guestId = await findGuestId();
  const result =
    choice === 'add' && guestId !== null ? await withRetry(() => adoptGuest(actor, guestId)) : { added: 0 };
  await forgetGuest();
  return result;
}
