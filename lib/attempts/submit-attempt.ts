import type { Actor } from '@/lib/contracts/actor';
import type { Submission } from '@/lib/contracts/submission';
import { evidenceSchema } from '@/lib/contracts/verdict';
import { withRetry } from '@/lib/db/with-retry';
import { kindOf } from '@/lib/grading/kinds/kinds';
import type { Attempt } from '@/lib/progress/attempt';
import { findAttempt } from '@/lib/progress/find-attempt';
import { type NewAttempt, recordAttempt } from '@/lib/progress/record-attempt';
import { type Draw, findDraw } from '@/lib/questions/draw';
import { withdrawVersion } from '@/lib/questions/question-version';
import { answeredOf, keyHolds, rulebooksOf, runVersion, type VariantRun } from '@/lib/questions/run-variant';
import { tracesOf } from '@/lib/receipts/traces-of';
import { coreVersion } from '@/lib/simulation/core-version';
import { digestOf } from '@/lib/simulation/digest';
import { buildEvidence } from './build-evidence';
import { issueReceipt } from './issue-receipt';

export type Submitted =
  | { kind: 'graded'; attempt: Attempt }
  | { kind: 'conflict' }
  | { kind: 'draw-not-found' }
  | { kind: 'draw-used'; attempt: Attempt }
  | { kind: 'retired' }
  | { kind: 'withdrawn' }
  | { kind: 'invalid'; message: string };

/**
 * The main path, in its order: a repeat finds its row; a draw becomes scenarios, scenarios become traces, traces a verdict;
 * the verdict is stored with the progress. It may be repeated as a whole, so a database that comes back is waited for.
 */
export async function submitAttempt(actor: Actor, submission: Submission, now: Date): Promise<Submitted> {
  return withRetry(async () => {
    const draw = await findDraw(actor, submission.drawId);
    if (!draw || draw.attemptId !== null) return answerBefore(actor, submission, draw?.attemptId ?? null);
    if (draw.version.status === 'retired' || draw.version.status === 'withdrawn') return { kind: draw.version.status };

    const run = simulateDraw(draw);
    if (!run) {
      await withdrawVersion(draw.version.id);
      return { kind: 'withdrawn' };
    }
    const answered = answeredOf(run.run, submission.response, run.key);
    const graded = kindOf(draw.version.question.kind).grade(answered);
    if (graded.kind === 'invalid') return graded;

    const traces = tracesOf(run.run, answered);
    const attempt: NewAttempt = {
      attemptId: submission.attemptId,
      drawId: draw.id,
      questionVersionId: draw.version.id,
      questionId: draw.version.questionId,
      topic: draw.version.question.topic,
      variantSeed: draw.variantSeed,
      response: submission.response,
      certainty: submission.certainty ?? null,
      verdict: graded.verdict,
      // in the form in which it is read again, so that a repeat gets the same bytes
      evidence: evidenceSchema.parse(buildEvidence(draw.version, run.run, answered, draw.optionOrder)),
      coreVersion,
      traceDigest: digestOf(Object.values(traces)),
      payloadDigest: payloadDigest(submission),
      gradedAt: now,
    };
    const recorded = await recordAttempt(actor, attempt, issueReceipt(attempt, draw, { run: run.run, traces }));
    // a lost race returns the row that won it
    if (recorded.kind === 'draw-used')
      return answerBefore(actor, submission, (await findDraw(actor, draw.id))?.attemptId ?? null);
    return isSame(recorded.attempt, submission) ? { kind: 'graded', attempt: recorded.attempt } : { kind: 'conflict' };
  });
}

/** No open draw: a repeat finds its own row, another answer that of the draw, anything else nothing. */
async function answerBefore(actor: Actor, submission: Submission, answeredBy: string | null): Promise<Submitted> {
  const own = await findAttempt(actor, submission.attemptId);
  if (own) return isSame(own, submission) ? { kind: 'graded', attempt: own } : { kind: 'conflict' };
  const first = answeredBy === null ? null : await findAttempt(actor, answeredBy);
  return first ? { kind: 'draw-used', attempt: first } : { kind: 'draw-not-found' };
}

function payloadDigest({ drawId, response, certainty }: Submission): string {
  return digestOf({ drawId, response, certainty: certainty ?? null });
}

function isSame(attempt: Attempt, submission: Submission): boolean {
  return attempt.payloadDigest === payloadDigest(submission);
}

/** Every option's run and its winner; null when this core no longer makes the winner that was published. */
function simulateDraw({ version, variantSeed }: Draw): { run: VariantRun; key: readonly string[] } | null {
  const [rulebook] = rulebooksOf(version.question);
  const result = runVersion(version, variantSeed, rulebook);
  const published = version.keys[rulebook]?.[variantSeed];
  if (result.kind !== 'run' || !published || !keyHolds(result.run, published)) return null;
  return { run: result.run, key: published };
}
