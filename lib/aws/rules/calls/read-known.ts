import type { z } from 'zod';

/**
 * What a contract knows of a request whose shape has been checked: members that the contract leaves out, at any depth,
 * are dropped. Null where the rest does not fit.
 */
export function readKnown<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> | null {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const unknown = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key].map(String).join('\n')) : [],
  );
  if (unknown.length === 0) return null;
  return schema.safeParse(without(value, new Set(unknown), '')).data ?? null;
}

function without(value: unknown, dropped: ReadonlySet<string>, path: string): unknown {
  const at = (key: string | number) => (path === '' ? String(key) : `${path}\n${key}`);
  if (Array.isArray(value)) return value.map((item, index) => without(item, dropped, at(index)));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !dropped.has(at(key)));
  return Object.fromEntries(kept.map(([key, one]) => [key, without(one, dropped, at(key))]));
}
