import { z } from 'zod';
import type { ActorWithRole } from '@/lib/contracts/actor';
import type { CertificateStanding, QuestionSummary } from '@/lib/contracts/authoring';
import { questionKinds, topics, topicSchema } from '@/lib/contracts/question';
import { database } from '@/lib/db/client';
import { withRetry } from '@/lib/db/with-retry';
import { coreVersion } from '@/lib/simulation/core-version';
import { titlesOfVersions } from './question-version';
import { mayRead } from './written-by';

type Row = {
  id: string;
  topic: string;
  kind: string;
  status: QuestionSummary['status'];
  versionId: string | null;
  number: number | null;
  core: string | null;
  draftTitle: string | null;
  owner: string | null;
  isBundled: boolean;
  isOwn: boolean;
  changedAt: Date | null;
};

const kindSchema = z.enum(questionKinds);

/**
 * Every question that an instructor may open: their own first, then what is bundled and what others have published; an
 * administrator's list has everybody's drafts too. Each part is in the order of the topics, and then by title.
 */
export async function listQuestions(actor: ActorWithRole): Promise<QuestionSummary[]> {
  if (!mayRead(actor)) return [];
  return withRetry(async () => {
    const rows = await readRows(actor);
    const titles = await titlesOfVersions(rows.flatMap(({ versionId }) => versionId ?? []));
    const questions = rows.map((row): QuestionSummary => {
      const { id, status, number, core, isOwn } = row;
      return {
        ...{ questionId: id, status, version: number, isOwn },
        title: (isOwn ? row.draftTitle : null) ?? titles.get(row.versionId ?? '') ?? row.draftTitle ?? id,
        topic: topicSchema.parse(row.topic),
        kind: kindSchema.parse(row.kind),
        certificate: standingOf(core),
        owner: row.isBundled ? null : (row.owner ?? 'Without a name'),
        changedAt: row.changedAt?.toISOString() ?? null,
      };
    });
    const position = ({ topic }: QuestionSummary) => topics.indexOf(topic);
    return questions.sort(
      (a, b) => Number(b.isOwn) - Number(a.isOwn) || position(a) - position(b) || a.title.localeCompare(b.title),
    );
  });
}

/** A certificate says nothing about another core than its own. */
export const standingOf = (core: string | null): CertificateStanding | null =>
  core === null ? null : { core, isCurrent: core === coreVersion };

/** One statement, and of each certificate its core alone. */
const readRows = ({ learnerId, role }: ActorWithRole) => database.$queryRaw<Row[]>`
  SELECT q."id", q."topic", q."kind", q."status"::text, v."id" AS "versionId", v."number",
         v."certificate" ->> 'core' AS "core", d."title" AS "draftTitle", l."displayName" AS "owner",
         q."ownerId" IS NULL AS "isBundled", coalesce(q."ownerId" = ${learnerId}::uuid, false) AS "isOwn",
         greatest(d."updatedAt", v."publishedAt") AS "changedAt"
  FROM "Question" q
  LEFT JOIN "QuestionVersion" v ON v."id" = q."currentVersionId"
  LEFT JOIN "QuestionDraft" d ON d."questionId" = q."id"
  LEFT JOIN "Learner" l ON l."id" = q."ownerId"
  WHERE q."status" <> 'draft' OR q."ownerId" = ${learnerId}::uuid OR ${role} = 'administrator'`;

const anything = z.literal('');
/** What of the list is asked for; whatever an address says besides is nothing. */
export const questionFilterSchema = z.object({
  topic: z.union([topicSchema, anything]).catch(''),
  status: z.union([z.enum(['draft', 'published', 'withdrawn', 'retired']), anything]).catch(''),
  whose: z.union([z.literal('own'), anything]).catch(''),
});

export function selectQuestions(
  questions: readonly QuestionSummary[],
  { topic, status, whose }: z.infer<typeof questionFilterSchema>,
): QuestionSummary[] {
  return questions.filter(
    (question) =>
      (topic === '' || question.topic === topic) &&
      (status === '' || question.status === status) &&
      (whose === '' || question.isOwn),
  );
}
