import type { Question } from '@/lib/contracts/question';
import type { Rulebook } from '@/lib/contracts/scenario';
import type { Evidence } from '@/lib/contracts/verdict';
import type { Answered } from '@/lib/grading/kinds/kind';
import { kindOf } from '@/lib/grading/kinds/kinds';
import { runVersion, type VariantRun } from '@/lib/questions/run-variant';

/** What the other rulebook says where it says something else: another key, or an answer that fares otherwise. */
export function describeOtherRulebook(
  version: { id: string; question: Question },
  run: VariantRun,
  answered: Answered<Question>,
  order: readonly string[],
): Evidence['otherRulebook'] {
  const rulebook: Rulebook = run.rulebook === 'aws' ? 'course' : 'aws';
  const result = runVersion(version, run.variant.seed, rulebook);
  if (result.kind !== 'run') return undefined;
  const letter = (id: string) => String.fromCharCode(65 + order.indexOf(id));
  const sentences = kindOf(run.question.kind).otherwise(answered, result.run, letter);
  return sentences.length > 0 ? { rulebook, sentences } : undefined;
}
