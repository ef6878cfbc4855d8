// @ts-check
// A client process's tie to the embedded database: starts the owner where nobody has, keeps one connection open, which
// keeps the owner alive, and starts an owner again when that connection breaks.
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, statSync, truncateSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isClaimed } from './claim.mjs';
import { addressOf, placeOf, urlOf } from './place.mjs';

/**
 * @typedef {import('./place.mjs').Place} Place
 * @typedef {import('node:net').Socket} Socket
 * @typedef {{url: string, leave: () => void}} Membership
 * @typedef {object} Options
 * @property {string} [migrations] the folder of migrations; this project's by default
 * @property {boolean} [loopback] TCP on 127.0.0.1 in place of a unix socket
 * @property {(line: string) => void} [onTrouble] told when the database was lost, is back, or cannot come back
 */

/** Creating the directory takes 4 s on a fast machine; on a slow or loaded one it may take many times that. */
const startPatienceMs = 120_000;
const restartPauseMs = 1_000;
const longestLogBytes = 1_000_000;
const projectMigrations = join(import.meta.dirname, '../../../prisma/migrations');
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/**
 * Resolves when the database serves, with its migrations applied; rejects with one line that says why it cannot.
 * @param {string} dataFolder
 * @param {Options} [options]
 * @returns {Promise<Membership>}
 */
export async function joinDatabase(dataFolder, { migrations = projectMigrations, loopback, onTrouble } = {}) {
  const place = placeOf(dataFolder, loopback === undefined ? {} : { loopback });
  let left = false;
  let tie = await connectOrStart(place, migrations);
  watch(tie);
  return {
    url: urlOf(place),
    leave() {
      left = true;
      tie.destroy();
    },
  };

  /** @param {Socket} socket */
  function watch(socket) {
    socket.once('close', () => void rejoin());
    socket.on('error', () => undefined); // 'close' follows
    socket.resume();
  }

  async function rejoin() {
    for (let told = false; !left; await sleep(restartPauseMs)) {
      try {
        tie = await connectOrStart(place, migrations);
        if (left) return void tie.destroy();
        if (told) onTrouble?.('The database is back.');
        return watch(tie);
      } catch (error) {
        if (!told) onTrouble?.(`The database is gone: ${error instanceof Error ? error.message : error}`);
        told = true;
      }
    }
  }
}

/**
 * @param {Place} place
 * @param {string} migrations
 */
async function connectOrStart(place, migrations) {
  const deadline = performance.now() + startPatienceMs;
  /** @type {ReturnType<typeof startOwner> | null} */
  let owner = null;
  for (; performance.now() < deadline; await sleep(20)) {
    const socket = await tryConnect(place);
    if (socket) return socket;
    if (owner?.state.refusal) throw new Error(owner.state.refusal);
    if (owner && !owner.state.ended) continue;
    if (!(await isClaimed(place.folder, 'owner'))) owner = startOwner(place, migrations);
  }
  throw new Error(`The embedded database did not start within ${startPatienceMs / 1000} s; see ${place.log}`);
}

/**
 * @param {Place} place
 * @returns {Promise<Socket | null>} a connection that a living owner has answered on
 */
function tryConnect(place) {
  const address = addressOf(place);
  if (address === null) return Promise.resolve(null);
  return new Promise((done) => {
    const socket = connect(address);
    const giveUp = () => done(null);
    socket.once('error', giveUp);
    socket.once('close', giveUp);
    // An owner that is ending may still accept; one that answers serves.
    socket.once('connect', () => socket.write(sslRequest));
    socket.once('data', () => {
      socket.off('error', giveUp).off('close', giveUp);
      done(socket);
    });
  });
}

/**
 * @param {Place} place
 * @param {string} migrations
 */
function startOwner(place, migrations) {
  mkdirSync(place.folder, { recursive: true, mode: 0o700 });
  const log = openSync(place.log, 'a', 0o600);
  if (statSync(place.log).size > longestLogBytes) truncateSync(place.log);
  const script = join(import.meta.dirname, 'owner.mjs');
  const transport = place.loopback ? 'loopback' : 'socket';
  // Its output goes to a file and not to us: it outlives us when others use it.
  const child = spawn(process.execPath, [script, join(place.folder, '..'), migrations, transport], {
    stdio: ['ignore', log, log, 'ipc'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  closeSync(log);
  const state = { ended: false, refusal: '' };
  child.once('exit', () => (state.ended = true));
  child.once('error', (error) => Object.assign(state, { ended: true, refusal: error.message }));
  child.on('message', (/** @type {{kind: string, message?: string}} */ news) => {
    if (news.kind === 'refused') state.refusal = news.message ?? 'The embedded database did not start.';
    if (news.kind === 'ready') {
      child.disconnect();
      child.unref();
    }
  });
  return { state };
}
