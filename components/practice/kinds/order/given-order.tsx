import type { ReactNode } from 'react';
import type { AnswerEvidence } from '@/lib/contracts/verdict';
import { RichLine } from '@/components/rich-text';
import { VerdictMark } from '@/components/practice/verdict-mark';

type OrderEvidence = Extract<AnswerEvidence, { kind: 'order' }>;

/** The learner's order beside that of the run, every event with the time at which it happens. */
export function GivenOrder({ answer: { given, events } }: { answer: OrderEvidence }) {
  const isRight = events.every(({ id }, place) => given[place] === id);
  return (
    <div className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
      <OrderedList title={isRight ? 'Your order, and that of the run' : 'Your order'}>
        {given.map((id, place) => {
          const event = events.find((each) => each.id === id);
          return (
            event && <Row key={id} event={event} mark={<VerdictMark holds={events[place]?.id === id} size={16} />} />
          );
        })}
      </OrderedList>
      {!isRight && (
        <OrderedList title="In the run">
          {events.map((event, place) => (
            <Row key={event.id} event={event} mark={<span className="text-small text-grey">{place + 1}</span>} />
          ))}
        </OrderedList>
      )}
    </div>
  );
}

function OrderedList({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="text-small mb-1 font-semibold">{title}</h2>
      <ol className="border-hairline divide-hairline divide-y border-y">{children}</ol>
    </section>
  );
}

function Row({ event: { text, clock }, mark }: { event: OrderEvidence['events'][number]; mark: ReactNode }) {
  return (
    <li className="grid grid-cols-[1.25rem_1fr] gap-x-3 py-2">
      <span className="pt-1.5">{mark}</span>
      <span>
        <RichLine text={text} />
        <span className="text-small text-grey block">{clock}</span>
      </span>
    </li>
  );
}
