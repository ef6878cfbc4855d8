import { identifier, type Scanner } from './scanner';
import { readHeredoc, readQuoted } from './parse-template';
import type { Expression } from './syntax';

const levels = [['||'], ['&&'], ['==', '!='], ['<=', '>=', '<', '>'], ['+', '-'], ['*', '/', '%']] as const;

/** An expression; `newlines`: inside brackets, where a line may end anywhere. */
export function readExpression(scanner: Scanner, newlines: boolean): Expression {
  return scanner.nested(() => {
    scanner.skip(newlines);
    const start = scanner.at;
    const condition = readBinary(scanner, newlines, 0);
    const end = scanner.at;
    scanner.skip(newlines);
    if (!scanner.accept('?')) {
      scanner.at = end;
      return condition;
    }
    const yes = readExpression(scanner, newlines);
    scanner.skip(newlines);
    scanner.expect(':');
    const no = readExpression(scanner, newlines);
    return { kind: 'conditional', condition, yes, no, text: scanner.text.slice(start, scanner.at) };
  });
}

function readBinary(scanner: Scanner, newlines: boolean, level: number): Expression {
  const operators = levels[level];
  if (!operators) return readUnary(scanner, newlines);
  scanner.skip(newlines);
  const start = scanner.at;
  let left = readBinary(scanner, newlines, level + 1);
  for (;;) {
    const end = scanner.at;
    scanner.skip(newlines);
    const operator = operators.find((one) => scanner.is(one));
    if (operator === undefined) {
      scanner.at = end;
      return left;
    }
    scanner.at += operator.length;
    const right = readBinary(scanner, newlines, level + 1);
    left = { kind: 'binary', operator, left, right, text: scanner.text.slice(start, scanner.at) };
  }
}

function readUnary(scanner: Scanner, newlines: boolean): Expression {
  scanner.skip(newlines);
  const start = scanner.at;
  const operator = scanner.take(/[!-]/y);
  if (operator === null) return readPostfix(scanner, newlines);
  const of = scanner.nested(() => readUnary(scanner, newlines));
  return { kind: 'unary', operator, of, text: scanner.text.slice(start, scanner.at) };
}

function readPostfix(scanner: Scanner, newlines: boolean): Expression {
  const start = scanner.at;
  let of = readTerm(scanner);
  const text = () => scanner.text.slice(start, scanner.at);
  for (;;) {
    const end = scanner.at;
    if (newlines) scanner.skip(true);
    if (scanner.is('...')) {
      scanner.at = end;
      return of;
    }
    if (scanner.accept('.')) {
      const name = scanner.take(/\*|\d+|[A-Za-z_][A-Za-z0-9_-]*/y);
      if (name === null) return scanner.fail(`expected a name after the dot, got ${scanner.shown()}`);
      if (name === '*') of = { kind: 'splat', of, text: text() };
      else if (/^\d/.test(name)) {
        of = { kind: 'index', of, key: { kind: 'literal', value: Number(name), text: name }, text: text() };
      } else of = { kind: 'attribute', of, name, text: text() };
    } else if (scanner.accept('[')) {
      scanner.skip(true);
      if (scanner.accept('*')) {
        scanner.skip(true);
        scanner.expect(']');
        of = { kind: 'splat', of, text: text() };
      } else {
        const key = readExpression(scanner, true);
        scanner.skip(true);
        scanner.expect(']');
        of = { kind: 'index', of, key, text: text() };
      }
    } else {
      scanner.at = end;
      return of;
    }
  }
}

function readTerm(scanner: Scanner): Expression {
  const start = scanner.at;
  const text = () => scanner.text.slice(start, scanner.at);
  const number = scanner.take(/\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
  if (number !== null) return { kind: 'literal', value: Number(number), text: number };
  if (scanner.is('"')) return readQuoted(scanner);
  if (scanner.is('<<')) return readHeredoc(scanner);
  if (scanner.accept('(')) {
    const inner = readExpression(scanner, true);
    scanner.skip(true);
    scanner.expect(')');
    return inner;
  }
  if (scanner.is('[')) return readTuple(scanner);
  if (scanner.is('{')) return readObject(scanner);
  const name = scanner.take(identifier);
  if (name === null) return scanner.fail(`expected an expression, got ${scanner.shown()}`);
  if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true', text: text() };
  if (name === 'null') return { kind: 'literal', value: null, text: text() };
  const called = scanner.take(/(?:::[A-Za-z_][\w-]*)*[ \t]*\(/y);
  if (called === null) return { kind: 'name', name, text: text() };
  return readCall(scanner, `${name}${called.replace(/[ \t]*\($/, '')}`, text);
}

function readCall(scanner: Scanner, name: string, text: () => string): Expression {
  const items: Expression[] = [];
  let spread = false;
  for (;;) {
    scanner.skip(true);
    if (scanner.accept(')')) break;
    items.push(readExpression(scanner, true));
    scanner.skip(true);
    if (scanner.accept('...')) spread = true;
    scanner.skip(true);
    if (!scanner.accept(',') && !scanner.is(')')) scanner.fail(`expected , or ) in ${name}(…), got ${scanner.shown()}`);
  }
  return { kind: 'call', name, items, spread, text: text() };
}

function readTuple(scanner: Scanner): Expression {
  const start = scanner.at;
  scanner.expect('[');
  const loop = readFor(scanner, ']', start);
  if (loop) return loop;
  const items: Expression[] = [];
  for (;;) {
    scanner.skip(true);
    if (scanner.accept(']')) break;
    items.push(readExpression(scanner, true));
    scanner.skip(true);
    if (!scanner.accept(',') && !scanner.is(']')) scanner.fail(`expected , or ], got ${scanner.shown()}`);
  }
  return { kind: 'tuple', items, text: scanner.text.slice(start, scanner.at) };
}

function readObject(scanner: Scanner): Expression {
  const start = scanner.at;
  scanner.expect('{');
  const loop = readFor(scanner, '}', start);
  if (loop) return loop;
  const entries: { key: Expression; value: Expression }[] = [];
  for (;;) {
    scanner.skip(true);
    if (scanner.accept('}')) break;
    const parenthesized = scanner.is('(');
    const written = readExpression(scanner, false);
    // a bare word is the key itself
    const key: Expression =
      written.kind === 'name' && !parenthesized
        ? { kind: 'literal', value: written.name, text: written.text }
        : written;
    scanner.skip(true);
    if (!scanner.accept('=') && !scanner.accept(':')) scanner.fail(`expected = or :, got ${scanner.shown()}`);
    const value = readExpression(scanner, false);
    entries.push({ key, value });
    scanner.skip(false);
    if (!scanner.accept(',') && !scanner.is('\n') && !scanner.is('}')) {
      scanner.fail(`expected a comma, a new line or }, got ${scanner.shown()}`);
    }
  }
  return { kind: 'object', entries, text: scanner.text.slice(start, scanner.at) };
}

/** [for x in list : value if condition] and {for k, v in map : key => value}. */
function readFor(scanner: Scanner, end: ']' | '}', start: number): Expression | null {
  scanner.skip(true);
  if (scanner.take(/for(?=\s)/y) === null) return null;
  const names: string[] = [];
  do {
    scanner.skip(true);
    names.push(scanner.take(identifier) ?? '');
    scanner.skip(true);
  } while (scanner.accept(','));
  scanner.expect('in');
  const over = readExpression(scanner, true);
  scanner.skip(true);
  scanner.expect(':');
  const first = readExpression(scanner, true);
  scanner.skip(true);
  const isMap = scanner.accept('=>');
  const value = isMap ? readExpression(scanner, true) : first;
  scanner.skip(true);
  scanner.accept('...');
  scanner.skip(true);
  const condition = scanner.take(/if(?=[\s(!])/y) === null ? null : readExpression(scanner, true);
  scanner.skip(true);
  scanner.expect(end);
  const text = scanner.text.slice(start, scanner.at);
  return { kind: 'for', names, over, key: isMap ? first : null, value, condition, text };
}
