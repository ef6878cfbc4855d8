import { v7 as uuidv7 } from 'uuid';
import { submitAttempt } from '@/lib/attempts/submit-attempt';
import type { Actor } from '@/lib/contracts/actor';
import { drawQuestion } from '@/lib/questions/draw';

/** Draws a question and answers it with that option; gives the attempt's id. */
export async function storeAnswer({ learnerId, kind }: Actor, option: string, at: Date): Promise<string> {
  const actor = { learnerId, kind };
  const draw = await drawQuestion(actor, null, at);
  if (draw.kind !== 'drawn') throw new Error(draw.kind);
  const attemptId = uuidv7();
  const result = await submitAttempt(actor, { attemptId, drawId: draw.drawId, response: { option } }, at);
  if (result.kind !== 'graded') throw new Error(result.kind);
  return attemptId;
}
