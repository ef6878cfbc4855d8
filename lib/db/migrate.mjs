// @ts-check
// Applies prisma/migrations and records them in `_prisma_migrations` as `prisma migrate deploy` does, whose native
// engine this avoids. Plain JavaScript, because the embedded database's process runs it without a TypeScript loader.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @typedef {{name: string, sql: string, checksum: string}} Migration
 * @typedef {object} Session one connection, on PostgreSQL or on the embedded database
 * @property {(script: string) => Promise<unknown>} run one or more statements without parameters
 * @property {(sql: string, parameters?: unknown[]) => Promise<Record<string, unknown>[]>} query
 */

/** A state of database and files that must not be migrated; the message is for whoever starts the app. */
export class MigrationRefused extends Error {
  /** @override */
  name = 'MigrationRefused';
}

/** Prisma's own advisory lock, so that `prisma migrate deploy` and this exclude each other. */
const prismaLock = 72_707_369;

const historyTable = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`;

/**
 * Each migration is one transaction that takes the lock, looks what is left to do and does the next: several starters
 * take turns, a pooler between them and the database does no harm, and a migration that fails leaves nothing behind.
 * @param {Session} session
 * @param {string} folder
 * @returns {Promise<string[]>} the names of the migrations applied now
 */
export async function migrate(session, folder) {
  const migrations = await readMigrations(folder);
  /** @type {string[]} */
  const applied = [];
  for (;;) {
    const name = await inTransaction(session, () => applyNext(session, migrations));
    if (name === null) return applied;
    applied.push(name);
  }
}

/**
 * @param {string} folder
 * @returns {Promise<Migration[]>} in the order of their names, which begin with a time
 */
export async function readMigrations(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.flatMap((entry) => (entry.isDirectory() ? entry.name : [])).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = join(folder, name, 'migration.sql');
      const bytes = await readFile(file).catch((/** @type {Error} */ cause) => {
        throw new MigrationRefused(`The migration ${name} has no readable migration.sql.`, { cause });
      });
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
    }),
  );
}

/**
 * @param {Session} session
 * @param {Migration[]} migrations
 * @returns {Promise<string | null>}
 */
async function applyNext(session, migrations) {
  // Another starter may be at it. What it does takes seconds: a minute without the lock means that it hangs.
  await session.run(`SET LOCAL lock_timeout = '60s'; SELECT pg_advisory_xact_lock(${prismaLock})`);
  await session.run(historyTable);
  const history = await session.query(
    'SELECT "migration_name", "checksum", "finished_at" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL',
  );
  refuseUnlessConsistent(history, migrations);

  const done = new Set(history.map((row) => row.migration_name));
  const next = migrations.find(({ name }) => !done.has(name));
  if (!next) return null;
  await session.run(next.sql).catch((/** @type {Error} */ cause) => {
    throw new MigrationRefused(`The migration ${next.name} failed and was undone: ${cause.message}`, { cause });
  });
  await session.query(
    `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
     VALUES (gen_random_uuid()::text, $1, $2, clock_timestamp(), 1)`,
    [next.checksum, next.name],
  );
  return next.name;
}

/**
 * @param {Record<string, unknown>[]} history
 * @param {Migration[]} migrations
 */
function refuseUnlessConsistent(history, migrations) {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum, finished_at: finishedAt } of history) {
    const file = byName.get(String(name));
    if (!file) {
      throw new MigrationRefused(
        `The database has the migration ${name}, but prisma/migrations has not: start the version of Cooldown that made it.`,
      );
    }
    if (file.checksum !== checksum) {
      throw new MigrationRefused(
        `prisma/migrations/${name}/migration.sql was changed after it was applied: restore it and write a new migration.`,
      );
    }
    if (finishedAt === null) {
      throw new MigrationRefused(
        `The migration ${name} was begun and not finished: see "logs" in the table _prisma_migrations and \`prisma migrate resolve\`.`,
      );
    }
  }
}

/**
 * @template T
 * @param {Session} session
 * @param {() => Promise<T>} work
 */
async function inTransaction(session, work) {
  await session.run('BEGIN');
  try {
    const outcome = await work();
    await session.run('COMMIT');
    return outcome;
  } catch (error) {
    await session.run('ROLLBACK').catch(() => undefined); // the first error is the one to tell
    throw error;
  }
}
