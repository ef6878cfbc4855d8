import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { importDocuments } from '@/lib/aws/import/import-documents';
import type { SourceFile } from '@/lib/aws/import/read-files';
import { simulateScenario } from '@/lib/aws/simulate-scenario';
import { scenarioOf } from '@/tests/support/run-scenario';

// One folder a case: documents of AWS as people have them, and what must come out of them, written by hand.
const folder = join(import.meta.dirname, 'documents');

const expectedSchema = z.strictObject({
  title: z.string(),
  endpoint: z.record(z.string(), z.json()).optional(),
  scaling: z.json().optional(),
  /** Every remark, by its kind: a part of each, in any order, and no others. */
  said: z.record(z.string(), z.array(z.string())).optional(),
  /** The refusal of each record, by its id. */
  refused: z.record(z.string(), z.string()).optional(),
  bad: z.array(z.string()).optional(),
});

function filesOf(path: string, root = path): SourceFile[] {
  return readdirSync(path)
    .sort()
    .flatMap((name) => {
      const file = join(path, name);
      if (statSync(file).isDirectory()) return filesOf(file, root);
      return name === 'expected.yaml' ? [] : [{ name: relative(root, file), text: readFileSync(file, 'utf8') }];
    });
}

describe('a document of AWS', () => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const expected = expectedSchema.parse(parse(readFileSync(join(path, 'expected.yaml'), 'utf8')));
    it(`${expected.title} (${name})`, () => {
      const imported = importDocuments(filesOf(path));
      if (expected.bad) {
        const problems = imported.flatMap((one) => one.problems.map(({ path: at, message }) => `${at}: ${message}`));
        expect(problems).toHaveLength(expected.bad.length);
        for (const part of expected.bad) expect(problems.join('\n')).toContain(part);
      } else if (expected.refused) {
        expect(imported.map(({ label }) => label)).toEqual(Object.keys(expected.refused));
        for (const { label, refusals } of imported) {
          const [first] = refusals;
          expect(`${first?.code} at ${first?.path}: ${first?.message}`).toContain(expected.refused[label]);
          expect(first?.code).toBe('ValidationException');
        }
      } else {
        const [only, ...others] = imported;
        expect(others).toEqual([]);
        expect(only?.refusals).toEqual([]);
        expect(only?.problems).toEqual([]);
        expect(only?.scenario?.endpoint).toEqual(expected.endpoint);
        expect(only?.scenario?.scaling).toEqual(expected.scaling);
        for (const kind of ['not-used', 'stand-in', 'assumed', 'warning']) {
          const said = only?.remarks.filter((remark) => remark.kind === kind) ?? [];
          const lines = said.map(({ place, message }) => `${place}: ${message}`);
          const wanted = expected.said?.[kind] ?? [];
          for (const part of wanted) expect(lines.join('\n')).toContain(part);
          expect(lines, kind).toHaveLength(wanted.length);
        }
        // what comes out can be run as it is
        expect(simulateScenario(scenarioOf(only?.scenario)).status).toBe('completed');
      }
    });
  }
});
