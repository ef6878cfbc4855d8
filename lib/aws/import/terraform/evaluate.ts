import { ownMember } from '@/lib/aws/own-member';
import { isOpenObject, joinParts, type Open, type OpenObject, Unresolved } from '@/lib/aws/import/call';
import { functions } from './functions';
import type { Expression, ForExpression } from './syntax';

/** What a root name (var, local, each, a resource type …) stands for; null where nothing is known of it. */
export type Scope = (name: string) => Open | null;

/** An expression as far as its scope knows. What is not known stays open, with its source as its expression. */
export function evaluate(expression: Expression, scope: Scope): Open {
  const open = () => new Unresolved(expression.text);
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'template':
      return joinParts(expression.parts.map((part) => marked(evaluate(part, scope))));
    case 'tuple':
      return expression.items.map((item) => evaluate(item, scope));
    case 'object':
      return evaluateObject(expression.entries, scope);
    case 'name':
      return scope(expression.name) ?? open();
    case 'attribute': {
      const of = evaluate(expression.of, scope);
      if (isOpenObject(of))
        return ownMember(of, expression.name) ?? (Object.hasOwn(of, expression.name) ? null : open());
      return Array.isArray(of) && of.length === 1 ? memberOf(of[0] ?? null, expression.name, open) : open();
    }
    case 'index':
      return indexed(evaluate(expression.of, scope), evaluate(expression.key, scope), open);
    case 'splat': {
      const of = evaluate(expression.of, scope);
      return Array.isArray(of) || of instanceof Unresolved ? of : [of];
    }
    case 'call': {
      const items = expression.items.map((item) => evaluate(item, scope));
      const last = items.at(-1);
      const all = expression.spread && Array.isArray(last) ? [...items.slice(0, -1), ...last] : items;
      return ownMember(functions, expression.name)?.(all) ?? open();
    }
    case 'conditional': {
      const condition = truthOf(evaluate(expression.condition, scope));
      if (condition === null) return open();
      return evaluate(condition ? expression.yes : expression.no, scope);
    }
    case 'unary': {
      const of = evaluate(expression.of, scope);
      if (expression.operator === '!') return negated(truthOf(of)) ?? open();
      return typeof of === 'number' ? -of : open();
    }
    case 'binary':
      return (
        evaluateBinary(expression.operator, evaluate(expression.left, scope), () =>
          evaluate(expression.right, scope),
        ) ?? open()
      );
    case 'for':
      return evaluateFor(expression, scope) ?? open();
    case 'unsupported':
      return open();
  }
}

/** Inside text an open value shows its braces, so that the report reads like the source. */
function marked(value: Open): Open {
  if (!(value instanceof Unresolved) || value.expression.includes('${')) return value;
  return new Unresolved(`\${${value.expression}}`, value.text);
}

function memberOf(value: Open, name: string, open: () => Open): Open {
  return isOpenObject(value) ? (ownMember(value, name) ?? open()) : open();
}

function evaluateObject(entries: readonly { key: Expression; value: Expression }[], scope: Scope): OpenObject {
  return Object.fromEntries(
    entries.map(({ key, value }): [string, Open] => {
      const name = evaluate(key, scope);
      return [name instanceof Unresolved ? name.text : String(name), evaluate(value, scope)];
    }),
  );
}

function indexed(of: Open, key: Open, open: () => Open): Open {
  if (Array.isArray(of) && (typeof key === 'number' || typeof key === 'string')) return of[Number(key)] ?? open();
  // a resource without a count is written with an index where its count was taken away
  if (isOpenObject(of) && key === 0 && !('0' in of)) return of;
  if (!isOpenObject(of) || (typeof key !== 'string' && typeof key !== 'number')) return open();
  return ownMember(of, String(key)) ?? open();
}

export function truthOf(value: Open): boolean | null {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : null;
}

const negated = (truth: boolean | null) => (truth === null ? null : !truth);

function evaluateBinary(operator: string, left: Open, right: () => Open): Open | null {
  if (operator === '&&' || operator === '||') {
    const decisive = operator === '||';
    const [a, b] = [truthOf(left), truthOf(right())];
    if (a === decisive || b === decisive) return decisive;
    return a === null || b === null ? null : !decisive;
  }
  const other = right();
  if (operator === '==' || operator === '!=') {
    if (isOpen(left) || isOpen(other)) return null;
    return (JSON.stringify(left) === JSON.stringify(other)) === (operator === '==');
  }
  const [a, b] = [numeric(left), numeric(other)];
  if (a === null || b === null) return null;
  return ownMember(arithmetic, operator)?.(a, b) ?? null;
}

const arithmetic: Record<string, (a: number, b: number) => Open> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? null : a / b),
  '%': (a, b) => (b === 0 ? null : a % b),
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};

export function numeric(value: Open): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : null;
}

/** Whether anything in a value is not known. */
export function isOpen(value: Open): boolean {
  if (value instanceof Unresolved) return true;
  if (Array.isArray(value)) return value.some(isOpen);
  return isOpenObject(value) && Object.values(value).some(isOpen);
}

function evaluateFor({ names, over, key, value, condition }: ForExpression, scope: Scope): Open | null {
  const pairs = pairsOf(evaluate(over, scope));
  if (!pairs) return null;
  const [first = '', second] = names;
  const items: Open[] = [];
  const entries: [string, Open][] = [];
  for (const [index, item] of pairs) {
    const inner: Scope = (name) => {
      if (name === (second ?? first)) return item;
      return second !== undefined && name === first ? index : scope(name);
    };
    if (condition && truthOf(evaluate(condition, inner)) !== true) continue;
    if (key) entries.push([String(evaluate(key, inner)), evaluate(value, inner)]);
    else items.push(evaluate(value, inner));
  }
  return key ? Object.fromEntries(entries) : items;
}

/** The keys and values of a collection, or null where it is not known. */
export function pairsOf(value: Open): [string | number, Open][] | null {
  if (Array.isArray(value)) return value.map((item, index): [number, Open] => [index, item]);
  return isOpenObject(value) ? Object.entries(value) : null;
}
