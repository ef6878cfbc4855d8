'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { readStored, writeStored } from '@/components/stored';
import { draftKey } from './answer-draft';

/** Takes the focus when the learner has just answered here, so that the verdict is what is seen and read next. */
export function VerdictHeading({ drawId, children }: { drawId: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);

  // an effect, because the draft that tells "just answered" from "came back later" lives in the browser
  useEffect(() => {
    if (readStored('session', draftKey(drawId)) === null) return;
    writeStored('session', draftKey(drawId), null);
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [drawId]);

  return (
    <h2 ref={heading} tabIndex={-1} className="text-title font-semibold outline-none">
      {children}
    </h2>
  );
}
