import type { ActorWithRole } from '@/lib/contracts/actor';
import { database } from '@/lib/db/client';
import type { SharedAttempts } from '@/lib/progress/shared-attempts';
import { nameOf } from './name-of';
import { ownedBy } from './owned-by';

/** A learner in a class that the actor may see, and which of the learner's attempts the class sees. */
export type Member = { classId: string; className: string; name: string; joinedAt: string; shared: SharedAttempts };

export async function findMember(actor: ActorWithRole, classId: string, learnerId: string): Promise<Member | null> {
  const row = await database.membership.findFirst({
    where: { learnerId, classId, class: ownedBy(actor) },
    include: { class: { select: { name: true, archivedAt: true } }, learner: { select: { displayName: true } } },
  });
  if (!row) return null;
  return {
    classId,
    className: row.class.name,
    name: nameOf(row.learner),
    joinedAt: row.joinedAt.toISOString(),
    shared: { learnerId, from: row.joinedAt, until: row.class.archivedAt },
  };
}
