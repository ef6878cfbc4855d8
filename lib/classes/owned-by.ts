import type { ActorWithRole } from '@/lib/contracts/actor';
import type { Prisma } from '@/lib/db/generated/client';

/** The classes that an actor may read and change: an instructor's own, all for an administrator, none for a learner. */
export function ownedBy({ learnerId, kind, role }: ActorWithRole): Prisma.ClassWhereInput {
  if (kind === 'guest' || role === 'learner') return { id: { in: [] } };
  return role === 'administrator' ? {} : { ownerId: learnerId };
}
