import type { Actor } from '@/lib/contracts/actor';
import type { RecurringMisconception } from '@/lib/contracts/progress';
import { database } from '@/lib/db/client';

/** A belief that showed once may have been a slip. */
const leastTimes = 2;
const mostShown = 10;

type Row = { id: string; believes: string; times: bigint; lastSeenAt: Date; lastAttemptId: string };

/** The beliefs behind the actor's own wrong answers that came back, the most frequent first; from stored evidence. */
export async function readMisconceptions({ learnerId }: Actor): Promise<RecurringMisconception[]> {
  const rows = await database.$queryRaw<Row[]>`
    SELECT o->'misconception'->>'id' AS "id",
           (array_agg(o->'misconception'->>'believes' ORDER BY a."gradedAt" DESC))[1] AS "believes",
           count(DISTINCT a."id") AS "times", max(a."gradedAt") AS "lastSeenAt",
           (array_agg(a."id" ORDER BY a."gradedAt" DESC))[1] AS "lastAttemptId"
    FROM "Attempt" a, json_array_elements(a."evidence"->'options') o
    WHERE a."learnerId" = ${learnerId}::uuid AND a."verdict" = 'incorrect'
      AND o->>'chosen' = 'true' AND o->'misconception'->>'id' IS NOT NULL
    GROUP BY 1 HAVING count(DISTINCT a."id") >= ${leastTimes}::int
    ORDER BY "times" DESC, "lastSeenAt" DESC, "id" LIMIT ${mostShown}::int`;
  return rows.map(({ times, lastSeenAt, ...row }) => {
    return { ...row, times: Number(times), lastSeenAt: lastSeenAt.toISOString() };
  });
}
