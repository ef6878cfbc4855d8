import type { SendOutcome } from './send-answer';
import { StartPractice } from './start-practice';

/** The primary button says what pressing it does now. */
export function SendButton({ outcome, sent, busy }: { outcome: SendOutcome | null; sent: boolean; busy: boolean }) {
  if (outcome?.kind === 'withdrawn' || outcome?.kind === 'not-yours') {
    return <StartPractice autoFocus>Next question</StartPractice>;
  }
  return (
    <button type="submit" aria-disabled={busy} className="button w-full sm:w-auto sm:min-w-44">
      {busy ? 'Checking' : label(outcome, sent)}
    </button>
  );
}

function label(outcome: SendOutcome | null, sent: boolean): string {
  if (outcome?.kind === 'answered-before') return 'Show the stored verdict';
  if (outcome?.kind === 'graded') return 'Show the verdict';
  return sent ? 'Send again' : 'Check answer';
}
