import type { ActorWithRole } from '@/lib/contracts/actor';
import type { PlacedProblem, ToldCertificate } from '@/lib/contracts/authoring';
import type { Certificate } from '@/lib/contracts/certificate';
import type { Question } from '@/lib/contracts/question';
import { database } from '@/lib/db/client';
import { withRetry } from '@/lib/db/with-retry';
import { coreVersion } from '@/lib/simulation/core-version';
import { certifyElsewhere, deriveKeysElsewhere, type NotDone } from './certify-elsewhere';
import { digestOfDocument } from './derive-keys';
import { readCertificate } from './read-certificate';
import { type Published, publishVersion } from './publish-version';
import { readDraftText } from './read-draft-text';
import { tellCertificate } from './tell-certificate';
import { writtenBy } from './written-by';

type NoQuestion =
  | { kind: 'not-found' }
  /** Another text was saved meanwhile. */
  | { kind: 'changed' }
  | { kind: 'problems'; problems: PlacedProblem[] };

export type DraftCertified = NoQuestion | { kind: 'certificate'; certificate: ToldCertificate } | NotDone;

/** Puts the key of a saved draft to the test and keeps what came of it beside the draft. */
export async function certifyDraft(
  actor: ActorWithRole,
  questionId: string,
  revision: number,
): Promise<DraftCertified> {
  const draft = await readSavedDraft(actor, questionId, revision);
  if (draft.kind !== 'question') return draft;
  const tell = (one: Certificate): DraftCertified => {
    return { kind: 'certificate', certificate: tellCertificate(one, draft.text) };
  };
  if (isOf(draft.certificate, draft.question)) return tell(draft.certificate);
  const result = await certifyElsewhere(draft.question, actor.learnerId);
  if (result.kind !== 'certificate') return result;
  const { certificate } = result;
  await withRetry(() => database.questionDraft.updateMany({ where: { questionId, revision }, data: { certificate } }));
  return tell(certificate);
}

export type DraftPublished = NoQuestion | Exclude<Published, { kind: 'taken' }> | { kind: 'not-certified' } | NotDone;

/** Publishes a saved draft with the certificate that was made of this very text by this very core, and without one not. */
export async function publishDraft(
  actor: ActorWithRole,
  questionId: string,
  revision: number,
  now: Date,
): Promise<DraftPublished> {
  const draft = await readSavedDraft(actor, questionId, revision);
  if (draft.kind !== 'question') return draft;
  const { question, certificate, ownerId } = draft;
  if (!isOf(certificate, question) || !certificate.certified) return { kind: 'not-certified' };
  const derived = await deriveKeysElsewhere(question, actor.learnerId);
  if (derived.kind !== 'keys') return derived;
  const { keys } = derived;
  const result = await publishVersion({ question, certificate, keys, authorId: actor.learnerId, ownerId }, now);
  return result.kind === 'taken' ? { kind: 'not-found' } : result;
}

function isOf(certificate: Certificate | null, question: Question): certificate is Certificate {
  return certificate?.digest === digestOfDocument(question) && certificate.core === coreVersion;
}

type SavedDraft =
  | NoQuestion
  | {
      kind: 'question';
      text: string;
      question: Question;
      certificate: Certificate | null;
      ownerId: string | null;
    };

async function readSavedDraft(actor: ActorWithRole, questionId: string, revision: number): Promise<SavedDraft> {
  const row = await withRetry(() =>
    database.question.findFirst({
      where: { AND: [{ id: questionId }, writtenBy(actor)] },
      include: { draft: true },
    }),
  );
  if (!row?.draft) return { kind: 'not-found' };
  if (row.draft.revision !== revision) return { kind: 'changed' };
  const read = readDraftText(row.draft.text, questionId);
  if (read.kind === 'problems') return read;
  const { text, certificate } = row.draft;
  return { ...read, text, certificate: readCertificate(certificate), ownerId: row.ownerId };
}
