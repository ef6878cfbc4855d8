import type { SendOutcome } from './send-answer';

/** What stands above the button: why nothing was sent, or what became of what was. */
export function answerMessage({
  isMissing,
  isBusy,
  outcome,
  draft,
}: {
  isMissing: boolean;
  isBusy: boolean;
  outcome: SendOutcome | null;
  draft: { sent: boolean };
}): string {
  if (isMissing) return 'Choose an answer first.';
  if (outcome === null && draft.sent && !isBusy) {
    return 'This answer was sent before, and no verdict came back. It is kept in this browser; sending it again cannot count twice.';
  }
  if (outcome === null || outcome.kind === 'graded') return '';
  if (outcome.kind === 'answered-before') {
    return 'This question is answered already; the first answer is the one that counts.';
  }
  return outcome.message;
}
