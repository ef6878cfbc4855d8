import type { Question } from '@/lib/contracts/question';
import type { Answered } from '@/lib/grading/kinds/kind';
import type { Attempt } from '@/lib/progress/attempt';
import type { Draw } from '@/lib/questions/draw';
import { answeredOf, rulebooksOf, runVersion, type VariantRun } from '@/lib/questions/run-variant';

export type AnsweredAgain = { readonly run: VariantRun; readonly answered: Answered<Question> };

/** A stored answer beside the runs it was graded by, simulated anew; null for a question that no longer parses. */
export function answerAgain({ version, variantSeed }: Draw, attempt: Attempt): AnsweredAgain | null {
  const [rulebook] = rulebooksOf(version.question);
  const result = runVersion(version, variantSeed, rulebook);
  if (result.kind !== 'run') return null;
  return { run: result.run, answered: answeredOf(result.run, attempt.response, attempt.evidence.key) };
}
