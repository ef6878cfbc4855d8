import type { QuestionOf } from '@/lib/contracts/question';
import { type Judged, type Reading, readingOf, type Sample, type Trial } from '@/lib/grading/certificate/trial';
import type { Subject } from '@/lib/grading/kinds/kind';
import { findEvent } from './find-event';
import { findEvents } from './find-events';

/** The events must come in the same order everywhere, neighbours plainly one after the other. */
export function orderTrial({ asked, base, goal }: Subject<QuestionOf<'order'>>, key: readonly string[]): Trial {
  const { events } = asked.order;
  const places = key.map((id) => events.findIndex((event) => event.id === id));
  const neighbours = key.slice(1).map((id, index) => `${key[index] ?? ''}, ${id}`);
  const judge = ([reading]: readonly Reading[]): Judged => {
    const seconds = places.map((place) => reading?.values[place] ?? null);
    const samples = neighbours.map((option, index): Sample => {
      const [before, after] = [seconds[index] ?? null, seconds[index + 1] ?? null];
      const share = before === null || after === null ? 0 : after - before;
      return { option, rule: 'spaced', requirement: 0, measure: null, share };
    });
    const wins = samples.every(({ share }) => share > 0);
    return { wins, key: wins ? key : orderOf(events, reading?.values ?? []), samples };
  };
  const read: Trial['runs'][number]['read'] = (trace) =>
    readingOf(
      goal,
      trace,
      events.map(({ event }) => findEvent(trace, event)?.atSecond ?? null),
    );
  const shown = findEvents({ asked, base }).map(({ id, atSecond }) => {
    const outcome = { id, trace: base.trace, goal: null, claim: { value: atSecond, holds: true }, holds: true };
    return { outcome, goal, right: true };
  });
  return { runs: [{ scenario: base.scenario, read }], judge, shown, graded: [] };
}

/** The order in which the events come, without those that do not. */
function orderOf(events: readonly { id: string }[], seconds: readonly (number | null)[]): string[] {
  const found = events.flatMap(({ id }, index) => {
    const second = seconds[index] ?? null;
    return second === null ? [] : [{ id, second }];
  });
  return found.toSorted((a, b) => a.second - b.second).map(({ id }) => id);
}
