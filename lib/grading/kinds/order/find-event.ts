import type { EventSelector } from '@/lib/contracts/question';
import type { Trace, TraceEvent } from '@/lib/contracts/trace';

/** The event that a selector names: the nth of its kind that has the fields asked for, or null. */
export function findEvent(
  { events }: Pick<Trace, 'events'>,
  { kind, nth, ...fields }: EventSelector,
): TraceEvent | null {
  const wanted = Object.entries(fields);
  const isWanted = (event: TraceEvent) => {
    const own = new Map<string, unknown>(Object.entries(event));
    return event.kind === kind && wanted.every(([name, value]) => own.get(name) === value);
  };
  return events.filter(isWanted)[nth - 1] ?? null;
}
