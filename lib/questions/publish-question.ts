import type { Certificate } from '@/lib/contracts/certificate';
import type { Question } from '@/lib/contracts/question';
import type { DocumentProblem } from '@/lib/aws/parse-document';
import { database } from '@/lib/db/client';
import { coreVersion } from '@/lib/simulation/core-version';
import { certifyQuestion } from './certify-question';
import { deriveKeys, digestOfDocument } from './derive-keys';
import { type Published, publishVersion } from './publish-version';
import { readCertificate } from './read-certificate';

/**
 * Publishes a bundled question, unless it is published already or somebody retired it. `kept` is a certificate that was
 * made before; without one of this very document, here or in the database, the question is put to the test here and now.
 * One by an earlier core will do, because the key is derived anew in any case. A question whose key cannot be derived or
 * does not pass is refused; the version before stays.
 */
export async function publishQuestion(
  question: Question,
  now: Date,
  kept: Certificate | null = null,
): Promise<Published | { kind: 'unchanged' }> {
  const digest = digestOfDocument(question);
  const known = kept?.digest === digest ? kept : null;
  if (await isPublished(question.id, digest, known)) return { kind: 'unchanged' };
  // in milliseconds, where putting it to the test takes seconds
  const derived = deriveKeys(question);
  if (derived.kind === 'refused') return derived;
  // one variant, because a start is not to wait for all
  const certificate = known ?? (await findStored(question.id, digest)) ?? certifyQuestion(question, [0]);
  if (!certificate.certified) return { kind: 'refused', problems: refusalsIn(certificate) };
  return publishVersion({ question, certificate, keys: derived.keys, authorId: null, ownerId: null }, now);
}

/** The certificate that this very document was published with before, perhaps by another core. */
async function findStored(questionId: string, digest: string): Promise<Certificate | null> {
  const where = { questionId, digest };
  const row = await database.questionVersion.findFirst({
    where,
    orderBy: { number: 'desc' },
    select: { certificate: true },
  });
  return readCertificate(row?.certificate);
}

/** Is there nothing to do: the document published with keys of this core, and no newer certificate for it? */
async function isPublished(questionId: string, digest: string, kept: Certificate | null): Promise<boolean> {
  const row = await database.question.findUnique({
    where: { id: questionId },
    include: { currentVersion: { select: { digest: true, coreVersion: true, certificate: true } } },
  });
  if (row?.status === 'retired') return true;
  const version = row?.currentVersion;
  if (row?.status !== 'published' || version?.digest !== digest || version.coreVersion !== coreVersion) return false;
  return kept?.core !== coreVersion || readCertificate(version.certificate)?.core === coreVersion;
}

/** Everything that a certificate refuses, each with what to do. */
export function refusalsIn({ refusals, variants }: Certificate): DocumentProblem[] {
  const all = [...refusals, ...variants.flatMap((variant) => variant.refusals)];
  return all.map(({ where, message, remedy }) => ({ path: where, message: `${message}: ${remedy}` }));
}
