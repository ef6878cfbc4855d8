import { v7 as uuidv7 } from 'uuid';
import { canonicalJson } from '@/lib/contracts/canonical-json';
import type { Certificate } from '@/lib/contracts/certificate';
import type { Question } from '@/lib/contracts/question';
import type { DocumentProblem } from '@/lib/aws/parse-document';
import { database, type Transaction } from '@/lib/db/client';
import { withRetry } from '@/lib/db/with-retry';
import { coreVersion } from '@/lib/simulation/core-version';
import { digestOfDocument, type Keys } from './derive-keys';

export type Published =
  | { kind: 'published'; number: number }
  | { kind: 'refused'; problems: DocumentProblem[] }
  /** Somebody else's question has the id. */
  | { kind: 'taken' }
  | { kind: 'retired' };

type Publishing = {
  readonly question: Question;
  readonly certificate: Certificate;
  /** As this core derives them. */
  readonly keys: Keys;
  /** Who publishes it; null for what is bundled with Cooldown. */
  readonly authorId: string | null;
  /** Whose question it must be, if it is there already. */
  readonly ownerId: string | null;
};

/**
 * Makes the next immutable version, which supersedes the one before. The certificate must be of this very document and
 * refuse nothing, and name the keys that this core derives. A document that was published with these keys before gets its
 * old number back, with the newer certificate.
 */
export async function publishVersion(publishing: Publishing, now: Date): Promise<Published> {
  const digest = digestOfDocument(publishing.question);
  const problems = doubtsOf(publishing.certificate, digest, publishing.keys);
  if (problems.length > 0) return { kind: 'refused', problems };
  return withRetry(() => database.$transaction((transaction) => store(transaction, publishing, digest, now)));
}

/** Why a certificate does not speak for a document with these keys. */
function doubtsOf({ certified, digest, variants }: Certificate, wanted: string, keys: Keys): DocumentProblem[] {
  const problem = (message: string): DocumentProblem[] => [{ path: '', message }];
  if (!certified) return problem('the certificate refuses this question');
  if (digest !== wanted) return problem('the certificate is of another document: certify this one');
  const moved = variants.find((variant) =>
    Object.entries(keys).some(([rulebook, ofVariants]) => {
      const certain = Object.entries(variant.keys).find(([name]) => name === rulebook)?.[1];
      return certain?.join() !== ofVariants[variant.seed]?.join();
    }),
  );
  return moved ? problem(`the key of variant ${moved.seed} is no longer the certificate's: certify again`) : [];
}

async function store(
  transaction: Transaction,
  { question, certificate, keys, authorId, ownerId }: Publishing,
  digest: string,
  now: Date,
): Promise<Published> {
  const questionId = question.id;
  const head = { topic: question.topic, kind: question.kind };
  // ON CONFLICT DO NOTHING: an upsert that updates nothing reads first, and loses the race against another publisher
  await transaction.question.createMany({
    data: [{ id: questionId, ...head, ownerId, status: 'draft' }],
    skipDuplicates: true,
  });
  // one publisher a question: numbers follow each other
  const [row] = await transaction.$queryRaw<{ ownerId: string | null; status: string }[]>`
    SELECT "ownerId", "status"::text FROM "Question" WHERE "id" = ${questionId} FOR UPDATE`;
  if (row?.ownerId !== ownerId) return { kind: 'taken' };
  if (row.status === 'retired') return { kind: 'retired' };
  // the same document with another key is another version: what was answered was graded by the old one
  const alike = await transaction.questionVersion.findMany({ where: { questionId, digest } });
  const same = alike.find((version) => canonicalJson(version.keys) === canonicalJson(keys));
  const newest = await transaction.questionVersion.aggregate({ where: { questionId }, _max: { number: true } });
  const number = same?.number ?? (newest._max.number ?? 0) + 1;
  const id = same?.id ?? uuidv7();
  await transaction.questionVersion.updateMany({
    where: { questionId, status: 'published', id: { not: id } },
    data: { status: 'superseded' },
  });
  const renewed = { status: 'published' as const, certificate, coreVersion };
  if (same) await transaction.questionVersion.update({ where: { id }, data: renewed });
  else {
    const written = { id, questionId, number, document: question, digest, keys, authorId, publishedAt: now };
    await transaction.questionVersion.create({ data: { ...written, ...renewed } });
  }
  await transaction.question.update({
    where: { id: questionId },
    data: { ...head, status: 'published', currentVersionId: id },
  });
  return { kind: 'published', number };
}
