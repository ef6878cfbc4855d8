import type { AttemptSummary } from '@/lib/contracts/progress';
import { topicSchema } from '@/lib/contracts/question';

/** Names question versions by their ids. */
export type TitlesOf = (versionIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

export const summaryColumns = {
  id: true,
  gradedAt: true,
  topic: true,
  questionVersionId: true,
  verdict: true,
} as const;

type SummaryRow = {
  id: string;
  gradedAt: Date;
  topic: string;
  questionVersionId: string;
  verdict: AttemptSummary['verdict'];
};

export async function toAttemptSummaries(rows: readonly SummaryRow[], titlesOf: TitlesOf): Promise<AttemptSummary[]> {
  const titles = await titlesOf(rows.map(({ questionVersionId }) => questionVersionId));
  return rows.map((row) => ({
    attemptId: row.id,
    gradedAt: row.gradedAt.toISOString(),
    topic: topicSchema.parse(row.topic),
    title: titles.get(row.questionVersionId) ?? '',
    verdict: row.verdict,
  }));
}
