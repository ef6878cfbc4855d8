'use client';

import { StatePage } from './state-page';

/** Something failed on our side. `digest` finds it in the server's log. */
export function FailureState({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : '';
  return (
    <StatePage
      title="This page could not be shown"
      action={
        <>
          <button type="button" onClick={retry} className="button">
            Try again
          </button>
          {/* a whole new page, in case the part that failed is the one that navigates */}
          <a href="/" className="link">
            Go to the start
          </a>
        </>
      }
    >
      <p>The server or the connection failed while the page was put together.</p>
      <p>
        Every answer that got a verdict is stored. An answer you were sending is kept in this browser and can be sent
        again.
      </p>
      {digest !== '' && (
        <p className="text-small text-grey">
          If you report this, add the number <code>{digest}</code>.
        </p>
      )}
    </StatePage>
  );
}
