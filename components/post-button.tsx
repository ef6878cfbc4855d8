'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { useSend } from './use-send';

/** A button that changes one thing on the server; then the page is read anew, or the reply says where to go. */
export function PostButton({
  path,
  body = {},
  quiet = false,
  children,
}: {
  path: string;
  body?: object;
  quiet?: boolean;
  children: ReactNode;
}) {
  const router = useRouter();
  const { send, sending, refusal } = useSend(path);

  async function press() {
    const done = await send(body);
    if (done?.href) window.location.assign(done.href);
    else if (done) router.refresh();
  }

  return (
    <div>
      <button
        type="button"
        onClick={press}
        aria-disabled={sending}
        className={quiet ? 'button button-quiet' : 'button w-full sm:w-auto'}
      >
        {children}
      </button>
      <p role="alert" className="text-small text-lost mt-2 empty:hidden">
        {refusal.message}
      </p>
    </div>
  );
}
