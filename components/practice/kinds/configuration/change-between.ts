import type { Json, JsonObject } from '@/lib/contracts/question';
import { isObject } from './lab-document';

/** The JSON Merge Patch (RFC 7396) that makes one document of another: null takes away, a list is given as a whole. */
export function changeBetween(before: JsonObject, after: JsonObject): JsonObject {
  const change = new Map<string, Json>();
  for (const [key, value] of Object.entries(after)) {
    const former = before[key];
    if (isSame(former, value)) continue;
    change.set(key, isObject(former) && isObject(value) ? changeBetween(former, value) : value);
  }
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) change.set(key, null);
  return Object.fromEntries(change);
}

/** Equal whatever the order of members; lists in their order. */
function isSame(a: Json | undefined, b: Json): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((entry, i) => isSame(entry, b[i] ?? null));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = Object.keys(b);
  return keys.length === Object.keys(a).length && keys.every((key) => isSame(a[key], b[key] ?? null));
}
