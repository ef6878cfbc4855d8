// @ts-check
// PostgreSQL's frontend protocol 3.0, as far as the embedded database's server has to read it:
// https://www.postgresql.org/docs/current/protocol-message-formats.html

const sslRequest = 80_877_103;
const gssRequest = 80_877_104;
const cancelRequest = 80_877_102;
const longestStartup = 10_000; // PostgreSQL's own MAX_STARTUP_PACKET_LENGTH
const longestMessage = 256 * 1024 * 1024;

export const terminateType = 'X'.charCodeAt(0);
const syncType = 'S'.charCodeAt(0);
/** Query, Sync, FunctionCall, Terminate: after one of these the client waits for ReadyForQuery (or is gone). */
const lastTypes = new Set(['Q', 'S', 'F', 'X'].map((letter) => letter.charCodeAt(0)));
const flushType = 'H'.charCodeAt(0);

export const syncMessage = Buffer.from([syncType, 0, 0, 0, 4]);
export const rollbackMessage = queryMessage('ROLLBACK');

/** What opens a connection: user and database postgres, the only ones there are. */
export const startupMessage = (() => {
  const parameters = Buffer.from('user\0postgres\0database\0postgres\0\0');
  const head = Buffer.alloc(8);
  head.writeInt32BE(head.length + parameters.length, 0);
  head.writeInt32BE(0x0003_0000, 4);
  return Buffer.concat([head, parameters]);
})();

/** @param {string} sql */
export function queryMessage(sql) {
  const text = Buffer.from(`${sql}\0`);
  const head = Buffer.alloc(5);
  head.write('Q');
  head.writeInt32BE(4 + text.length, 1);
  return Buffer.concat([head, text]);
}

/**
 * Reads the packet that a connection begins with.
 * @param {Buffer} buffer
 * @returns {{kind: 'incomplete'} | {kind: 'malformed'} | {kind: 'cancel'} | {kind: 'encryption' | 'startup', length: number}}
 */
export function readStartup(buffer) {
  if (buffer.length < 8) return { kind: 'incomplete' };
  const length = buffer.readInt32BE(0);
  const code = buffer.readInt32BE(4);
  if (length < 8 || length > longestStartup) return { kind: 'malformed' };
  if (buffer.length < length) return { kind: 'incomplete' };
  if (code === cancelRequest) return { kind: 'cancel' };
  if (code === sslRequest || code === gssRequest) return { kind: 'encryption', length };
  return code >>> 16 === 3 ? { kind: 'startup', length } : { kind: 'malformed' };
}

/**
 * Reads the messages up to and including the next one after which the client waits for an answer. `done` says that the
 * answer will end with ReadyForQuery; after a Flush more of the same pipeline follows.
 * @param {Buffer} buffer
 * @returns {{kind: 'incomplete'} | {kind: 'malformed'} | {kind: 'unit', length: number, done: boolean, lastType: number}}
 */
export function readUnit(buffer) {
  for (let start = 0; buffer.length - start >= 5;) {
    const type = buffer.readUInt8(start);
    const length = buffer.readInt32BE(start + 1);
    if (length < 4 || length > longestMessage || !isLetter(type)) return { kind: 'malformed' };
    const end = start + 1 + length;
    if (end > buffer.length) return { kind: 'incomplete' };
    const done = lastTypes.has(type);
    if (done || type === flushType) return { kind: 'unit', length: end, done, lastType: type };
    start = end;
  }
  return { kind: 'incomplete' };
}

/** @param {number} type */
const isLetter = (type) => (type >= 65 && type <= 90) || (type >= 97 && type <= 122);
