// @ts-check
import { linkMinutes } from '../auth/administrator-token.mjs';
import { makeAdministratorLink } from '../auth/make-administrator-link.mjs';

/**
 * While there is no administrator: how to become the first. No password is set anywhere, so whoever can read what the
 * starter prints is trusted instead.
 * @param {string} address where visitors find the app
 * @returns {Promise<string | null>} a line to print
 */
export async function inviteAdministrator(address) {
  const { default: pg } = await import('pg');
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  const token = await makeAdministratorLink(client, new Date()).finally(() => client.end());
  if (token === null) return null;
  const link = new URL(`/administrator/${token}`, address).href;
  return `There is no administrator yet. Whoever opens this link first, within ${linkMinutes} minutes, can become it: ${link}`;
}
