import { capacityMutants } from './capacity-mutants';
import { cooldownMutants } from './cooldown-mutants';
import { jobMutants } from './job-mutants';
import { loadMutants } from './load-mutants';
import { metricMutants } from './metric-mutants';
import type { Mutant } from './mutant';
import { networkMutants } from './network-mutants';
import { serverlessMutants } from './serverless-mutants';
import { stepMutants } from './step-mutants';

/** Every belief that the core can be run with. */
export const mutants: readonly Mutant[] = [
  ...cooldownMutants,
  ...stepMutants,
  ...capacityMutants,
  ...metricMutants,
  ...loadMutants,
  ...networkMutants,
  ...serverlessMutants,
  ...jobMutants,
];

export function findMutant(id: string): Mutant | null {
  return mutants.find((mutant) => mutant.id === id) ?? null;
}
