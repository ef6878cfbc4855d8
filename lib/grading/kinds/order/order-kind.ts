import type { QuestionOf } from '@/lib/contracts/question';
import { clockOf } from '@/lib/grading/words';
import { allOrNothing, baseRun, invalid, isSameKey, type Kind, noOtherKey } from '@/lib/grading/kinds/kind';
import { findEvents } from './find-events';
import { orderTrial } from './order-trial';

export const orderKind: Kind<QuestionOf<'order'>> = {
  shownItems: ({ order }) => order.events,
  trial: orderTrial,
  deriveKey(subject) {
    const found = findEvents(subject);
    const missing = found.find(({ atSecond }) => atSecond === null);
    if (missing) return { kind: 'no-key', message: `no event of the run is the one that ${missing.id} selects` };
    const sorted = found.toSorted((a, b) => (a.atSecond ?? 0) - (b.atSecond ?? 0));
    const tied = sorted.find(({ atSecond }, index) => atSecond === sorted[index + 1]?.atSecond);
    if (!tied) return { kind: 'key', ids: sorted.map(({ id }) => id) };
    const ids = sorted.filter(({ atSecond }) => atSecond === tied.atSecond).map(({ id }) => id);
    return { kind: 'tie', ids, message: `${ids.join(' and ')} happen in the same second` };
  },
  grade({ subject, response, key }) {
    if (!('events' in response)) return invalid('This question asks for an order: expected {events}.');
    const { events } = response;
    const unknown = events.find((id) => !subject.asked.order.events.some((event) => event.id === id));
    if (unknown !== undefined) return invalid(`The question has no event ${unknown}.`);
    if (new Set(events).size !== events.length) return invalid('An event stands in the order twice.');
    if (events.length !== key.length) return invalid(`Put all ${key.length} events in order.`);
    return allOrNothing(key.every((id, place) => events[place] === id));
  },
  explain({ subject, response, key }) {
    const found = findEvents(subject);
    const { start } = subject.base.scenario;
    const events = key.flatMap((id) => {
      const event = found.find((one) => one.id === id);
      if (!event || event.atSecond === null) return [];
      return [{ id, text: event.text, atSecond: event.atSecond, clock: clockOf(start, event.atSecond) }];
    });
    const given = 'events' in response ? response.events : [];
    const astray = given.findIndex((id, place) => key[place] !== id);
    const first = events[astray];
    const sentence = first
      ? `The first place that differs is ${astray + 1}: “${first.text}” happens there, at ${first.clock}.`
      : 'Every event stands at its place.';
    return { kind: 'order', given: [...given], events, sentence };
  },
  replay: ({ subject }) => ({ learner: null, winner: baseRun(subject) }),
  otherwise({ subject, key }, other) {
    if (isSameKey(key, other.key)) return [];
    if (other.key.kind !== 'key') return [noOtherKey];
    const texts = new Map(subject.asked.order.events.map(({ id, text }) => [id, text]));
    return [`The order would be: ${other.key.ids.map((id) => `“${texts.get(id) ?? id}”`).join(', then ')}.`];
  },
};
