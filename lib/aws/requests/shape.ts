/**
 * What AWS's service models say about a value by machine: type, range, length, pattern, enum, members. Whatever they say
 * only in prose (cross-field rules) is a function in lib/aws/rules.
 */
export type Shape =
  | { kind: 'string'; min?: number; max?: number; pattern?: string; values?: readonly string[] }
  | { kind: 'integer' | 'number'; min?: number; max?: number }
  | { kind: 'boolean' | 'timestamp' | 'map' | 'any' }
  | { kind: 'list'; of: Shape; min?: number; max?: number }
  | Structure;

export type Structure = { kind: 'structure'; members: Readonly<Record<string, Shape>>; required: readonly string[] };

export const string = (min?: number, max?: number, pattern?: string): Shape => ({
  kind: 'string',
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
  ...(pattern === undefined ? {} : { pattern }),
});
export const oneOf = (...values: string[]): Shape => ({ kind: 'string', values });
const numeric =
  (kind: 'integer' | 'number') =>
  (min?: number, max?: number): Shape => ({
    kind,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  });
export const integer = numeric('integer');
export const number = numeric('number');
export const boolean: Shape = { kind: 'boolean' };
export const timestamp: Shape = { kind: 'timestamp' };
export const map: Shape = { kind: 'map' };
/** A part that this project has no use for: passed over, never looked into. */
export const any: Shape = { kind: 'any' };
export const list = (of: Shape, min?: number, max?: number): Shape => ({
  kind: 'list',
  of,
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});
export const structure = (members: Record<string, Shape>, ...required: string[]): Structure => ({
  kind: 'structure',
  members,
  required,
});
