import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '@/lib/contracts/scenario';
import { exportFormats, exportScenario } from '@/lib/aws/export/export-scenario';
import { importDocuments } from '@/lib/aws/import/import-documents';
import { readScenario } from '@/lib/aws/parse-scenario';
import { simulateScenario } from '@/lib/aws/simulate-scenario';
import { parseQuestion } from '@/lib/questions/parse-question';
import { makeVariant } from '@/lib/variants/make-variant';
import { roundTrip } from '@/tests/support/round-trip';
import { scenarioOf } from '@/tests/support/run-scenario';
import { realTimeScenario } from '@/tests/support/scenario-arbitrary';
import { endpointScenario } from '@/tests/support/endpoint-arbitrary';

// Exported and imported again, a scenario runs as before. What no format carries is merged back: see round-trip.ts.
const bank = join(import.meta.dirname, '../../prisma/questions');

/** Every scenario of every question: the base and each option, for a few variants. */
function bankScenarios(): { name: string; scenario: Scenario }[] {
  return readdirSync(bank).flatMap((file) => {
    const parsed = parseQuestion(readFileSync(join(bank, file), 'utf8'));
    if (parsed.kind === 'bad-document') throw new Error(`${file}: ${JSON.stringify(parsed.problems)}`);
    return [0, 1, 2].flatMap((seed) => {
      const { base, options } = makeVariant(parsed.question, seed);
      const documents = [base, ...options.flatMap(({ scenario }) => scenario ?? [])];
      return documents.flatMap((document, index) => {
        const read = readScenario(document);
        return read.kind === 'scenario' ? [{ name: `${file} ${seed}.${index}`, scenario: read.scenario }] : [];
      });
    });
  });
}

const digestOf = (scenario: Scenario) => simulateScenario(scenario).core.digest;

describe.each(exportFormats)('a scenario exported to %s and imported again', (format) => {
  it('gives the same trace for random real-time endpoints', () => {
    fc.assert(
      fc.property(realTimeScenario, (document) => {
        const original = scenarioOf(document);
        expect(digestOf(roundTrip(original, format).scenario)).toBe(digestOf(original));
      }),
      { numRuns: 100, seed: 20_261_124 },
    );
  });

  it('gives the same trace for random endpoints of every other type', () => {
    fc.assert(
      fc.property(endpointScenario, (document) => {
        const original = scenarioOf(document);
        expect(digestOf(roundTrip(original, format).scenario)).toBe(digestOf(original));
      }),
      { numRuns: 100, seed: 20_261_125 },
    );
  });

  it('gives the same trace for every scenario of the question bank that AWS and its rulebook accept', () => {
    const all = bankScenarios().filter(({ scenario }) => scenario.endpoint);
    const accepted = all.filter(({ scenario }) => simulateScenario(scenario).status === 'completed');
    expect(accepted.length).toBeGreaterThan(100);
    for (const { name, scenario } of accepted) {
      expect(`${name} ${digestOf(roundTrip(scenario, format).scenario)}`).toBe(`${name} ${digestOf(scenario)}`);
    }
  });

  it('writes nothing for a scenario that is refused', () => {
    const refused = bankScenarios().filter(({ scenario }) => simulateScenario(scenario).status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const { scenario } of refused) expect(exportScenario(scenario, format).kind).toBe('refused');
  });
});

describe('the importers', () => {
  const read = (text: string, name: string) => importDocuments([{ name, text }]);
  const fixtures = join(import.meta.dirname, '../golden/documents');
  const texts = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.\w+$/.test(name) && !name.endsWith('expected.yaml'))
    .map((name) => ({ name, text: readFileSync(join(fixtures, name), 'utf8') }));

  it('answer damaged documents with a scenario, a refusal or a problem, and never throw', () => {
    const damage = fc.record({
      file: fc.nat(texts.length - 1),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(40),
      put: fc.oneof(
        fc.constant(''),
        fc.string({ maxLength: 12 }),
        fc.constantFrom('{', '"', '${', '!Ref ', '[', '<<EOT\n', "'"),
      ),
    });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        const first = texts[damages[0]!.file]!;
        const text = damages.reduce((whole, { from, length, put }) => {
          const at = Math.floor(from * whole.length);
          return whole.slice(0, at) + put + whole.slice(at + length);
        }, first.text);
        for (const one of read(text, first.name)) {
          expect(one.scenario !== null || one.problems.length > 0).toBe(true);
          if (one.scenario) expect(readScenario(one.scenario).kind).toBe('scenario');
        }
      }),
      { numRuns: 600, seed: 20_261_126 },
    );
  });

  it('answer any JSON with a scenario, a refusal or a problem, and never throw', () => {
    const key = fc.constantFrom(
      'operation',
      'input',
      'calls',
      'Resources',
      'Type',
      'PolicyName',
      'TargetValue',
      'ResourceId',
      'id',
      'StepAdjustments',
      'ScalableTargets',
      'ProductionVariants',
      'Fn::Sub',
      'Ref',
      'x',
      'constructor',
      'toString',
    );
    const value = fc.letrec((tie) => ({
      json: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom<unknown>(
          null,
          0,
          -1,
          1.5,
          true,
          '',
          'sagemaker',
          'PutScalingPolicy',
          '${x}',
          'endpoint/a/variant/b',
          'constructor',
        ),
        fc.array(tie('json'), { maxLength: 3 }),
        fc.dictionary(key, tie('json'), { maxKeys: 5 }),
      ),
    })).json;
    fc.assert(
      fc.property(value, (data) => {
        for (const one of read(JSON.stringify(data), 'any.json')) {
          expect(one.scenario !== null || one.problems.length > 0 || one.refusals.length > 0).toBe(true);
        }
      }),
      { numRuns: 1500, seed: 20_261_127 },
    );
  });
});
