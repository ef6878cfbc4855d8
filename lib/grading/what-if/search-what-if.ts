import type { ChoiceQuestion } from '@/lib/contracts/question';
import type { Goal, Scenario } from '@/lib/contracts/scenario';
import type { Trace } from '@/lib/contracts/trace';
import { evaluateGoal, type GoalOutcome, isPreferred } from '@/lib/grading/goal';
import type { StemNumber } from './stem-number';

/** An answer, and what it takes to see whether it would be the key of a changed situation. */
export type WhatIfQuestion = {
  readonly kind: ChoiceQuestion['kind'];
  readonly goal: Goal;
  readonly options: readonly WhatIfOption[];
  readonly key: readonly string[];
  /** The options that were chosen. */
  readonly wanted: readonly string[];
  /** Runs an option's scenario, changed or as it is; the trace is read before the next run. */
  readonly run: (option: WhatIfOption, scenario: Scenario) => Trace;
};

export type WhatIfOption = {
  readonly id: string;
  readonly scenario: Scenario;
  /** AWS or the rulebook refuses it as it is. */
  readonly isRefused: boolean;
};

export type WhatIfFound = { readonly number: StemNumber; readonly value: number };

/** How far a number may move: to four times what is stated, and to a quarter of it. */
const mostFactor = 4;
const rings = 10;

/**
 * The least change of one number under which the answer is the key; it yields after every try, so that who drives it can
 * let others in. Goes outward in rings, every number in both directions, so a small change is found after few tries.
 */
export function* searchWhatIf(
  question: WhatIfQuestion,
  numbers: readonly StemNumber[],
): Generator<void, WhatIfFound | null> {
  for (let ring = 1; ring <= rings; ring++) {
    const found: Bracket[] = [];
    for (const number of numbers) {
      for (const direction of [1, -1]) {
        const [fails, holds] = [valueAt(number, direction * (ring - 1)), valueAt(number, direction * ring)];
        if (fails === null || holds === null || fails === holds) continue;
        yield;
        if (winsWith(question, number, holds)) found.push({ number, fails, holds });
      }
    }
    let best: (WhatIfFound & { change: number }) | null = null;
    for (const bracket of found) {
      const holds = yield* narrow(question, bracket);
      const change = Math.abs(Math.log(holds / bracket.number.stated));
      if (best && best.change <= change) continue;
      best = { number: bracket.number, value: yield* roundNearby(question, bracket, holds), change };
    }
    if (best) return { number: best.number, value: best.value };
  }
  return null;
}

type Bracket = { readonly number: StemNumber; readonly fails: number; readonly holds: number };

/** The number on a ring, as finely as it is written; null outside of what makes sense. */
function valueAt({ stated, steps, least = 0, most = Infinity }: StemNumber, ring: number): number | null {
  const finest = steps.at(-1) ?? 1;
  const value = ring === 0 ? stated : tidy(Math.round((stated * mostFactor ** (ring / rings)) / finest) * finest);
  return value >= least && value <= most && value > 0 ? value : null;
}

/** Halves the gap until it is small beside the change, or as fine as the number is written. */
function* narrow(question: WhatIfQuestion, { number, fails, holds }: Bracket): Generator<void, number> {
  const finest = number.steps.at(-1) ?? 1;
  let [outside, inside] = [fails, holds];
  while (Math.abs(inside - outside) > Math.max(finest, Math.abs(inside - number.stated) / 16)) {
    const middle = tidy(Math.round((inside + outside) / 2 / finest) * finest);
    if (middle === inside || middle === outside) break;
    yield;
    if (winsWith(question, number, middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** A rounder number close by, where the answer is the key just as well. */
function* roundNearby(question: WhatIfQuestion, { number }: Bracket, holds: number): Generator<void, number> {
  const { stated, steps, least = 0, most = Infinity } = number;
  // rounding must not be what the change is made of
  const furthest = Math.min(holds * 0.05, Math.abs(holds - stated) / 2);
  for (const step of steps) {
    const outward = holds > stated ? Math.ceil(holds / step - 1e-9) : Math.floor(holds / step + 1e-9);
    for (const times of new Set([Math.round(holds / step), outward])) {
      const round = tidy(times * step);
      if (Math.abs(round - holds) > furthest || round < least || round > most || round <= 0) continue;
      yield;
      if (round === holds || winsWith(question, number, round)) return round;
    }
  }
  return holds;
}

/**
 * Would the answer be the key? The chosen options run first, then the key as it stands: most tries end with the first run.
 * A change that gets an option refused is none of the situation.
 */
function winsWith(question: WhatIfQuestion, number: StemNumber, value: number): boolean {
  const { kind, options, wanted, key } = question;
  const goal = number.putIntoGoal ? number.putIntoGoal(question.goal, value) : question.goal;
  const rank = ({ id }: { id: string }) => (wanted.includes(id) ? 0 : key.includes(id) ? 1 : 2);
  let own: GoalOutcome | null = null;
  for (const option of [...options].sort((a, b) => rank(a) - rank(b))) {
    const trace = question.run(option, number.put(option.scenario, value));
    if (trace.status === 'rejected' && !option.isRefused) return false;
    const outcome = evaluateGoal(goal, trace);
    if (wanted.includes(option.id)) {
      if (!outcome.meets) return false;
      own = outcome;
    } else if (outcome.meets && (kind === 'choices' || own === null || !isPreferred(goal, own, outcome))) return false;
  }
  return true;
}

/** Without the dust of binary fractions. */
const tidy = (value: number) => Math.round(value * 1e6) / 1e6;
