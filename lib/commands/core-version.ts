import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

// Writes lib/simulation/core-version.ts: the digest of every source that decides a key, from the question's document to the
// verdict. Two cores of one version make the same of every question, or a receipt could not say who computed otherwise. A
// test fails when it is stale.

const root = join(import.meta.dirname, '../..');
const generated = 'lib/simulation/core-version.ts';
const sources = [
  ...['lib/simulation', 'lib/grading', 'lib/variants'],
  ...['lib/aws/compile', 'lib/aws/rules', 'lib/aws/schedule'],
];
const files = [
  // the shape of a scenario says what stands where it says nothing
  ...['scenario', 'application-auto-scaling', 'cloudwatch', 'network', 'sagemaker'].map(
    (name) => `lib/contracts/${name}.ts`,
  ),
  ...[
    'document-limits',
    'hosting-instance-types',
    'instance-types',
    'parse-scenario',
    'prices',
    'simulate-scenario',
  ].map((name) => `lib/aws/${name}.ts`),
  ...['prepare-variant', 'run-changed', 'run-variant'].map((name) => `lib/questions/${name}.ts`),
];

/** The sources, in the order of the alphabet. */
export function listSources(): string[] {
  const listed = sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  );
  return [...listed, ...files].filter((name) => name !== generated).sort();
}

/** The digest of the sources as they stand. */
export function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const file of listSources()) hash.update(`${file}\n${readFileSync(join(root, file), 'utf8')}\n`);
  return hash.digest('hex').slice(0, 16);
}

if (process.argv[1] === import.meta.filename) {
  const text = `/** Digest of every source between a question and its verdict. Written by \`npm run core-version\`; do not edit. */
export const coreVersion = '${digestOfSources()}';
`;
  writeFileSync(join(root, generated), text);
}
