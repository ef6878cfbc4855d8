import type { ActorWithRole } from '@/lib/contracts/actor';
import { database } from '@/lib/db/client';
import { withRetry } from '@/lib/db/with-retry';
import { rederiveKeys } from './rederive-keys';
import { retirableBy } from './written-by';

/**
 * Takes a question out of the draws; who has one of its versions before them is told so. What was answered stays, and a
 * start of Cooldown does not publish it again.
 */
export async function retireQuestion(
  actor: ActorWithRole,
  questionId: string,
): Promise<{ kind: 'retired' } | { kind: 'not-found' }> {
  return withRetry(() =>
    database.$transaction(async (transaction) => {
      const { count } = await transaction.question.updateMany({
        where: { AND: [{ id: questionId, status: { in: ['published', 'withdrawn'] } }, retirableBy(actor)] },
        data: { status: 'retired' },
      });
      if (count === 0) return { kind: 'not-found' };
      await transaction.questionVersion.updateMany({
        where: { questionId, status: { in: ['published', 'superseded'] } },
        data: { status: 'retired' },
      });
      return { kind: 'retired' };
    }),
  );
}

/**
 * Brings a retired question back as it was: its version drawn again, those before it superseded. Its key is derived anew
 * where the core is another one since.
 */
export async function restoreQuestion(
  actor: ActorWithRole,
  questionId: string,
): Promise<{ kind: 'restored' } | { kind: 'not-found' }> {
  const result = await bringBack(actor, questionId);
  if (result.kind === 'restored') await rederiveKeys();
  return result;
}

async function bringBack(
  actor: ActorWithRole,
  questionId: string,
): Promise<{ kind: 'restored' } | { kind: 'not-found' }> {
  return withRetry(() =>
    database.$transaction(async (transaction) => {
      const where = { AND: [{ id: questionId, status: 'retired' as const }, retirableBy(actor)] };
      const question = await transaction.question.findFirst({ where, include: { currentVersion: true } });
      if (!question?.currentVersion) return { kind: 'not-found' };
      // withdrawn because the core no longer agreed with its key, before it was retired
      const status = question.currentVersion.status === 'retired' ? 'published' : 'withdrawn';
      await transaction.question.update({ where: { id: questionId }, data: { status } });
      const { id } = question.currentVersion;
      await transaction.questionVersion.updateMany({
        where: { questionId, status: 'retired', id: { not: id } },
        data: { status: 'superseded' },
      });
      await transaction.questionVersion.update({ where: { id }, data: { status } });
      return { kind: 'restored' };
    }),
  );
}
