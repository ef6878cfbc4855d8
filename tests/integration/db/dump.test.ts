import { randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { database } from '@/lib/db/client';
import { dumpDatabase, restoreDatabase } from '@/lib/db/dump.mjs';
import { resetDatabase, withDatabase } from '@/tests/support/database';

withDatabase();

let client: pg.Client;
beforeEach(async () => {
  await resetDatabase();
  client = new pg.Client(process.env['DATABASE_URL']);
  await client.connect();
});
afterEach(() => client.end());

const now = new Date('2026-06-01T08:00:00.123Z');

async function storeOneOfEach() {
  const [learnerId, versionId, drawId] = [randomUUID(), randomUUID(), randomUUID()];
  await database.learner.create({ data: { id: learnerId, createdAt: now, email: "o'neil@example.org" } });
  await database.question.create({ data: { id: 'spike', topic: 'spot', kind: 'choice', status: 'published' } });
  const version = { questionId: 'spike', number: 1, digest: 'd', coreVersion: 'c', publishedAt: now };
  await database.questionVersion.create({
    data: {
      ...{ ...version, id: versionId, status: 'published', keys: {} },
      certificate: { certified: true, digest: 'd' },
      document: { z: 1.5, a: ['é\n', null] },
    },
  });
  await database.question.update({ where: { id: 'spike' }, data: { currentVersionId: versionId } });
  const draw = { learnerId, id: drawId, questionVersionId: versionId, variantSeed: 7, purpose: 'practice' };
  await database.draw.create({ data: { ...draw, optionOrder: ['b', 'a'], drawnAt: now } });
}

async function dump(): Promise<string[]> {
  const output = new PassThrough();
  const text = output.setEncoding('utf8').toArray();
  await dumpDatabase(client, output);
  output.end();
  return (await text).join('').split('\n').filter(Boolean);
}

async function* each(lines: string[]) {
  yield* lines;
}

describe('a dump', () => {
  it('restores every row as it was, byte for byte', async () => {
    await storeOneOfEach();
    const before = await dump();
    await resetDatabase();
    await expect(restoreDatabase(client, each(before))).resolves.toBe(4);
    expect(await dump()).toEqual(before);
    expect(before.join('\n')).toContain('"document":{"z":1.5,"a":["é\\n",null]}');
  });

  it('restores more rows than go into one statement', async () => {
    const rows = Array.from({ length: 1234 }, () => ({ id: randomUUID(), createdAt: now }));
    await database.learner.createMany({ data: rows });
    const lines = await dump();
    await resetDatabase();
    await expect(restoreDatabase(client, each(lines))).resolves.toBe(1234);
    await expect(database.learner.count()).resolves.toBe(1234);
  });

  it('is refused by a database that has rows, and changes none of them', async () => {
    await storeOneOfEach();
    const lines = await dump();
    await expect(restoreDatabase(client, each(lines))).rejects.toThrow('The table Learner has rows');
    expect(await dump()).toEqual(lines);
  });

  it.each([
    ['is not JSON', 'nonsense'],
    ['names another table', '{"table":"_prisma_migrations","row":{}}'],
  ])('is refused as a whole when a line %s', async (_name, line) => {
    await storeOneOfEach();
    const lines = await dump();
    await resetDatabase();
    const refused = restoreDatabase(client, each([...lines, line]));
    await expect(refused).rejects.toThrow('Line 5 of the dump is not a row of a table of ours.');
    await expect(dump()).resolves.toEqual([]);
  });

  it('carries every table there is', async () => {
    const { rows } = await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    for (const { tablename } of rows.filter(({ tablename }) => tablename !== '_prisma_migrations')) {
      await expect(restoreDatabase(client, each([`{"table":"${tablename}","row":{}}`]))).rejects.not.toThrow('of ours');
    }
  });
});
