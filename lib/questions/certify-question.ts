import type { Certificate, Refusal, VariantCertificate } from '@/lib/contracts/certificate';
import type { Question } from '@/lib/contracts/question';
import { findFact } from '@/lib/aws/facts';
import { refuseDocument } from '@/lib/grading/certificate/document-refusals';
import { refuseFamily } from '@/lib/grading/certificate/family';
import { coreVersion } from '@/lib/simulation/core-version';
import { countVariants, makeVariant } from '@/lib/variants/make-variant';
import { certifyVariant } from './certify-variant';
import { digestOfDocument } from './derive-keys';
import { rulebooksOf, runVariant } from './run-variant';

/** The certificate of a question's key, from those of its variants. */
export function certifyQuestion(question: Question, seeds: readonly number[]): Certificate {
  return joinVariants(
    question,
    seeds.map((seed) => certifyVariant(question, seed)),
  );
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
