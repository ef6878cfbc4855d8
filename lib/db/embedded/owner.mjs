// @ts-check
// The embedded database's own process. It holds the data folder's claim, applies migrations before it listens, and ends
// a while after its last client. A starter runs it with an IPC channel and learns from it that it is ready, or why not.
import { PGlite } from '@electric-sql/pglite';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { migrate } from '../migrate.mjs';
import { claim } from './claim.mjs';
import { refusalOf } from './cluster-stamp.mjs';
import { addressOf, placeOf } from './place.mjs';
import { createWireServer } from './wire-server.mjs';

const lingerMs = 5_000;
/** Prisma ends its transactions after 5 seconds; this is for a client that cannot, because it hangs. */
const transactionTimeoutMs = 15_000;

const [dataFolder, migrationsFolder, transport] = process.argv.slice(2);
if (dataFolder === undefined || migrationsFolder === undefined) throw new Error('usage: owner.mjs DATA MIGRATIONS');
const place = placeOf(dataFolder, transport === 'loopback' ? { loopback: true } : {});

// A Ctrl-C and the end of a terminal reach the whole process group; whether this process may end, its clients decide.
let endWhenAlone = () => {};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => endWhenAlone());

/** @param {{kind: 'ready' | 'claimed'} | {kind: 'refused', message: string}} news */
function tellStarter(news) {
  return new Promise((/** @type {(value: void) => void} */ told) => {
    if (process.connected) process.send?.(news, () => told());
    else told(); // the starter is gone
  });
}

async function prepareFolders() {
  await mkdir(place.folder, { recursive: true, mode: 0o700 });
  if (place.socketFolder === place.folder) return chmod(place.folder, 0o700);
  // Under /tmp anybody could have made it.
  await mkdir(place.socketFolder, { recursive: true, mode: 0o700 });
  const { uid, mode } = await lstat(place.socketFolder);
  if (uid !== process.getuid?.() || (mode & 0o077) !== 0) {
    throw new Error(`${place.socketFolder} belongs to somebody else or is open to others; remove it.`);
  }
}

async function openCluster() {
  if (!existsSync(place.cluster)) {
    const createCluster = join(import.meta.dirname, 'create-cluster.mjs');
    await promisify(execFile)(process.execPath, [createCluster, place.cluster]);
  }
  const refusal = refusalOf(place.cluster);
  if (refusal !== null) throw new Error(refusal);
  return PGlite.create(place.cluster);
}

/** @param {PGlite} database */
function sessionOf(database) {
  return {
    run: (/** @type {string} */ script) => database.exec(script),
    query: async (/** @type {string} */ sql, /** @type {unknown[]} */ parameters = []) =>
      (await database.query(sql, parameters)).rows,
  };
}

/** @param {import('node:net').Server} server */
async function listen(server) {
  const address = addressOf(place) ?? { host: '127.0.0.1', port: 0 };
  // Under the claim a socket that lies there is a dead owner's.
  if ('path' in address) await rm(address.path, { force: true });
  await new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(address, () => done(undefined));
  });
  const bound = server.address();
  if (bound !== null && typeof bound === 'object') {
    // Others may read it at any moment: never half of it.
    const draft = `${place.addressFile}.draft`;
    await writeFile(draft, JSON.stringify({ folder: place.folder, port: bound.port }), { mode: 0o600 });
    await rename(draft, place.addressFile);
  }
}

async function main() {
  await prepareFolders();
  if (!(await claim(place.folder, place.socketFolder, 'owner'))) {
    await tellStarter({ kind: 'claimed' });
    process.exit(0);
  }

  const database = await openCluster();
  await migrate(sessionOf(database), migrationsFolder ?? '');
  /** @type {NodeJS.Timeout | undefined} */
  let ending;
  const wire = await createWireServer(database, {
    transactionTimeoutMs,
    onConnectionsChanged: () => watchClients(lingerMs),
    onFailure: (error) => {
      console.error(error);
      process.exit(1); // the next owner recovers from the write-ahead log, as after a crash
    },
  });

  /** @param {number} delayMs */
  function watchClients(delayMs) {
    clearTimeout(ending);
    if (wire.connectionCount() === 0) ending = setTimeout(() => void end(), delayMs);
  }
  async function end() {
    await wire.close();
    await database.close();
    process.exit(0);
  }

  await listen(wire.server);
  endWhenAlone = () => watchClients(0);
  watchClients(lingerMs);
  await tellStarter({ kind: 'ready' });
}

main().catch(async (/** @type {Error} */ error) => {
  console.error(error);
  await tellStarter({ kind: 'refused', message: error.message });
  process.exit(1);
});
