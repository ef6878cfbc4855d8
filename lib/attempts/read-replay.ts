import type { Actor } from '@/lib/contracts/actor';
import type { Replay } from '@/lib/contracts/replay';
import { toReplay } from '@/lib/grading/to-replay';
import type { Attempt } from '@/lib/progress/attempt';
import { findAttempt } from '@/lib/progress/find-attempt';
import { type Draw, findDraw } from '@/lib/questions/draw';
import { rulebooksOf, runVersion } from '@/lib/questions/run-variant';
import { unitOf } from './unit-of';

export type ReadReplay = { kind: 'replay'; replay: Replay } | { kind: 'not-found' };

/** The learner's run beside the winner's, of an attempt of the actor's own. */
export async function readReplay(actor: Actor, attemptId: string): Promise<ReadReplay> {
  const attempt = await findAttempt(actor, attemptId);
  const draw = attempt && (await findDraw(actor, attempt.drawId));
  const replay = attempt && draw && replayOf(draw, attempt);
  return replay ? { kind: 'replay', replay } : { kind: 'not-found' };
}

/** Simulated anew from the version and the seed; null for a question that no longer parses. */
export function replayOf({ version, variantSeed }: Draw, attempt: Attempt): Replay | null {
  const [rulebook] = rulebooksOf(version.question);
  const result = runVersion(version, variantSeed, rulebook);
  if (result.kind !== 'run') return null;
  const { run } = result;
  const { scenario, trace } = run.base;
  const context = {
    rulebook,
    start: scenario.start,
    durationMinutes: scenario.durationMinutes,
  };
  const { key } = attempt.evidence;
  const runOf = (id: string | undefined) => {
    const option = run.options.find((one) => one.option.id === id);
    if (!option?.trace) return null;
    const unit = unitOf(option.scenario ?? scenario);
    return { optionId: option.option.id, title: option.text, trace: option.trace, unit };
  };
  const chosen = 'option' in attempt.response ? [attempt.response.option] : attempt.response.options;
  const winner = runOf(key[0]) ?? {
    optionId: null,
    title: 'The situation as it stands',
    trace,
    unit: unitOf(scenario),
  };
  // of several choices the first wrong one tells most; a right answer needs one picture only
  const wrong = chosen.find((id) => !key.includes(id));
  return toReplay(context, runOf(wrong), winner);
}
