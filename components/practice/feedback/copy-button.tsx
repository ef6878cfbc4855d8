'use client';

import { useState } from 'react';

const words = {
  idle: '',
  copied: 'Copied',
  failed: 'Select the text and copy it: the browser does not let this button.',
};

/** Copies a text that stands on the page anyway. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [state, setState] = useState<keyof typeof words>('idle');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      <button type="button" className="button button-quiet" onClick={() => void copy()}>
        Copy<span className="sr-only"> {what}</span>
      </button>
      <span role="status" className="text-grey">
        {words[state]}
      </span>
    </span>
  );
}
