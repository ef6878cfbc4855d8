import type { Question } from '@/lib/contracts/question';
import type { Rulebook } from '@/lib/contracts/scenario';
import type { Evidence } from '@/lib/contracts/verdict';
import type { OptionOutcome } from '@/lib/grading/derive-key';
import { describeCheck } from '@/lib/grading/words';
import { runVersion, type VariantRun } from '@/lib/questions/run-variant';

const words: Record<Rulebook, string> = { aws: "AWS's documentation", course: 'the course page' };

/** What the other rulebook says where it says something else: another key, or an option that fares otherwise. */
export function describeOtherRulebook(
  version: { id: string; question: Question },
  run: VariantRun,
  key: readonly string[],
  order: readonly string[],
): Evidence['otherRulebook'] {
  const rulebook: Rulebook = run.rulebook === 'aws' ? 'course' : 'aws';
  const result = runVersion(version, run.variant.seed, rulebook);
  if (result.kind !== 'run') return undefined;
  const letter = (id: string) => String.fromCharCode(65 + order.indexOf(id));
  const sentences: string[] = [];
  const other = result.run;
  const otherKey = other.key.kind === 'key' ? other.key.ids : [];
  if (otherKey.join() !== key.join()) {
    const what =
      otherKey.length > 0 ? `the answer is ${otherKey.map(letter).sort().join(', ')}` : 'no option can be named right';
    sentences.push(`By ${words[rulebook]} ${what}.`);
  }
  for (const outcome of other.outcomes) {
    const own = run.outcomes.find(({ id }) => id === outcome.id);
    if (!own || own.holds === outcome.holds) continue;
    sentences.push(`By ${words[rulebook]} ${letter(outcome.id)} ${fareOf(outcome)}`);
  }
  return sentences.length > 0 ? { rulebook, sentences } : undefined;
}

/** How an option fares, as the end of a sentence. */
function fareOf({ claim, goal, trace, holds }: OptionOutcome): string {
  if (claim) return holds ? 'holds.' : 'does not hold.';
  const refused = trace?.rejections[0]?.message;
  if (refused) return `is refused: ${refused}`;
  const failed = goal?.checks.find(({ met }) => !met);
  return failed ? `fails: ${describeCheck(failed)}.` : 'meets the requirements.';
}
