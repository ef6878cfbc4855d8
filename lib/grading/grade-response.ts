import type { Question } from '@/lib/contracts/question';
import type { LearnerResponse } from '@/lib/contracts/submission';
import type { Verdict } from '@/lib/contracts/verdict';

/** A verdict, or why the response cannot be graded: invalid is not incorrect. */
export type Graded =
  { kind: 'graded'; verdict: Verdict; chosen: readonly string[] } | { kind: 'invalid'; message: string };

export function gradeResponse(
  question: Pick<Question, 'kind' | 'options'>,
  response: LearnerResponse,
  key: readonly string[],
): Graded {
  const chosen = readChosen(question, response);
  if (typeof chosen === 'string') return { kind: 'invalid', message: chosen };
  // all or nothing, as in the exam
  const correct = chosen.length === key.length && key.every((id) => chosen.includes(id));
  return { kind: 'graded', verdict: { kind: correct ? 'correct' : 'incorrect', credit: correct ? 1 : 0 }, chosen };
}

function readChosen(
  { kind, options }: Pick<Question, 'kind' | 'options'>,
  response: LearnerResponse,
): string[] | string {
  if (kind === 'choice' && !('option' in response)) return 'This question asks for one option: expected {option}.';
  if (kind === 'choices' && !('options' in response))
    return 'This question asks for several options: expected {options}.';
  const chosen = 'option' in response ? [response.option] : response.options;
  if (chosen.length === 0) return 'Nothing is chosen.';
  if (new Set(chosen).size !== chosen.length) return 'An option is chosen twice.';
  const unknown = chosen.find((id) => !options.some((option) => option.id === id));
  return unknown === undefined ? chosen : `The question has no option ${unknown}.`;
}
