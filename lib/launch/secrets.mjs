// @ts-check
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchRefused } from './steps.mjs';

/** Signs sessions; signs the cookie of a guest; is the private key that signs receipts. */
const secrets = {
  NEXTAUTH_SECRET: 'nextauth-secret',
  GUEST_SECRET: 'guest-secret',
  RECEIPT_PRIVATE_KEY: 'receipt-private-key',
};

/**
 * Sets the secrets that the environment does not, from files that are made on the first start. Where the database is
 * elsewhere, several instances may serve it, and secrets that each makes for itself would not fit together.
 * @param {string} folder
 * @param {{mustBeGiven: boolean}} options
 */
export async function fillSecrets(folder, { mustBeGiven }) {
  const missing = Object.entries(secrets).filter(([name]) => !process.env[name]);
  if (missing.length === 0) return { said: 'from the environment' };
  if (mustBeGiven) {
    const names = missing.map(([name]) => name).join(' and ');
    throw new LaunchRefused(`With DATABASE_URL set, ${names} must come from the environment: see .env.example.`);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, file] of missing) process.env[name] = readOrMake(join(folder, file));
  return { said: `from ${folder}` };
}

/** @param {string} file */
function readOrMake(file) {
  // Written whole beside its place and linked there: of two starters one makes it and both read the same.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8');
}
