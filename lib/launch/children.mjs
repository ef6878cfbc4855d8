// @ts-check
// Child processes that never outlive us: whoever ends this process ends them first.
import { spawn } from 'node:child_process';
import { root } from './project.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * @typedef {import('node:child_process').SpawnOptions} SpawnOptions
 * @typedef {{code: number | null, output: string}} Ended
 */

/**
 * @param {string} command
 * @param {string[]} parameters
 * @param {SpawnOptions} [options]
 */
export function start(command, parameters, options = {}) {
  const child = spawn(command, parameters, { cwd: root, ...options });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/**
 * Runs a command to its end and keeps what it prints, for the case that it fails.
 * @param {string} command
 * @param {string[]} parameters
 * @param {SpawnOptions & {onOutput?: (text: string) => void}} [options]
 * @returns {Promise<Ended>}
 */
export function runToEnd(command, parameters, { onOutput, ...options } = {}) {
  const child = start(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  const keep = (/** @type {Buffer} */ bytes) => {
    output += bytes;
    onOutput?.(String(bytes));
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done({ code, output }));
  });
}

const patienceMs = 8_000;

/** Ends what runs, and waits until it has. */
export async function endChildren() {
  const ends = [...running].map((child) => new Promise((done) => child.once('exit', done)));
  for (const child of running) child.kill('SIGTERM');
  const impatient = setTimeout(() => running.forEach((child) => child.kill('SIGKILL')), patienceMs);
  await Promise.all(ends);
  clearTimeout(impatient);
}
