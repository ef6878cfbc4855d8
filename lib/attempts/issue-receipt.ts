import type { Receipt } from '@/lib/contracts/receipt';
import type { NewAttempt } from '@/lib/progress/record-attempt';
import type { QuestionVersion } from '@/lib/questions/question-version';
import type { VariantRun } from '@/lib/questions/run-variant';
import { signReceipt } from '@/lib/receipts/sign-receipt';
import { signingKey } from '@/lib/receipts/signing-key';
import { freezeVariant } from '@/lib/variants/freeze-variant';

type Graded = Pick<NewAttempt, 'attemptId' | 'response' | 'certainty' | 'verdict' | 'coreVersion' | 'gradedAt'> & {
  evidence: Pick<NewAttempt['evidence'], 'rationale'>;
};
type Drawn = { version: Pick<QuestionVersion, 'questionId' | 'number' | 'digest'>; optionOrder: string[] };

/** What was asked, answered and computed, signed now: a later core or a later key changes nothing about it. */
export function issueReceipt(
  { attemptId, response, certainty, verdict, evidence, coreVersion, gradedAt }: Graded,
  { version, optionOrder }: Drawn,
  { run, traces }: { run: Pick<VariantRun, 'variant' | 'rulebook'>; traces: Record<string, string> },
): Receipt {
  const content = {
    schema: 'receipt/1' as const,
    attemptId,
    question: { id: version.questionId, version: version.number, digest: version.digest },
    variant: { seed: run.variant.seed, document: freezeVariant(run.variant, evidence.rationale) },
    optionOrder,
    response,
    certainty,
    verdict,
    rulebook: run.rulebook,
    core: { version: coreVersion, traces },
    gradedAt: gradedAt.toISOString(),
  };
  return signReceipt(content, signingKey());
}
