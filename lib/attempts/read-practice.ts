import { z } from 'zod';
import type { Actor } from '@/lib/contracts/actor';
import type { ConfigurationExport } from '@/lib/contracts/configuration-export';
import type { PublicQuestion } from '@/lib/contracts/public-question';
import type { Replay } from '@/lib/contracts/replay';
import { withRetry } from '@/lib/db/with-retry';
import type { Attempt } from '@/lib/progress/attempt';
import { findAttempt } from '@/lib/progress/find-attempt';
import { type Draw, findDraw } from '@/lib/questions/draw';
import { toPublicQuestion } from '@/lib/questions/to-public-question';
import { answerAgain } from './answer-again';
import { exportConfigurations } from './export-configuration';
import { replayOf } from './read-replay';

const isId = (text: string) => z.uuid().safeParse(text).success;

/** What the practice page shows: an open question, an answered one, or why there is none. */
export type Practice =
  | { kind: 'open'; drawId: string; question: PublicQuestion }
  | {
      kind: 'answered';
      drawId: string;
      question: PublicQuestion;
      attempt: Attempt;
      replay: Replay | null;
      /** null for what was graded before receipts were given. */
      receiptHref: string | null;
      exports: ConfigurationExport[];
    }
  | { kind: 'retired'; drawId: string }
  | { kind: 'not-found' };

export async function readPractice(actor: Actor | null, drawId: string): Promise<Practice> {
  if (!actor || !isId(drawId)) return { kind: 'not-found' };
  return withRetry(async () => {
    const draw = await findDraw(actor, drawId);
    if (!draw) return { kind: 'not-found' };
    const attempt = draw.attemptId === null ? null : await findAttempt(actor, draw.attemptId);
    if (attempt) return toAnswered(draw, attempt);
    if (draw.version.status === 'retired' || draw.version.status === 'withdrawn') return { kind: 'retired', drawId };
    return { kind: 'open', drawId, question: toPublicQuestion(draw) };
  });
}

function toAnswered(draw: Draw, attempt: Attempt): Practice {
  const { attemptId, receiptKeyId } = attempt;
  const receiptHref = receiptKeyId === null ? null : `/api/attempts/${attemptId}/receipt`;
  const question = toPublicQuestion(draw);
  const again = answerAgain(draw, attempt);
  return {
    ...{ kind: 'answered', drawId: draw.id, question, attempt, receiptHref },
    replay: again && replayOf(again),
    exports: again ? exportConfigurations(again.answered) : [],
  };
}

/** An attempt of the actor's own, with its question and replay. */
export async function readAnswered(actor: Actor | null, attemptId: string): Promise<Practice> {
  if (!actor || !isId(attemptId)) return { kind: 'not-found' };
  const attempt = await withRetry(() => findAttempt(actor, attemptId));
  return attempt ? readPractice(actor, attempt.drawId) : { kind: 'not-found' };
}
