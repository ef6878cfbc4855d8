'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';
import { clockAt } from '@/components/clock';
import { LongName } from '@/components/rich-text';
import { useCursor } from './cursor-context';
import type { ListedEvent, Whose } from './replay-events';

/** What happened, in order; choosing an event moves the cursor there. One tab stop, arrow keys inside. */
export function EventList({
  events,
  startsAt,
  names,
}: {
  events: readonly ListedEvent[];
  startsAt: string;
  /** How the runs are called here; empty where there is one run. */
  names: Record<Whose, string>;
}) {
  const { step, stepSeconds, moveTo } = useCursor();
  const list = useRef<HTMLOListElement>(null);
  const current = events.findLastIndex(({ atSecond }) => Math.floor(atSecond / stepSeconds) <= step);

  // an effect, because only the browser knows where the rows are; it scrolls the list, never the page
  useEffect(() => {
    const row = list.current?.children[current];
    if (!(row instanceof HTMLElement) || !list.current) return;
    const { scrollTop, clientHeight } = list.current;
    const hidden = row.offsetTop < scrollTop || row.offsetTop + row.offsetHeight > scrollTop + clientHeight;
    if (hidden) list.current.scrollTop = row.offsetTop - clientHeight / 2;
  }, [current]);

  function press(event: KeyboardEvent) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = [...(list.current?.querySelectorAll('button') ?? [])];
    const next = rows[rows.findIndex((row) => row === document.activeElement) + (by ?? 0)];
    if (by === undefined || next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <ol
      ref={list}
      onKeyDown={press}
      className="text-small relative wrap-anywhere pointer-coarse:[&_button]:py-3 max-h-72 overflow-y-auto lg:absolute lg:inset-0 lg:max-h-none"
    >
      {events.map(({ atSecond, text, whose, number }, index) => (
        <li key={`${atSecond} ${whose} ${text}`}>
          <button
            type="button"
            tabIndex={index === Math.max(0, current) ? 0 : -1}
            aria-current={index === current ? 'true' : undefined}
            onClick={() => moveTo(Math.floor(atSecond / stepSeconds))}
            className="aria-[current=true]:border-ink hover:bg-ink/4 grid w-full cursor-pointer grid-cols-[4.25rem_minmax(0,1fr)] gap-x-2 border-l-2 border-paper py-1.5 pl-3 text-left -outline-offset-2"
          >
            <span className="text-grey">{clockAt(startsAt, atSecond)}</span>
            <span>
              {number !== null && <span className="mr-0.5 font-semibold">{number} </span>}
              {names[whose] !== '' && <span className="text-grey mr-0.5">{names[whose]} </span>}
              <LongName text={text} />
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
