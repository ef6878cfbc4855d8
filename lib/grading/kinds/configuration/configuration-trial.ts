import type { JsonObject, QuestionOf } from '@/lib/contracts/question';
import type { Scenario } from '@/lib/contracts/scenario';
import { goalRun, type Judged, requirementSamples, type Trial } from '@/lib/grading/certificate/trial';
import { evaluateGoal } from '@/lib/grading/goal';
import type { Subject } from '@/lib/grading/kinds/kind';
import { runLab } from './lab-runs';

const shownId = 'as_it_stands';
const solutionId = 'solution';

/**
 * The solution must meet the goal everywhere, with the stated traffic and with each that is hidden; what the learner is
 * shown must not, or there would be nothing to do.
 */
export function configurationTrial(subject: Subject<QuestionOf<'configuration'>>, key: readonly string[]): Trial {
  const { asked, base, goal } = subject;
  const { hidden, solution } = asked.configuration;
  const traffics: readonly JsonObject[] = [{}, ...hidden.traffic.map((pieces) => ({ traffic: [...pieces] }))];
  const solved = traffics.map((traffic) => scenarioOf(subject, [solution, traffic]));
  const judge: Trial['judge'] = ([asShown, ...readings]): Judged => {
    const wins = asShown?.goal.meets === false && readings.every((reading) => reading.goal.meets);
    const samples = readings.flatMap((reading) => requirementSamples(solutionId, reading, 'uses'));
    return { wins, key: wins ? key : [], samples };
  };
  const lab = runLab(subject, solution);
  const runs = lab.kind === 'runs' ? lab.runs : [];
  const graded = runs.map(({ run, outcome }): Judged => {
    const refused = run.trace.status === 'rejected';
    const samples = requirementSamples(solutionId, { refused, goal: outcome }, 'uses');
    return { wins: outcome.meets, key: outcome.meets ? key : [], samples };
  });
  const tell = (id: string, trace: typeof base.trace, right: boolean) => {
    const outcome = evaluateGoal(goal, trace);
    return { outcome: { id, trace, goal: outcome, claim: null, holds: outcome.meets }, goal, right };
  };
  return {
    runs: [base.scenario, ...solved].map((scenario) => goalRun(scenario, goal)),
    judge,
    shown: [tell(shownId, base.trace, false), ...runs.slice(0, 1).map(({ run }) => tell(solutionId, run.trace, true))],
    graded,
  };
}

function scenarioOf(
  { runChanged }: Subject<QuestionOf<'configuration'>>,
  patches: readonly JsonObject[],
): Scenario | null {
  const changed = runChanged(patches);
  return changed.kind === 'run' ? changed.run.scenario : null;
}
