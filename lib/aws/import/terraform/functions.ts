import { ownMember } from '@/lib/aws/own-member';
import { isOpenObject, joinParts, type Open, type OpenObject, Unresolved } from '@/lib/aws/import/call';

/**
 * Terraform's functions, as far as names, counts and lists need them. Undefined (or an argument of another kind) leaves
 * the call open; it is named in the report.
 */
type Fn = (items: readonly Open[]) => Open | undefined;

const text =
  (change: (value: string, ...rest: string[]) => Open): Fn =>
  (items) => {
    const texts = items.flatMap((item) => (typeof item === 'string' || typeof item === 'number' ? [String(item)] : []));
    const [first, ...rest] = texts;
    return first !== undefined && texts.length === items.length ? change(first, ...rest) : undefined;
  };
const numbers =
  (change: (...values: number[]) => number): Fn =>
  (items) => {
    const values = items.flatMap((item) => (typeof item === 'number' ? [item] : []));
    return values.length === items.length && values.length > 0 ? change(...values) : undefined;
  };
const list =
  (change: (value: Open[], ...rest: Open[]) => Open | undefined): Fn =>
  ([first, ...rest]) =>
    Array.isArray(first) ? change(first, ...rest) : undefined;
const same: Fn = ([value]) => value;

export const functions: Record<string, Fn> = {
  lower: text((value) => value.toLowerCase()),
  upper: text((value) => value.toUpperCase()),
  trimspace: text((value) => value.trim()),
  replace: text((value, from = '', to = '') =>
    /^\/.*\/$/.test(from) ? new Unresolved(value) : value.replaceAll(from, to),
  ),
  split: text((separator, value = '') => value.split(separator)),
  trimprefix: text((value, prefix = '') => (value.startsWith(prefix) ? value.slice(prefix.length) : value)),
  trimsuffix: text((value, suffix = '') =>
    suffix !== '' && value.endsWith(suffix) ? value.slice(0, -suffix.length) : value,
  ),
  substr: ([value, from, length]) =>
    typeof value === 'string' && typeof from === 'number' && typeof length === 'number'
      ? value.slice(from, length < 0 ? undefined : from + length)
      : undefined,
  format: ([pattern, ...values]) => (typeof pattern === 'string' ? format(pattern, values) : undefined),
  join: ([separator, items]) =>
    typeof separator === 'string' && Array.isArray(items)
      ? joinParts(items.flatMap((item, index) => (index > 0 ? [separator, item] : [item])))
      : undefined,
  min: numbers(Math.min),
  max: numbers(Math.max),
  ceil: numbers(Math.ceil),
  floor: numbers(Math.floor),
  abs: numbers(Math.abs),
  tostring: ([value]) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value),
  tonumber: ([value]) => (typeof value === 'string' && Number.isFinite(Number(value)) ? Number(value) : value),
  tobool: same,
  tolist: same,
  toset: same,
  tomap: same,
  sensitive: same,
  nonsensitive: same,
  try: (items) => items.find((item) => !(item instanceof Unresolved)),
  can: ([value]) => !(value instanceof Unresolved),
  coalesce: (items) => firstGiven(items.filter((item) => item !== '')),
  coalescelist: (items) => firstGiven(items.filter((item) => !Array.isArray(item) || item.length > 0)),
  length: ([value]) => {
    if (typeof value === 'string' || Array.isArray(value)) return value.length;
    return isOpenObject(value) ? Object.keys(value).length : undefined;
  },
  keys: ([value]) => (isOpenObject(value) ? Object.keys(value).sort() : undefined),
  values: ([value]) =>
    isOpenObject(value)
      ? Object.keys(value)
          .sort()
          .map((key) => value[key] ?? null)
      : undefined,
  lookup: ([value, key, fallback]) =>
    isOpenObject(value) && typeof key === 'string' ? (ownMember(value, key) ?? fallback) : undefined,
  merge: (items) => {
    const objects: OpenObject[] = items.filter((item) => isOpenObject(item));
    const known = items.every((item) => item === null || isOpenObject(item));
    return known ? Object.assign({}, ...objects) : undefined;
  },
  concat: (items) => (items.every((item) => Array.isArray(item)) ? items.flat() : undefined),
  element: list((items, index) => (typeof index === 'number' ? items[index % items.length] : undefined)),
  compact: list((items) => items.filter((item) => item !== null && item !== '')),
  distinct: list((items) => items.filter((item, index) => items.indexOf(item) === index)),
  flatten: list((items) => flatten(items)),
  reverse: list((items) => [...items].reverse()),
  sort: list((items) => (items.every((item) => typeof item === 'string') ? [...items].sort() : undefined)),
  contains: list((items, wanted) => (wanted instanceof Unresolved ? undefined : items.includes(wanted ?? null))),
  one: list(([first]) => first ?? null),
  zipmap: list((keys, values) =>
    Array.isArray(values)
      ? Object.fromEntries(keys.map((key, index): [string, Open] => [String(key), values[index] ?? null]))
      : undefined,
  ),
};

function firstGiven(items: readonly Open[]): Open | undefined {
  const first = items.find((item) => item !== null);
  return first instanceof Unresolved ? undefined : first;
}

function flatten(items: readonly Open[]): Open[] {
  return items.flatMap((item): Open[] => (Array.isArray(item) ? flatten(item) : [item]));
}

/** %s, %d and %v; other verbs leave the call open. */
function format(pattern: string, values: readonly Open[]): Open | undefined {
  const pieces = pattern.split(/%[sdv]/);
  if (pieces.length !== values.length + 1 || pieces.some((piece) => /%[^%]/.test(piece))) return undefined;
  return joinParts(pieces.flatMap((piece, index) => [piece.replaceAll('%%', '%'), ...values.slice(index, index + 1)]));
}
