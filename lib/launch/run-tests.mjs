// @ts-check
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { holderOf } from '../db/embedded/claim.mjs';
import { placeOf } from '../db/embedded/place.mjs';
import { endChildren, runToEnd } from './children.mjs';
import { findChromium } from './chromium.mjs';
import { generateClient, installDependencies } from './prepare.mjs';
import { inProject } from './project.mjs';
import { runBuild, runCheck, runPlaywright, runVitest } from './stages.mjs';
import { LaunchRefused, printLine, printRefusal, step } from './steps.mjs';

/** @typedef {import('./stages.mjs').Stage} Stage */

// Everything a run writes besides the build: its databases, its secrets, its reports. Never the developer's .data/.
const folder = mkdtempSync(join(tmpdir(), 'cooldown-npm-test-'));
const sum = { passed: 0, failed: 0 };

export async function runTests() {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void end(130));
  try {
    forgetOwnSettings();
    await step('packages', installDependencies);
    await step('prisma client', generateClient);
    await step('route types', writeRouteTypes);
    await step('chromium', findChromium);
    for (const stage of await listStages()) if (!(await runStage(stage))) break;
  } catch (error) {
    if (isEnding) return;
    printRefusal(error);
    sum.failed += 1;
  }
  await end(sum.failed === 0 ? 0 : 1);
}

const forTests = ['TEST_DATABASE_URL', 'CHROMIUM_PATH', 'NEXT_DIST_DIR'];

/** Set to nothing and not deleted: what is set, .env does not set again. */
function forgetOwnSettings() {
  const example = readFileSync(inProject('.env.example'), 'utf8');
  for (const [, name = ''] of example.matchAll(/^#?([A-Z_]+)=/gm)) {
    if (!forTests.includes(name)) process.env[name] = '';
  }
}

/** tsc needs what Next writes about the app's routes; in a fresh clone there is none yet. */
async function writeRouteTypes() {
  const next = inProject('node_modules/next/dist/bin/next');
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  const { code, output } = await runToEnd(process.execPath, [next, 'typegen'], { env });
  if (code !== 0) throw new LaunchRefused(`next typegen failed:\n${output.trim()}`);
  return { said: 'written' };
}

/** @returns {Promise<Stage[]>} */
async function listStages() {
  const integration = (/** @type {string} */ kind) => ({
    name: `integration (${kind})`,
    run: () => runVitest('integration', folder, { TEST_DATABASE: kind, TEST_DATA_FOLDER: join(folder, 'integration') }),
  });
  return [
    { name: 'check', run: runCheck },
    ...['unit', 'property', 'golden'].map((name) => ({ name, run: () => runVitest(name, folder, {}) })),
    integration('embedded'),
    ...((await hasPostgresql()) ? [integration('postgresql')] : []),
    { name: 'build', run: runBuild },
    { name: 'e2e', run: runBrowserTests },
  ];
}

/** Without TEST_DATABASE_URL a server on this machine is used if it lets us in; with it, one that does not is a failure. */
async function hasPostgresql() {
  if (process.env.TEST_DATABASE_URL) return true;
  const { default: pg } = await import('pg');
  const client = new pg.Client({ host: '127.0.0.1', user: 'root', database: 'test', connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  return client
    .connect()
    .then(() => client.end())
    .then(
      () => true,
      () => false,
    );
}

/** playwright.config.ts starts the app on this port, with its data in this folder. */
async function runBrowserTests() {
  const port = String(await anyFreePort());
  return runPlaywright(folder, { E2E_PORT: port, COOLDOWN_E2E_DATA: join(folder, 'e2e-data') });
}

/** @returns {Promise<number>} */
function anyFreePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, () => {
      const address = server.address();
      server.close(() => done(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}

/** @param {Stage} stage */
async function runStage({ name, run }) {
  const startedAt = performance.now();
  const { passed, failed, skipped, said } = await run().catch((error) => {
    printRefusal(error);
    return { passed: 0, failed: 1, skipped: 0, said: undefined };
  });
  sum.passed += passed;
  sum.failed += failed;
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  printLine(name, failed === 0 && said !== undefined ? said : counts, startedAt);
  return failed === 0;
}

/** Without clients their processes end by themselves, but only after a while. */
async function endDatabases() {
  for (const name of ['integration', 'e2e-data']) {
    const place = placeOf(join(folder, name));
    for (let tries = 0; tries < 50; tries += 1, await sleep(100)) {
      const pid = await holderOf(place.folder, 'owner');
      if (pid === null) break;
      endProcess(pid);
    }
  }
}

/** @param {number} pid */
function endProcess(pid) {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It has just ended.
  }
}

let isEnding = false;

/** @param {number} code */
async function end(code) {
  if (isEnding) return;
  isEnding = true;
  await endChildren();
  await endDatabases();
  rmSync(folder, { recursive: true, force: true });
  console.log(`tests: ${sum.passed} passed, ${sum.failed} failed`);
  process.exit(code);
}
