import type { MemberStanding, TopicStanding } from '@/lib/contracts/classes';
import { type Topic, topics } from '@/lib/contracts/question';
import { masteryEstimate, masteryOf } from '@/lib/learning/mastery';

type Counts = Partial<Record<Topic, [correct: number, counted: number]>>;

/** A learner of a class by what they got right in each topic. */
export function member(name: string, counts: Counts, lastSeenAt: string | null = null): MemberStanding {
  const standings = topics.map((topic): TopicStanding => {
    const [correct, counted] = counts[topic] ?? [0, 0];
    const seen = { counted, correct, attempts: counted };
    return { topic, ...seen, ...masteryEstimate(masteryOf(seen)), lastSeenAt };
  });
  const attempts = standings.reduce((sum, one) => sum + one.attempts, 0);
  const learnerId = `id-of-${name}`;
  return { learnerId, name, joinedAt: '2026-06-01T08:00:00.000Z', attempts, lastSeenAt, topics: standings };
}
