import type { ActorWithRole } from '@/lib/contracts/actor';
import type { Prisma } from '@/lib/db/generated/client';

/** The questions that an actor may write: an instructor's own, all that somebody owns for an administrator. */
export function writtenBy({ learnerId, kind, role }: ActorWithRole): Prisma.QuestionWhereInput {
  if (kind === 'guest' || role === 'learner') return { id: { in: [] } };
  return { ownerId: role === 'administrator' ? { not: null } : learnerId };
}

/** The questions that an actor may take out of the draws and bring back: bundled ones belong to the administrators. */
export function retirableBy(actor: ActorWithRole): Prisma.QuestionWhereInput {
  return actor.kind === 'account' && actor.role === 'administrator' ? {} : writtenBy(actor);
}

/** Every instructor reads every question: what they may not write they may copy. */
export const mayRead = ({ kind, role }: ActorWithRole): boolean => kind === 'account' && role !== 'learner';
