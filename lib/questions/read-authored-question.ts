import { z } from 'zod';
import type { ActorWithRole } from '@/lib/contracts/actor';
import type { AuthoredQuestion, Draft, VersionSummary } from '@/lib/contracts/authoring';
import type { Certificate } from '@/lib/contracts/certificate';
import { questionKinds, topicSchema } from '@/lib/contracts/question';
import { database } from '@/lib/db/client';
import { withRetry } from '@/lib/db/with-retry';
import { toYaml } from './create-question';
import { standingOf } from './list-questions';
import { readDraftText } from './read-draft-text';
import { digestOfDocument } from './derive-keys';
import { titleOf } from './question-title';
import { readVersion, type VersionHead } from './question-version';
import { readCertificate } from './read-certificate';
import { toDraft } from './save-draft';
import { tellCertificate } from './tell-certificate';
import { mayRead, retirableBy, writtenBy } from './written-by';

const kindSchema = z.enum(questionKinds);

/** A question to write, or to look at; null where it does not exist for the actor. */
export async function readAuthoredQuestion(actor: ActorWithRole, questionId: string): Promise<AuthoredQuestion | null> {
  if (!mayRead(actor)) return null;
  return withRetry(async () => {
    const where = (rule: ReturnType<typeof writtenBy>) => ({ AND: [{ id: questionId }, rule] });
    const [row, mayEdit, mayRetire] = await Promise.all([
      database.question.findUnique({ where: { id: questionId }, include: included }),
      database.question.count({ where: where(writtenBy(actor)) }),
      database.question.count({ where: where(retirableBy(actor)) }),
    ]);
    const shown = row && (await shownText(row, mayEdit > 0));
    if (!row || !shown) return null;
    return {
      questionId,
      title: shown.title,
      topic: topicSchema.parse(row.topic),
      kind: kindSchema.parse(row.kind),
      status: row.status,
      owner: row.ownerId === null ? null : (row.owner?.displayName ?? 'Without a name'),
      isOwn: row.ownerId === actor.learnerId,
      draft: shown.draft,
      certificate: shown.certificate && tellCertificate(shown.certificate, shown.draft.text),
      versions: await listVersions(questionId),
      mayEdit: mayEdit > 0,
      mayRetire: mayRetire > 0,
    };
  });
}

const included = { owner: { select: { displayName: true } }, draft: true, currentVersion: true } as const;

type Row = {
  id: string;
  draft: { text: string; title: string | null; revision: number; updatedAt: Date; certificate: unknown } | null;
  currentVersion: (VersionHead & { publishedAt: Date; certificate: unknown }) | null;
};

type Shown = { draft: Draft; title: string; certificate: Certificate | null };

/** The draft for who may write it, else the text of the version that is drawn or was last; a draft is nobody else's. */
async function shownText({ id, draft, currentVersion }: Row, mayEdit: boolean): Promise<Shown | null> {
  if (draft && mayEdit) {
    const read = readDraftText(draft.text, id);
    const digest = read.kind === 'question' ? digestOfDocument(read.question) : null;
    const certificate = readCertificate(draft.certificate) ?? readCertificate(currentVersion?.certificate);
    // of a text before this one it would mislead
    const own = certificate?.digest === digest ? certificate : null;
    const title = read.kind === 'question' ? titleOf(read.question) : (draft.title ?? id);
    return { draft: toDraft(draft), title, certificate: own };
  }
  if (!currentVersion) return null;
  const { question } = await readVersion(currentVersion);
  const text = toYaml(question);
  return {
    draft: toDraft({ text, revision: 0, updatedAt: currentVersion.publishedAt }),
    title: titleOf(question),
    certificate: readCertificate(currentVersion.certificate),
  };
}

type VersionRow = Omit<VersionSummary, 'publishedAt' | 'certificate'> & {
  publishedAt: Date;
  core: string | null;
  isBundled: boolean;
};

async function listVersions(questionId: string): Promise<VersionSummary[]> {
  const rows = await database.$queryRaw<VersionRow[]>`
    SELECT v."number", v."status"::text, v."publishedAt", v."certificate" ->> 'core' AS "core",
           l."displayName" AS "author", v."authorId" IS NULL AS "isBundled"
    FROM "QuestionVersion" v LEFT JOIN "Learner" l ON l."id" = v."authorId"
    WHERE v."questionId" = ${questionId} ORDER BY v."number" DESC`;
  return rows.map(({ number, status, publishedAt, core, author, isBundled }) => ({
    ...{ number, status, publishedAt: publishedAt.toISOString(), certificate: standingOf(core) },
    author: isBundled ? null : (author ?? 'Without a name'),
  }));
}
