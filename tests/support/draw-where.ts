import type { APIRequestContext } from '@playwright/test';
import type { PublicQuestion } from '@/lib/contracts/public-question';
import type { Topic } from '@/lib/contracts/question';

export type Drawn = { drawId: string; href: string; question: PublicQuestion };

const mostDraws = 1000;

/** Draws, as the start button does, until a question is the one that is wanted; there is no other way to choose one. */
export async function drawWhere(
  visitor: APIRequestContext,
  wanted: (question: PublicQuestion) => boolean,
  topic?: Topic,
): Promise<Drawn> {
  for (let tries = 0; tries < mostDraws; tries++) {
    const response = await visitor.post('/api/draws', { data: topic ? { topic } : {} });
    if (response.status() !== 201) throw new Error(`no draw: ${response.status()} ${await response.text()}`);
    const drawn = (await response.json()) as Drawn;
    if (wanted(drawn.question)) return drawn;
  }
  throw new Error(`none of ${mostDraws} questions was wanted`);
}
