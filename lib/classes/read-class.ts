import type { ActorWithRole } from '@/lib/contracts/actor';
import type { ClassTable } from '@/lib/contracts/classes';
import { database } from '@/lib/db/client';
import { withRetry } from '@/lib/db/with-retry';
import { readStandings } from '@/lib/progress/read-standings';
import { nameOf } from './name-of';
import { ownedBy } from './owned-by';
import { type MemberOrder, sortMembers } from './sort-members';
import { sumUpClass } from './sum-up-class';

/** A class with every learner's standing in every topic; null where it is not the actor's to see. */
export async function readClass(actor: ActorWithRole, classId: string, by: MemberOrder): Promise<ClassTable | null> {
  return withRetry(async () => {
    const row = await database.class.findFirst({
      where: { AND: [{ id: classId }, ownedBy(actor)] },
      include: {
        owner: { select: { displayName: true } },
        memberships: { include: { learner: { select: { displayName: true } } } },
      },
    });
    if (!row) return null;
    const standings = await readStandings(
      row.memberships.map(({ learnerId, joinedAt }) => ({ learnerId, from: joinedAt, until: row.archivedAt })),
    );
    const members = row.memberships.flatMap(({ learnerId, learner, joinedAt }) => {
      const standing = standings.get(learnerId);
      return standing ? [{ learnerId, name: nameOf(learner), joinedAt: joinedAt.toISOString(), ...standing }] : [];
    });
    return {
      classId,
      name: row.name,
      instructor: nameOf(row.owner),
      joinCode: row.joinCode,
      createdAt: row.createdAt.toISOString(),
      archivedAt: row.archivedAt?.toISOString() ?? null,
      standing: sumUpClass(members),
      members: sortMembers(members, by),
    };
  });
}
