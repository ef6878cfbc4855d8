import type { ActorWithRole } from '@/lib/contracts/actor';
import type { ClassSummary } from '@/lib/contracts/classes';
import { database } from '@/lib/db/client';
import { withRetry } from '@/lib/db/with-retry';
import { ownedBy } from './owned-by';
import { nameOf } from './name-of';

export type ListedClasses = { classes: ClassSummary[]; name: string };

/** The classes that the actor may see, open ones first and the newest before older ones; and the actor's own name. */
export async function listClasses(actor: ActorWithRole): Promise<ListedClasses> {
  const [rows, own] = await withRetry(() =>
    Promise.all([
      database.class.findMany({
        where: ownedBy(actor),
        orderBy: [{ archivedAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }],
        include: { owner: { select: { displayName: true } }, _count: { select: { memberships: true } } },
      }),
      database.learner.findUnique({ where: { id: actor.learnerId }, select: { displayName: true } }),
    ]),
  );
  const classes = rows.map(({ id, name, owner, createdAt, archivedAt, _count }) => ({
    classId: id,
    name,
    instructor: nameOf(owner),
    learners: _count.memberships,
    createdAt: createdAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
  }));
  return { classes, name: own?.displayName ?? '' };
}
