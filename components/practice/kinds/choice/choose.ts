import { type Answering, readIds } from '@/components/practice/answering';

export type ChoiceKind = 'choice' | 'choices';

export type ShownOption = { id: string; text: string };

/** One option replaces another; of several each comes and goes. In the order shown, not in the order clicked. */
export function choose(kind: ChoiceKind, chosen: readonly string[], id: string, order: readonly string[]): string[] {
  if (kind === 'choice') return [id];
  const next = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
  return order.filter((other) => next.includes(other));
}

export function choosing(kind: ChoiceKind): Answering<readonly string[]> {
  return {
    read: readIds,
    check(chosen) {
      const [first] = chosen ?? [];
      if (chosen === null || first === undefined) return { kind: 'lacking', message: 'Choose an answer first.' };
      return { kind: 'ready', response: kind === 'choice' ? { option: first } : { options: [...chosen] } };
    },
  };
}
