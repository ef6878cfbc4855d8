// @ts-check
// A PostgreSQL that somebody else runs, named by DATABASE_URL.
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from './migrate.mjs';

const projectMigrations = join(import.meta.dirname, '../../prisma/migrations');
const oldestMajor = 15;
const patienceMs = 10_000;

/** The database cannot be used; the message is one line for whoever starts the app. */
export class DatabaseRefused extends Error {
  /** @override */
  name = 'DatabaseRefused';
}

/**
 * @param {string} url
 * @param {string} [migrations]
 * @returns {Promise<string[]>} the names of the migrations applied now
 */
export async function connectAndMigrate(url, migrations = projectMigrations) {
  const client = await connect(url);
  try {
    const { rows } = await client.query("SELECT current_setting('server_version_num')::int / 10000 AS major");
    if (rows[0].major < oldestMajor) {
      throw new DatabaseRefused(`PostgreSQL ${oldestMajor} or newer is needed; DATABASE_URL names a ${rows[0].major}.`);
    }
    return await migrate(
      {
        run: (script) => client.query(script),
        query: async (sql, parameters) => (await client.query(sql, parameters)).rows,
      },
      migrations,
    );
  } finally {
    await client.end();
  }
}

/** @param {string} url */
async function connect(url) {
  const { host, pathname } = parseUrl(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patienceMs });
  client.on('error', () => undefined); // the query that runs, or the next one, fails and says so
  try {
    await client.connect();
    return client;
  } catch (error) {
    const reason = error instanceof AggregateError ? error.errors[0] : error; // one error an address of "localhost"
    const message = reason instanceof Error ? reason.message : String(reason);
    throw new DatabaseRefused(`The database ${host}${pathname} does not answer: ${message}`, { cause: error });
  }
}

/** @param {string} url */
function parseUrl(url) {
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return new URL(url);
  throw new DatabaseRefused('DATABASE_URL is not of the form postgresql://user:password@host:port/database');
}
