// @ts-check
// A claim on a folder that one process at a time can hold, and that ends with the process however it ends.
//
// Node has no flock. A process id in a file can be another process's by the time it is read, and a stale file that two
// processes remove and make anew lets both in. So a holder listens on a socket of its own, which the kernel closes with
// it, and its claim is a numbered file that names this socket: whoever finds the newest claim's socket dead links the
// next number, which only one can do, and the newest number is never removed.
import { randomBytes } from 'node:crypto';
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

/**
 * @param {string} folder
 * @param {string} socketFolder
 * @param {string} name what is claimed
 * @returns {Promise<null | {release: () => Promise<void>}>} null when another process holds it
 */
export async function claim(folder, socketFolder, name) {
  const mark = randomBytes(4).toString('hex');
  const socket =
    process.platform === 'win32' ? `\\\\.\\pipe\\cooldown-${name}-${mark}` : join(socketFolder, `${name}-${mark}.lock`);
  const server = await listen(socket);
  const draft = join(folder, `${name}-${mark}.draft`);
  await writeFile(draft, JSON.stringify({ socket, pid: process.pid }));
  const release = () => new Promise((/** @type {(value: void) => void} */ done) => server.close(() => done()));
  try {
    const won = await contend(folder, name, draft);
    if (!won) await release();
    return won ? { release } : null;
  } finally {
    await rm(draft, { force: true });
  }
}

/**
 * @param {string} folder
 * @param {string} name
 * @returns {Promise<boolean>} whether a living process holds the claim
 */
export async function isClaimed(folder, name) {
  return isHeld(folder, name, await newestNumber(folder, name));
}

/**
 * @param {string} folder
 * @param {string} name
 * @returns {Promise<number | null>} the process id of the living holder
 */
export async function holderOf(folder, name) {
  const newest = await newestNumber(folder, name);
  if (!(await isHeld(folder, name, newest))) return null;
  return JSON.parse(await readFile(claimFile(folder, name, newest), 'utf8')).pid;
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {string} draft
 */
async function contend(folder, name, draft) {
  for (;;) {
    const newest = await newestNumber(folder, name);
    if (await isHeld(folder, name, newest)) return false;

    const mine = newest + 1;
    if (!(await linkNew(draft, claimFile(folder, name, mine)))) continue;
    if ((await newestNumber(folder, name)) === mine) {
      await removeOlder(folder, name, mine);
      return true;
    }
    // This process was paused meanwhile, and the number it took had been taken, given up and removed before.
    await rm(claimFile(folder, name, mine), { force: true });
  }
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {number} number
 */
const claimFile = (folder, name, number) => join(folder, `${name}-${number}.claim`);

/**
 * @param {string} folder
 * @param {string} name
 */
async function claimNumbers(folder, name) {
  const names = await readdir(folder).catch(whenMissing(/** @type {string[]} */ ([])));
  const pattern = new RegExp(`^${name}-(\\d+)\\.claim$`);
  return names.flatMap((file) => pattern.exec(file)?.slice(1).map(Number) ?? []);
}

/**
 * @param {string} folder
 * @param {string} name
 */
async function newestNumber(folder, name) {
  return Math.max(0, ...(await claimNumbers(folder, name)));
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {number} number
 */
async function isHeld(folder, name, number) {
  const text = await readFile(claimFile(folder, name, number), 'utf8').catch(whenMissing(null));
  return text !== null && isAlive(JSON.parse(text).socket);
}

/** @param {string} socket */
function isAlive(socket) {
  return new Promise((/** @type {(alive: boolean) => void} */ done) => {
    const probe = connect(socket);
    probe.once('connect', () => done(true));
    // Anything but "no such socket" and "nobody listens" (a full queue, no permission) is a living holder.
    probe.once('error', (error) => done(!['ENOENT', 'ECONNREFUSED'].includes(codeOf(error))));
    probe.once('connect', () => probe.destroy());
  });
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {number} mine
 */
async function removeOlder(folder, name, mine) {
  const older = (await claimNumbers(folder, name)).filter((number) => number < mine);
  for (const file of older.map((number) => claimFile(folder, name, number))) {
    const text = await readFile(file, 'utf8').catch(whenMissing(null));
    const socket = text === null ? null : JSON.parse(text).socket;
    if (socket !== null && !(await isAlive(socket))) await rm(socket, { force: true }); // left by one that was killed
    await rm(file, { force: true });
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
async function linkNew(from, to) {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} socket */
function listen(socket) {
  return new Promise((/** @type {(server: import('node:net').Server) => void} */ done, fail) => {
    const server = createServer((probe) => probe.destroy());
    server.unref();
    server.once('error', fail);
    server.listen(socket, () => done(server));
  });
}

/**
 * @template T
 * @param {T} instead
 */
function whenMissing(instead) {
  return (/** @type {unknown} */ error) => {
    if (codeOf(error) === 'ENOENT') return instead;
    throw error;
  };
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
