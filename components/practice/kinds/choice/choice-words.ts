import type { Evidence, OptionEvidence } from '@/lib/contracts/verdict';
import { joinWords, letterOf } from '@/components/option-letters';
import type { AnsweredProps, VerdictWords } from '@/components/practice/kinds/kind-view';

/** Is the option's story told beside the verdict? Then the list of options need not tell it again. */
export function isToldFirst({ right, chosen }: OptionEvidence, { options }: Evidence): boolean {
  return right !== chosen || (right && options.every((option) => option.right === option.chosen));
}

/** The verdict as it is said: the line, then what became of the options that decided it. */
export function choiceWords({ question: { options }, verdict, evidence }: AnsweredProps): VerdictWords {
  const shown = options.flatMap(({ id }) => evidence.options.filter((option) => option.id === id));
  const letters = (some: readonly OptionEvidence[]) => joinWords(some.map(({ id }) => letterOf(options, id)));
  const sayOf = (some: readonly OptionEvidence[]) =>
    some.map(({ id, sentence, story, misconception }) => {
      return { about: letterOf(options, id), text: [sentence, ...story].join(' '), belief: misconception };
    });

  const right = shown.filter((option) => option.right);
  if (verdict.kind === 'correct')
    return { line: `Right. ${letters(right)} ${right.length === 1 ? 'is' : 'are'} the key.`, sentences: sayOf(right) };
  const chosen = shown.filter((option) => option.chosen);
  const wrong = chosen.filter((option) => !option.right);
  const found = chosen.filter((option) => option.right);
  const missed = right.filter((option) => !option.chosen);
  // what was chosen and is wrong before what was missed: it is what the learner wants to know first
  const sentences = sayOf([...wrong, ...missed]);
  if (found.length === 0) {
    const not = chosen.length > 1 ? 'Not these.' : 'Not this one.';
    return { line: `${not} You chose ${letters(chosen) || 'nothing'}; the key is ${letters(right)}.`, sentences };
  }
  const isRight = `${letters(found)} ${found.length === 1 ? 'is' : 'are'} right`;
  const lacks =
    wrong.length > 0 ? `${letters(wrong)} ${wrong.length === 1 ? 'is' : 'are'} not` : `${letters(missed)} is missing`;
  return { line: `Not quite. ${isRight}, ${lacks}; the key is ${letters(right)}.`, sentences };
}
