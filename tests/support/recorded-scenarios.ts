import fc from 'fast-check';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { asynchronousScenario } from '@/tests/support/asynchronous-arbitrary';
import { inferenceComponentScenario } from '@/tests/support/inference-component-arbitrary';
import { jobScenario } from '@/tests/support/job-arbitrary';
import { networkScenario } from '@/tests/support/vpc-scenario-arbitrary';
import { realTimeScenario } from '@/tests/support/scenario-arbitrary';
import { serverlessScenario } from '@/tests/support/serverless-arbitrary';
import { severalVariantsScenario } from '@/tests/support/several-variants-arbitrary';

export type NamedScenario = { readonly name: string; readonly document: ScenarioDocument };

const kinds: readonly [name: string, arbitrary: fc.Arbitrary<ScenarioDocument>, count: number][] = [
  ['real-time', realTimeScenario, 60],
  ['several-variants', severalVariantsScenario, 20],
  ['serverless', serverlessScenario, 30],
  ['asynchronous', asynchronousScenario, 30],
  ['inference-component', inferenceComponentScenario, 30],
  ['network', networkScenario, 20],
  ['jobs', jobScenario, 10],
];

const seed = 20_261_124;

/** The same 200 scenarios on every machine: drawn with a fixed seed by a pinned generator. */
export function recordedScenarios(): NamedScenario[] {
  return kinds.flatMap(([kind, arbitrary, count]) =>
    fc
      .sample(arbitrary, { numRuns: count, seed })
      .map((document, index) => ({ name: `${kind}-${String(index + 1).padStart(2, '0')}`, document })),
  );
}
