'use client';

import { useState } from 'react';
import { type AccountEndpoint, postAccount } from './post-account';

export type Provider = { id: string; name: string; endpoint: AccountEndpoint };

/** One button a provider. The reply carries the provider's address, which the browser then goes to. */
export function ProviderButtons({ providers, next }: { providers: readonly Provider[]; next: string }) {
  const [message, setMessage] = useState('');

  async function go(endpoint: AccountEndpoint) {
    setMessage('');
    const reply = await postAccount(endpoint, { callbackUrl: next });
    if (reply.kind === 'done' && reply.href !== null) window.location.assign(reply.href);
    else setMessage(reply.kind === 'refused' ? reply.message : 'The provider gave no address to go to. Try again.');
  }

  if (providers.length === 0) return null;
  return (
    <div className="grid gap-3">
      {providers.map(({ id, name, endpoint }) => (
        <button key={id} type="button" onClick={() => go(endpoint)} className="button button-quiet">
          Continue with {name}
        </button>
      ))}
      <p role="alert" className="text-small text-lost empty:hidden">
        {message}
      </p>
    </div>
  );
}
