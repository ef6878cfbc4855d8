import type { Goal } from '@/lib/contracts/scenario';
import type { AnswerEvidence } from '@/lib/contracts/verdict';
import { describeAllowance, describeCheck } from '@/lib/grading/describe-check';
import { preferredMeasure } from '@/lib/grading/goal';
import { formatMeasure, measureWords, sentenceOf } from '@/lib/grading/words';
import { type LabRun, meanPreferred } from './lab-runs';

export const describeProblems = (problems: readonly { path: string; message: string }[]) =>
  problems.map(({ path, message }) => `${path}: ${message}`).join('; ');

/** What became of a configuration in all its runs, in a sentence or two. */
export function describeOutcome(runs: readonly LabRun[]): string {
  const failed = runs.filter(({ outcome }) => !outcome.meets);
  const [first] = failed;
  if (!first) return `Your configuration meets every requirement in all ${runs.length} runs.`;
  const refused = first.run.trace.rejections[0]?.message;
  if (refused !== undefined) return `Your configuration is refused: ${sentenceOf(refused)}`;
  const checks = first.outcome.checks.filter(({ met }) => !met).map(describeCheck);
  return `Your configuration fails in ${failed.length} of ${runs.length} runs. ${first.title}: ${checks.join('; ')}.`;
}

/** The preferred measure beside that of the best configuration known; null where nothing is preferred, or a run fails. */
export function describeRegret(own: readonly LabRun[], best: readonly LabRun[], goal: Goal): string | null {
  const measure = preferredMeasure(goal);
  const [mine, known] = [meanPreferred(own), meanPreferred(best)];
  if (!measure || mine === null || known === null || own.some(({ outcome }) => !outcome.meets)) return null;
  const name = measureWords[measure];
  return `On average over the runs, the ${name} is ${formatMeasure(measure, mine)}; with the best configuration known ${formatMeasure(measure, known)}.`;
}

type ToldRun = Extract<AnswerEvidence, { kind: 'configuration' }>['runs'][number];

/** A run with every check in words. */
export function tellRun({ title, hidden, run: { trace }, outcome }: LabRun): ToldRun {
  return {
    title,
    hidden,
    meets: outcome.meets,
    requirements: outcome.checks.map((check) => {
      return { ...check, text: describeCheck(check), allowance: describeAllowance(check) };
    }),
    refusals: trace.rejections.map(({ code, message, facts }) => ({ code, message, facts })),
  };
}
