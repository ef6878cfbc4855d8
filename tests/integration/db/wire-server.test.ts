import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createWireServer } from '@/lib/db/embedded/wire-server.mjs';
import { databaseKind } from '@/tests/support/database';

// What lib/db/embedded/wire-server.mjs promises to connections that share PGlite's one session.
describe.runIf(databaseKind === 'embedded')('createWireServer', () => {
  let folder: string;
  let database: PGlite;
  let wire: Awaited<ReturnType<typeof createWireServer>>;
  const clients: pg.Client[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wire-'));
    database = await PGlite.create();
    wire = await createWireServer(database, {
      transactionTimeoutMs: 300,
      onConnectionsChanged: () => undefined,
      onFailure: (error) => {
        throw error;
      },
    });
    await new Promise<void>((done) => wire.server.listen(join(folder, '.s.PGSQL.5432'), done));
    await database.exec('CREATE TABLE t (n int)');
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.end().catch(() => undefined)));
    await database.exec('TRUNCATE t');
  });
  afterAll(async () => {
    await wire.close();
    await database.close();
    await rm(folder, { recursive: true });
  });

  async function open(): Promise<pg.Client> {
    const client = new pg.Client({ host: folder, port: 5432, user: 'postgres', database: 'postgres' });
    client.on('error', () => undefined);
    await client.connect();
    clients.push(client);
    return client;
  }
  const openMany = (count: number) => Promise.all(Array.from({ length: count }, open));
  const countRows = async (client: pg.Client) => (await client.query('SELECT count(*)::int AS n FROM t')).rows[0].n;

  it.each([10, 100_000, 1_000_000])('answers each of 8 clients with its own row, %i bytes a message', async (size) => {
    const text = 'x'.repeat(size);
    const ask = async (client: pg.Client, first: number) => {
      for (let n = first; n < first + 20; n += 1) {
        const sql =
          first % 2000 === 0 ? 'SELECT $1::int AS n, length($2) AS size' : 'SELECT length($2) AS size, $1::int AS n';
        expect((await client.query(sql, [n, text])).rows).toEqual([{ n, size }]);
      }
    };
    await Promise.all((await openMany(8)).map((client, index) => ask(client, index * 1000)));
  });

  it('lets nobody into an open transaction', async () => {
    const [writer, reader] = [await open(), await open()];
    await writer.query('BEGIN');
    await writer.query('INSERT INTO t VALUES (1)');
    const counted = countRows(reader); // waits for its turn
    await writer.query('INSERT INTO t VALUES (2)');
    await writer.query('COMMIT');
    await expect(counted).resolves.toBe(2);
  });

  it('undoes the transaction of a client that goes away', async () => {
    const [writer, reader] = [await open(), await open()];
    await writer.query('BEGIN');
    await writer.query('INSERT INTO t VALUES (1)');
    const counted = countRows(reader);
    await writer.end();
    await expect(counted).resolves.toBe(0);
  });

  it('cuts off a client that leaves a transaction open', async () => {
    const [hanging, reader] = [await open(), await open()];
    await hanging.query('BEGIN');
    await hanging.query('INSERT INTO t VALUES (1)');
    await expect(countRows(reader)).resolves.toBe(0);
    await expect(hanging.query('COMMIT')).rejects.toThrow();
  });

  it('goes on after a statement that fails, in a transaction and outside of one', async () => {
    const [one, other] = [await open(), await open()];
    await expect(one.query('SELECT $1::int / 0', [1])).rejects.toThrow('division by zero');
    await one.query('BEGIN');
    await expect(one.query('nonsense')).rejects.toThrow('syntax error');
    await expect(one.query('SELECT 1')).rejects.toThrow('current transaction is aborted');
    await one.query('ROLLBACK');
    await expect(countRows(other)).resolves.toBe(0);
  });

  it('hears others after a client died between an error and its Sync', async () => {
    const half = Buffer.concat([
      Buffer.from('P\0\0\0\x10\0nonsense\0\0\0', 'latin1'), // Parse
      Buffer.from('H\0\0\0\x04', 'latin1'), // Flush, and no Sync
    ]);
    const startup = Buffer.from('\0\0\0\x08\0\x03\0\0', 'latin1');
    const socket = connect(join(folder, '.s.PGSQL.5432'));
    socket.write(Buffer.concat([startup, half]));
    await sleep(100);
    socket.destroy();
    await expect(countRows(await open())).resolves.toBe(0);
  });

  it.each([
    ['an HTTP request', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
    [
      'a startup packet without parameters and garbage after it',
      Buffer.from('\0\0\0\x08\0\x03\0\0\0\0\0\0\0\0', 'latin1'),
    ],
    ['a startup packet of protocol 2', Buffer.from('\0\0\0\x08\0\x02\0\0', 'latin1')],
    ['a cancel request', Buffer.from('\0\0\0\x10\x04\xd2\x16\x2e\0\0\0\x01\0\0\0\x02', 'latin1')],
  ])('cuts off whoever sends %s, and serves the others', async (_name, bytes) => {
    const socket = connect(join(folder, '.s.PGSQL.5432'));
    const closed = new Promise<void>((done) => socket.once('close', () => done()));
    socket.resume().write(bytes);
    await closed;
    await expect(countRows(await open())).resolves.toBe(0);
  });
});
