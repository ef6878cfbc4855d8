// @ts-check
// The stages of `npm test`. Each prints its failures as they come and gives its true counts; one that could not run at
// all counts as one failure.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './build.mjs';
import { runToEnd } from './children.mjs';
import { inProject } from './project.mjs';

/**
 * @typedef {{passed: number, failed: number, skipped: number, said?: string}} Counts
 * @typedef {{name: string, run: () => Promise<Counts>}} Stage
 * @typedef {Record<string, string | undefined>} Variables
 */

const none = { passed: 0, failed: 0, skipped: 0 };
const print = (/** @type {string} */ text) => void process.stdout.write(text);

/** The tools of `npm run check`, side by side. */
export async function runCheck() {
  const { scripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const commands = String(scripts.check).split(' && ');
  const ends = await Promise.all(
    commands.map(async (command) => {
      const [tool = '', ...parameters] = command.split(' ');
      const { code, output } = await runToEnd(inProject('node_modules/.bin', tool), parameters);
      if (code !== 0) print(`${output.trim()}\n`);
      return code;
    }),
  );
  return { ...none, failed: ends.filter((code) => code !== 0).length, said: commands.map(firstWord).join(', ') };
}

const firstWord = (/** @type {string} */ command) => command.split(' ')[0];

/**
 * @param {string} project one of vitest.config.mts
 * @param {string} folder where its counts go
 * @param {Variables} variables
 * @returns {Promise<Counts>}
 */
export async function runVitest(project, folder, variables) {
  const countsFile = join(folder, `${project}-${variables.TEST_DATABASE ?? 'none'}.json`);
  const vitest = inProject('node_modules/vitest/vitest.mjs');
  const reporter = inProject('lib/launch/failures-reporter.mjs');
  const { code } = await runToEnd(process.execPath, [vitest, 'run', '--project', project, `--reporter=${reporter}`], {
    env: { ...process.env, ...variables, COUNTS_FILE: countsFile },
    onOutput: print,
  });
  return orCrashed({ ...none, ...readReport(countsFile) }, code);
}

/** @returns {Promise<Counts>} */
export async function runBuild() {
  return { ...none, ...(await buildApp()) };
}

/**
 * @param {string} folder
 * @param {Variables} variables
 * @returns {Promise<Counts>}
 */
export async function runPlaywright(folder, variables) {
  const config = inProject('tests/e2e/playwright.config.ts');
  if (!existsSync(config)) return { ...none, said: 'skipped: there is no tests/e2e/playwright.config.ts' };
  const report = join(folder, 'e2e.json');
  const playwright = inProject('node_modules/@playwright/test/cli.js');
  const { code } = await runToEnd(
    process.execPath,
    [playwright, 'test', '--config', config, '--reporter=failures,json', `--output=${join(folder, 'e2e')}`],
    { env: { ...process.env, ...variables, PLAYWRIGHT_JSON_OUTPUT_FILE: report }, onOutput: print },
  );
  const { expected, flaky, unexpected, skipped } = readReport(report).stats ?? {};
  return orCrashed({ passed: (expected ?? 0) + (flaky ?? 0), failed: unexpected ?? 0, skipped: skipped ?? 0 }, code);
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/**
 * @param {Counts} counts
 * @param {number | null} code
 */
function orCrashed({ passed, failed, skipped }, code) {
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1), skipped };
}
