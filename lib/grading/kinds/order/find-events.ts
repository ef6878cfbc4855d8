import type { QuestionOf } from '@/lib/contracts/question';
import type { Subject } from '@/lib/grading/kinds/kind';
import { findEvent } from './find-event';

/** The seconds of the events, in the order in which the question lists them. */
export function findEvents({
  asked,
  base,
}: Pick<Subject<QuestionOf<'order'>>, 'asked' | 'base'>): { id: string; text: string; atSecond: number | null }[] {
  return asked.order.events.map(({ id, text, event }) => {
    return { id, text, atSecond: findEvent(base.trace, event)?.atSecond ?? null };
  });
}
