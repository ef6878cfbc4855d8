import type { QuestionOf } from '@/lib/contracts/question';
import {
  goalRun,
  type Judged,
  type Reading,
  readingOf,
  requirementSamples,
  type Trial,
} from '@/lib/grading/certificate/trial';
import { evaluateGoal } from '@/lib/grading/goal';
import type { Subject } from '@/lib/grading/kinds/kind';
import { measureIn } from './accepted-interval';
import { askedMeasure } from './asked-measure';
import { changeAt } from './change-at';
import { intervalOf, midpointOf } from './midpoint';

type NumericSubject = Subject<QuestionOf<'numeric'>>;

/** The middle of the accepted interval must meet the goal everywhere; a measure must round to the same value. */
export function numericTrial(subject: NumericSubject, key: readonly string[]): Trial {
  const measure = askedMeasure(subject.asked.numeric.ask);
  return measure === null ? midpointTrial(subject, key) : measureTrial(subject, key);
}

function midpointTrial(subject: NumericSubject, key: readonly string[]): Trial {
  const { asked, goal, runChanged } = subject;
  const { ask, unit } = asked.numeric;
  const value = midpointOf(subject, intervalOf(key));
  const id = `${value} ${unit}`;
  const changed = runChanged([changeAt(ask, value)]);
  const run = changed.kind === 'run' ? changed.run : null;
  const judge = ([reading]: readonly Reading[]): Judged => {
    if (!reading) throw new Error(`the value ${id} was not run`);
    const wins = reading.goal.meets;
    return { wins, key: wins ? key : [], samples: requirementSamples(id, reading, 'uses') };
  };
  const outcome = run && evaluateGoal(goal, run.trace);
  const shown = { id, trace: run?.trace ?? null, goal: outcome, claim: null, holds: outcome?.meets ?? false };
  return {
    runs: [goalRun(run?.scenario ?? null, goal)],
    judge,
    shown: [{ outcome: shown, goal, right: true }],
    graded: [],
  };
}

function measureTrial({ asked, base, goal }: NumericSubject, key: readonly string[]): Trial {
  const { numeric } = asked;
  const [right] = key;
  const judge = ([reading]: readonly Reading[]): Judged => {
    const value = `${reading?.values[0] ?? ''}`;
    return { wins: value === right, key: [value, value], samples: [] };
  };
  const value = measureIn(numeric, base.trace);
  const outcome = { id: numeric.ask, trace: base.trace, goal: null, claim: { value, holds: true }, holds: true };
  return {
    runs: [{ scenario: base.scenario, read: (trace) => readingOf(goal, trace, [measureIn(numeric, trace)]) }],
    judge,
    shown: [{ outcome, goal, right: true }],
    graded: [],
  };
}
