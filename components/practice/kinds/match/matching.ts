import { isRecord } from '@/components/post-json';
import type { Answering } from '@/components/practice/answering';

export type ShownItem = { id: string; text: string };

/** For each on the left the one on the right that was chosen. */
export type Pairs = Readonly<Record<string, string>>;

export function matching(left: readonly ShownItem[]): Answering<Pairs> {
  return {
    read(kept) {
      if (!isRecord(kept)) return null;
      const pairs = Object.entries(kept).flatMap(([from, to]) => (typeof to === 'string' ? [[from, to] as const] : []));
      return Object.fromEntries(pairs);
    },
    check(pairs) {
      const missing = left.filter(({ id }) => !pairs?.[id]);
      const [first] = missing;
      if (pairs === null || first) return { kind: 'lacking', message: lackOf(missing, left.length) };
      return { kind: 'ready', response: { pairs: { ...pairs } } };
    },
  };
}

function lackOf(missing: readonly ShownItem[], count: number): string {
  if (missing.length === count) return 'Choose a partner for each first.';
  const [first] = missing;
  return missing.length === 1 ? `“${first?.text ?? ''}” has no partner yet.` : `${missing.length} have no partner yet.`;
}
