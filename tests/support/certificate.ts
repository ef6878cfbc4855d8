import type { Certificate } from '@/lib/contracts/certificate';
import type { Question } from '@/lib/contracts/question';
import { digestOfDocument } from '@/lib/questions/derive-keys';
import { coreVersion } from '@/lib/simulation/core-version';
import { countVariants } from '@/lib/variants/make-variant';

/** A certificate that says yes without a test, for stories that are about something else. */
export function certificateOf(question: Question, changes: Partial<Certificate> = {}): Certificate {
  const { id, asks, kind } = question;
  return {
    schema: 'certificate/1',
    core: coreVersion,
    question: id,
    digest: digestOfDocument(question),
    asks,
    kind,
    variantCount: countVariants(question),
    variants: [],
    refusals: [],
    certified: true,
    ...changes,
  };
}
