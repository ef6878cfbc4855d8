/**
 * A CloudWatch metric-math expression as a tree: "Using metric math", syntax and functions. A19 A24
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'negative'; readonly of: Expression }
  | { readonly kind: 'operation'; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly arguments: readonly Expression[] };

export const operators = ['||', '&&', '==', '!=', '<=', '>=', '<', '>', '+', '-', '*', '/', '^'] as const;
export type Operator = (typeof operators)[number];

/** The functions that can be evaluated with + − × ÷ and sqrt alone; LOG and those about calendars or searches are not. */
export const functionNames = [
  'ABS',
  'AVG',
  'CEIL',
  'DATAPOINT_COUNT',
  'DIFF',
  'FILL',
  'FIRST',
  'FLOOR',
  'IF',
  'LAST',
  'MAX',
  'METRIC_COUNT',
  'METRICS',
  'MIN',
  'PERIOD',
  'RATE',
  'RUNNING_SUM',
  'STDDEV',
  'SUM',
] as const;
export type FunctionName = (typeof functionNames)[number];
