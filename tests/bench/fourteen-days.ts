import type { CompiledScenario } from '@/lib/simulation/compiled-scenario';
import { wDay } from './limit-day';
import { compiledFrom, wDayDocument } from './w-day';

/** Fourteen W-days in a row, a rate a minute, each day a little busier or quieter than the one before. */
export function compiledFourteenDays(): CompiledScenario {
  const days = [1, 1.06, 0.97, 1.11, 0.9, 0.6, 0.55, 1.02, 1.08, 0.95, 1.15, 0.92, 0.62, 0.5];
  const traffic = days.flatMap((factor, day) =>
    Array.from(wDay.rpsByMinute, (rps, minute) => ({ atMinute: day * 1440 + minute, rps: rps * factor })),
  );
  return compiledFrom({ ...wDayDocument(), durationMinutes: days.length * 1440, traffic });
}
