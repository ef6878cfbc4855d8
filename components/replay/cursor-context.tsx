'use client';

import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { clockAt } from '@/components/clock';
import { mapColumns, type PackedRun, type ReadRun } from './columns';
import { unpackColumn } from './pack-column';

type Cursor = {
  runs: readonly ReadRun[];
  stepCount: number;
  stepSeconds: number;
  step: number;
  clockOf: (step: number) => string;
  moveTo: (step: number) => void;
};

const CursorContext = createContext<Cursor | null>(null);

export function useCursor(): Cursor {
  const cursor = use(CursorContext);
  if (cursor === null) throw new Error('the replay cursor is read outside of its provider');
  return cursor;
}

/** The one moment that plot, read-out and event list show together. */
export function CursorProvider({
  packed,
  stepCount,
  stepSeconds,
  startsAt,
  initialStep,
  children,
}: {
  packed: readonly PackedRun[];
  stepCount: number;
  stepSeconds: number;
  startsAt: string;
  initialStep: number;
  children: ReactNode;
}) {
  const [step, setStep] = useState(initialStep);
  const runs = useMemo(
    () => packed.map(({ columns, ...run }) => ({ ...run, columns: mapColumns(columns, unpackColumn) })),
    [packed],
  );
  const cursor: Cursor = {
    runs,
    stepCount,
    stepSeconds,
    step,
    clockOf: (at) => clockAt(startsAt, at * stepSeconds),
    moveTo: (next) => setStep(Math.min(stepCount - 1, Math.max(0, next))),
  };
  return <CursorContext value={cursor}>{children}</CursorContext>;
}
