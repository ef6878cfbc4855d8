import type { Question } from '@/lib/contracts/question';
import type { Rulebook } from '@/lib/contracts/scenario';
import type { Evidence } from '@/lib/contracts/verdict';
import type { OptionOutcome } from '@/lib/grading/derive-key';
import { describeCheck } from '@/lib/grading/describe-check';
import { runVersion, type VariantRun } from '@/lib/questions/run-variant';

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
    sentences.push(
      otherKey.length > 0 ? `The key would be ${joined(otherKey.map(letter).sort())}.` : 'There would not be one key.',
    );
  }
  for (const outcome of other.outcomes) {
    const own = run.outcomes.find(({ id }) => id === outcome.id);
    if (!own || own.holds === outcome.holds) continue;
    sentences.push(`${letter(outcome.id)} ${fareOf(outcome)}`);
  }
  return sentences.length > 0 ? { rulebook, sentences } : undefined;
}

const joined = (letters: readonly string[]) =>
  letters.length < 2 ? letters.join('') : `${letters.slice(0, -1).join(', ')} and ${letters.at(-1)}`;

/** How an option fares, as the end of a sentence. */
function fareOf({ claim, goal, trace, holds }: OptionOutcome): string {
  if (claim) return holds ? 'would be true.' : 'would not be true.';
  const refused = trace?.rejections[0]?.message;
  if (refused) return `would be refused: ${refused}${/[.!?]$/.test(refused) ? '' : '.'}`;
  const failed = goal?.checks.find(({ met }) => !met);
  return failed ? `would fail: ${describeCheck(failed)}.` : 'would meet the requirements.';
}
