import type { Replay } from '@/lib/contracts/replay';

/** Of which run an event tells: of the learner's, of the winner's, or of both alike. */
export type Whose = 'learner' | 'winner' | 'both';

export type ListedEvent = {
  atSecond: number;
  text: string;
  whose: Whose;
  /** Its number on the chart, if drawn. */ number: number | null;
};

/** Both runs' events in the order of time; what happens alike in both is said once. Marked ones are numbered. */
export function listEvents({ learner, winner }: Pick<Replay, 'learner' | 'winner'>): ListedEvent[] {
  const found = new Map<string, { atSecond: number; text: string; whose: Whose; marked: boolean }>();
  for (const { atSecond, text, marked } of learner?.events ?? []) {
    found.set(`${atSecond} ${text}`, { atSecond, text, marked, whose: 'learner' });
  }
  for (const { atSecond, text, marked } of winner.events) {
    const name = `${atSecond} ${text}`;
    found.set(name, { atSecond, text, marked, whose: found.has(name) ? 'both' : 'winner' });
  }
  let numbered = 0;
  return [...found.values()]
    .sort((a, b) => a.atSecond - b.atSecond)
    .map(({ marked, ...event }) => ({ ...event, number: marked ? (numbered += 1) : null }));
}
