// @ts-check
import { hashToken, linkMinutes, makeToken, onlyLink } from './administrator-token.mjs';

/**
 * Makes the link for the first administrator while there is none, in place of any earlier one. Only its hash is stored.
 * @param {Pick<import('pg').ClientBase, 'query'>} client
 * @param {Date} now
 * @returns {Promise<string | null>} the token, or null where there is an administrator
 */
export async function makeAdministratorLink(client, now) {
  const token = makeToken();
  const expiresAt = new Date(now.getTime() + linkMinutes * 60_000).toISOString(); // as text: pg would write local time
  const { rowCount } = await client.query(
    `INSERT INTO "AdministratorLink" ("id", "tokenHash", "expiresAt")
     SELECT $1, $2, $3::timestamp WHERE NOT EXISTS (SELECT 1 FROM "Learner" WHERE "role" = 'administrator')
     ON CONFLICT ("id") DO UPDATE
     SET "tokenHash" = excluded."tokenHash", "expiresAt" = excluded."expiresAt", "usedAt" = NULL`,
    [onlyLink, hashToken(token), expiresAt],
  );
  return rowCount === 1 ? token : null;
}
