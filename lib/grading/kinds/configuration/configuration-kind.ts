import type { JsonObject, QuestionOf } from '@/lib/contracts/question';
import type { LearnerResponse } from '@/lib/contracts/submission';
import { describeStory } from '@/lib/grading/describe-run';
import { evaluateGoal } from '@/lib/grading/goal';
import { type Answered, baseRun, invalid, type Kind, type ReplayedRun } from '@/lib/grading/kinds/kind';
import { unitOf } from '@/lib/grading/unit-of';
import { compareDocuments } from './compare-documents';
import { configurationTrial } from './configuration-trial';
import { describeOutcome, describeProblems, describeRegret, tellRun } from './describe-lab';
import { findChanges, isEditable, sectionsOf } from './find-changes';
import { gradeRuns } from './grade-runs';
import { type LabRun, type LabRuns, runLab } from './lab-runs';

type LabAnswered = Answered<QuestionOf<'configuration'>>;

export const configurationKind: Kind<QuestionOf<'configuration'>> = {
  shownItems: () => [],
  trial: configurationTrial,
  deriveKey(subject) {
    const { editable, solution } = subject.asked.configuration;
    const locked = lockedChange(editable, subject.document, subject.changeDocument([solution]));
    if (locked !== undefined)
      return { kind: 'no-key', message: `the solution changes ${locked}, which nobody may edit` };
    const result = runLab(subject, solution);
    if (result.kind === 'bad-change') {
      return { kind: 'no-key', message: `the solution is no configuration: ${describeProblems(result.problems)}` };
    }
    const failed = result.runs.find(({ outcome }) => !outcome.meets);
    if (failed) return { kind: 'no-key', message: `the solution does not meet the goal: ${failed.title}` };
    if (evaluateGoal(subject.goal, subject.base.trace).meets) {
      return { kind: 'no-key', message: 'what is shown meets the goal already, so there is nothing to do' };
    }
    return { kind: 'key', ids: ['solution'] };
  },
  grade({ subject, response }) {
    const change = changeOf(response);
    if (!change) return invalid('This question asks for a configuration: expected {change}.');
    const { editable, solution } = subject.asked.configuration;
    // before anything runs: what may not be edited may ask for whatever it likes
    const locked = lockedChange(editable, subject.document, subject.changeDocument([change]));
    if (locked !== undefined) return invalid(`${locked} cannot be changed here; what can: ${editable.join(', ')}.`);
    const own = runLab(subject, change);
    if (own.kind === 'bad-change') return invalid(`This is no configuration: ${describeProblems(own.problems)}`);
    return { kind: 'graded', verdict: gradeRuns(own.runs, runsOf(runLab(subject, solution)), subject.goal) };
  },
  explain(answered) {
    const { subject } = answered;
    const { own, best } = runBoth(answered);
    const runs = runsOf(own);
    const stated = runs[0];
    const words = { start: subject.base.scenario.start, unit: unitOf(stated?.run.scenario ?? subject.base.scenario) };
    const [yours, known] = [own, best].map((lab) => (lab.kind === 'runs' ? lab.document : subject.document));
    return {
      kind: 'configuration',
      runs: runs.map(tellRun),
      regret: describeRegret(runs, runsOf(best), subject.goal),
      sentence: describeOutcome(runs),
      story: stated ? describeStory(stated.run.trace, words) : [],
      changes: compareDocuments(subject.document, yours ?? {}, known ?? {}),
      solution: JSON.stringify(sectionsOf(subject.asked.configuration.editable, known ?? {}), null, 2),
    };
  },
  replay(answered) {
    const { own, best } = runBoth(answered);
    const runs = runsOf(own);
    // the first run that fails tells most; where none does, the traffic as stated
    const failed = runs.findIndex(({ outcome }) => !outcome.meets);
    const place = failed < 0 ? 0 : failed;
    return {
      learner: replayed(runs[place]),
      winner: replayed(runsOf(best)[place]) ?? baseRun(answered.subject),
    };
  },
  otherwise({ subject, response }, other) {
    const change = changeOf(response) ?? {};
    const [own, others] = [runLab(subject, change), runLab(other.subject, change)].map(runsOf);
    const meets = (runs: readonly LabRun[] = []) => runs.every(({ outcome }) => outcome.meets);
    return meets(own) === meets(others) ? [] : [describeOutcome(others ?? [])];
  },
};

const changeOf = (response: LearnerResponse): JsonObject | null => ('change' in response ? response.change : null);

const lockedChange = (editable: readonly string[], before: JsonObject, after: JsonObject) =>
  findChanges(before, after).find((path) => !isEditable(editable, path));

const runsOf = (lab: LabRuns): readonly LabRun[] => (lab.kind === 'runs' ? lab.runs : []);

function runBoth({ subject, response }: LabAnswered): { own: LabRuns; best: LabRuns } {
  const { solution } = subject.asked.configuration;
  return { own: runLab(subject, changeOf(response) ?? {}), best: runLab(subject, solution) };
}

const replayed = (lab: LabRun | undefined): ReplayedRun | null =>
  lab ? { optionId: null, title: lab.title, run: lab.run } : null;
