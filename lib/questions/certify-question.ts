import type { Certificate, Refusal, VariantCertificate } from '@/lib/contracts/certificate';
import type { Question } from '@/lib/contracts/question';
import { findFact } from '@/lib/aws/facts';
import { refuseDocument } from '@/lib/grading/certificate/document-refusals';
import { refuseFamily } from '@/lib/grading/certificate/family';
import { coreVersion } from '@/lib/simulation/core-version';
import { countVariants, makeVariant } from '@/lib/variants/make-variant';
import { certifyVariant } from './certify-variant';
import { deriveKeys, digestOfDocument } from './derive-keys';
import { examinedSeeds } from './examined-seeds';
import { rulebooksOf, runVariant } from './run-variant';

/** The certificate of a question's key, from those of its variants. */
export function certifyQuestion(question: Question, seeds: readonly number[]): Certificate {
  return joinVariants(
    question,
    seeds.map((seed) => certifyVariant(question, seed)),
  );
}

/**
 * What publishing asks for: some variants put to the test, one of each member of a family at the least, and the key of
 * every other one derived, so that what is certified can be published.
 */
export function certifyForPublishing(question: Question): Certificate {
  const certificate = certifyQuestion(question, examinedSeeds(question));
  if (!certificate.certified) return certificate;
  const derived = deriveKeys(question);
  if (derived.kind === 'keys') return certificate;
  const refusals = derived.problems.map(({ path, message }): Refusal => {
    return {
      code: 'no-key',
      where: path,
      message,
      remedy: 'every variant needs a key: draw fewer values, or move them',
    };
  });
  return { ...certificate, certified: false, refusals: [...certificate.refusals, ...refusals] };
}

export function joinVariants(question: Question, variants: readonly VariantCertificate[]): Certificate {
  const refusals = [...refuseDocument(question, (id) => findFact(id)?.confidence ?? null), ...refuseMembers(question)];
  return {
    schema: 'certificate/1',
    core: coreVersion,
    question: question.id,
    digest: digestOfDocument(question),
    asks: question.asks,
    kind: question.kind,
    variantCount: countVariants(question),
    variants: [...variants],
    refusals,
    certified: refusals.length === 0 && variants.every((variant) => variant.refusals.length === 0),
  };
}

/** The noise-free keys of all variants of a family, by the rulebook that its answers are graded by. */
function refuseMembers(question: Question): Refusal[] {
  if (question.members.length === 0) return [];
  const [rulebook] = rulebooksOf(question);
  const keys = Array.from({ length: countVariants(question) }, (_, seed) => {
    const result = runVariant(question, seed, rulebook);
    const key = result.kind === 'run' && result.run.key.kind === 'key' ? result.run.key.ids : [];
    return { member: makeVariant(question, seed).member, key };
  });
  return refuseFamily(keys);
}
