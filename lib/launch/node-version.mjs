// @ts-check
// Read before anything else, by any Node that knows modules: nothing newer than that here.
import { readFileSync } from 'node:fs';

/**
 * @param {string} version such as 20.19.0
 * @param {string} range of the kinds that package.json uses: ^20.19 || >=24
 */
export function satisfies(version, range) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return range.split('||').some((part) => {
    const [, kind, wantedMajor, wantedMinor = '0'] = /^(\^|>=)(\d+)(?:\.(\d+))?$/.exec(part.trim()) ?? [];
    const isLater = major > Number(wantedMajor) && kind === '>=';
    return isLater || (major === Number(wantedMajor) && minor >= Number(wantedMinor));
  });
}

/** Ends the process with one line when this Node is too old. */
export function refuseOldNode() {
  const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  if (satisfies(process.versions.node, engines.node)) return;
  console.error(`Cooldown needs Node ${engines.node}, and this is Node ${process.versions.node}: https://nodejs.org`);
  process.exit(1);
}
