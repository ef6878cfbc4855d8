import type { Flip } from '@/lib/contracts/certificate';
import type { OpenItem } from '@/lib/grading/certificate/open-items';
import { isSameKey } from '@/lib/grading/certificate/trial';
import type { CompiledScenario } from '@/lib/simulation/compiled-scenario';
import { drawLoads } from '@/lib/simulation/load';
import { simulate } from '@/lib/simulation/simulate';
import { rejectedTrace, toTrace } from '@/lib/simulation/trace';
import { compileAll } from './certify-worlds';
import type { Examined } from './run-worlds';

/** Steps from what is stated to either end of an open item's range. */
const steps = 8;

/** Of what the stem leaves open, the least change, as a share of what is stated, at which the key is another one, or none. */
export function findFlip(examined: Examined, items: readonly OpenItem[]): Flip | null {
  const { run, key } = examined;
  let cheapest: { flip: Flip; change: number } | null = null;
  for (const item of items) {
    for (const value of valuesOf(item)) {
      const change = Math.abs(value - item.stated) / Math.max(1e-9, Math.abs(item.stated));
      if (cheapest && cheapest.change <= change) continue;
      const there = keyAt(examined, item, value);
      if (there === null || isSameKey(there, key)) continue;
      const { name, stated, sentence } = item;
      cheapest = { flip: { rulebook: run.rulebook, item: name, stated, at: value, key: [...there], sentence }, change };
    }
  }
  return cheapest?.flip ?? null;
}

/** Nearest first, so that most of the others need no run. */
function valuesOf({ stated, low, high, unit }: OpenItem): number[] {
  const step = (end: number, i: number) => stated + ((end - stated) * (i + 1)) / steps;
  const values = [low, high].flatMap((end) => Array.from({ length: steps }, (_, i) => step(end, i)));
  const written = values.map((value) => (unit === 's' ? Math.round(value) : value));
  return [...new Set(written)].sort((a, b) => Math.abs(a - stated) - Math.abs(b - stated));
}

/** The key with one item elsewhere and without noise; null where the value is no scenario. */
function keyAt({ trial }: Examined, item: OpenItem, value: number): readonly string[] | null {
  const compiled = compileAll(trial, [{ item, value }]);
  if (compiled.kind === 'bad-setting') return null;
  return trial.judge(trial.runs.map(({ read }, index) => read(exactTrace(compiled.runs[index] ?? null)))).key;
}

function exactTrace(compiled: CompiledScenario | null) {
  if (!compiled) return rejectedTrace([]);
  return toTrace(simulate(compiled, drawLoads({ ...compiled, noise: 'none' })));
}
