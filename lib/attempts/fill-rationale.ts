import { measureNameSchema, type MeasureName, type Trace } from '@/lib/contracts/trace';
import { formatMeasure } from '@/lib/grading/words';
import type { VariantRun } from '@/lib/questions/run-variant';
import type { Names } from '@/lib/variants/expression';
import { fillText, type PlaceholderProblem, writeValue } from '@/lib/variants/placeholders';

/** The rationale with its numbers from the traces: {{spike}}, {{trace.raise_min.measures.peakInstances}}, {{base.measures.requests}}. */
export function fillRationale(run: VariantRun, problems: PlaceholderProblem[] = []): string {
  const names: Names = (name) => {
    const measured = readMeasure(run, name);
    if (measured !== undefined) return measured.value;
    return Object.hasOwn(run.variant.values, name) ? run.variant.values[name] : undefined;
  };
  return fillText(run.question.rationale, names, problems, (value, expression) => {
    const measured = readMeasure(run, expression);
    return measured ? formatMeasure(measured.measure, measured.value) : writeValue(value);
  });
}

function readMeasure(run: VariantRun, name: string): { measure: MeasureName; value: number | null } | undefined {
  const [, option, measure] = /^(?:trace\.([\w-]+)|base)\.measures\.(\w+)$/.exec(name) ?? [];
  const known = measureNameSchema.safeParse(measure);
  const trace = option === undefined ? run.base.trace : traceOf(run, option);
  if (!known.success || !trace) return undefined;
  return { measure: known.data, value: trace.measures[known.data] ?? null };
}

function traceOf(run: VariantRun, id: string): Trace | null {
  return run.options.find(({ option }) => option.id === id)?.trace ?? null;
}
