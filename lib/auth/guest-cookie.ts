import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { webEnvironment } from '@/lib/db/environment';

// A guest is a learner id in a signed cookie; the learner's row is written with the first answer.

export const guestCookieName = 'cooldown-guest';
const oneYearSeconds = 365 * 86_400;

const idSchema = z.uuid();

export function signGuestId(learnerId: string): string {
  return `v1.${learnerId}.${signatureOf(learnerId)}`;
}

/** The learner id of a cookie that we signed, or null. */
export function readGuestId(cookie: string | undefined): string | null {
  const [version, id = '', signature = ''] = (cookie ?? '').split('.');
  if (version !== 'v1' || !idSchema.safeParse(id).success) return null;
  const expected = Buffer.from(signatureOf(id));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}

function signatureOf(learnerId: string): string {
  return createHmac('sha256', webEnvironment().GUEST_SECRET).update(`guest:${learnerId}`).digest('base64url');
}

export function guestCookieOptions() {
  const secure = webEnvironment().NEXTAUTH_URL.startsWith('https:');
  return { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: oneYearSeconds } as const;
}
