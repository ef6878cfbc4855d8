import type { LearnerResponse } from '@/lib/contracts/submission';
import { postJson, type Reply, sayWait, textAt } from '@/components/post-json';
import type { AnswerDraft } from './answer-draft';

/** What became of an answer that was sent. */
export type SendOutcome =
  | { kind: 'graded' }
  /** An answer to this question is stored already; its verdict can be shown. */
  | { kind: 'answered-before' }
  /** The question was taken out of practice; nothing was stored. */
  | { kind: 'withdrawn'; message: string }
  /** It cannot be graded; nothing was stored, and it is not a wrong answer. */
  | { kind: 'ungradable'; message: string }
  /** Whoever this browser is, the question was drawn by somebody else. */
  | { kind: 'not-yours'; message: string }
  /** Nobody knows whether it arrived; the same id can be sent again. */
  | { kind: 'unsent'; offline: boolean; message: string };

export async function sendAnswer(
  drawId: string,
  { attemptId, certainty }: AnswerDraft,
  response: LearnerResponse,
): Promise<SendOutcome> {
  return readOutcome(await postJson('/api/attempts', { attemptId, drawId, response, ...(certainty && { certainty }) }));
}

const kept = 'Your answer is kept in this browser.';

export function readOutcome(reply: Reply): SendOutcome {
  if (reply.kind === 'offline') {
    return {
      kind: 'unsent',
      offline: true,
      message: `You are offline. ${kept} It is sent when the connection is back.`,
    };
  }
  const { status, body } = reply;
  if (status < 300) return { kind: 'graded' };
  if (status === 409) return readConflict(textAt(body, 'kind'));
  if (status === 401) {
    const message =
      'This browser is no longer the guest or account that drew this question, so the answer was not stored.';
    return { kind: 'not-yours', message };
  }
  if (status === 403) {
    const message = `The server did not take this page for one of its own. ${kept} Reload the page and send it again.`;
    return { kind: 'unsent', offline: false, message };
  }
  if (status === 404) {
    return { kind: 'not-yours', message: 'This question was drawn for somebody else. Your answer was not stored.' };
  }
  if (status === 422) {
    const why = textAt(body, 'detail') ?? 'This answer cannot be graded, and it does not count as wrong.';
    return { kind: 'ungradable', message: `${why} Nothing was stored.` };
  }
  if (status === 400 || status === 413) {
    const message = 'The server could not read this answer. Nothing was stored, and it does not count as wrong.';
    return { kind: 'ungradable', message };
  }
  if (status === 429) {
    return {
      kind: 'unsent',
      offline: false,
      message: `Too many answers at once. ${kept} Send it again ${sayWait(reply.retryAfterSeconds)}.`,
    };
  }
  const where = status === 503 ? 'The database does not answer at the moment.' : 'The server could not check it.';
  return { kind: 'unsent', offline: false, message: `${where} ${kept} Sending it again cannot count twice.` };
}

function readConflict(kind: string | null): SendOutcome {
  if (kind === 'retired') {
    return {
      kind: 'withdrawn',
      message: 'This question was retired while you had it open. Your answer was not counted.',
    };
  }
  if (kind === 'withdrawn') {
    const message =
      'Running this question again gave another winner than its published key, so it was taken out of practice just now. Your answer was not counted.';
    return { kind: 'withdrawn', message };
  }
  return { kind: 'answered-before' };
}
