import type { Actor } from '@/lib/contracts/actor';
import type { PublicQuestion } from '@/lib/contracts/public-question';
import { z } from 'zod';
import { topicSchema } from '@/lib/contracts/question';
import { makeGuest } from '@/lib/auth/guest';
import { withRetry } from '@/lib/db/with-retry';
import { drawQuestion, findDraw } from '@/lib/questions/draw';
import { toPublicQuestion } from '@/lib/questions/to-public-question';

/** The body of POST /api/draws: a topic, or any. */
export const drawRequestSchema = z.strictObject({ topic: topicSchema.optional() });

export type DrawnForVisitor =
  | { kind: 'drawn'; drawn: { drawId: string; href: string; question: PublicQuestion } }
  | { kind: 'no-question' }
  | { kind: 'limited'; retryAfterSeconds: number };

/** Draws a question for whoever asks; a visitor nobody knows becomes a guest first. */
export async function drawForVisitor(
  known: Actor | null,
  { topic }: z.infer<typeof drawRequestSchema>,
  address: string,
  now: Date,
): Promise<DrawnForVisitor> {
  const visitor = known ? { kind: 'guest' as const, actor: known } : await makeGuest(address, now);
  if (visitor.kind === 'limited') return visitor;
  const { actor } = visitor;
  return withRetry(async () => {
    const result = await drawQuestion(actor, topic ?? null, now);
    if (result.kind === 'no-question') return result;
    const draw = await findDraw(actor, result.drawId);
    if (!draw) throw new Error(`the draw ${result.drawId} was written and is not there`);
    const drawn = { drawId: draw.id, href: `/practice/${draw.id}`, question: toPublicQuestion(draw) };
    return { kind: 'drawn', drawn };
  });
}
