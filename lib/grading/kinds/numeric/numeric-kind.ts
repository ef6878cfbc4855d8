import type { QuestionOf } from '@/lib/contracts/question';
import type { LearnerResponse } from '@/lib/contracts/submission';
import { describeAllowance, describeCheck } from '@/lib/grading/describe-check';
import { describeStory } from '@/lib/grading/describe-run';
import { evaluateGoal } from '@/lib/grading/goal';
import { unitOf } from '@/lib/grading/unit-of';
import { grouped, measureWords } from '@/lib/grading/words';
import {
  allOrNothing,
  type Answered,
  baseRun,
  invalid,
  type Kind,
  noOtherKey,
  type ReplayedRun,
  type Subject,
} from '@/lib/grading/kinds/kind';
import { acceptedInterval, type Interval, isInterval, roundTo } from './accepted-interval';
import { intervalOf, midpointOf } from './midpoint';
import { askedMeasure } from './asked-measure';
import { changeAt } from './change-at';
import { numericTrial } from './numeric-trial';

type NumericSubject = Subject<QuestionOf<'numeric'>>;

export const numericKind: Kind<QuestionOf<'numeric'>> = {
  shownItems: () => [],
  trial: numericTrial,
  deriveKey(subject) {
    const accepted = acceptedInterval(subject);
    if (accepted.kind === 'none') return { kind: 'no-key', message: accepted.message };
    return { kind: 'key', ids: [`${accepted.interval.least ?? ''}`, `${accepted.interval.most ?? ''}`] };
  },
  confirms: (subject, key) => isInterval(subject, intervalOf(key)),
  grade({ subject, response, key }) {
    const { digits, ask } = subject.asked.numeric;
    const value = valueOf(response);
    if (value === null) return invalid('This question asks for a number: expected {value}.');
    if (roundTo(value, digits) !== value) {
      return invalid(digits === 0 ? 'Give a whole number.' : `Give at most ${digits} digits behind the point.`);
    }
    const changed = askedMeasure(ask) === null ? subject.runChanged([changeAt(ask, value)]) : null;
    if (changed?.kind === 'bad-change')
      return invalid(`${value} cannot be set: ${changed.problems[0]?.message ?? ''}.`);
    // beyond what was searched an open end is not known to hold
    const holds = changed === null || evaluateGoal(subject.goal, changed.run.trace).meets;
    return allOrNothing(holds && isWithin(intervalOf(key), value));
  },
  explain({ subject, response, key }) {
    const given = valueOf(response) ?? 0;
    const { unit } = subject.asked.numeric;
    const interval = intervalOf(key);
    const own = runWith(subject, given);
    const goal = own && evaluateGoal(subject.goal, own.run.trace);
    const words = { start: subject.base.scenario.start, unit: unitOf(subject.base.scenario) };
    return {
      kind: 'numeric',
      given,
      unit,
      ...interval,
      sentence: describeInterval(subject, interval),
      requirements: (goal?.checks ?? []).map((check) => {
        return { ...check, text: describeCheck(check), allowance: describeAllowance(check) };
      }),
      story: describeStory(own?.run.trace ?? subject.base.trace, words),
    };
  },
  replay({ subject, response, key }: Answered<QuestionOf<'numeric'>>) {
    const interval = intervalOf(key);
    const value = valueOf(response);
    const isRight = value !== null && isWithin(interval, value);
    const winner = runWith(subject, isRight ? value : midpointOf(subject, interval)) ?? baseRun(subject);
    return { learner: value === null || isRight ? null : runWith(subject, value), winner };
  },
  otherwise({ key }, other) {
    if (isInterval(other.subject, intervalOf(key))) return [];
    return [other.key.kind === 'key' ? describeInterval(other.subject, intervalOf(other.key.ids)) : noOtherKey];
  },
};

export const valueOf = (response: LearnerResponse): number | null => ('value' in response ? response.value : null);

const isWithin = ({ least, most }: Interval, value: number) =>
  (least === null || value >= least) && (most === null || value <= most);

/** The run with a value chosen; null where the question asks for a measure. */
function runWith(subject: NumericSubject, value: number): ReplayedRun | null {
  const { ask, unit } = subject.asked.numeric;
  if (askedMeasure(ask) !== null) return null;
  const changed = subject.runChanged([changeAt(ask, value)]);
  return changed.kind === 'run'
    ? { optionId: null, title: `${nameOf(ask)} ${grouped(value)} ${unit}`, run: changed.run }
    : null;
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('.') + 1);

function describeInterval({ asked }: NumericSubject, { least, most }: Interval): string {
  const { ask, unit } = asked.numeric;
  const measure = askedMeasure(ask);
  if (measure !== null) return `In the run, ${measureWords[measure]}: ${grouped(least ?? 0)} ${unit}.`;
  const name = nameOf(ask);
  if (least === null && most === null) return `Any ${name} meets the requirements.`;
  if (most === null) return `The requirements hold from ${name} ${grouped(least ?? 0)} ${unit} on.`;
  if (least === null) return `The requirements hold up to ${name} ${grouped(most)} ${unit}.`;
  if (least === most) return `The requirements hold at ${name} ${grouped(least)} ${unit} only.`;
  return `The requirements hold from ${name} ${grouped(least)} to ${grouped(most)} ${unit}.`;
}
