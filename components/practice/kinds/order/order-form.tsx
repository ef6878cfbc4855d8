'use client';

import { type KeyboardEvent, useRef, useState } from 'react';
import { RichLine } from '@/components/rich-text';
import { AnswerFrame } from '@/components/practice/answer-frame';
import { useAnswer } from '@/components/practice/use-answer';
import { MoveButton } from './move-button';
import { moved, ordering } from './ordering';

export type ShownEvent = { id: string; text: string };

/** Events to be put in order, by buttons or by Alt with the arrow keys. */
export function OrderForm({ drawId, events }: { drawId: string; events: readonly ShownEvent[] }) {
  const shown = events.map(({ id }) => id);
  const answer = useAnswer(drawId, ordering(shown));
  const order = answer.work ?? shown;
  const [spoken, setSpoken] = useState('');
  const list = useRef<HTMLOListElement>(null);

  function move(from: number, to: number, direction: 'up' | 'down') {
    const next = moved(order, from, to);
    if (answer.isLocked || to < 0 || to >= order.length) return;
    answer.give(next);
    const text = events.find(({ id }) => id === order[from])?.text ?? '';
    setSpoken(`${text}: now ${to + 1} of ${order.length}`);
    // the rows stay, their texts change: the focus goes along with the event
    list.current?.children[to]?.querySelector<HTMLElement>(`[data-move=${direction}]`)?.focus();
  }

  function pressInRow(event: KeyboardEvent, place: number) {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    if (event.key === 'ArrowUp') move(place, place - 1, 'up');
    else move(place, place + 1, 'down');
  }

  return (
    <AnswerFrame
      answer={answer}
      legend="First what happens first"
      spoken={spoken}
      beside={<span className="max-sm:hidden">Keys: Alt with ↑ or ↓ moves the event that has the focus</span>}
    >
      <ol ref={list} className="border-hairline divide-hairline divide-y border-y">
        {order.map((id, place) => {
          const text = events.find((each) => each.id === id)?.text ?? '';
          const named = { text, last: order.length - 1, place };
          return (
            <li
              key={place}
              onKeyDown={(event) => pressInRow(event, place)}
              className="focus-within:bg-ink/4 flex items-center gap-4 py-2 pl-3"
            >
              <span className="option-key rounded-control" aria-hidden="true">
                {place + 1}
              </span>
              <span className="min-w-0 flex-1">
                <RichLine text={text} />
              </span>
              <span className="flex flex-none">
                <MoveButton {...named} direction="up" onMove={() => move(place, place - 1, 'up')} />
                <MoveButton {...named} direction="down" onMove={() => move(place, place + 1, 'down')} />
              </span>
            </li>
          );
        })}
      </ol>
    </AnswerFrame>
  );
}
