import type { Expression } from '@/lib/simulation/metric-math/expression';
import { evaluateMetricMath, MetricMathError } from '@/lib/simulation/metric-math/evaluate';
import { parseMetricMath } from '@/lib/simulation/metric-math/parse';

/**
 * A list of metric data queries as one expression over metrics: expressions that name others are put into one another.
 * A19; "Create a target tracking scaling policy using metric math".
 */
export type MathQuery = {
  readonly Id: string;
  readonly Expression?: string | undefined;
  readonly MetricStat?: object | undefined;
  readonly ReturnData?: boolean | undefined;
};

export type ComposedMath =
  /** One metric without any arithmetic. */
  | { readonly kind: 'metric'; readonly id: string }
  | { readonly kind: 'expression'; readonly expression: Expression; readonly inputs: readonly string[] }
  | { readonly kind: 'invalid'; readonly message: string };

export function composeMath(queries: readonly MathQuery[], periodSeconds: number): ComposedMath {
  const returned = queries.find(({ ReturnData }) => ReturnData !== false);
  if (!returned) return { kind: 'invalid', message: 'no query returns data' };
  if (returned.Expression === undefined) return { kind: 'metric', id: returned.Id };
  const inputs = queries.filter(({ MetricStat }) => MetricStat !== undefined).map(({ Id }) => Id);
  const expression = compose(returned, queries, []);
  if (typeof expression === 'string') return { kind: 'invalid', message: expression };
  const problem = problemOf(expression, inputs, periodSeconds);
  return problem === null ? { kind: 'expression', expression, inputs } : { kind: 'invalid', message: problem };
}

/** The tree of a query, or what is wrong with it. */
function compose(query: MathQuery, queries: readonly MathQuery[], within: readonly string[]): Expression | string {
  if (within.includes(query.Id)) return `${query.Id} is defined by itself`;
  const parsed = parseMetricMath(query.Expression ?? '');
  if (parsed.kind === 'invalid') return `${query.Id}: ${parsed.message}`;
  let problem: string | null = null;
  const expression = replaceNames(parsed.expression, (name) => {
    const other = queries.find(({ Id, Expression }) => Id === name && Expression !== undefined);
    if (!other) return null;
    const composed = compose(other, queries, [...within, query.Id]);
    if (typeof composed !== 'string') return composed;
    problem = composed;
    return null;
  });
  return problem ?? expression;
}

function replaceNames(expression: Expression, replace: (name: string) => Expression | null): Expression {
  const inside = (one: Expression) => replaceNames(one, replace);
  switch (expression.kind) {
    case 'name':
      return replace(expression.name) ?? expression;
    case 'list':
      return { ...expression, items: expression.items.map(inside) };
    case 'negative':
      return { ...expression, of: inside(expression.of) };
    case 'operation':
      return { ...expression, left: inside(expression.left), right: inside(expression.right) };
    case 'call':
      return { ...expression, arguments: expression.arguments.map(inside) };
    default:
      return expression;
  }
}

/** Tried once on one period of ones: the result has to be one time series. */
function problemOf(expression: Expression, inputs: readonly string[], periodSeconds: number): string | null {
  try {
    const metrics = new Map(inputs.map((id) => [id, [1]]));
    const { kind } = evaluateMetricMath(expression, { metrics, length: 1, periodSeconds });
    return kind === 'series'
      ? null
      : `it gives ${kind === 'scalar' ? 'a number' : 'several time series'}, not one time series`;
  } catch (error) {
    if (error instanceof MetricMathError) return error.message;
    throw error;
  }
}
