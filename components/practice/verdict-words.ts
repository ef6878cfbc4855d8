import type { Evidence, OptionEvidence, Verdict } from '@/lib/contracts/verdict';
import { joinWords, letterOf } from '@/components/option-letters';
import type { ShownOption } from './option-list';

export type VerdictWords = { line: string; sentences: { letter: string; text: string }[] };

/** The verdict as it is said: the line, then what the options that decided it did. */
export function verdictWords(verdict: Verdict, evidence: Evidence, options: readonly ShownOption[]): VerdictWords {
  const shown = options.flatMap(({ id }) => evidence.options.filter((option) => option.id === id));
  const letters = (some: readonly OptionEvidence[]) => joinWords(some.map(({ id }) => letterOf(options, id)));
  const right = shown.filter((option) => option.right);
  const chosen = shown.filter((option) => option.chosen);
  const sayOf = (some: readonly OptionEvidence[]) =>
    some.map(({ id, sentence }) => ({ letter: letterOf(options, id), text: sentence }));

  if (verdict.kind === 'correct')
    return { line: `Right. ${letters(right)} ${right.length === 1 ? 'is' : 'are'} the key.`, sentences: sayOf(right) };
  const missed = shown.filter((option) => option.right !== option.chosen);
  const not = chosen.length > 1 || right.length > 1 ? 'Not these.' : 'Not this one.';
  return {
    line: `${not} You chose ${letters(chosen) || 'nothing'}; the key is ${letters(right)}.`,
    sentences: sayOf(missed),
  };
}
