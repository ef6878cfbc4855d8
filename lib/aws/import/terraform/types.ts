import { isOpenObject, type Open, type OpenObject } from '@/lib/aws/import/call';
import { evaluate } from './evaluate';
import type { Expression } from './syntax';

/** A variable's value with what its type adds: attributes that are optional(type, default) and not given. */
export function withDefaults(value: Open, type: Expression | undefined): Open {
  if (!type || type.kind !== 'call') return value;
  const [inner] = type.items;
  switch (type.name) {
    case 'optional':
      return withDefaults(value, inner);
    case 'list':
    case 'set':
      return Array.isArray(value) ? value.map((item) => withDefaults(item, inner)) : value;
    case 'map':
      return isOpenObject(value)
        ? Object.fromEntries(
            Object.entries(value).map(([key, item]): [string, Open] => [key, withDefaults(item, inner)]),
          )
        : value;
    case 'object':
      return isOpenObject(value) && inner?.kind === 'object' ? fill(value, inner.entries) : value;
    default:
      return value;
  }
}

function fill(value: OpenObject, entries: readonly { key: Expression; value: Expression }[]): OpenObject {
  const filled: OpenObject = {};
  for (const { key, value: type } of entries) {
    const name = String(evaluate(key, () => null));
    const given = value[name];
    const optional = type.kind === 'call' && type.name === 'optional' ? type.items[1] : undefined;
    const fallback = optional ? evaluate(optional, () => null) : null;
    filled[name] = withDefaults(given ?? fallback, type);
  }
  return filled;
}
