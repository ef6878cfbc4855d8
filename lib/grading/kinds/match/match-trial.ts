import type { QuestionOf } from '@/lib/contracts/question';
import { goalRun, isSameKey, type Judged, requirementSamples, type Trial } from '@/lib/grading/certificate/trial';
import { evaluateGoal } from '@/lib/grading/goal';
import type { Subject } from '@/lib/grading/kinds/kind';
import { goalOf, runPair } from './run-pair';

/** Every pair runs: the right ones must meet the goal of their situation everywhere, the others must fail it. */
export function matchTrial(subject: Subject<QuestionOf<'match'>>, key: readonly string[]): Trial {
  const { left, right } = subject.asked.match;
  const pairs = left.flatMap((situation) =>
    right.map((remedy) => {
      const id = `${situation.id}:${remedy.id}`;
      const pair = runPair(subject, situation.id, remedy.id);
      return { id, run: pair?.run ?? null, goal: pair ? goalOf(pair) : { require: [] }, right: key.includes(id) };
    }),
  );
  const judge: Trial['judge'] = (readings): Judged => {
    const samples = pairs.flatMap(({ id, right: isRight }, index) => {
      const reading = readings[index];
      if (!reading) throw new Error(`the pair ${id} was not run`);
      return requirementSamples(id, reading, isRight ? 'uses' : 'exceeds');
    });
    const meeting = pairs.filter((_, index) => readings[index]?.goal.meets).map(({ id }) => id);
    return { wins: isSameKey(meeting, key), key: meeting, samples };
  };
  return {
    runs: pairs.map(({ run, goal }) => goalRun(run?.scenario ?? null, goal)),
    judge,
    shown: pairs.map(({ id, run, goal, right: isRight }) => {
      const outcome = run && evaluateGoal(goal, run.trace);
      const holds = outcome?.meets ?? false;
      return { outcome: { id, trace: run?.trace ?? null, goal: outcome, claim: null, holds }, goal, right: isRight };
    }),
    graded: [],
  };
}
