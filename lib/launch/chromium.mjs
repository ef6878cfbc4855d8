// @ts-check
// The browser that the e2e tests drive is the machine's own: Playwright's download is not needed.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runToEnd } from './children.mjs';
import { LaunchRefused } from './steps.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const packages = ['install', '--yes', '--no-install-recommends', 'chromium'];

/** Makes CHROMIUM_PATH name a browser, and installs Debian's where there is none and that is possible. */
export async function findChromium() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted && !existsSync(wanted)) throw new LaunchRefused(`CHROMIUM_PATH names ${wanted}, which does not exist.`);
  const found = wanted || onPath() || (await installChromium());
  process.env.CHROMIUM_PATH = found;
  return { said: found };
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...elsewhere].find(existsSync);
}

async function installChromium() {
  const asRoot = isDebian() ? await commandAsRoot() : null;
  if (asRoot !== null) {
    console.error('  installing Chromium from the distribution, once …');
    await run([...asRoot, 'apt-get', 'update']);
    await run([...asRoot, 'apt-get', ...packages]);
  }
  const found = onPath();
  if (found) return found;
  throw new LaunchRefused(
    'The browser tests need Chromium or Google Chrome: install one (on Debian: apt-get install chromium) or name it in CHROMIUM_PATH.',
  );
}

function isDebian() {
  if (!existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** @returns {Promise<string[] | null>} what goes before a command to run it as root; null where that needs a password */
async function commandAsRoot() {
  if (process.getuid?.() === 0) return [];
  const { code } = await runToEnd('sudo', ['--non-interactive', 'true']).catch(() => ({ code: 1 }));
  return code === 0 ? ['sudo', '--non-interactive'] : null;
}

/** @param {string[]} words */
async function run([command = '', ...parameters]) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await runToEnd(command, parameters, { env });
  if (code !== 0) throw new LaunchRefused(`${[command, ...parameters].join(' ')} failed:\n${output.trim()}`);
}
