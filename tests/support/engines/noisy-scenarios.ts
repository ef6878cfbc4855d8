import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { recordedScenarios } from '@/tests/support/recorded-scenarios';

/** Fifty of the recorded scenarios, of every kind of endpoint, with Poisson noise: the most arithmetic that a run can do. */
export function noisyScenarios(): ScenarioDocument[] {
  return recordedScenarios()
    .filter(({ document }) => document.endpoint !== undefined)
    .map(({ document }): ScenarioDocument => ({ ...document, noise: 'poisson' }))
    .filter((_, index) => index % 3 === 0)
    .slice(0, 50);
}
