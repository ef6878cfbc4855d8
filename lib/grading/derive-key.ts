import type { Goal } from '@/lib/contracts/scenario';
import type { ChoiceQuestion, QuestionOption } from '@/lib/contracts/question';
import type { Trace } from '@/lib/contracts/trace';
import { type ClaimOutcome, evaluateClaim } from './claim';
import { evaluateGoal, type GoalOutcome, isPreferred } from './goal';

/** What one option came to: the goal for a change, the truth for a claim or a fact. */
export type OptionOutcome = {
  readonly id: string;
  readonly trace: Trace | null;
  readonly goal: GoalOutcome | null;
  readonly claim: ClaimOutcome | null;
  readonly holds: boolean;
};

/** What of an outcome makes the key. */
type Standing = Pick<OptionOutcome, 'id' | 'goal' | 'holds'>;

/** The options that are right, or why none can be named. */
export type Key =
  | { readonly kind: 'key'; readonly ids: readonly string[] }
  | { readonly kind: 'no-key'; readonly message: string }
  | { readonly kind: 'tie'; readonly ids: readonly string[]; readonly message: string };

export type OptionRun = { readonly option: QuestionOption; readonly trace: Trace | null };

export function evaluateOptions(runs: readonly OptionRun[], base: Trace, goal: Goal): OptionOutcome[] {
  return runs.map(({ option, trace }) => {
    const { id } = option;
    if ('fact' in option) return { id, trace: null, goal: null, claim: null, holds: option.fact.holds };
    if ('claim' in option) {
      const claim = evaluateClaim(option.claim, base);
      return { id, trace: null, goal: null, claim, holds: claim.holds };
    }
    const outcome = trace ? evaluateGoal(goal, trace) : null;
    return { id, trace, goal: outcome, claim: null, holds: outcome?.meets ?? false };
  });
}

/**
 * The key of the noise-free run: among the options that meet every requirement the one that is preferred (choice), or all
 * that meet them (choices). Claims and facts are right when they hold.
 */
export function deriveKey(kind: ChoiceQuestion['kind'], outcomes: readonly Standing[], goal: Goal): Key {
  const right = outcomes.filter(({ holds }) => holds);
  if (right.length === 0) return { kind: 'no-key', message: 'no option meets the requirements' };
  if (kind === 'choices') {
    if (right.length === outcomes.length) return { kind: 'no-key', message: 'every option meets the requirements' };
    return { kind: 'key', ids: right.map(({ id }) => id) };
  }
  const [first, ...others] = right;
  if (!first) return { kind: 'no-key', message: 'no option meets the requirements' };
  if (others.length === 0) return { kind: 'key', ids: [first.id] };
  if (!first.goal || !goal.prefer)
    return tie(right, 'more than one option is right, and nothing says which is preferred');
  const best = right.reduce((a, b) => (a.goal && b.goal && isPreferred(goal, b.goal, a.goal) ? b : a));
  const equal = right.filter(({ goal: outcome }) => outcome?.preferred === best.goal?.preferred);
  return equal.length > 1 ? tie(equal, 'the preferred measure is the same') : { kind: 'key', ids: [best.id] };
}

function tie(outcomes: readonly Standing[], message: string): Key {
  return { kind: 'tie', ids: outcomes.map(({ id }) => id), message };
}
