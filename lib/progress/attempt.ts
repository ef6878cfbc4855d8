import { type Certainty, type LearnerResponse, responseSchema } from '@/lib/contracts/submission';
import { type Evidence, evidenceSchema, type Verdict } from '@/lib/contracts/verdict';
import type { Attempt as AttemptRow } from '@/lib/db/generated/client';

/** A graded answer as it is stored. */
export type Attempt = {
  attemptId: string;
  drawId: string;
  questionVersionId: string;
  questionId: string;
  topic: string;
  variantSeed: number;
  response: LearnerResponse;
  certainty: Certainty | null;
  verdict: Verdict;
  evidence: Evidence;
  coreVersion: string;
  traceDigest: string;
  payloadDigest: string;
  gradedAt: string;
  /** The key that signed its receipt; null for what was graded before receipts were given. */
  receiptKeyId: string | null;
};

export function toAttempt(row: Omit<AttemptRow, 'receipt'>): Attempt {
  return {
    attemptId: row.id,
    drawId: row.drawId,
    questionVersionId: row.questionVersionId,
    questionId: row.questionId,
    topic: row.topic,
    variantSeed: row.variantSeed,
    response: responseSchema.parse(row.response),
    certainty: row.certainty,
    verdict: { kind: row.verdict, credit: row.credit },
    evidence: evidenceSchema.parse(row.evidence),
    coreVersion: row.coreVersion,
    traceDigest: row.traceDigest,
    payloadDigest: row.payloadDigest,
    gradedAt: row.gradedAt.toISOString(),
    receiptKeyId: row.receiptKeyId,
  };
}
