import type { Goal, Requirement } from '@/lib/contracts/scenario';
import type { MeasureName, Trace } from '@/lib/contracts/trace';
import type { RequirementCheck } from '@/lib/contracts/verdict';

/** How a run stands against the goal of its scenario. */
export type GoalOutcome = {
  readonly checks: readonly RequirementCheck[];
  /** Every requirement is met (never, for a rejected scenario). */
  readonly meets: boolean;
  /** The preferred measure's value, or null where none is asked for or known. */
  readonly preferred: number | null;
};

export function evaluateGoal(goal: Goal, trace: Trace): GoalOutcome {
  const checks = goal.require.map((requirement) => checkRequirement(requirement, trace));
  const measure = preferredMeasure(goal);
  return {
    checks,
    meets: trace.status === 'completed' && checks.every(({ met }) => met),
    preferred: measure ? (trace.measures[measure] ?? null) : null,
  };
}

export function preferredMeasure({ prefer }: Goal): MeasureName | null {
  if (!prefer) return null;
  return 'lowest' in prefer ? prefer.lowest : prefer.highest;
}

/** A requirement on a measure without a value (availability of no request, say) is not met. */
export function checkRequirement({ measure, atLeast, atMost }: Requirement, trace: Trace): RequirementCheck {
  const value = trace.measures[measure] ?? null;
  const bound = atLeast === undefined ? 'atMost' : 'atLeast';
  const limit = atLeast ?? atMost ?? 0;
  const met = value !== null && (bound === 'atLeast' ? value >= limit : value <= limit);
  return {
    measure,
    bound,
    limit,
    value,
    met,
    usedShare: value === null ? null : usedShare(measure, bound, limit, value),
  };
}

/**
 * The share of its allowance that a run uses: loss ÷ allowed loss for availability, value ÷ limit for a most, limit ÷
 * value for a least. 1 is the limit itself. Null where the allowance is nothing and something was used.
 */
export function usedShare(
  measure: MeasureName,
  bound: 'atLeast' | 'atMost',
  limit: number,
  value: number,
): number | null {
  const [used, allowed] =
    bound === 'atMost' ? [value, limit] : measure === 'availability' ? [1 - value, 1 - limit] : [limit, value];
  if (allowed > 0) return used / allowed;
  return used <= 0 ? 0 : null;
}

/** Is `a` better than `b` by the preferred measure? Unknown values are worse than any. */
export function isPreferred(goal: Goal, a: GoalOutcome, b: GoalOutcome): boolean {
  if (a.preferred === null || b.preferred === null) return a.preferred !== null;
  const lowest = goal.prefer !== undefined && 'lowest' in goal.prefer;
  return lowest ? a.preferred < b.preferred : a.preferred > b.preferred;
}
