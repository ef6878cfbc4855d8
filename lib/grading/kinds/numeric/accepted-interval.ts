import type { QuestionOf } from '@/lib/contracts/question';
import type { Trace } from '@/lib/contracts/trace';
import { evaluateGoal } from '@/lib/grading/goal';
import type { Subject } from '@/lib/grading/kinds/kind';
import { askedMeasure, unitFactor } from './asked-measure';
import { changeAt } from './change-at';

/** The values that are right, both ends included; null where nothing bounds them. */
export type Interval = { readonly least: number | null; readonly most: number | null };

export type Accepted = { kind: 'interval'; interval: Interval } | { kind: 'none'; message: string };

type NumericSubject = Subject<QuestionOf<'numeric'>>;

/** Where the stated goal still holds, or the measure of the run as it stands, rounded to the digits asked for. */
export function acceptedInterval(subject: NumericSubject): Accepted {
  const { numeric } = subject.asked;
  if (askedMeasure(numeric.ask) === null) return whereGoalHolds(subject);
  const value = measureIn(numeric, subject.base.trace);
  if (value === null) return { kind: 'none', message: `the run has no ${numeric.ask}` };
  return { kind: 'interval', interval: { least: value, most: value } };
}

/** The measure asked for, in the unit and to the digits of an answer; null where a run has none. */
export function measureIn({ ask, unit, digits }: NumericSubject['asked']['numeric'], trace: Trace): number | null {
  const measure = askedMeasure(ask);
  const value = measure && (trace.measures[measure] ?? null);
  return measure === null || value === null ? null : roundTo(value * unitFactor(measure, unit), digits);
}

/** Is this still the interval? Both ends hold and a step beyond does not: four runs instead of some hundred. */
export function isInterval(subject: NumericSubject, { least, most }: Interval): boolean {
  const { ask, digits } = subject.asked.numeric;
  if (askedMeasure(ask) !== null) {
    const accepted = acceptedInterval(subject);
    return accepted.kind === 'interval' && accepted.interval.least === least && accepted.interval.most === most;
  }
  const step = 1 / 10 ** digits;
  const endsAt = (end: number, beyond: number) =>
    holdsAt(subject, end) && !holdsAt(subject, roundTo(end + beyond, digits));
  const isLeast = least === null || least === 0 ? holdsAt(subject, 0) : endsAt(least, -step);
  return isLeast && (most === null ? holdsAt(subject, largestValue) : endsAt(most, step));
}

const largestValue = 1_000_000;

/** Does the goal hold with this value? A value that makes no scenario does not. */
export function holdsAt(subject: NumericSubject, value: number): boolean {
  const changed = subject.runChanged([changeAt(subject.asked.numeric.ask, value)]);
  return changed.kind === 'run' && evaluateGoal(subject.goal, changed.run.trace).meets;
}

/**
 * Tries values on a grid that grows by a twentieth, then finds both ends of the range to one step. Values in two separate
 * ranges make no interval.
 */
function whereGoalHolds(subject: NumericSubject): Accepted {
  const step = 1 / 10 ** subject.asked.numeric.digits;
  const grid = gridOf(step, subject.asked.numeric.digits);
  const held = grid.map((value) => holdsAt(subject, value));
  const first = held.indexOf(true);
  const last = held.lastIndexOf(true);
  if (first < 0) return { kind: 'none', message: 'no value meets the goal' };
  const gap = held.slice(first, last).indexOf(false);
  if (gap >= 0) {
    const message = `the goal holds at ${grid[first] ?? ''} and at ${grid[last] ?? ''}, but not at ${grid[first + gap] ?? ''} between them`;
    return { kind: 'none', message };
  }
  if (held.every(Boolean)) return { kind: 'none', message: 'every value meets the goal' };
  const edge = (inside: number | undefined, outside: number | undefined) =>
    inside === undefined || outside === undefined ? null : bisect(subject, inside, outside, step);
  return {
    kind: 'interval',
    // nothing is asked for below nothing, so that is an end like any other
    interval: { least: first === 0 ? 0 : edge(grid[first], grid[first - 1]), most: edge(grid[last], grid[last + 1]) },
  };
}

function gridOf(step: number, digits: number): number[] {
  const values = [0];
  for (let value = step; value <= largestValue; value = Math.max(value + step, value * 1.05)) {
    const rounded = roundTo(value, digits);
    if (rounded !== values.at(-1)) values.push(rounded);
  }
  return values;
}

/** The last value, in whole steps from the inside, at which the goal holds. */
function bisect(subject: NumericSubject, inside: number, outside: number, step: number): number {
  const { digits } = subject.asked.numeric;
  let [holds, fails] = [Math.round(inside / step), Math.round(outside / step)];
  while (Math.abs(fails - holds) > 1) {
    const middle = Math.trunc((holds + fails) / 2);
    if (holdsAt(subject, roundTo(middle * step, digits))) holds = middle;
    else fails = middle;
  }
  return roundTo(holds * step, digits);
}

/** Half away from zero, as people round; a billionth forgives binary fractions. */
export function roundTo(value: number, digits: number): number {
  const factor = 10 ** digits;
  return (Math.sign(value) * Math.round(Math.abs(value) * factor + 1e-9)) / factor;
}
