import { v7 as uuidv7 } from 'uuid';
import type { Question } from '@/lib/contracts/question';
import { database } from '@/lib/db/client';
import type { DocumentProblem } from '@/lib/aws/parse-document';
import { coreVersion } from '@/lib/simulation/core-version';
import { deriveKeys, digestOfDocument } from './derive-keys';

export type Published =
  { kind: 'published'; number: number } | { kind: 'unchanged' } | { kind: 'refused'; problems: DocumentProblem[] };

/**
 * Publishes a question as a new immutable version, unless its newest version is the same document. A version whose key
 * cannot be derived is refused; the version before stays.
 */
export async function publishQuestion(question: Question, now: Date): Promise<Published> {
  const digest = digestOfDocument(question);
  const existing = await database.question.findUnique({
    where: { id: question.id },
    include: { currentVersion: { select: { digest: true } } },
  });
  if (existing?.currentVersion?.digest === digest && existing.status === 'published') return { kind: 'unchanged' };
  const derived = deriveKeys(question);
  if (derived.kind === 'refused') return derived;
  return database.$transaction(async (transaction) => {
    const head = { topic: question.topic, kind: question.kind };
    await transaction.question.upsert({
      where: { id: question.id },
      create: { id: question.id, ...head, status: 'draft' },
      update: head,
    });
    // one publisher a question: numbers follow each other
    await transaction.$queryRaw`SELECT 1 FROM "Question" WHERE "id" = ${question.id} FOR UPDATE`;
    const same = await transaction.questionVersion.findUnique({
      where: { questionId_digest: { questionId: question.id, digest } },
    });
    const newest = await transaction.questionVersion.aggregate({
      where: { questionId: question.id },
      _max: { number: true },
    });
    const number = same?.number ?? (newest._max.number ?? 0) + 1;
    const id = same?.id ?? uuidv7();
    await transaction.questionVersion.updateMany({
      where: { questionId: question.id, status: 'published', id: { not: id } },
      data: { status: 'superseded' },
    });
    if (same) await transaction.questionVersion.update({ where: { id }, data: { status: 'published' } });
    else {
      const row = { id, questionId: question.id, number, document: question, digest, coreVersion, keys: derived.keys };
      await transaction.questionVersion.create({ data: { ...row, status: 'published', publishedAt: now } });
    }
    await transaction.question.update({
      where: { id: question.id },
      data: { status: 'published', currentVersionId: id },
    });
    return { kind: 'published', number };
  });
}
