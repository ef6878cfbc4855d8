import type { Actor } from '@/lib/contracts/actor';
import type { Submission } from '@/lib/contracts/submission';
import { evidenceSchema } from '@/lib/contracts/verdict';
import { withRetry } from '@/lib/db/with-retry';
import { gradeResponse } from '@/lib/grading/grade-response';
import type { Attempt } from '@/lib/progress/attempt';
import { findAttempt } from '@/lib/progress/find-attempt';
import { recordAttempt } from '@/lib/progress/record-attempt';
import { type Draw, findDraw } from '@/lib/questions/draw';
import { withdrawVersion } from '@/lib/questions/question-version';
import { rulebooksOf, runVersion, type VariantRun } from '@/lib/questions/run-variant';
import { coreVersion } from '@/lib/simulation/core-version';
import { digestOf } from '@/lib/simulation/digest';
import { buildEvidence } from './build-evidence';

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
    const graded = gradeResponse(draw.version.question, submission.response, run.key);
    if (graded.kind === 'invalid') return graded;

    const recorded = await recordAttempt(actor, {
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
      evidence: evidenceSchema.parse(
        buildEvidence(draw.version, run.run, run.key, { chosen: graded.chosen, optionOrder: draw.optionOrder }),
      ),
      coreVersion,
      traceDigest: digestOf(run.run.options.map(({ trace }) => trace?.core.digest ?? run.run.base.trace.core.digest)),
      payloadDigest: payloadDigest(submission),
      gradedAt: now,
    });
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
  if (result.kind !== 'run' || result.run.key.kind !== 'key') return null;
  const { ids } = result.run.key;
  const published = version.keys[rulebook]?.[variantSeed];
  return published && published.join() === ids.join() ? { run: result.run, key: ids } : null;
}
