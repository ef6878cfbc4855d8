import { ownMember } from '@/lib/aws/own-member';

/**
 * The shapes of AWS's requests as its service models state them (types, required members, lengths, ranges, patterns,
 * enums) and AWS's words for a value that does not fit.
 */
export type Shape =
  | { readonly type: 'string'; readonly min?: number; readonly max?: number; readonly pattern?: Pattern }
  | { readonly type: 'enum'; readonly values: readonly string[] }
  | { readonly type: 'integer' | 'number'; readonly min?: number; readonly max?: number }
  | { readonly type: 'boolean' | 'timestamp' | 'any' }
  | { readonly type: 'list'; readonly min?: number; readonly max?: number; readonly of: Shape }
  | Structure;

export type Structure = {
  readonly type: 'structure';
  readonly required: readonly string[];
  readonly members: Readonly<Record<string, Shape>>;
};

/** A pattern of the model, and how AWS writes it in a message. */
export type Pattern = { readonly expression: RegExp; readonly text: string };

export type Violation =
  /** The service answers with a ValidationException. */
  | { readonly kind: 'constraint'; readonly path: string; readonly message: string }
  /** AWS's own clients do not send the request. */
  | { readonly kind: 'parameter'; readonly path: string; readonly message: string };

export function findViolations(shape: Shape, value: unknown, path: readonly string[] = []): Violation[] {
  if (value === undefined || value === null) return [];
  switch (shape.type) {
    case 'any':
      return [];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [wrongType(value, path, 'a boolean')];
    case 'timestamp':
      return typeof value === 'string' || typeof value === 'number' ? [] : [wrongType(value, path, 'a timestamp')];
    case 'enum': {
      if (typeof value !== 'string') return [wrongType(value, path, 'a string')];
      if (shape.values.includes(value)) return [];
      return [constraint(value, path, `Member must satisfy enum value set: [${shape.values.join(', ')}]`)];
    }
    case 'string':
      return stringViolations(shape, value, path);
    case 'integer':
    case 'number':
      return numberViolations(shape, value, path);
    case 'list': {
      if (!Array.isArray(value)) return [wrongType(value, path, 'a list')];
      const own = outOf(value.length, shape, (limit) =>
        constraint(`[${value.map(String).join(', ')}]`, path, `Member must have length ${limit}`),
      );
      return [
        ...own,
        ...value.flatMap((item, index) => findViolations(shape.of, item, [...path, String(index + 1), 'member'])),
      ];
    }
    case 'structure':
      return structureViolations(shape, value, path);
  }
}

function stringViolations(
  shape: Extract<Shape, { type: 'string' }>,
  value: unknown,
  path: readonly string[],
): Violation[] {
  if (typeof value !== 'string') return [wrongType(value, path, 'a string')];
  const violations = outOf(value.length, shape, (limit) => constraint(value, path, `Member must have length ${limit}`));
  if (shape.pattern && !shape.pattern.expression.test(value)) {
    violations.push(constraint(value, path, `Member must satisfy regular expression pattern: ${shape.pattern.text}`));
  }
  return violations;
}

function numberViolations(
  shape: Extract<Shape, { type: 'integer' | 'number' }>,
  value: unknown,
  path: readonly string[],
): Violation[] {
  if (typeof value !== 'number' || (shape.type === 'integer' && !Number.isInteger(value))) {
    return [wrongType(value, path, shape.type === 'integer' ? 'an integer' : 'a number')];
  }
  return outOf(value, shape, (limit) => constraint(value, path, `Member must have value ${limit}`));
}

function structureViolations({ required, members }: Structure, value: unknown, path: readonly string[]): Violation[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [wrongType(value, path, 'a structure')];
  const given = new Map<string, unknown>(Object.entries(value));
  const violations: Violation[] = [];
  for (const name of required) {
    if (given.get(name) === undefined || given.get(name) === null) {
      violations.push(constraint(null, [...path, name], 'Member must not be null'));
    }
  }
  for (const [name, one] of given) {
    const member = ownMember(members, name);
    if (member) violations.push(...findViolations(member, one, [...path, name]));
    else {
      const known = Object.keys(members).join(', ');
      const message = `Unknown parameter in input: "${name}", must be one of: ${known}`;
      violations.push({ kind: 'parameter', path: [...path, name].join('.'), message });
    }
  }
  return violations;
}

function outOf(
  size: number,
  { min, max }: { readonly min?: number; readonly max?: number },
  violation: (limit: string) => Violation,
): Violation[] {
  if (min !== undefined && size < min) return [violation(`greater than or equal to ${min}`)];
  return max !== undefined && size > max ? [violation(`less than or equal to ${max}`)] : [];
}

function constraint(value: unknown, path: readonly string[], text: string): Violation {
  const shown = value === null ? 'null' : `'${String(value)}'`;
  const message = `Value ${shown} at '${path.map(lowerFirst).join('.')}' failed to satisfy constraint: ${text}`;
  return { kind: 'constraint', path: path.join('.'), message };
}

function wrongType(value: unknown, path: readonly string[], expected: string): Violation {
  const where = path.join('.');
  return {
    kind: 'parameter',
    path: where,
    message: `Invalid type for parameter ${where}, value: ${JSON.stringify(value)}, expected ${expected}`,
  };
}

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
