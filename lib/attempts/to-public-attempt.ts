import type { Evidence, Verdict } from '@/lib/contracts/verdict';
import type { LearnerResponse } from '@/lib/contracts/submission';
import type { Attempt } from '@/lib/progress/attempt';

/** What the browser gets of an attempt once its answer is locked. */
export type PublicAttempt = {
  attemptId: string;
  drawId: string;
  response: LearnerResponse;
  verdict: Verdict;
  evidence: Evidence;
  coreVersion: string;
  traceDigest: string;
  gradedAt: string;
};

export function toPublicAttempt(attempt: Attempt): PublicAttempt {
  const { attemptId, drawId, response, verdict, evidence, coreVersion, traceDigest, gradedAt } = attempt;
  return { attemptId, drawId, response, verdict, evidence, coreVersion, traceDigest, gradedAt };
}
