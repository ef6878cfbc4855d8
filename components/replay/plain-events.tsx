import { clockAt } from '@/components/clock';
import { LongName } from '@/components/rich-text';
import type { ListedEvent, Whose } from './replay-events';

/** What happened, where there is no picture to point into. */
export function PlainEvents({
  events,
  startsAt,
  names,
}: {
  events: readonly ListedEvent[];
  startsAt: string;
  names: Record<Whose, string>;
}) {
  return (
    <ol className="text-small mt-5 grid gap-1">
      {events.map(({ atSecond, text, whose }) => (
        <li key={`${atSecond} ${whose} ${text}`} className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-2">
          <span className="text-grey">{clockAt(startsAt, atSecond)}</span>
          <span>
            {names[whose] !== '' && <span className="text-grey mr-0.5">{names[whose]} </span>}
            <LongName text={text} />
          </span>
        </li>
      ))}
    </ol>
  );
}
