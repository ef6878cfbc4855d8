// @ts-check
// Starters of the same folder take turns at what only one may do at a time: installing, generating, building.
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { claim } from '../db/embedded/claim.mjs';
import { root } from './project.mjs';

/**
 * @template T
 * @param {() => Promise<T>} work
 */
export async function inTurn(work) {
  const { release } = await untilOurs();
  try {
    return await work();
  } finally {
    await release();
  }
}

async function untilOurs() {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `cooldown-turn-${process.getuid?.() ?? 0}-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (let waits = 0; ; waits += 1) {
    const turn = await claim(folder, folder, 'turn');
    if (turn) return turn;
    if (waits === 0) console.error('  waiting for another start of this folder …');
    await sleep(250);
  }
}
