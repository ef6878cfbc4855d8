import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { database } from '@/lib/db/client';
import { postgresMajor, stampFile } from '@/lib/db/embedded/cluster-stamp.mjs';
import { holderOf } from '@/lib/db/embedded/claim.mjs';
import { joinDatabase } from '@/lib/db/embedded/join.mjs';
import { placeOf } from '@/lib/db/embedded/place.mjs';
import { withRetry } from '@/lib/db/with-retry';
import { databaseKind } from '@/tests/support/database';

// The process that owns the embedded database, seen by the processes that use it. Each test has a data folder of its
// own, a copy of one that was created once.
describe.runIf(databaseKind === 'embedded')('the embedded database', () => {
  let root: string;
  let folder: string;
  const clients: ChildProcess[] = [];
  const leaves: (() => void)[] = [];

  const joinHere = async (options?: Parameters<typeof joinDatabase>[1]) => {
    const membership = await joinDatabase(folder, options);
    leaves.push(membership.leave);
    return membership;
  };
  const cluster = (data: string) => join(data, 'database', 'cluster');
  const template = () => join(root, 'template');
  const longFolder = () => join(root, 'a'.repeat(120));

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'embedded owner '));
    const { leave } = await joinDatabase(template());
    leave();
    await endOwner(template());
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(root, 'data '));
    await mkdir(join(folder, 'database'));
    await cp(cluster(template()), cluster(folder), { recursive: true });
  });
  afterEach(async () => {
    for (const leave of leaves.splice(0)) leave();
    for (const client of clients.splice(0)) client.kill('SIGKILL');
    await signalOwner(folder, 'SIGKILL').catch(() => undefined); // where there is one
  });
  afterAll(async () => {
    await rm(root, { recursive: true, force: true });
    await rm(placeOf(longFolder()).socketFolder, { recursive: true, force: true }); // under /tmp
  });

  it('is of the PostgreSQL version that we stamp and expect', async () => {
    const version = await readFile(join(cluster(template()), 'PG_VERSION'), 'utf8');
    expect(Number(version)).toBe(postgresMajor);
    expect(JSON.parse(await readFile(stampFile(cluster(template())), 'utf8')).version).toMatch(`${postgresMajor}.`);
  });

  it('is started by the first of six processes that want it at once, and joined by the others', async () => {
    await Promise.all(Array.from({ length: 6 }, () => startClient(folder, clients)));
    const claims = (await readdir(join(folder, 'database'))).filter((name) => name.endsWith('.claim'));
    expect(claims).toEqual(['owner-1.claim']);
  });

  it('is created once when six processes want it at once and there is none', async () => {
    folder = await mkdtemp(join(root, 'new '));
    await Promise.all(Array.from({ length: 6 }, () => startClient(folder, clients)));
    await expect(readdir(join(folder, 'database'))).resolves.not.toContain('cluster.draft');
    await expect(migrationCount((await joinHere()).url)).resolves.toBeGreaterThan(0);
  });

  it('keeps every row it acknowledged when its process is killed while clients write', async () => {
    const { url } = await joinHere();
    process.env['DATABASE_URL'] = url;
    const acknowledged: string[] = [];
    const writing = { goesOn: true };
    const writers = Array.from({ length: 8 }, async () => {
      while (writing.goesOn) {
        const id = randomUUID();
        await withRetry(() => storeLearner(id));
        acknowledged.push(id);
      }
    });
    for (let round = 1; round <= 5; round += 1) {
      await until(async () => acknowledged.length >= round * 40);
      await signalOwner(folder, 'SIGKILL');
    }
    await until(async () => acknowledged.length >= 240);
    writing.goesOn = false;
    await Promise.all(writers);

    const stored = new Set((await database.mastery.findMany()).map(({ learnerId }) => learnerId));
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    await database.$disconnect();
  });

  it('comes back when it is killed, for every client that watches it, and only once', async () => {
    await Promise.all([startClient(folder, clients), startClient(folder, clients), joinHere()]);
    const first = await ownerPid(folder);
    await signalOwner(folder, 'SIGKILL');
    await until(async () => ![null, first].includes(await ownerPid(folder)));
    await expect(migrationCount((await joinHere()).url)).resolves.toBeGreaterThan(0);
    const claims = (await readdir(join(folder, 'database'))).filter((name) => name.endsWith('.claim'));
    expect(claims).toEqual(['owner-2.claim']);
  });

  it('starts where a killed one has left its socket and its claim', async () => {
    const client = await startClient(folder, clients);
    client.kill('SIGKILL');
    await signalOwner(folder, 'SIGKILL');
    await expect(readdir(join(folder, 'database'))).resolves.toContain('.s.PGSQL.5432');
    await expect(migrationCount((await joinHere()).url)).resolves.toBeGreaterThan(0);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    "outlives a %s to its starter's process group while another process uses it, and no longer",
    async (signal) => {
      const starter = await startClient(folder, clients, { detached: true });
      const pid = await ownerPid(folder);
      const { url, leave } = await joinHere();
      const ended = new Promise((done) => starter.once('exit', done));
      process.kill(-(starter.pid ?? 0), signal);
      await ended;
      await sleep(300);
      await expect(migrationCount(url)).resolves.toBeGreaterThan(0);
      await expect(ownerPid(folder)).resolves.toBe(pid);

      leave();
      await endOwner(folder);
    },
  );

  it('ends 5 seconds after its last client', async () => {
    const { leave } = await joinHere();
    leave();
    const startedAt = performance.now();
    await sleep(4_000);
    await expect(ownerPid(folder)).resolves.not.toBeNull();
    await untilOwnerEnds(folder);
    expect(performance.now() - startedAt).toBeLessThan(7_000);
  });

  it('lies where a unix socket would have too long a path', async () => {
    await mkdir(join(longFolder(), 'database'), { recursive: true });
    await cp(cluster(folder), cluster(longFolder()), { recursive: true });
    folder = longFolder();
    await expect(migrationCount((await joinHere()).url)).resolves.toBeGreaterThan(0);
  });

  it('listens on the loopback where there are no unix sockets, on the same port each time', async () => {
    const first = await joinHere({ loopback: true });
    expect(first.url).toMatch(/^postgresql:\/\/postgres@127\.0\.0\.1:\d+\/postgres$/);
    await signalOwner(folder, 'SIGKILL');
    await expect(migrationCount((await joinHere({ loopback: true })).url)).resolves.toBeGreaterThan(0);
    expect((await joinHere({ loopback: true })).url).toBe(first.url);
  });

  it.each([
    ['another major version', { version: '17.5' }, 'was made by PostgreSQL 17.5'],
    ['no stamp', {}, 'has no stamp of a PostgreSQL version'],
  ])('refuses a directory with %s in one line that says what to do', async (_name, stamp, reason) => {
    await writeFile(stampFile(cluster(folder)), JSON.stringify(stamp));
    await expect(joinHere()).rejects.toThrow(reason);
    await expect(joinHere()).rejects.toThrow(/^[^\n]*npm run -s database -- dump FILE[^\n]*$/);
  });

  it('refuses a changed migration in one line and lets go of the folder', async () => {
    const migrations = join(folder, 'migrations');
    await cp('prisma/migrations', migrations, { recursive: true });
    const [name] = (await readdir(migrations)).sort();
    await writeFile(join(migrations, name ?? '', 'migration.sql'), 'SELECT 1');
    (await joinHere()).leave();
    await endOwner(folder);
    await expect(joinHere({ migrations })).rejects.toThrow(/^[^\n]*was changed after it was applied[^\n]*$/);
    await expect(migrationCount((await joinHere()).url)).resolves.toBeGreaterThan(0);
  });
});

/** Two rows or none, and the same two when it is repeated. */
const storeLearner = (id: string) =>
  database.$transaction(async ({ learner, mastery }) => {
    const now = new Date();
    const empty = { counted: 0, correct: 0, attempts: 0, alpha: 1, beta: 1, lastSeenAt: now };
    await learner.upsert({ where: { id }, create: { id, createdAt: now }, update: {} });
    const key = { learnerId: id, topic: 'spot' };
    await mastery.upsert({ where: { learnerId_topic: key }, create: { ...key, ...empty }, update: {} });
  });

function startClient(folder: string, clients: ChildProcess[], { detached = false } = {}): Promise<ChildProcess> {
  const client = spawn(process.execPath, ['tests/support/embedded-client.mjs', folder], {
    detached,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  clients.push(client);
  return new Promise((done, fail) => {
    client.stdout.once('data', () => done(client));
    client.once('exit', () => fail(new Error('the client ended before it had joined')));
  });
}

/** The owner that lives; null while there is none. */
const ownerPid = (folder: string) => holderOf(join(folder, 'database'), 'owner');

async function signalOwner(folder: string, signal: NodeJS.Signals) {
  const pid = await ownerPid(folder);
  if (pid === null) throw new Error('there is no owner');
  process.kill(pid, signal);
}

/** Alone, the owner does as a signal says; with clients it would not, and this would fail. */
async function endOwner(folder: string) {
  await sleep(100);
  await signalOwner(folder, 'SIGTERM');
  await untilOwnerEnds(folder);
}

const untilOwnerEnds = (folder: string) => until(async () => (await ownerPid(folder)) === null);

async function until(holds: () => Promise<boolean>) {
  for (const deadline = performance.now() + 20_000; performance.now() < deadline; await sleep(50)) {
    if (await holds()) return;
  }
  throw new Error('it did not come about within 20 seconds');
}

async function migrationCount(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query('SELECT count(*)::int AS n FROM _prisma_migrations');
  await client.end();
  return rows[0].n;
}
