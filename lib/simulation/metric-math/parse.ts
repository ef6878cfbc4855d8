import { type Expression, type FunctionName, functionNames, type Operator } from './expression';

/** An expression ready to be evaluated any number of times, or what is wrong with the text and where it stopped. */
export type ParsedMath =
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'invalid'; readonly message: string };

type Token = { readonly kind: 'number' | 'word' | 'text' | 'sign'; readonly text: string; readonly at: number };

const tokenPattern =
  /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|([A-Za-z][A-Za-z0-9_]*)|"([^"]*)"|(\|\||&&|==|!=|<=|>=|[-+*/^<>(),[\]]))/y;

/** Reads a metric-math expression once; functions are upper case, ids of metrics begin with a lower-case letter. */
export function parseMetricMath(text: string): ParsedMath {
  const tokens = tokensOf(text);
  if (typeof tokens === 'string') return { kind: 'invalid', message: tokens };
  const state: State = { tokens, next: 0, problem: null };
  const expression = readOperation(state, 0);
  const rest = state.tokens[state.next];
  if (state.problem === null && rest) state.problem = `unexpected ${rest.text} at position ${rest.at}`;
  if (state.problem !== null || !expression)
    return { kind: 'invalid', message: state.problem ?? 'nothing to evaluate' };
  return { kind: 'expression', expression };
}

function tokensOf(text: string): Token[] | string {
  const tokens: Token[] = [];
  let at = 0;
  while (text.slice(at).trim() !== '') {
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(text);
    if (!match) return `cannot read ${text.slice(at).trim().charAt(0)} at position ${at}`;
    const [, number, word, quoted, sign] = match;
    at = tokenPattern.lastIndex;
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted, at });
    else tokens.push({ kind: 'sign', text: sign ?? '', at });
  }
  return tokens;
}

type State = { readonly tokens: readonly Token[]; next: number; problem: string | null };

/** From the loosest to the tightest. */
const levels: readonly (readonly Operator[])[] = [
  ['||'],
  ['&&'],
  ['==', '!=', '<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/'],
];
const words: Record<string, Operator> = { AND: '&&', OR: '||' };

function readOperation(state: State, level: number): Expression | null {
  const allowed = levels[level];
  if (!allowed) return readSigned(state);
  let left = readOperation(state, level + 1);
  while (left && state.problem === null) {
    const operator = peekOperator(state);
    if (operator === null || !allowed.includes(operator)) return left;
    state.next += 1;
    const right = readOperation(state, level + 1);
    if (!right) return fail(state);
    left = { kind: 'operation', operator, left, right };
  }
  return left;
}

function peekOperator(state: State): Operator | null {
  const token = state.tokens[state.next];
  if (token?.kind === 'word') return words[token.text] ?? null;
  if (token?.kind !== 'sign') return null;
  return [...levels.flat(), '^' as const].find((operator) => operator === token.text) ?? null;
}

function readSigned(state: State): Expression | null {
  const sign = state.tokens[state.next];
  if (sign?.kind === 'sign' && sign.text === '-') {
    state.next += 1;
    const of = readSigned(state);
    return of ? { kind: 'negative', of } : fail(state);
  }
  const base = readPrimary(state);
  if (!base || peekOperator(state) !== '^') return base;
  state.next += 1;
  const exponent = readSigned(state);
  return exponent ? { kind: 'operation', operator: '^', left: base, right: exponent } : fail(state);
}

function readPrimary(state: State): Expression | null {
  const token = state.tokens[state.next];
  if (!token) return fail(state);
  state.next += 1;
  if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
  if (token.kind === 'text') return { kind: 'text', text: token.text };
  if (token.kind === 'sign') {
    if (token.text === '[') return { kind: 'list', items: readItems(state, ']') };
    if (token.text !== '(') return fail(state, `unexpected ${token.text} at position ${token.at}`);
    const inside = readOperation(state, 0);
    expectSign(state, ')');
    return inside;
  }
  const called = state.tokens[state.next];
  if (called?.kind !== 'sign' || called.text !== '(') return { kind: 'name', name: token.text };
  state.next += 1;
  const name = functionNames.find((known) => known === token.text);
  if (!name) return fail(state, `the function ${token.text} is not supported`);
  return checkArguments(state, name, readItems(state, ')'));
}

function readItems(state: State, end: string): Expression[] {
  const items: Expression[] = [];
  const first = state.tokens[state.next];
  if (first?.kind === 'sign' && first.text === end) {
    state.next += 1;
    return items;
  }
  while (state.problem === null) {
    const item = readOperation(state, 0);
    if (!item) break;
    items.push(item);
    const sign = state.tokens[state.next];
    if (sign?.kind !== 'sign' || sign.text !== ',') break;
    state.next += 1;
  }
  expectSign(state, end);
  return items;
}

function expectSign(state: State, text: string): void {
  const token = state.tokens[state.next];
  if (token?.kind === 'sign' && token.text === text) state.next += 1;
  else if (state.problem === null) state.problem = `expected ${text}`;
}

const argumentCounts: Partial<Record<FunctionName, readonly [number, number]>> = {
  FILL: [2, 2],
  IF: [2, 3],
  METRICS: [0, 1],
};

function checkArguments(state: State, name: FunctionName, given: Expression[]): Expression | null {
  const [least, most] = argumentCounts[name] ?? [1, 1];
  if (given.length >= least && given.length <= most) return { kind: 'call', name, arguments: given };
  return fail(state, `${name} takes ${least === most ? least : `${least} to ${most}`} arguments, got ${given.length}`);
}

function fail(state: State, message = 'the expression ends too early'): null {
  state.problem ??= message;
  return null;
}
