import { describe, expect, it } from 'vitest';
import { evaluateMetricMath, MetricMathError } from '@/lib/simulation/metric-math/evaluate';
import { parseMetricMath } from '@/lib/simulation/metric-math/parse';

const none = NaN;
// the guide's own series of "Comparison and logical operators" and of "Using IF expressions"
const metrics = new Map([
  ['a', [30, 20, 0, 0]],
  ['b', [20, none, 20, none]],
  ['truth', [1, 1, 0, 0, none]],
  ['yes', [30, none, 0, 0, 30]],
  ['no', [0, 0, 20, none, 20]],
  ['gaps', [none, 2, none, none, 8, none]],
]);

function valueOf(text: string): unknown {
  const parsed = parseMetricMath(text);
  if (parsed.kind === 'invalid') return parsed.message;
  const value = evaluateMetricMath(parsed.expression, { metrics, length: 4, periodSeconds: 60 });
  return value.kind === 'scalar' ? value.value : value.kind === 'series' ? value.values : value.series;
}

describe('metric math', () => {
  it.each<[text: string, expected: unknown]>([
    ['(a < b)', [0, 0, 1, 0]],
    ['(a >= 30)', [1, 0, 0, 0]],
    ['(a > 15 AND b > 15)', [1, 0, 0, 0]],
    ['a > 15 || b > 15', [1, 1, 1, 0]],
    ['IF(truth, yes, no)', [30, 0, 20, none, none]],
    ['IF(truth, 5, no)', [5, 5, 20, none, none]],
    ['IF(truth, yes, 5)', [30, 0, 5, 5, none]],
    ['IF(a > 15, a)', [30, 20, none, none]],
    ['a + b', [50, 20, 20, 0]], // a missing value counts as 0
    ['a / b', [1.5, none, 0, none]], // what would divide by zero is dropped
    ['100 - a * 2', [40, 60, 100, 100]],
    ['-a + 1', [-29, -19, 1, 1]],
    ['2 ^ 3 ^ 2', 512], // from the right
    ['FILL(gaps, 0)', [0, 2, 0, 0, 8, 0]],
    ['FILL(gaps, REPEAT)', [none, 2, 2, 2, 8, 8]],
    ['FILL(gaps, LINEAR)', [none, 2, 4, 6, 8, none]],
    ['FILL(b, a)', [20, 20, 20, 0]],
    ['SUM([a, b])', [50, 20, 20, 0]],
    ['AVG([a, b])', [25, 10, 10, 0]], // missing as 0
    ['MAX([a, b])', [30, 20, 20, 0]],
    ['MIN(a)', 0],
    ['AVG(b)', 10], // 40 over four periods
    ['SUM(b) / DATAPOINT_COUNT(b)', 20],
    ['a - AVG(a)', [17.5, 7.5, -12.5, -12.5]],
    ['DIFF(gaps)', [none, none, none, none, 6, none]],
    ['RATE(gaps)', [none, none, none, none, 6 / 180, none]],
    ['RUNNING_SUM(a)', [30, 50, 50, 50]],
    ['SUM(METRICS("es")) / PERIOD(a)', [0.5, none, 0, 0, 0.5]], // "yes" alone has it in its id: 30 ÷ 60
    ['STDDEV(a)', Math.sqrt((17.5 ** 2 + 7.5 ** 2 + 2 * 12.5 ** 2) / 4)],
  ])('%s', (text, expected) => {
    expect(valueOf(text)).toEqual(expected);
  });

  it.each([
    ['a +', 'the expression ends too early'],
    ['(a', 'expected )'],
    ['a b', 'unexpected b at position 3'],
    ['FOO(a)', 'the function FOO is not supported'],
    ['FILL(a)', 'FILL takes 2 arguments, got 1'],
    ['a ? b', 'cannot read ? at position 1'],
  ])('says what is wrong with %s', (text, message) => {
    expect(valueOf(text)).toBe(message);
  });

  it('refuses names that are no metric, and two arrays', () => {
    expect(() => valueOf('a + c')).toThrow(MetricMathError);
    expect(() => valueOf('[a, b] + [a, b]')).toThrow(MetricMathError);
  });
});
