// A clean, migrated database for a test file, of the kind that TEST_DATABASE names: `embedded` (the default) or
// `postgresql`. `npm test` runs the integration tests on each kind it finds. Never the developer's own: neither .data/
// nor DATABASE_URL is looked at.
import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { database } from '@/lib/db/client';
import { joinDatabase } from '@/lib/db/embedded/join.mjs';
import { connectAndMigrate } from '@/lib/db/external.mjs';

export type DatabaseKind = 'embedded' | 'postgresql';
export const databaseKind: DatabaseKind = process.env['TEST_DATABASE'] === 'postgresql' ? 'postgresql' : 'embedded';

/** Call it at the top of a test file, or of a `describe`: what is inside finds the database empty and ready. */
export function withDatabase(): void {
  let close: () => Promise<unknown>;
  beforeAll(async () => {
    const opened = databaseKind === 'embedded' ? await openEmbedded() : await openPostgresql();
    close = opened.close;
    process.env['DATABASE_URL'] = opened.url;
    process.env['RECEIPT_PRIVATE_KEY'] ||= Buffer.alloc(32, 7).toString('base64'); // grading signs
    await resetDatabase();
  }, 120_000);
  afterAll(async () => {
    await database.$disconnect();
    await close();
  });
}

/** Empties every table. */
export async function resetDatabase(): Promise<void> {
  const tables = await database.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations'`;
  await database.$executeRawUnsafe(`TRUNCATE ${tables.map(({ name }) => name).join(', ')}`);
}

/** One directory for all files of a run, because making one takes seconds; the owner ends by itself after the last. */
async function openEmbedded() {
  const folder = process.env['TEST_DATA_FOLDER'] ?? runFolder();
  const { url, leave } = await joinDatabase(folder);
  return { url, close: async () => leave() };
}

function runFolder(): string {
  const prefix = 'cooldown-test-';
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))) {
    if (!isRunning(Number(name.slice(prefix.length)))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
  return join(tmpdir(), `${prefix}${process.ppid}`);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

export const postgresqlUrl = process.env['TEST_DATABASE_URL'] ?? 'postgresql://root@127.0.0.1:5432/test';

/** A database of its own on the server that TEST_DATABASE_URL names. */
export async function createThrowAwayDatabase() {
  const name = `cooldown_test_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name}`);
  const url = new URL(postgresqlUrl);
  url.pathname = name;
  return { url: url.href, drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) };
}

async function onServer(statement: string) {
  const client = new pg.Client(postgresqlUrl);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function openPostgresql() {
  const { url, drop } = await createThrowAwayDatabase();
  await connectAndMigrate(url);
  return { url, close: drop };
}
