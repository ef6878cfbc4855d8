import { type Answering, readIds } from '@/components/practice/answering';

/** An order is complete from the start, so one that was never touched is asked about once. */
export function ordering(shown: readonly string[]): Answering<readonly string[]> {
  return {
    read(kept) {
      const ids = readIds(kept);
      return ids?.length === shown.length && shown.every((id) => ids.includes(id)) ? ids : null;
    },
    check(order) {
      if (order !== null) return { kind: 'ready', response: { events: [...order] } };
      const message =
        'This is the order in which the events were dealt to you. If it is your answer, press the button again.';
      return { kind: 'lacking', message, work: shown };
    },
  };
}

/** The order with the event of one place moved to another. */
export function moved(order: readonly string[], from: number, to: number): string[] {
  const id = order[from];
  if (id === undefined || to < 0 || to >= order.length) return [...order];
  return order.toSpliced(from, 1).toSpliced(to, 0, id);
}
