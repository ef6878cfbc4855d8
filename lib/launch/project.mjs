// @ts-check
// Where things lie, whatever directory a command is called from.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** @param {string[]} path */
export const inProject = (...path) => join(root, ...path);

/** The variables of `.env`; what the environment has already stays. */
export function readEnvFile() {
  if (existsSync(inProject('.env'))) process.loadEnvFile(inProject('.env'));
}

/**
 * A digest of files and of folders with all that is in them. By content, not by time: a checkout sets all times anew.
 * @param {string[]} paths in the project; one that does not exist counts as that
 * @param {string[]} [except] paths to leave out
 */
export function digestOf(paths, except = []) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((path) => filesUnder(path, except))) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(inProject(path)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @param {string[]} except
 * @returns {string[]}
 */
function filesUnder(path, except) {
  if (except.includes(path) || !existsSync(inProject(path))) return [];
  const entries = readdirOrNull(path);
  return entries === null ? [path] : entries.sort().flatMap((name) => filesUnder(`${path}/${name}`, except));
}

/** @param {string} path */
function readdirOrNull(path) {
  try {
    return readdirSync(inProject(path));
  } catch {
    return null; // a file
  }
}
