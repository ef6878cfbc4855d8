import type { Goal } from '@/lib/contracts/scenario';
import type { Verdict } from '@/lib/contracts/verdict';
import { type LabRun, meanPreferred } from './lab-runs';

/**
 * Whatever meets the goal in every run is correct; its credit falls with the regret, to no less than a half. What meets the
 * stated conditions only has a part of that half: the share of the hidden runs that it meets.
 */
export function gradeRuns(own: readonly LabRun[], best: readonly LabRun[], goal: Goal): Verdict {
  const visible = own.filter(({ hidden }) => !hidden);
  const hidden = own.filter((run) => run.hidden);
  const met = (runs: readonly LabRun[]) => runs.filter(({ outcome }) => outcome.meets).length;
  if (met(own) === own.length) return { kind: 'correct', credit: 1 - Math.min(0.5, regretOf(own, best, goal)) };
  return { kind: 'incorrect', credit: met(visible) < visible.length ? 0 : 0.5 * (met(hidden) / hidden.length) };
}

/**
 * By which share the preferred measure is worse than that of the best configuration known; 0 where it is better. A value
 * that is not known, such as the cost of an instance type without a price, is worse than any.
 */
function regretOf(own: readonly LabRun[], best: readonly LabRun[], { prefer }: Goal): number {
  if (!prefer) return 0;
  const [mine, least] = [meanPreferred(own), meanPreferred(best)];
  if (mine === null) return least === null ? 0 : Infinity;
  const lowest = 'lowest' in prefer;
  if (least === null || mine === least || (lowest ? mine : least) === 0) return 0;
  if ((lowest ? least : mine) === 0) return Infinity;
  return Math.max(0, lowest ? mine / least - 1 : least / mine - 1);
}
