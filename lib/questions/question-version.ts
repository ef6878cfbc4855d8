import { type Question, questionSchema } from '@/lib/contracts/question';
import { database } from '@/lib/db/client';
import { type Keys, keysSchema } from './derive-keys';
import { titleOf } from './question-title';

/** An immutable published document, with the key it was published with. */
export type QuestionVersion = {
  id: string;
  questionId: string;
  number: number;
  status: 'published' | 'superseded' | 'withdrawn' | 'retired';
  /** SHA-256 of the document. */
  digest: string;
  question: Question;
  keys: Keys;
};

/** What may change about a version, and what names it. */
export type VersionHead = Pick<QuestionVersion, 'id' | 'questionId' | 'number' | 'status'>;

// a version's document and keys never change, so they are read and parsed once; its status is read every time
const parsedDocuments = new Map<string, Pick<QuestionVersion, 'digest' | 'question' | 'keys'>>();
const mostParsedDocuments = 2000;

export async function readVersion(head: VersionHead): Promise<QuestionVersion> {
  const known = parsedDocuments.get(head.id);
  if (known) return { ...head, ...known };
  const row = await database.questionVersion.findUniqueOrThrow({ where: { id: head.id } });
  const parsed = {
    digest: row.digest,
    question: questionSchema.parse(row.document),
    keys: keysSchema.parse(row.keys),
  };
  if (parsedDocuments.size >= mostParsedDocuments) parsedDocuments.clear();
  parsedDocuments.set(head.id, parsed);
  return { ...head, ...parsed };
}

/** The titles of versions' scenarios, to name them in a list. */
export async function titlesOfVersions(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const heads = await database.questionVersion.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, questionId: true, number: true, status: true },
  });
  const versions = await Promise.all(heads.map(readVersion));
  return new Map(versions.map(({ id, question }) => [id, titleOf(question)]));
}

/** Takes a version out of the draws because the core no longer agrees with its key. */
export async function withdrawVersion(versionId: string): Promise<void> {
  await database.$transaction([
    database.questionVersion.updateMany({ where: { id: versionId }, data: { status: 'withdrawn' } }),
    database.question.updateMany({ where: { currentVersionId: versionId }, data: { status: 'withdrawn' } }),
  ]);
}
