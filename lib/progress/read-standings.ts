import type { MemberStanding, TopicStanding } from '@/lib/contracts/classes';
import { topics } from '@/lib/contracts/question';
import { database } from '@/lib/db/client';
import { masteryEstimate, masteryOf, newMastery } from '@/lib/learning/mastery';
import type { SharedAttempts } from './shared-attempts';

type Standing = Pick<MemberStanding, 'attempts' | 'lastSeenAt' | 'topics'>;
type Row = { learnerId: string; topic: string; attempts: number; counted: number; correct: number; lastSeenAt: Date };

/** What the shared attempts of learners say, by learner: the estimates of the progress page, from these attempts alone. */
export async function readStandings(shared: readonly SharedAttempts[]): Promise<ReadonlyMap<string, Standing>> {
  const time = (at: Date | null) => at?.toISOString() ?? null;
  const rows = await database.$queryRaw<Row[]>`
    SELECT a."learnerId", a."topic", count(*)::int AS "attempts",
           count(*) FILTER (WHERE a."countsForMastery")::int AS "counted",
           count(*) FILTER (WHERE a."countsForMastery" AND a."verdict" = 'correct')::int AS "correct",
           max(a."gradedAt") AS "lastSeenAt"
    FROM unnest(${shared.map(({ learnerId }) => learnerId)}::uuid[], ${shared.map(({ from }) => time(from))}::timestamp[],
                ${shared.map(({ until }) => time(until))}::timestamp[]) AS s("learnerId", "from", "until")
    JOIN "Attempt" a ON a."learnerId" = s."learnerId" AND a."gradedAt" >= s."from"
                    AND (s."until" IS NULL OR a."gradedAt" <= s."until")
    GROUP BY a."learnerId", a."topic"`;
  const rowsOf = (learnerId: string) => rows.filter((row) => row.learnerId === learnerId);
  const estimate = estimateOnce();
  return new Map(shared.map(({ learnerId }) => [learnerId, toStanding(rowsOf(learnerId), estimate)]));
}

type Seen = Pick<TopicStanding, 'attempts' | 'counted' | 'correct'>;
type Estimate = ReturnType<typeof masteryEstimate>;

/** The learners of a class have the same few counts again and again, and an interval takes half a millisecond. */
function estimateOnce(): (seen: Seen) => Estimate {
  const known = new Map<string, Estimate>();
  return (seen) => {
    const counts = `${seen.correct} of ${seen.counted}`;
    const estimate = known.get(counts) ?? masteryEstimate(masteryOf(seen));
    known.set(counts, estimate);
    return estimate;
  };
}

function toStanding(rows: readonly Row[], estimate: (seen: Seen) => Estimate): Standing {
  const lastSeen = rows.map(({ lastSeenAt }) => lastSeenAt.toISOString()).sort();
  return {
    attempts: rows.reduce((sum, { attempts }) => sum + attempts, 0),
    lastSeenAt: lastSeen.at(-1) ?? null,
    topics: topics.map((topic): TopicStanding => {
      const row = rows.find((one) => one.topic === topic);
      const { attempts, counted, correct } = row ?? newMastery;
      const lastSeenAt = row?.lastSeenAt.toISOString() ?? null;
      return { topic, counted, correct, attempts, ...estimate({ attempts, counted, correct }), lastSeenAt };
    }),
  };
}
