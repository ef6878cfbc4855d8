'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState, useTransition } from 'react';
import { useStored } from '@/components/stored';
import { type AnswerDraft, type ChoiceKind, choose, draftKey, newDraft, parseDraft } from './answer-draft';
import { type SendOutcome, sendAnswer } from './send-answer';

const noDraft: Omit<AnswerDraft, 'attemptId'> = { chosen: [], certainty: null, sent: false };

/**
 * An answer on its way to a verdict. The draft lives in the browser's session storage under the draw, with the attempt's
 * id, until the server has answered: a reload, a lost connection or a stopped server loses nothing.
 */
export function useAnswer(drawId: string, kind: ChoiceKind, order: readonly string[]) {
  const router = useRouter();
  const [isRefreshing, startRefreshing] = useTransition();
  const [isSending, setSending] = useState(false);
  const [outcome, setOutcome] = useState<SendOutcome | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [text, write] = useStored('session', draftKey(drawId));

  const stored = parseDraft(text);
  const draft = stored ?? noDraft;
  const isLocked = isSending || draft.sent;

  function keep(change: Partial<AnswerDraft>) {
    write(JSON.stringify({ ...(stored ?? newDraft()), ...change } satisfies AnswerDraft));
  }

  async function send() {
    if (isSending || isRefreshing) return;
    if (stored === null || stored.chosen.length === 0) return setMissing(true);
    keep({ sent: true });
    setOutcome(null);
    setSending(true);
    const result = await sendAnswer(drawId, kind, stored);
    setSending(false);
    setOutcome(result);
    if (result.kind === 'ungradable') keep({ sent: false });
    if (result.kind === 'graded') showVerdict();
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
    draft,
    isLocked,
    isBusy: isSending || isRefreshing,
    /** Sending was asked for before anything was chosen. */
    isMissing,
    outcome,
    setCertainty: (certainty: AnswerDraft['certainty']) => !isLocked && keep({ certainty }),
    chooseOption(id: string) {
      if (isLocked) return;
      keep({ chosen: choose(kind, draft.chosen, id, order) });
      setOutcome(null);
      setMissing(false);
    },
    /** What the primary button does now (see SendButton). */
    proceed() {
      if (outcome?.kind === 'withdrawn' || outcome?.kind === 'not-yours') return;
      if (outcome?.kind === 'graded' || outcome?.kind === 'answered-before') showVerdict();
      else void send();
    },
  };
}
