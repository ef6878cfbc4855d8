import { z } from 'zod';
import { evaluateMetricMath, MetricMathError, type MathValue } from '@/lib/simulation/metric-math/evaluate';
import { parseMetricMath } from '@/lib/simulation/metric-math/parse';
import {
  type Check,
  checkFields,
  differs,
  equals,
  holdsIf,
  type Interpreter,
  isSame,
  prose,
  read,
  Unreadable,
} from './outcome';

const points = z.array(z.number().nullable());
const mathGiven = z.record(
  z.string().regex(/^[a-z][A-Za-z0-9_]*$/, 'expected the id of a metric'),
  z.union([points, z.number(), z.null()]),
);

/** A metric-math expression over series; null is a period without a datapoint. A19 */
export const metricMath: Interpreter = ({ given: g, when, expected }) => {
  const given = read(mathGiven, g, 'given');
  const { expression } = read(z.strictObject({ expression: z.string() }), when, 'when');
  const result = evaluate(given, expression);
  const values = result.kind === 'series' ? result.values : null;
  const value = result.kind === 'scalar' ? result.value : (values?.[values.length - 1] ?? NaN);
  return checkFields(expected, {
    values: equals(() => values),
    value: equals(() => value),
    // without a datapoint nothing scales (A18); with one it depends on the target
    scaled: (told) => {
      if (typeof told === 'string') return prose;
      if (!Number.isNaN(value))
        throw new Unreadable('expected.scaled: whether a datapoint scales depends on the target');
      return holdsIf(told === false, false);
    },
    vsTarget: (told) => checkComparison(told, value),
  });
};

function evaluate(given: z.infer<typeof mathGiven>, expression: string): MathValue {
  const parsed = parseMetricMath(expression);
  if (parsed.kind === 'invalid') throw new Unreadable(`when.expression: ${parsed.message}`);
  const series = Object.entries(given).map(
    ([id, one]) => [id, (Array.isArray(one) ? one : [one]).map((value) => value ?? NaN)] as const,
  );
  const length = Math.max(1, ...series.map(([, values]) => values.length));
  try {
    return evaluateMetricMath(parsed.expression, { metrics: new Map(series), length, periodSeconds: 60 });
  } catch (error) {
    if (error instanceof MetricMathError) throw new Unreadable(`when.expression: ${error.message}`);
    throw error;
  }
}

const words: Record<string, (value: number, bound: number) => boolean> = {
  above: (value, bound) => value > bound,
  over: (value, bound) => value > bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
  below: (value, bound) => value < bound,
  under: (value, bound) => value < bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '=': (value, bound) => isSame(bound, value),
  '==': (value, bound) => isSame(bound, value),
  equals: (value, bound) => isSame(bound, value),
};

/** "above 0.7", "> 0.7", "0.83 > 0.7": a value against a target. */
function checkComparison(told: unknown, value: number): Check {
  if (typeof told !== 'string') return differs('a comparison such as "above 0.7"');
  const match =
    /(above|over|below|under|equals|>=|<=|==|>|<|=)\s*(?:the\s*)?(?:target\s*)?(?:of\s*)?\(?(-?\d+(?:\.\d+)?)/.exec(
      told,
    );
  const compare = words[match?.[1] ?? ''];
  return compare ? holdsIf(compare(value, Number(match?.[2])), value) : prose;
}
