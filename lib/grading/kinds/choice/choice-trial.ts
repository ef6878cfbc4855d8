import type { ChoiceQuestion, Claim } from '@/lib/contracts/question';
import type { Goal } from '@/lib/contracts/scenario';
import {
  goalRun,
  isSameKey,
  type Judged,
  type Reading,
  readingOf,
  requirementSamples,
  type Sample,
  type Trial,
  type TrialRun,
} from '@/lib/grading/certificate/trial';
import { type ClaimOutcome, judgeClaim, readClaimed } from '@/lib/grading/claim';
import { deriveKey } from '@/lib/grading/derive-key';
import { type GoalOutcome, isPreferred, preferredMeasure } from '@/lib/grading/goal';
import type { Subject } from '@/lib/grading/kinds/kind';

/** How an option stands in one run. */
type Standing = {
  readonly id: string;
  readonly refused: boolean;
  readonly goal: GoalOutcome | null;
  readonly claim: ClaimOutcome | null;
  readonly stated: Claim | null;
  readonly holds: boolean;
};

/** Every option that changes something runs by itself; all claims read the run of the scenario as it stands. */
export function choiceTrial(subject: Subject<ChoiceQuestion>, key: readonly string[]): Trial {
  const { asked, goal, options, outcomes } = subject;
  const own = options.map(({ scenario }) => goalRun(scenario, goal));
  return {
    runs: [baseRunOf(subject), ...own],
    judge: (readings) => judge(subject, standingsOf(asked, readings), key),
    shown: outcomes.map((outcome) => ({ outcome, goal, right: key.includes(outcome.id) })),
    graded: [],
  };
}

function baseRunOf({ asked, base, goal }: Subject<ChoiceQuestion>): TrialRun {
  const claims = asked.options.flatMap((option) => ('claim' in option ? [option.claim] : []));
  return {
    scenario: claims.length > 0 ? base.scenario : null,
    read: (trace) =>
      readingOf(
        goal,
        trace,
        claims.map((claim) => readClaimed(claim, trace)),
      ),
  };
}

function standingsOf({ options }: ChoiceQuestion, [base, ...own]: readonly Reading[]): Standing[] {
  let claims = 0;
  return options.map((option, index) => {
    const { id } = option;
    const none = { id, refused: false, goal: null, claim: null, stated: null };
    if ('fact' in option) return { ...none, holds: option.fact.holds };
    if ('claim' in option) {
      const claim = judgeClaim(option.claim, base?.values[claims++] ?? null);
      return { ...none, claim, stated: option.claim, holds: claim.holds };
    }
    const reading = own[index];
    if (!reading) throw new Error(`option ${id} was not run`);
    return { ...none, refused: reading.refused, goal: reading.goal, holds: reading.goal.meets };
  });
}

/** Does the key win this run, and by how much does every option stay on its side? */
function judge(
  { asked, goal }: Subject<ChoiceQuestion>,
  standings: readonly Standing[],
  key: readonly string[],
): Judged {
  const derived = deriveKey(asked.kind, standings, goal);
  const ids = derived.kind === 'key' ? derived.ids : [];
  const winner = asked.kind === 'choice' ? standings.find(({ id }) => id === key[0]) : undefined;
  const samples = standings.flatMap((standing) => {
    const { id, refused, goal: own, claim, stated } = standing;
    if (stated && claim) return [claimSample(id, stated, claim)];
    if (!own) return [];
    if (key.includes(id)) return requirementSamples(id, { refused, goal: own }, 'uses');
    return wrongSamples(goal, { id, refused, goal: own }, winner?.goal ?? null);
  });
  return { wins: isSameKey(ids, key), key: ids, samples };
}

type Wrong = Pick<Standing, 'id' | 'refused'> & { readonly goal: GoalOutcome };

/**
 * A wrong option beside the winner: where it costs less it must fail, where it passes it must cost more. Without a
 * preferred measure, and where several options are right, it must fail in any case.
 */
function wrongSamples(goal: Goal, option: Wrong, winner: GoalOutcome | null): Sample[] {
  const measure = preferredMeasure(goal);
  if (!winner || measure === null || option.refused) return requirementSamples(option.id, option, 'exceeds');
  const samples = isPreferred(goal, option.goal, winner) ? requirementSamples(option.id, option, 'exceeds') : [];
  if (!option.goal.meets) return samples;
  const share = costBeside(goal, option.goal, winner);
  return [...samples, { option: option.id, rule: 'costs', requirement: 0, measure, share }];
}

/** How many times the winner's preferred value an option's is, counted so that more is worse. */
function costBeside(goal: Goal, own: GoalOutcome, winner: GoalOutcome): number {
  if (own.preferred === null) return Infinity;
  if (winner.preferred === null) return 0;
  const lowest = goal.prefer !== undefined && 'lowest' in goal.prefer;
  const [worse, better] = lowest ? [own.preferred, winner.preferred] : [winner.preferred, own.preferred];
  if (better > 0) return worse / better;
  return worse > better ? Infinity : 1;
}

function claimSample(option: string, stated: Claim, { value, holds }: ClaimOutcome): Sample {
  const measure = stated.measure ?? stated.series ?? null;
  return { option, rule: 'apart', requirement: 0, measure, share: distanceFromBound(stated, value, holds) };
}

/** A claim's value and its bound, as a share of the bound. */
function distanceFromBound({ atLeast, atMost, equals }: Claim, value: number | null, holds: boolean): number {
  // what holds exactly cannot be further from its bound
  if (value === null || (equals !== undefined && holds)) return Infinity;
  const bound = atLeast ?? atMost ?? equals;
  if (typeof bound !== 'number') return 0;
  if (bound !== 0) return Math.abs(value - bound) / Math.abs(bound);
  // beside nothing there is no share: none at all is exactly what "at most 0" says, and a whole one is plainly more
  if (value === 0) return atMost === undefined ? 0 : Infinity;
  return Math.abs(value) >= 1 ? Infinity : Math.abs(value);
}
