import ts from 'typescript';

/** A test by its words: what it says under which headings, and the facts that its title or a heading names. */
export type NamedTest = {
  readonly title: string;
  readonly headings: readonly string[];
  /** Named by the test itself. */
  readonly own: readonly string[];
  /** Named by a heading above it. */
  readonly inherited: readonly string[];
};

const tests = ['it', 'test'];

/** The tests of one file, by its syntax tree; rows of an `each` count once. */
export function readTitles(path: string, source: string): NamedTest[] {
  const found: NamedTest[] = [];
  const visit = (node: ts.Node, headings: readonly string[]): void => {
    const call = ts.isCallExpression(node) ? titledCall(node) : null;
    if (!call) return ts.forEachChild(node, (child) => visit(child, headings));
    if (tests.includes(call.callee)) {
      const inherited = headings.flatMap(factsIn);
      found.push({ title: call.title, headings, own: factsIn(call.title), inherited });
    } else for (const child of call.body) visit(child, [...headings, call.title]);
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true), []);
  return found;
}

/** `describe('…', …)`, `it.each(…)('…', …)`: a call of one of these names with words as its first argument. */
function titledCall(node: ts.CallExpression): { callee: string; title: string; body: readonly ts.Node[] } | null {
  const [first, ...body] = node.arguments;
  const callee = rootName(node.expression);
  if (!first || (callee !== 'describe' && !tests.includes(callee))) return null;
  const title = textOf(first);
  return title === null ? null : { callee, title, body };
}

function rootName(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isPropertyAccessExpression(expression) || ts.isCallExpression(expression)) {
    return rootName(expression.expression);
  }
  return ts.isTaggedTemplateExpression(expression) ? rootName(expression.tag) : '';
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
}

const parentheses = /\s*\(([^()]*)\)/g;
const factId = /^[A-QS]\d{1,2}$/;

/** The facts that a title names: `… (B1 B2)`, `… (G4–G12, our choice)`; a parenthesis begins with the first of them. */
export function factsIn(title: string): string[] {
  return [...title.matchAll(parentheses)].flatMap(([, inside = '']) => (isAboutFacts(inside) ? idsIn(inside) : []));
}

/** The title without the facts that it names. */
export function withoutFacts(title: string): string {
  return title.replace(parentheses, (whole, inside: string) => {
    if (!isAboutFacts(inside)) return whole;
    const rest = words(inside).filter((word) => idsIn(word).length === 0);
    return rest.length > 0 ? ` (${rest.join(' ')})` : '';
  });
}

const words = (text: string) => text.split(/[\s,]+/);
const isAboutFacts = (inside: string) => factId.test(words(inside)[0]?.split('–')[0] ?? '');

/** Every id in a text; `J9–J13` are five. */
export function idsIn(text: string): string[] {
  return [...text.matchAll(/\b([A-QS])(\d{1,2})(?:–\1(\d{1,2}))?\b/g)].flatMap(([, letter, from, to]) => {
    const first = Number(from);
    return Array.from({ length: Math.max(0, Number(to ?? from) - first) + 1 }, (_, i) => `${letter}${first + i}`);
  });
}
