import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { webEnvironment } from '@/lib/db/environment';

// Eight signs out of 28, shown in two groups: 380,000 million codes, against ten tries in a quarter of an hour. Without
// 0 O, 1 I L, which are read for one another, and without vowels, so that no code spells a word.

const signs = 'BCDFGHJKMNPQRSTVWXYZ23456789';
const pattern = new RegExp(`^[${signs}]{8}$`);
const grouped = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`;

export function makeJoinCode(): string {
  return grouped(Array.from({ length: 8 }, () => signs[randomInt(signs.length)]).join(''));
}

/** A code as somebody types it, in any case, with or without its hyphen, in the one form in which it is stored. */
export const joinCodeSchema = z
  .string()
  .max(40)
  .transform((text) => text.toUpperCase().replace(/[\s\p{Pd}]/gu, ''))
  .pipe(z.string().regex(pattern, { error: 'A code has eight letters and digits, such as KTRV-4H7M.' }))
  .transform(grouped);

/** What an instructor hands out: the page to join on, with the code filled in. */
export function joinAddress(code: string): string {
  return new URL(`/classes?code=${code}`, webEnvironment().NEXTAUTH_URL).href;
}
