'use client';

import { FailureState } from '@/components/states/failure-state';
import './globals.css';

// Stands in for the whole document, layout included, so it follows the system's theme and not the cookie's.
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className="font-sans">
      <body>
        <title>Cooldown</title>
        <main>
          <FailureState error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
