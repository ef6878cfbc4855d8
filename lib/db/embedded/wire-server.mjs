// @ts-check
// Lets many connections share PGlite, which is one session: whole pipelines take turns, and a transaction keeps its turn
// until it ends. Why this is not @electric-sql/pglite-socket stands in lib/db/README.md.
import { createServer } from 'node:net';
import * as wire from './wire-protocol.mjs';

/**
 * @typedef {import('node:net').Socket} Socket
 * @typedef {{socket: Socket, unread: Buffer, started: boolean}} Connection
 * @typedef {{connection: Connection, bytes: Buffer, done: boolean}} Unit
 * @typedef {object} Options
 * @property {number} transactionTimeoutMs a client that leaves a transaction open and says nothing is cut off
 * @property {() => void} onConnectionsChanged
 * @property {(error: unknown) => void} onFailure PGlite threw: nothing it holds in memory can be trusted any more
 */

/**
 * @param {import('@electric-sql/pglite').PGlite} database
 * @param {Options} options
 */
export async function createWireServer(database, { transactionTimeoutMs, onConnectionsChanged, onFailure }) {
  /** Who has the turn until a transaction, or a pipeline without its Sync yet, ends. @type {Connection | null} */
  let holder = null;
  /** @type {Unit[]} */
  let waiting = [];
  let running = false;
  /** @type {NodeJS.Timeout | undefined} */
  let transactionTimer;
  /** @type {Set<Connection>} */
  const connections = new Set();
  const greeting = await execute(wire.startupMessage);

  /** @param {Uint8Array} bytes */
  async function execute(bytes) {
    /** @type {Buffer[]} */
    const answer = [];
    // The chunks are views of PGlite's own memory, gone with the next call: copied.
    await database.execProtocolRawStream(bytes, { onRawData: (chunk) => void answer.push(Buffer.from(chunk)) });
    return Buffer.concat(answer);
  }

  /** @returns {Unit | undefined} */
  function takeNext() {
    const index = holder === null ? 0 : waiting.findIndex(({ connection }) => connection === holder);
    return index < 0 ? undefined : waiting.splice(index, 1)[0];
  }

  async function run() {
    if (running) return;
    running = true;
    try {
      for (let unit = takeNext(); unit; unit = takeNext()) await runUnit(unit);
    } catch (error) {
      onFailure(error);
    }
    running = false;
  }

  /** @param {Unit} unit */
  async function runUnit({ connection, bytes, done }) {
    clearTimeout(transactionTimer);
    const answer = await execute(bytes);
    connection.socket.write(answer);
    const goesOn = !done || database.isInTransaction();
    holder = goesOn ? connection : null;
    if (!goesOn) return;
    if (!connections.has(connection)) return endTurn(); // it left while its statement ran
    transactionTimer = setTimeout(() => connection.socket.destroy(), transactionTimeoutMs);
  }

  /** Undoes what a connection that is gone has left half done. The Sync comes first: after an error only that is heard. */
  async function endTurn() {
    clearTimeout(transactionTimer);
    await execute(wire.syncMessage);
    if (database.isInTransaction()) await execute(wire.rollbackMessage);
    holder = null;
  }

  /** @param {Connection} connection */
  async function forget(connection) {
    if (!connections.delete(connection)) return;
    onConnectionsChanged();
    waiting = waiting.filter((unit) => unit.connection !== connection);
    if (holder !== connection || running) return; // when running, runUnit sees that it is gone
    running = true;
    await endTurn().catch(onFailure);
    running = false;
    await run();
  }

  /**
   * Answers what can be answered at once and queues the rest.
   * @param {Connection} connection
   */
  function read(connection) {
    while (!connection.started) {
      const packet = wire.readStartup(connection.unread);
      if (packet.kind === 'incomplete') return;
      if (packet.kind === 'malformed' || packet.kind === 'cancel') return void connection.socket.destroy();
      connection.unread = connection.unread.subarray(packet.length);
      connection.started = packet.kind === 'startup';
      connection.socket.write(packet.kind === 'startup' ? greeting : 'N');
    }
    for (;;) {
      const unit = wire.readUnit(connection.unread);
      if (unit.kind === 'incomplete') return;
      if (unit.kind === 'malformed' || unit.lastType === wire.terminateType) return void connection.socket.destroy();
      waiting.push({ connection, bytes: connection.unread.subarray(0, unit.length), done: unit.done });
      connection.unread = connection.unread.subarray(unit.length);
    }
  }

  const server = createServer((socket) => {
    /** @type {Connection} */
    const connection = { socket, unread: Buffer.alloc(0), started: false };
    connections.add(connection);
    onConnectionsChanged();
    socket.setNoDelay(true);
    socket.on('data', (bytes) => {
      connection.unread = connection.unread.length === 0 ? bytes : Buffer.concat([connection.unread, bytes]);
      read(connection);
      void run();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => void forget(connection));
  });

  return {
    server,
    connectionCount: () => connections.size,
    async close() {
      const closed = new Promise((done) => server.close(done));
      for (const { socket } of connections) socket.destroy();
      await closed;
    },
  };
}
