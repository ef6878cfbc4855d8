import type { z } from 'zod';
import { describeIssues } from '@/lib/aws/parse-scenario';
import type { WorkedCase } from './case-file';

/** What became of one case. */
export type Outcome =
  | { readonly status: 'pass' }
  | { readonly status: 'FAIL'; readonly expected: unknown; readonly got: unknown }
  | { readonly status: 'manual'; readonly reason: string }
  | { readonly status: 'unsupported'; readonly reason: string };

/** A structured case that the program cannot read; it counts as failed. */
export class Unreadable extends Error {}

/** Interprets the cases of one topic; throws Unreadable for what it cannot read. */
export type Interpreter = (one: WorkedCase, others: ReadonlyMap<string, WorkedCase>) => Outcome;

export function unsupported(reason: string): Outcome {
  return { status: 'unsupported', reason };
}

/** One part of a case by its schema; a field that the topic does not have makes the case unreadable. */
export function read<S extends z.ZodType>(schema: S, value: unknown, part: string): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = describeIssues(parsed.error.issues, value);
  throw new Unreadable(problems.map(({ path, message }) => `${part}.${path}: ${message}`).join('; '));
}

/** One expected field against what the rooms say: it holds, it differs, or it is told in prose. */
export type Check =
  | { readonly verdict: 'holds' }
  | { readonly verdict: 'differs'; readonly got: unknown }
  | { readonly verdict: 'prose' };

export const holds: Check = { verdict: 'holds' };
export const prose: Check = { verdict: 'prose' };
export const differs = (got: unknown): Check => ({ verdict: 'differs', got });
export const holdsIf = (condition: boolean, got: unknown): Check => (condition ? holds : differs(got));

/** Checks every expected field by the function of its name; a field without one makes the case unreadable. */
export function checkFields(
  expected: Record<string, unknown>,
  checks: Readonly<Record<string, (value: unknown) => Check>>,
  otherwise: (field: string, value: unknown) => Check = (field) => {
    throw new Unreadable(`expected.${field}: unknown field`);
  },
): Outcome {
  const got: Record<string, unknown> = {};
  const told: string[] = [];
  for (const [field, value] of Object.entries(expected)) {
    const check = checks[field]?.(value) ?? otherwise(field, value);
    if (check.verdict === 'differs') got[field] = check.got;
    if (check.verdict === 'prose') told.push(field);
  }
  if (Object.keys(expected).length === 0) throw new Unreadable('expected: nothing to check');
  if (Object.keys(got).length > 0) return { status: 'FAIL', expected, got };
  if (told.length > 0) return { status: 'manual', reason: `expected.${told.join(', expected.')} is told in prose` };
  return { status: 'pass' };
}

/** A check that the rooms' value is the expected one; words where the rooms have a number or a truth are prose. */
export function equals(actual: () => unknown): (value: unknown) => Check {
  return (value) => {
    const got = actual();
    if (isSame(value, got)) return holds;
    return typeof got !== 'string' && isSentence(value) ? prose : differs(got);
  };
}

/** Words that a reader must judge; a single word is a value. */
export function isSentence(value: unknown): boolean {
  return typeof value === 'string' && /[a-z]\S*\s+\S*[a-z]/i.test(value);
}

/** Equal, with what arithmetic adds to a number taken away; null stands for a missing value. */
export function isSame(expected: unknown, got: unknown): boolean {
  if (typeof expected === 'number' && typeof got === 'number') return isSameNumber(expected, got);
  if (expected === null) return got === null || got === undefined || Number.isNaN(got);
  if (Array.isArray(expected)) {
    return Array.isArray(got) && expected.length === got.length && expected.every((one, i) => isSame(one, got[i]));
  }
  if (typeof got === 'boolean' && (expected === 'yes' || expected === 'no')) return got === (expected === 'yes');
  return expected === got;
}

/** A number that is written with three decimals or more may be a rounded one. */
function isSameNumber(expected: number, got: number): boolean {
  if (Math.abs(expected - got) <= 1e-9 * Math.max(1, Math.abs(expected))) return true;
  const decimals = /\.(\d+)$/.exec(String(expected))?.[1]?.length ?? 0;
  return decimals >= 3 && Number(got.toFixed(decimals)) === expected;
}
