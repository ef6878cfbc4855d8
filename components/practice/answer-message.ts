import type { AnswerState } from './use-answer';

/** What stands above the button: why nothing was sent, or what became of what was. */
export function answerMessage({
  lack,
  isBusy,
  isSent,
  outcome,
}: Pick<AnswerState, 'lack' | 'isBusy' | 'isSent' | 'outcome'>): string {
  if (lack !== '') return lack;
  if (outcome === null && isSent && !isBusy) {
    return 'This answer was sent before, and no verdict came back. It is kept in this browser; sending it again cannot count twice.';
  }
  if (outcome === null || outcome.kind === 'graded') return '';
  if (outcome.kind === 'answered-before') {
    return 'This question is answered already; the first answer is the one that counts.';
  }
  return outcome.message;
}
