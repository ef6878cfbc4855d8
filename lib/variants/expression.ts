/**
 * The little language of {{placeholders}}: names (with dots), numbers, + − × ÷ and parentheses. A parser of our own, because
 * a question is a document and a document must never run code.
 */
export type Names = (name: string) => number | string | null | undefined;

export type Evaluated = { kind: 'value'; value: number | string | null } | { kind: 'error'; message: string };

type Token = { kind: 'number'; value: number } | { kind: 'name'; name: string } | { kind: 'sign'; sign: string };

export function evaluateExpression(text: string, names: Names): Evaluated {
  const tokens = tokenize(text);
  if (typeof tokens === 'string') return { kind: 'error', message: tokens };
  const [only] = tokens;
  if (tokens.length === 1 && only?.kind === 'name') {
    const value = names(only.name);
    return value === undefined ? unknownName(only.name) : { kind: 'value', value };
  }
  const state: ParserState = { tokens, at: 0, names, problem: null };
  const value = sum(state);
  if (state.problem !== null) return { kind: 'error', message: state.problem };
  if (state.at < tokens.length)
    return { kind: 'error', message: `unexpected ${describe(tokens[state.at])} in {{${text}}}` };
  return Number.isFinite(value) ? { kind: 'value', value } : { kind: 'error', message: `{{${text}}} is not a number` };
}

function unknownName(name: string): Evaluated {
  return { kind: 'error', message: `no parameter or measure is called ${name}` };
}

function tokenize(text: string): Token[] | string {
  const tokens: Token[] = [];
  const pattern = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_][\w-]*(?:\.[A-Za-z_0-9][\w-]*)*)|([-+*/()−×÷]))/y;
  while (pattern.lastIndex < text.trimEnd().length) {
    const start = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) return `unexpected "${text.slice(start).trim().slice(0, 10)}" in {{${text}}}: + − × ÷ and ( ) only`;
    const [, number, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', value: Number(number) });
    else if (name !== undefined) tokens.push({ kind: 'name', name });
    else tokens.push({ kind: 'sign', sign: { '-': '−', '*': '×', '/': '÷' }[sign ?? ''] ?? sign ?? '' });
  }
  return tokens.length > 0 ? tokens : 'an empty placeholder {{}}';
}

type ParserState = { tokens: readonly Token[]; at: number; names: Names; problem: string | null };

function takeSign(state: ParserState, signs: readonly string[]): string | null {
  const token = state.tokens[state.at];
  if (token?.kind !== 'sign' || !signs.includes(token.sign)) return null;
  state.at += 1;
  return token.sign;
}

function sum(state: ParserState): number {
  let value = product(state);
  for (let sign = takeSign(state, ['+', '−']); sign; sign = takeSign(state, ['+', '−'])) {
    const next = product(state);
    value = sign === '+' ? value + next : value - next;
  }
  return value;
}

function product(state: ParserState): number {
  let value = factor(state);
  for (let sign = takeSign(state, ['×', '÷']); sign; sign = takeSign(state, ['×', '÷'])) {
    const next = factor(state);
    value = sign === '×' ? value * next : value / next;
  }
  return value;
}

function factor(state: ParserState): number {
  if (takeSign(state, ['−'])) return -factor(state);
  if (takeSign(state, ['('])) {
    const value = sum(state);
    if (!takeSign(state, [')'])) state.problem ??= 'a parenthesis is not closed';
    return value;
  }
  const token = state.tokens[state.at];
  state.at += 1;
  if (token?.kind === 'number') return token.value;
  if (token?.kind === 'name') {
    const value = state.names(token.name);
    if (typeof value === 'number') return value;
    state.problem ??=
      value === undefined ? `no parameter or measure is called ${token.name}` : `${token.name} is not a number`;
    return NaN;
  }
  state.problem ??= `expected a number or a name, got ${describe(token)}`;
  return NaN;
}

function describe(token: Token | undefined): string {
  if (!token) return 'the end';
  return token.kind === 'number' ? String(token.value) : token.kind === 'name' ? token.name : `"${token.sign}"`;
}
