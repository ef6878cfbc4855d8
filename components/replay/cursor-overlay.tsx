'use client';

import type { KeyboardEvent, PointerEvent } from 'react';
import { useCursor } from './cursor-context';
import { percent } from './percent';

/** Lies over the plot and moves the cursor: mouse, finger, arrow keys, Home, End, PageUp, PageDown. */
export function CursorOverlay() {
  const { step, stepCount, clockOf, moveTo } = useCursor();
  const page = Math.max(1, Math.round(stepCount / 12));

  const keys: Record<string, number> = {
    ArrowLeft: step - 1,
    ArrowDown: step - 1,
    ArrowRight: step + 1,
    ArrowUp: step + 1,
    PageDown: step - page,
    PageUp: step + page,
    Home: 0,
    End: stepCount - 1,
  };

  function press(event: KeyboardEvent) {
    const next = keys[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    moveTo(next);
  }

  function point(event: PointerEvent) {
    // a finger that scrolls the page past the chart does not move the cursor; one that touches it does
    if (event.pointerType !== 'mouse' && event.type === 'pointermove' && event.buttons === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    moveTo(Math.floor(((event.clientX - box.left) / box.width) * stepCount));
  }

  const x = percent((step + 0.5) / stepCount);
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Time in the replay"
      aria-valuemin={0}
      aria-valuemax={stepCount - 1}
      aria-valuenow={step}
      aria-valuetext={clockOf(step)}
      onKeyDown={press}
      onPointerDown={point}
      onPointerMove={point}
      className="absolute inset-0 cursor-crosshair touch-pan-y"
    >
      <svg className="size-full overflow-visible" aria-hidden="true">
        <line x1={x} x2={x} y1="0" y2="100%" className="stroke-ink" />
      </svg>
    </div>
  );
}
