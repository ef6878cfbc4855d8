'use client';

import type { FormEvent, ReactNode } from 'react';
import { ActionBar } from './action-bar';
import { answerMessage } from './answer-message';
import { CertaintyChoice } from './certainty-choice';
import { SendButton } from './send-button';
import type { AnswerState } from './use-answer';

/** Answer, say how sure, check: what is the same for every kind, around the fields that are not. */
export function AnswerFrame({
  answer,
  legend,
  spoken = '',
  beside,
  children,
}: {
  answer: AnswerState;
  /** What to do, in words; nothing where the fields say it themselves. */
  legend?: string | undefined;
  /** What a key has just done, for those who do not see it. */
  spoken?: string;
  beside?: ReactNode;
  children: ReactNode;
}) {
  const { certainty, isLocked, isBusy, isSent, outcome, setCertainty, proceed } = answer;

  function submit(event: FormEvent) {
    event.preventDefault();
    proceed();
  }

  const message = answerMessage(answer);
  return (
    <form onSubmit={submit} noValidate aria-busy={isBusy}>
      <fieldset aria-disabled={isLocked} className="min-w-0">
        <legend className={legend ? 'mb-3 font-semibold' : 'sr-only'}>{legend ?? 'Your answer'}</legend>
        {children}
      </fieldset>
      <CertaintyChoice certainty={certainty} locked={isLocked} onChoose={setCertainty} />
      <p role="status" className="sr-only">
        {spoken}
      </p>
      <ActionBar
        above={
          <div role="alert" className="page empty:hidden">
            {message && <p className="border-lost max-w-reading mt-3 border-l-2 pl-4 wrap-anywhere">{message}</p>}
          </div>
        }
        button={<SendButton outcome={outcome} sent={isSent} busy={isBusy} />}
        beside={beside}
      />
    </form>
  );
}
