'use client';

import { useEffect, useRef, useState } from 'react';
import { type Ask, createRunner, type RunnerWorker, type Told } from './draft-runner';

/** After the last key. */
const pauseMs = 250;

/** The newest report there is, and whether it is of what is asked now. */
export function useDraftReport(startWorker: () => RunnerWorker, ask: Ask) {
  const runner = useRef<ReturnType<typeof createRunner> | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const { text, seed, rulebook } = ask;

  // an effect, because a worker lives outside of React
  useEffect(() => {
    const created = createRunner(startWorker, setTold);
    runner.current = created;
    return () => created.end();
  }, [startWorker]);

  // an effect, because the worker is told when typing pauses, not when React renders
  useEffect(() => {
    const pause = setTimeout(() => runner.current?.ask({ text, seed, rulebook }), pauseMs);
    return () => clearTimeout(pause);
  }, [text, seed, rulebook, startWorker]);

  const report = told?.kind === 'report' ? told : null;
  const isCurrent = report?.ask.text === text && report.ask.seed === seed && report.ask.rulebook === rulebook;
  return { report: report?.report ?? null, isCurrent, trouble: report ? null : (told?.kind ?? null) };
}
