import type { Question } from '@/lib/contracts/question';
import type { Answered } from '@/lib/grading/kinds/kind';
import { kindOf } from '@/lib/grading/kinds/kinds';
import type { VariantRun } from '@/lib/questions/run-variant';

/**
 * The digests of the runs that decided: by option, its own or that of the situation as it stands; where there are no
 * options, those of the learner's run and the winner's.
 */
export function tracesOf(
  { question, base, options }: VariantRun,
  answered: Answered<Question>,
): Record<string, string> {
  if (options.length > 0) {
    return Object.fromEntries(options.map(({ option, trace }) => [option.id, (trace ?? base.trace).core.digest]));
  }
  const { learner, winner } = kindOf(question.kind).replay(answered);
  return { ...(learner && { learner: learner.run.trace.core.digest }), winner: winner.run.trace.core.digest };
}
