import type { Margin } from '@/lib/contracts/certificate';
import type { Goal, Scenario } from '@/lib/contracts/scenario';
import type { Trace } from '@/lib/contracts/trace';
import type { OptionOutcome } from '@/lib/grading/derive-key';
import { evaluateGoal, type GoalOutcome } from '@/lib/grading/goal';

/** How the key of a question is put to the test: what runs in every cell, and what the runs say of the key. */
export type Trial = {
  readonly runs: readonly TrialRun[];
  /** Does the key win, given what each of the runs came to? */
  readonly judge: (readings: readonly Reading[]) => Judged;
  /** What came of everything that may be right or wrong without noise, for the author. */
  readonly shown: readonly Shown[];
  /** Runs that answers are graded by besides the stated one, judged as they are. */
  readonly graded: readonly Judged[];
};

/** Something that runs in every cell: an option, a pair, a solution. */
export type TrialRun = {
  /** Null where nothing runs of its own: a claim, a fact, a change that makes no scenario. */
  readonly scenario: Scenario | null;
  readonly read: (trace: Trace) => Reading;
};

/** What a trial keeps of a run. */
export type Reading = {
  readonly refused: boolean;
  readonly goal: GoalOutcome;
  /** What else is asked of it: the values of claims, a measure, the seconds of events. */
  readonly values: readonly (number | null)[];
};

/** One distance measured in one run: how far a part of the key, or a distractor, is on its side. */
export type Sample = {
  /** The option, the pair, the value, the neighbours it is about. */
  readonly option: string;
  readonly rule: Margin['rule'];
  /** Which requirement, as its place in the goal: two may be about one measure. 0 for the other rules. */
  readonly requirement: number;
  readonly measure: string | null;
  readonly share: number;
};

export type Judged = {
  readonly wins: boolean;
  /** The key of this run, as far as it has one. */
  readonly key: readonly string[];
  readonly samples: readonly Sample[];
};

export type Shown = { readonly outcome: OptionOutcome; readonly goal: Goal; readonly right: boolean };

/** A run of which nothing but the goal is asked. */
export function goalRun(scenario: Scenario | null, goal: Goal): TrialRun {
  return { scenario, read: (trace) => readingOf(goal, trace, []) };
}

export function readingOf(goal: Goal, trace: Trace, values: readonly (number | null)[]): Reading {
  return { refused: trace.status === 'rejected', goal: evaluateGoal(goal, trace), values };
}

/** The share of each requirement's allowance that a run uses: beyond all bounds where the run is refused. */
export function requirementSamples(
  option: string,
  { refused, goal }: Pick<Reading, 'refused' | 'goal'>,
  rule: 'uses' | 'exceeds',
): Sample[] {
  if (refused) return [{ option, rule, requirement: 0, measure: null, share: Infinity }];
  return goal.checks.map(({ measure, usedShare, value, met }, requirement) => {
    // without an allowance there is nothing to use a share of: met or not is all there is
    const share = value === null ? Infinity : (usedShare ?? (met ? 0 : Infinity));
    return { option, rule, requirement, measure, share };
  });
}

export const isSameKey = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id, place) => id === b[place]);
