import type { Goal, Scenario } from '@/lib/contracts/scenario';
import { goalNumbers } from './goal-numbers';
import { jobNumbers } from './job-numbers';
import { loadNumbers } from './load-numbers';
import { scalingNumbers } from './scaling-numbers';
import type { StemNumber } from './stem-number';

/** Every number of a situation that could have been another one; prices are AWS's. */
export function listStemNumbers(scenario: Scenario, goal: Goal): StemNumber[] {
  return [...loadNumbers(scenario), ...scalingNumbers(scenario), ...jobNumbers(scenario), ...goalNumbers(goal)];
}
