'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState, useTransition } from 'react';
import type { Topic } from '@/lib/contracts/question';
import { startDraw } from './start-draw';

const looks = {
  primary: 'button w-full sm:w-auto sm:min-w-44',
  quiet: 'button button-quiet',
  link: 'link cursor-pointer text-left pointer-coarse:min-h-11',
  row: 'cursor-pointer text-left',
  nav: 'hover:border-b-grey inline-flex min-h-11 cursor-pointer items-center border-paper border-y-2',
};

/** Draws a question (of one topic, or of any) and goes to it; says in place what went wrong. */
export function StartPractice({
  topic,
  look = 'primary',
  autoFocus = false,
  children,
}: {
  topic?: Topic;
  look?: keyof typeof looks;
  /** Where it takes the place of a button that had the focus. */
  autoFocus?: boolean;
  children: ReactNode;
}) {
  const router = useRouter();
  const [isDrawing, startDrawing] = useTransition();
  const [failure, setFailure] = useState('');

  function draw() {
    if (isDrawing) return;
    startDrawing(async () => {
      setFailure('');
      const result = await startDraw(topic);
      if (result.kind === 'started') startDrawing(() => router.push(result.href));
      else setFailure(result.message);
    });
  }

  return (
    <>
      <button type="button" autoFocus={autoFocus} onClick={draw} aria-disabled={isDrawing} className={looks[look]}>
        {children}
      </button>
      <span
        role="alert"
        className={`text-small text-lost empty:hidden ${look === 'nav' ? 'order-last basis-full pb-2' : 'mt-2 block'}`}
      >
        {failure}
      </span>
    </>
  );
}
