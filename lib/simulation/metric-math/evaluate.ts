import type { Expression, FunctionName, Operator } from './expression';

/**
 * Evaluates metric math over aligned series: one value a period, oldest first, NaN where there is no datapoint. "Using
 * metric math": in arithmetic and comparisons a datapoint that only one side has meets a 0 on the other; what would
 * divide by zero is dropped; comparisons give 1 or 0. A19
 */
export type MathValue =
  | { readonly kind: 'scalar'; readonly value: number }
  | { readonly kind: 'series'; readonly values: readonly number[] }
  | { readonly kind: 'array'; readonly series: readonly (readonly number[])[] };

export type MathInput = {
  /** The metrics of the request by id, all of `length` periods. */
  readonly metrics: ReadonlyMap<string, readonly number[]>;
  readonly length: number;
  readonly periodSeconds: number;
};

/** An expression that does not fit its metrics; the message says which part. */
export class MetricMathError extends Error {}

export function evaluateMetricMath(expression: Expression, input: MathInput): MathValue {
  switch (expression.kind) {
    case 'number':
      return { kind: 'scalar', value: expression.value };
    case 'name': {
      const values = input.metrics.get(expression.name);
      if (!values) throw new MetricMathError(`no metric has the id ${expression.name}`);
      return { kind: 'series', values };
    }
    case 'text':
      throw new MetricMathError(`a text can only be the argument of METRICS, got "${expression.text}"`);
    case 'list':
      return {
        kind: 'array',
        series: expression.items.flatMap((item) => seriesOf(evaluateMetricMath(item, input), input)),
      };
    case 'negative':
      return perValue(evaluateMetricMath(expression.of, input), (value) => 0 - value);
    case 'operation': {
      const left = evaluateMetricMath(expression.left, input);
      return combine(expression.operator, left, evaluateMetricMath(expression.right, input));
    }
    case 'call':
      return call(expression.name, expression.arguments, input);
  }
}

function seriesOf(value: MathValue, input: MathInput): (readonly number[])[] {
  if (value.kind === 'array') return [...value.series];
  return [value.kind === 'series' ? value.values : new Array<number>(input.length).fill(value.value)];
}

function perValue(value: MathValue, change: (value: number) => number): MathValue {
  if (value.kind === 'scalar') return { kind: 'scalar', value: change(value.value) };
  return perSeries(value, (values) => values.map(change));
}

function perSeries(value: MathValue, change: (values: readonly number[]) => number[]): MathValue {
  if (value.kind === 'array') return { kind: 'array', series: value.series.map(change) };
  if (value.kind === 'series') return { kind: 'series', values: change(value.values) };
  throw new MetricMathError('expected a time series, got a number');
}

/** Arrays meet value by value what is no array; two arrays do not meet. */
function combine(operator: Operator, left: MathValue, right: MathValue): MathValue {
  if (left.kind === 'scalar' && right.kind === 'scalar') {
    return { kind: 'scalar', value: operate(operator, left.value, right.value) };
  }
  if (left.kind === 'array' || right.kind === 'array') {
    if (left.kind === right.kind) throw new MetricMathError(`${operator} cannot combine two arrays of time series`);
    const series =
      left.kind === 'array'
        ? left.series.map((values) => combineSeries(operator, values, right))
        : right.kind === 'array'
          ? right.series.map((values) => combineSeries(operator, left, values))
          : [];
    return { kind: 'array', series };
  }
  return { kind: 'series', values: combineSeries(operator, left, right) };
}

type Operand = MathValue | readonly number[];

function combineSeries(operator: Operator, left: Operand, right: Operand): number[] {
  const a = readerOf(left);
  const b = readerOf(right);
  const length = Math.max(a.length, b.length);
  return Array.from({ length }, (_, slot) => {
    const x = a.at(slot);
    const y = b.at(slot);
    // a period in which no series has a datapoint has none in the result either
    if ((a.length === 0 || Number.isNaN(x)) && (b.length === 0 || Number.isNaN(y))) return NaN;
    return operate(operator, Number.isNaN(x) ? 0 : x, Number.isNaN(y) ? 0 : y);
  });
}

function readerOf(operand: Operand): { length: number; at: (slot: number) => number } {
  const values = 'kind' in operand ? (operand.kind === 'series' ? operand.values : null) : operand;
  if (values) return { length: values.length, at: (slot) => values[slot] ?? NaN };
  const value = 'kind' in operand && operand.kind === 'scalar' ? operand.value : NaN;
  return { length: 0, at: () => value };
}

function operate(operator: Operator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? NaN : a / b;
    case '^':
      return power(a, b);
    case '&&':
      return a !== 0 && b !== 0 ? 1 : 0;
    case '||':
      return a !== 0 || b !== 0 ? 1 : 0;
    case '==':
      return a === b ? 1 : 0;
    case '!=':
      return a !== b ? 1 : 0;
    case '<=':
      return a <= b ? 1 : 0;
    case '>=':
      return a >= b ? 1 : 0;
    case '<':
      return a < b ? 1 : 0;
    case '>':
      return a > b ? 1 : 0;
  }
}

/** Whole exponents and square roots only: others differ between engines. */
function power(base: number, exponent: number): number {
  if (exponent === 0.5) return Math.sqrt(base);
  if (!Number.isInteger(exponent) || Math.abs(exponent) > 64) {
    throw new MetricMathError(`^ takes whole exponents up to 64 and 0.5, got ${exponent}`);
  }
  let result = 1;
  for (let i = 0; i < Math.abs(exponent); i++) result *= base;
  return exponent < 0 ? (result === 0 ? NaN : 1 / result) : result;
}

function call(name: FunctionName, given: readonly Expression[], input: MathInput): MathValue {
  if (name === 'METRICS') return metrics(given[0], input);
  if (name === 'FILL') return fill(given, input);
  const [first, second, third] = given.map((argument) => evaluateMetricMath(argument, input));
  if (!first) throw new MetricMathError(`${name} needs an argument`);
  switch (name) {
    case 'ABS':
      return perValue(first, Math.abs);
    case 'CEIL':
      return perValue(first, Math.ceil);
    case 'FLOOR':
      return perValue(first, Math.floor);
    case 'DIFF':
      return perSeries(first, (values) => differences(values, 1));
    case 'RATE':
      return perSeries(first, (values) => differences(values, input.periodSeconds));
    case 'RUNNING_SUM':
      return perSeries(first, runningSum);
    case 'PERIOD':
      return { kind: 'scalar', value: input.periodSeconds };
    case 'METRIC_COUNT':
      return { kind: 'scalar', value: seriesOf(first, input).length };
    case 'FIRST':
    case 'LAST': {
      const all = seriesOf(first, input);
      const values = name === 'FIRST' ? all[0] : all[all.length - 1];
      return { kind: 'series', values: values ?? [] };
    }
    case 'IF':
      return choose(first, second ?? null, third ?? null, input.length);
    case 'SUM':
    case 'AVG':
    case 'MIN':
    case 'MAX':
    case 'STDDEV':
    case 'DATAPOINT_COUNT':
      return reduce(name, first, input.length);
  }
}

function metrics(filter: Expression | undefined, { metrics: all }: MathInput): MathValue {
  if (filter && filter.kind !== 'text') throw new MetricMathError('METRICS takes a text or nothing');
  const named = [...all].filter(([id]) => !filter || id.includes(filter.text));
  return { kind: 'array', series: named.map(([, values]) => values) };
}

/** Each value minus the one before it that exists, per `seconds` and per period between them. */
function differences(values: readonly number[], seconds: number): number[] {
  let before = -1;
  return values.map((value, slot) => {
    if (Number.isNaN(value)) return NaN;
    const from = values[before];
    const periods = seconds === 1 ? 1 : slot - before;
    before = slot;
    return from === undefined ? NaN : (value - from) / (periods * seconds);
  });
}

function runningSum(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => (Number.isNaN(value) ? NaN : (sum += value)));
}

/** IF: where the condition has no datapoint there is none; a missing value counts as 0 where true, as none where false. */
function choose(condition: MathValue, yes: MathValue | null, no: MathValue | null, length: number): MathValue {
  if (condition.kind === 'array' || yes?.kind === 'array' || no?.kind === 'array') {
    throw new MetricMathError('IF takes time series and numbers, not arrays');
  }
  const slots = Math.max(
    length,
    ...[condition, yes, no].map((value) => (value?.kind === 'series' ? value.values.length : 0)),
  );
  const at = (value: MathValue | null, slot: number) => (value ? readerOf(value).at(slot) : NaN);
  const values = Array.from({ length: slots }, (_, slot) => {
    const truth = at(condition, slot);
    if (Number.isNaN(truth)) return NaN;
    if (truth === 0) return at(no, slot);
    const chosen = at(yes, slot);
    return Number.isNaN(chosen) && condition.kind === 'series' ? 0 : chosen;
  });
  return { kind: 'series', values };
}

function fill([what, filler]: readonly Expression[], input: MathInput): MathValue {
  if (!what || !filler) throw new MetricMathError('FILL takes a time series and what to fill it with');
  const value = evaluateMetricMath(what, input);
  if (filler.kind === 'name' && filler.name === 'REPEAT') return perSeries(value, repeatLast);
  if (filler.kind === 'name' && filler.name === 'LINEAR') return perSeries(value, interpolate);
  const other = readerOf(evaluateMetricMath(filler, input));
  return perSeries(value, (values) => values.map((one, slot) => (Number.isNaN(one) ? other.at(slot) : one)));
}

function repeatLast(values: readonly number[]): number[] {
  let last = NaN;
  return values.map((value) => (last = Number.isNaN(value) ? last : value));
}

function interpolate(values: readonly number[]): number[] {
  const filled = [...values];
  let before = -1;
  values.forEach((value, slot) => {
    if (Number.isNaN(value)) return;
    const from = values[before];
    for (let gap = before + 1; from !== undefined && gap < slot; gap++) {
      filled[gap] = from + ((value - from) * (gap - before)) / (slot - before);
    }
    before = slot;
  });
  return filled;
}

type Reduction = 'SUM' | 'AVG' | 'MIN' | 'MAX' | 'STDDEV' | 'DATAPOINT_COUNT';

/** Of one series a number, of an array one series. */
function reduce(name: Reduction, value: MathValue, length: number): MathValue {
  if (value.kind === 'scalar') throw new MetricMathError(`${name} takes a time series, got a number`);
  if (value.kind === 'series') return { kind: 'scalar', value: reduceValues(name, value.values) };
  const slots = Math.max(length, ...value.series.map((values) => values.length));
  const values = Array.from({ length: slots }, (_, slot) => {
    const column = value.series.map((series) => series[slot] ?? NaN);
    return name !== 'DATAPOINT_COUNT' && column.every(Number.isNaN) ? NaN : reduceValues(name, column);
  });
  return { kind: 'series', values };
}

/** In an average missing values count as 0: the guide recommends DATAPOINT_COUNT for sparse metrics. */
function reduceValues(name: Reduction, values: readonly number[]): number {
  const real = values.filter((value) => !Number.isNaN(value));
  const sum = real.reduce((total, value) => total + value, 0);
  switch (name) {
    case 'DATAPOINT_COUNT':
      return real.length;
    case 'SUM':
      return sum;
    case 'AVG':
      return values.length === 0 ? NaN : sum / values.length;
    case 'MIN':
      return real.length === 0 ? NaN : real.reduce((least, one) => Math.min(least, one), Infinity);
    case 'MAX':
      return real.length === 0 ? NaN : real.reduce((most, one) => Math.max(most, one), -Infinity);
    case 'STDDEV': {
      const mean = sum / real.length;
      const squares = real.reduce((total, one) => total + (one - mean) * (one - mean), 0);
      return real.length === 0 ? NaN : Math.sqrt(squares / real.length);
    }
  }
}
