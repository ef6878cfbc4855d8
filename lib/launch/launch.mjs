// @ts-check
import { dataFolder } from '../db/embedded/place.mjs';
import { buildApp, isBuilt } from './build.mjs';
import { endChildren } from './children.mjs';
import { inviteAdministrator } from './first-administrator.mjs';
import { freePort } from './port.mjs';
import { generateClient, installDependencies } from './prepare.mjs';
import { readEnvFile } from './project.mjs';
import { loadQuestions } from './question-bank.mjs';
import { fillSecrets } from './secrets.mjs';
import { printRefusal, step } from './steps.mjs';

/** What a Ctrl-C or the end of a step that fails has to undo, newest first. @type {(() => Promise<void> | void)[]} */
const undo = [endChildren];

/** @param {{isDev: boolean}} options */
export async function launch({ isDev }) {
  const startedAt = performance.now();
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void end(0));
  try {
    readEnvFile();
    const isExternal = Boolean(process.env.DATABASE_URL);
    const port = await freePort();
    const address = (process.env.NEXTAUTH_URL ||= `http://localhost:${port}`);
    await step('secrets', () => fillSecrets(dataFolder(), { mustBeGiven: isExternal && !isDev }));
    await step('packages', installDependencies);
    await step('prisma client', generateClient);
    const { bringUpDatabase } = await import('../db/bring-up-database.mjs');
    const { leave } = await step('database', () => bringUpDatabase({ onTrouble: console.error }));
    undo.unshift(leave);
    await (isDev ? serveDevelopment(port) : serveProduction(port));
    const invitation = await inviteAdministrator(address);
    if (invitation !== null) console.log(invitation);
    console.log(`Cooldown is ready after ${((performance.now() - startedAt) / 1000).toFixed(1)} s: ${address}`);
  } catch (error) {
    if (isEnding) return; // a step was broken off by a signal
    printRefusal(error);
    await end(1);
  }
}

async function loadBank() {
  const { refused } = await step('questions', loadQuestions);
  for (const { file, problem } of refused) console.error(`    ${file}: ${problem}`);
}

/** @param {number} port */
async function serveProduction(port) {
  const { prepareServer } = await import('./serve.mjs');
  const early = isBuilt() ? prepareServer() : null; // while the questions are loaded
  early?.catch(() => undefined); // told where it is awaited
  await loadBank();
  await step('build', buildApp);
  const server = await (early ?? prepareServer());
  undo.unshift(server.close);
  await server.listen(port);
}

/** @param {number} port */
async function serveDevelopment(port) {
  await loadBank();
  const { startDevServer } = await import('./serve.mjs');
  const { ended } = await startDevServer(port);
  void ended.then(() => end(1));
}

let isEnding = false;

/** @param {number} code */
async function end(code) {
  if (isEnding) return;
  isEnding = true;
  for (const undoOne of undo) await undoOne();
  process.exit(code);
}
