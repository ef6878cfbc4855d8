// @ts-check
// What a person sees: one line a step, with its seconds; and one line, without a stack, when something is wrong.

/** Something is wrong that whoever started this can put right; the message says what, in one line. */
export class LaunchRefused extends Error {
  /** @override */
  name = 'LaunchRefused';
}

/**
 * Runs a step and prints what it says of itself.
 * @template T
 * @param {string} name
 * @param {() => Promise<T & {said: string}>} work
 */
export async function step(name, work) {
  const startedAt = performance.now();
  const outcome = await work();
  printLine(name, outcome.said, startedAt);
  return outcome;
}

/**
 * @param {string} name
 * @param {string} said
 * @param {number} startedAt
 */
export function printLine(name, said, startedAt) {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  // Not console.log, which is silenced while Next prepares (see serve.mjs).
  process.stdout.write(`  ${name.padEnd(24)} ${said.padEnd(48)} ${seconds.padStart(6)} s\n`);
}

/**
 * The end of a start that cannot go on: one line for what is known to go wrong, everything for what is not.
 * @param {unknown} error
 */
export function printRefusal(error) {
  // …Refused is ours; what has a syscall is the system's, such as a folder that may not be written.
  const isKnown = error instanceof Error && (error.name.endsWith('Refused') || 'syscall' in error);
  console.error(isKnown ? error.message : error);
}
