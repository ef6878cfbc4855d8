'use client';

import { useEffect, useEffectEvent } from 'react';
import { isPlainEnter, positionOf, takesEnter, takesLetters } from './shortcuts';

/** 1–6 and A–F choose, Enter sends, wherever the focus is, unless the key belongs to what has it. */
export function useAnswerKeys(on: boolean, optionCount: number, choose: (position: number) => void, send: () => void) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const focused = document.activeElement;
    const position = positionOf(event, optionCount);
    if (position !== null && !takesLetters(focused)) choose(position);
    else if (isPlainEnter(event) && !takesEnter(focused)) send();
    else return;
    event.preventDefault();
  });

  // an effect, because the keys are meant for the whole page and React hears only those inside its own elements
  useEffect(() => {
    if (!on) return;
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on]);
}
