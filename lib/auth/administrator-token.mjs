// @ts-check
// The token of an administrator's link, as the starter that prints it and the page that takes it know it. Plain
// JavaScript, because the starter runs without a TypeScript loader.
import { createHash, randomBytes } from 'node:crypto';

/** There is one link at a time, so one row: a new one takes its place. */
export const onlyLink = 'administrator';
export const linkMinutes = 60;

export function makeToken() {
  return randomBytes(32).toString('base64url');
}

/**
 * A token has 256 random bits: a digest without salt or work keeps it as well as a slow hash would.
 * @param {string} token
 */
export function hashToken(token) {
  return createHash('sha256').update(token).digest('hex');
}
