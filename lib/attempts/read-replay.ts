import type { Actor } from '@/lib/contracts/actor';
import type { Replay } from '@/lib/contracts/replay';
import type { ReplayedRun } from '@/lib/grading/kinds/kind';
import { kindOf } from '@/lib/grading/kinds/kinds';
import { toReplay } from '@/lib/grading/to-replay';
import { unitOf } from '@/lib/grading/unit-of';
import { findAttempt } from '@/lib/progress/find-attempt';
import { findDraw } from '@/lib/questions/draw';
import { answerAgain, type AnsweredAgain } from './answer-again';

export type ReadReplay = { kind: 'replay'; replay: Replay } | { kind: 'not-found' };

/** The learner's run beside the winner's, of an attempt of the actor's own. */
export async function readReplay(actor: Actor, attemptId: string): Promise<ReadReplay> {
  const attempt = await findAttempt(actor, attemptId);
  const draw = attempt && (await findDraw(actor, attempt.drawId));
  const again = attempt && draw && answerAgain(draw, attempt);
  return again ? { kind: 'replay', replay: replayOf(again) } : { kind: 'not-found' };
}

export function replayOf({ run, answered }: AnsweredAgain): Replay {
  const { start, durationMinutes } = run.base.scenario;
  const { learner, winner } = kindOf(run.question.kind).replay(answered);
  return toReplay({ rulebook: run.rulebook, start, durationMinutes }, learner && sideOf(learner), sideOf(winner));
}

const sideOf = ({ optionId, title, run }: ReplayedRun) => {
  return { optionId, title, trace: run.trace, unit: unitOf(run.scenario) };
};
