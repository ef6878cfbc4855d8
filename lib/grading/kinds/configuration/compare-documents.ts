import type { JsonObject } from '@/lib/contracts/question';
import { findChanges, leavesOf } from './find-changes';

export type ComparedValue = { path: string; stated: string | null; yours: string | null; best: string | null };

/** Every value in which one of two configurations differs from the one that was shown, by its path. */
export function compareDocuments(stated: JsonObject, yours: JsonObject, best: JsonObject): ComparedValue[] {
  const [before, own, known] = [stated, yours, best].map(valuesOf);
  const changed = [...findChanges(stated, yours), ...findChanges(stated, best)];
  const isChanged = (path: string) => changed.some((part) => path === part || path.startsWith(`${part}.`));
  const paths = new Set([before, own, known].flatMap((values) => [...(values?.keys() ?? [])]));
  return [...paths].filter(isChanged).map((path) => {
    const at = (values: ReadonlyMap<string, string> | undefined) => values?.get(path) ?? null;
    return { path, stated: at(before), yours: at(own), best: at(known) };
  });
}

const valuesOf = (document: JsonObject): ReadonlyMap<string, string> =>
  new Map(
    leavesOf(document).map(({ path, value }) => [path, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
