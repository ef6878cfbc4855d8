'use client';

import { useRouter } from 'next/navigation';
import { use, useEffect, useEffectEvent, useState, useTransition } from 'react';
import type { Certainty, LearnerResponse } from '@/lib/contracts/submission';
import { useStored } from '@/components/stored';
import { type AnswerDraft, draftKey, newDraft, parseDraft } from './answer-draft';
import type { Answering } from './answering';
import { PreviewPath } from './preview-path';
import { type SendOutcome, sendAnswer } from './send-answer';

/** Where an answer is on its way, whatever its kind. */
export type AnswerState = {
  certainty: Certainty | null;
  /** Sent at least once and without a verdict so far. */
  isSent: boolean;
  isLocked: boolean;
  isBusy: boolean;
  /** Sending was asked for, and this is in the way. */
  lack: string;
  outcome: SendOutcome | null;
  setCertainty: (certainty: Certainty) => void;
  /** What the primary button does now (see SendButton). */
  proceed: () => void;
};

/**
 * An answer on its way to a verdict. The draft lives in the browser's session storage under the draw, with the attempt's
 * id, until the server has answered: a reload, a lost connection or a stopped server loses nothing.
 */
export function useAnswer<Work>(
  drawId: string,
  { read, check }: Answering<Work>,
): AnswerState & { work: Work | null; give: (work: Work | null) => void } {
  const router = useRouter();
  const [isRefreshing, startRefreshing] = useTransition();
  const [isSending, setSending] = useState(false);
  const [outcome, setOutcome] = useState<SendOutcome | null>(null);
  const [lack, setLack] = useState('');
  const [text, write] = useStored('session', draftKey(drawId));
  const previewPath = use(PreviewPath);

  const stored = parseDraft(text);
  const work = stored && read(stored.work);
  const isSent = stored?.sent ?? false;
  const isLocked = isSending || isSent;

  function keep(change: Partial<AnswerDraft>): AnswerDraft {
    const draft = { ...(stored ?? newDraft()), ...change };
    write(JSON.stringify(draft));
    return draft;
  }

  async function send() {
    if (isSending || isRefreshing) return;
    const checked = check(work);
    setOutcome(null);
    setLack(checked.kind === 'lacking' ? checked.message : '');
    if (checked.kind === 'lacking') {
      if (checked.work !== undefined) keep({ work: checked.work });
      return;
    }
    if (previewPath !== null) return preview(previewPath, checked.response);
    const draft = keep({ sent: true });
    setSending(true);
    const result = await sendAnswer(drawId, draft, checked.response);
    setSending(false);
    setOutcome(result);
    if (result.kind === 'ungradable') write(JSON.stringify({ ...draft, sent: false } satisfies AnswerDraft));
    if (result.kind === 'graded') showVerdict();
  }

  function preview(path: string, response: LearnerResponse) {
    startRefreshing(() => router.push(`${path}&answer=${encodeURIComponent(JSON.stringify(response))}`));
  }

  /** The server knows the verdict; asked again, it renders it in place of the form. */
  function showVerdict() {
    startRefreshing(() => router.refresh());
  }

  const sendAgain = useEffectEvent(() => void send());
  const isOffline = outcome?.kind === 'unsent' && outcome.offline;
  // an effect, because the connection comes back outside of React
  useEffect(() => {
    if (!isOffline) return;
    window.addEventListener('online', sendAgain);
    return () => window.removeEventListener('online', sendAgain);
  }, [isOffline]);

  return {
    work,
    give(next) {
      if (isLocked) return;
      keep({ work: next });
      setOutcome(null);
      setLack('');
    },
    certainty: stored?.certainty ?? null,
    isSent,
    isLocked,
    isBusy: isSending || isRefreshing,
    lack,
    outcome,
    setCertainty: (certainty) => void (isLocked || keep({ certainty })),
    proceed() {
      if (outcome?.kind === 'withdrawn' || outcome?.kind === 'not-yours') return;
      if (outcome?.kind === 'graded' || outcome?.kind === 'answered-before') showVerdict();
      else void send();
    },
  };
}
