'use client';

import { useState } from 'react';
import type { LabWork } from './configuring';

/** Back to the configuration that was shown; and, pressed again, back to what was there before. */
export function ResetButton({
  work,
  locked,
  onReset,
}: {
  work: LabWork | null;
  locked: boolean;
  onReset: (work: LabWork | null, said: string) => void;
}) {
  const [dropped, setDropped] = useState<LabWork | null>(null);
  const isBack = work === null && dropped !== null;

  if (work === null && !isBack) return null;

  function press() {
    if (isBack) return onReset(dropped, 'Your changes are back.');
    setDropped(work);
    onReset(null, 'This is the configuration that was shown.');
  }

  return (
    <button type="button" onClick={press} aria-disabled={locked} className="button button-quiet">
      {isBack ? 'Bring my changes back' : 'Start over'}
    </button>
  );
}
