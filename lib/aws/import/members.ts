import type { Json, JsonObject } from '@/lib/contracts/question';
import { isObject } from '@/lib/aws/json-object';

/** Reading members of requests whose shape has been checked. */
export function textOf(value: JsonObject | undefined, member: string): string | undefined {
  const inner = value?.[member];
  return typeof inner === 'string' ? inner : undefined;
}

export function numberOf(value: JsonObject | undefined, member: string): number | undefined {
  const inner = value?.[member];
  return typeof inner === 'number' ? inner : undefined;
}

export function objectOf(value: JsonObject | undefined, member: string): JsonObject | undefined {
  const inner = value?.[member];
  return isObject(inner) ? inner : undefined;
}

export function objectsOf(value: JsonObject | undefined, member: string): JsonObject[] {
  const inner = value?.[member];
  return Array.isArray(inner) ? inner.filter(isObject) : [];
}

/** The members that are there, in the order named. */
export function pick(value: JsonObject, members: readonly string[]): JsonObject {
  const entries = members.flatMap((member): [string, Json][] => {
    const inner = value[member];
    return inner === undefined ? [] : [[member, inner]];
  });
  return Object.fromEntries(entries);
}
