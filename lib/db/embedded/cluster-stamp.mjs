// @ts-check
// A PostgreSQL directory belongs to one major version, and PGlite says nothing useful about another's.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The major version inside @electric-sql/pglite as package-lock.json pins it; a test opens one and compares. */
export const postgresMajor = 18;

/** @param {string} cluster */
export const stampFile = (cluster) => join(cluster, 'cooldown.json');

/**
 * @param {string} cluster
 * @returns {string | null} in one line, why the directory cannot be opened
 */
export function refusalOf(cluster) {
  const version = existsSync(stampFile(cluster))
    ? JSON.parse(readFileSync(stampFile(cluster), 'utf8')).version
    : 'none';
  const major = Number.parseInt(version, 10);
  if (major === postgresMajor) return null;

  const found = Number.isNaN(major) ? 'has no stamp of a PostgreSQL version' : `was made by PostgreSQL ${version}`;
  return (
    `${cluster} ${found}, and this Cooldown brings PostgreSQL ${postgresMajor}. Dump it with the Cooldown that made it ` +
    '(`npm run -s database -- dump FILE`), move that folder away, and restore it here (`npm run -s database -- restore FILE`).'
  );
}
