import type { ChoiceQuestion } from '@/lib/contracts/question';
import { describeCheck } from '@/lib/grading/describe-check';
import type { OptionOutcome } from '@/lib/grading/derive-key';
import { type Answered, isSameKey, noOtherKey, type OtherRun } from '@/lib/grading/kinds/kind';
import { sentenceOf } from '@/lib/grading/words';

/** The other rulebook's key where it is another, and each option that fares otherwise. */
export function otherChoice(
  { subject, key }: Answered<ChoiceQuestion>,
  other: OtherRun<ChoiceQuestion>,
  letter: (id: string) => string,
): string[] {
  const sentences: string[] = [];
  if (!isSameKey(key, other.key)) {
    const letters = other.key.kind === 'key' ? other.key.ids.map(letter).sort() : [];
    sentences.push(letters.length > 0 ? `The key would be ${joined(letters)}.` : noOtherKey);
  }
  for (const outcome of other.subject.outcomes) {
    const own = subject.outcomes.find(({ id }) => id === outcome.id);
    if (own && own.holds !== outcome.holds) sentences.push(`${letter(outcome.id)} ${fareOf(outcome)}`);
  }
  return sentences;
}

const joined = (letters: readonly string[]) =>
  letters.length < 2 ? letters.join('') : `${letters.slice(0, -1).join(', ')} and ${letters.at(-1)}`;

/** How an option fares, as the end of a sentence. */
function fareOf({ claim, goal, trace, holds }: OptionOutcome): string {
  if (claim) return holds ? 'would be true.' : 'would not be true.';
  const refused = trace?.rejections[0]?.message;
  if (refused) return `would be refused: ${sentenceOf(refused)}`;
  const failed = goal?.checks.find(({ met }) => !met);
  return failed ? `would fail: ${describeCheck(failed)}.` : 'would meet the requirements.';
}
