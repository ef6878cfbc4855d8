import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectAndMigrate } from '@/lib/db/external.mjs';
import { migrate } from '@/lib/db/migrate.mjs';
import { createThrowAwayDatabase, databaseKind } from '@/tests/support/database';

type Session = Parameters<typeof migrate>[0];

let folder: string;
let session: Session;
let url = '';
let close: () => Promise<unknown>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  await addMigration('1_first', 'CREATE TABLE a (n int); INSERT INTO a VALUES (1);');
  await addMigration('2_second', 'CREATE TABLE b (n int);');
  ({ session, close } = databaseKind === 'embedded' ? await openEmbedded() : await openPostgresql());
});

afterEach(async () => {
  await close();
  await rm(folder, { recursive: true });
});

const addMigration = async (name: string, sql: string) => {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'migration.sql'), sql);
};

// The owner applies migrations before anybody can connect, so what it does is tested inside PGlite itself.
let template: Blob;
if (databaseKind === 'embedded') {
  beforeAll(async () => {
    const database = await PGlite.create();
    template = await database.dumpDataDir('none');
    await database.close();
  }, 60_000);
}

async function openEmbedded() {
  const database = await PGlite.create({ loadDataDir: template });
  const session: Session = {
    run: (script) => database.exec(script),
    query: async (sql, parameters) => (await database.query<Record<string, unknown>>(sql, parameters)).rows,
  };
  return { session, close: () => database.close() };
}

async function openPostgresql() {
  const throwAway = await createThrowAwayDatabase();
  url = throwAway.url;
  const client = new pg.Client(url);
  await client.connect();
  const session: Session = {
    run: (script) => client.query(script),
    query: async (sql, parameters) => (await client.query(sql, parameters)).rows,
  };
  return { session, close: () => client.end().then(throwAway.drop) };
}

describe('migrate', () => {
  it('applies every migration once, in order, and records it as Prisma does', async () => {
    await expect(migrate(session, folder)).resolves.toEqual(['1_first', '2_second']);
    await expect(migrate(session, folder)).resolves.toEqual([]);

    const history = await session.query('SELECT * FROM _prisma_migrations ORDER BY started_at');
    expect(history).toMatchObject([
      { migration_name: '1_first', applied_steps_count: 1, logs: null, rolled_back_at: null },
      { migration_name: '2_second', applied_steps_count: 1, logs: null, rolled_back_at: null },
    ]);
    expect(history[1]).toMatchObject({
      checksum: createHash('sha256').update('CREATE TABLE b (n int);').digest('hex'),
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      started_at: expect.any(Date),
      finished_at: expect.any(Date),
    });
    await expect(session.query('SELECT n FROM a')).resolves.toEqual([{ n: 1 }]);
  });

  it('applies only what is new', async () => {
    await migrate(session, folder);
    await addMigration('3_third', 'ALTER TABLE b ADD m int');
    await expect(migrate(session, folder)).resolves.toEqual(['3_third']);
  });

  it('refuses a file that was changed after it was applied', async () => {
    await migrate(session, folder);
    await addMigration('1_first', 'CREATE TABLE a (n bigint);');
    await expect(migrate(session, folder)).rejects.toThrow(
      'prisma/migrations/1_first/migration.sql was changed after it was applied: restore it and write a new migration.',
    );
  });

  it('refuses a database with a migration that the folder lacks', async () => {
    await migrate(session, folder);
    await rm(join(folder, '2_second'), { recursive: true });
    await expect(migrate(session, folder)).rejects.toThrow(
      'The database has the migration 2_second, but prisma/migrations has not',
    );
  });

  it('refuses a folder without its SQL file', async () => {
    await rm(join(folder, '2_second', 'migration.sql'));
    await expect(migrate(session, folder)).rejects.toThrow('The migration 2_second has no readable migration.sql.');
  });

  it('refuses to go on after a migration that Prisma began and did not finish', async () => {
    await migrate(session, folder);
    await session.run(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '2_second'`);
    await expect(migrate(session, folder)).rejects.toThrow('The migration 2_second was begun and not finished');
  });

  it('undoes the whole of a migration that fails, and can be run again when it is mended', async () => {
    await addMigration('3_third', 'CREATE TABLE c (n int); SELECT nonsense;');
    await expect(migrate(session, folder)).rejects.toThrow('The migration 3_third failed and was undone');
    await addMigration('3_third', 'CREATE TABLE c (n int);');
    await expect(migrate(session, folder)).resolves.toEqual(['3_third']);
  });

  it('accepts our own migrations', async () => {
    await cp('prisma/migrations', folder, { recursive: true });
    await expect(migrate(session, 'prisma/migrations')).resolves.not.toEqual([]);
    await expect(migrate(session, 'prisma/migrations')).resolves.toEqual([]);
  });
});

describe.runIf(databaseKind === 'postgresql')('connectAndMigrate', () => {
  it('applies each migration once when eight processes start at the same time', async () => {
    await addMigration('3_slow', 'SELECT pg_sleep(0.2); CREATE TABLE c (n int);');
    const starters = Array.from({ length: 8 }, () => connectAndMigrate(url, folder));
    const applied = (await Promise.all(starters)).flat();
    expect(applied.sort()).toEqual(['1_first', '2_second', '3_slow']);
  });

  it("waits for the lock that Prisma's own command takes", async () => {
    await session.query('SELECT pg_advisory_lock(72707369)');
    const migrating = connectAndMigrate(url, folder);
    await session.query('SELECT pg_sleep(0.3)');
    const tables = await session.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    await session.query('SELECT pg_advisory_unlock(72707369)');
    expect(tables).toEqual([]);
    await expect(migrating).resolves.toEqual(['1_first', '2_second']);
  });

  it('says in one line that nobody answers, without the password', async () => {
    const refused = connectAndMigrate('postgresql://learner:secret@127.0.0.1:1/cooldown', folder);
    await expect(refused).rejects.toThrow(
      'The database 127.0.0.1:1/cooldown does not answer: connect ECONNREFUSED 127.0.0.1:1',
    );
  });
});
