import type { CompiledMath } from '@/lib/simulation/compiled-scenario';
import { evaluateMetricMath } from './evaluate';

/** How far an expression looks back, in periods: FILL(m, REPEAT) carries a value no longer. */
const mostPeriods = 180;

/**
 * The value of an expression in its newest period, or NaN. `columns` are the metrics of its target, one number a period;
 * those that it reads hold the newest period already.
 */
export function readMath(
  math: CompiledMath,
  columns: readonly Float64Array[],
  slot: number,
  periodSeconds: number,
): number {
  const first = Math.max(0, slot + 1 - mostPeriods);
  const length = slot + 1 - first;
  const metrics = new Map(
    math.inputs.map(({ id, metricIndex }) => [id, Array.from(columns[metricIndex]?.subarray(first, slot + 1) ?? [])]),
  );
  const result = evaluateMetricMath(math.expression, { metrics, length, periodSeconds });
  return result.kind === 'series' ? (result.values[length - 1] ?? NaN) : NaN;
}
