// @ts-check
// Where the embedded database lies and how it is reached. Every process works this out alone from the data folder.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * @typedef {object} Place
 * @property {string} folder what belongs to the database, apart from sockets whose path would be too long here
 * @property {string} cluster PostgreSQL's own directory
 * @property {string} socketFolder
 * @property {string} addressFile the loopback port, where there are no unix sockets
 * @property {boolean} loopback
 * @property {string} log
 */

const projectFolder = join(import.meta.dirname, '../../..');

/** What this instance keeps: its database and its secrets. */
export const dataFolder = () => resolve(projectFolder, process.env.COOLDOWN_DATA || '.data');

/** The port in a unix socket's name, `.s.PGSQL.5432`: any number does. */
export const socketPort = 5432;

/** A unix socket's path may have 104 bytes on macOS and 108 on Linux, the closing zero included. */
const longestSocketPath = 100;

/**
 * @param {string} dataFolder
 * @param {{loopback?: boolean}} [options]
 * @returns {Place}
 */
export function placeOf(dataFolder, { loopback = process.platform === 'win32' } = {}) {
  const folder = join(resolve(dataFolder), 'database');
  return {
    folder,
    cluster: join(folder, 'cluster'),
    socketFolder: socketFolderOf(folder),
    addressFile: join(folder, 'address.json'),
    loopback,
    log: join(folder, 'owner.log'),
  };
}

/** @param {string} folder */
function socketFolderOf(folder) {
  if (Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}`)) <= longestSocketPath) return folder;
  // Not os.tmpdir(): two processes with different TMPDIRs must find the same sockets.
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return join('/tmp', `cooldown-${process.getuid?.() ?? 0}-${name}`);
}

/**
 * What `net.connect` and `server.listen` take; null while nobody has chosen a loopback port yet.
 * @param {Place} place
 * @returns {{path: string} | {host: string, port: number} | null}
 */
export function addressOf(place) {
  if (!place.loopback) return { path: join(place.socketFolder, `.s.PGSQL.${socketPort}`) };
  const port = readPort(place);
  return port === null ? null : { host: '127.0.0.1', port };
}

/**
 * @param {Place} place
 * @returns {number | null}
 */
function readPort(place) {
  if (!existsSync(place.addressFile)) return null;
  const { folder, port } = JSON.parse(readFileSync(place.addressFile, 'utf8'));
  return folder === place.folder && Number.isInteger(port) ? port : null; // a copied folder is not the original's database
}

/**
 * @param {Place} place
 * @returns {string} what `DATABASE_URL` is for the clients of this database
 */
export function urlOf(place) {
  const address = addressOf(place);
  if (address === null) throw new Error('The embedded database has no address yet.');
  if ('port' in address) return `postgresql://postgres@${address.host}:${address.port}/postgres`;
  return `postgresql://postgres@localhost:${socketPort}/postgres?host=${encodeURIComponent(place.socketFolder)}`;
}
