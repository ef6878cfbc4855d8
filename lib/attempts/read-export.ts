import type { Actor } from '@/lib/contracts/actor';
import type { ExportedFile, ExportRequest } from '@/lib/contracts/configuration-export';
import { withRetry } from '@/lib/db/with-retry';
import { findAttempt } from '@/lib/progress/find-attempt';
import { findDraw } from '@/lib/questions/draw';
import { answerAgain } from './answer-again';
import { exportConfigurations } from './export-configuration';

export type ReadExport = { kind: 'file'; file: ExportedFile } | { kind: 'not-found' } | { kind: 'nothing-to-export' };

/** A configuration as one file, of an attempt of the actor's own. */
export async function readExport(actor: Actor, attemptId: string, { to, of }: ExportRequest): Promise<ReadExport> {
  const attempt = await withRetry(() => findAttempt(actor, attemptId));
  const draw = attempt && (await withRetry(() => findDraw(actor, attempt.drawId)));
  const again = attempt && draw && answerAgain(draw, attempt);
  if (!again) return { kind: 'not-found' };
  const found = exportConfigurations(again.answered).find((one) => one.of === of);
  const file = found?.files.find((one) => one.to === to);
  return file ? { kind: 'file', file } : { kind: 'nothing-to-export' };
}
