'use client';

import { useState } from 'react';
import { countOf } from '@/components/figures';
import { type AccountEndpoint, postAccount } from './post-account';

/** After signing in to an account that exists: what was answered here as a guest is added only if its owner says so. */
export function AdoptGuestChoice({
  answers,
  name,
  endpoint,
  next,
}: {
  answers: number;
  /** Whose account it is, as the header says it. */
  name: string;
  endpoint: AccountEndpoint;
  next: string;
}) {
  const [sending, setSending] = useState(false);
  const [message, setMessage] = useState('');

  async function decide(choice: 'add' | 'keep-separate') {
    if (sending) return;
    setSending(true);
    setMessage('');
    const reply = await postAccount(endpoint, { choice });
    if (reply.kind === 'done') return window.location.assign(reply.href ?? next);
    setSending(false);
    setMessage(reply.message);
  }

  return (
    <div className="grid gap-4">
      <p>
        {countOf(answers, 'question was', 'questions were')} answered in this browser before you signed in as{' '}
        <strong className="wrap-anywhere">{name}</strong>. If that was you, add {answers === 1 ? 'it' : 'them'} to your
        account; if somebody else used this browser, keep {answers === 1 ? 'it' : 'them'} separate. You decide this
        once.
      </p>
      <div className="flex flex-wrap gap-3">
        <button type="button" aria-disabled={sending} onClick={() => decide('add')} className="button">
          Add {countOf(answers, 'answer')}
        </button>
        <button
          type="button"
          aria-disabled={sending}
          onClick={() => decide('keep-separate')}
          className="button button-quiet"
        >
          Keep separate
        </button>
      </div>
      <p role="alert" className="text-small text-lost empty:hidden">
        {message}
      </p>
    </div>
  );
}
