import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readTitles, withoutFacts } from './fidelity/read-titles';
import { readWorkedRun } from './fidelity/read-worked-run';
import { type Evidence, renderTable } from './fidelity/render-table';

// Writes lib/simulation/FIDELITY.md: which test shows what we do about each fact. A test fails when it is stale.

const root = join(import.meta.dirname, '../..');
const table = 'lib/simulation/FIDELITY.md';
const reasons = 'lib/simulation/fidelity-gaps.yaml';

/** The table as the tests stand, the reasons for gaps that are none any more, and ids that are no fact's. */
export function makeTable() {
  const gaps = z.record(z.string(), z.string()).parse(parse(readFileSync(join(root, reasons), 'utf8')));
  return renderTable(listEvidence(), gaps);
}

function listEvidence(): Evidence[] {
  const files = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .map((file) => `tests/${file.replaceAll('\\', '/')}`)
    .sort();
  const titled = files
    .filter((file) => /\.(test|spec)\.ts$/.test(file))
    .flatMap((file) =>
      readTitles(file, readFileSync(join(root, file), 'utf8')).map(({ title, headings, own, inherited }): Evidence => ({
        file,
        says: [...headings, title].map(withoutFacts).join(': '),
        own,
        inherited,
      })),
    );
  const worked = files
    .filter((file) => /^tests\/golden\/reference\/.*\.txt$/.test(file))
    .map((file): Evidence => {
      const scenario = readFileSync(join(root, file.replace(/\.txt$/, '.yaml')), 'utf8');
      const { title, facts } = readWorkedRun(readFileSync(join(root, file), 'utf8'), scenario);
      return { file, says: title ?? basename(file, '.txt'), own: [], inherited: facts };
    });
  return [...titled, ...worked];
}

if (process.argv[1] === import.meta.filename) {
  const { text, unneeded } = makeTable();
  writeFileSync(join(root, table), text);
  if (unneeded.length > 0) console.log(`${reasons}: a test names these now: ${unneeded.join(' ')}`);
}
