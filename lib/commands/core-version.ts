import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

// Writes lib/simulation/core-version.ts: the digest of every source that decides a key. A test fails when it is stale.

const root = join(import.meta.dirname, '../..');
const generated = 'lib/simulation/core-version.ts';
const sources = ['lib/simulation', 'lib/grading', 'lib/aws/compile', 'lib/aws/rules', 'lib/aws/schedule'];
const files = ['lib/aws/instance-types.ts', 'lib/aws/prices.ts'];

/** The digest of the sources as they stand. */
export function digestOfSources(): string {
  const hash = createHash('sha256');
  const listed = sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  );
  for (const file of [...listed, ...files].filter((name) => name !== generated).sort()) {
    hash.update(`${file}\n${readFileSync(join(root, file), 'utf8')}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

if (process.argv[1] === import.meta.filename) {
  const text = `/** Digest of the sources of lib/simulation, lib/grading and compile. Written by \`npm run core-version\`; do not edit. */
export const coreVersion = '${digestOfSources()}';
`;
  writeFileSync(join(root, generated), text);
}
