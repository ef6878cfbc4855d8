'use client';

import { useState } from 'react';
import { type AccountEndpoint, postAccount } from './post-account';

const nextAuthSignOut = { path: '/api/auth/signout', csrfPath: '/api/auth/csrf' };

export function SignOutButton({ endpoint = nextAuthSignOut }: { endpoint?: AccountEndpoint }) {
  const [failed, setFailed] = useState(false);

  async function signOut() {
    const reply = await postAccount(endpoint, {});
    if (reply.kind === 'done') window.location.assign('/');
    else setFailed(true);
  }

  return (
    <span className="inline-flex items-center gap-3">
      <span role="alert" className="text-lost empty:hidden">
        {failed ? 'Not signed out' : ''}
      </span>
      <button type="button" onClick={signOut} className="link min-h-11 cursor-pointer">
        {failed ? 'Try again' : 'Sign out'}
      </button>
    </span>
  );
}
