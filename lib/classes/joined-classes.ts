import type { Actor } from '@/lib/contracts/actor';
import type { JoinedClass } from '@/lib/contracts/classes';
import { database } from '@/lib/db/client';
import { withRetry } from '@/lib/db/with-retry';
import { nameOf } from './name-of';

/** The actor's own classes as a learner, the newest first, and the name that they know the actor by. */
export async function readJoinedClasses({ learnerId }: Actor): Promise<{ classes: JoinedClass[]; name: string }> {
  const learner = await withRetry(() =>
    database.learner.findUnique({
      where: { id: learnerId },
      select: {
        displayName: true,
        memberships: {
          orderBy: { joinedAt: 'desc' },
          include: { class: { include: { owner: { select: { displayName: true } } } } },
        },
      },
    }),
  );
  const classes = (learner?.memberships ?? []).map(({ joinedAt, class: { id, name, owner, archivedAt } }) => ({
    classId: id,
    name,
    instructor: nameOf(owner),
    joinedAt: joinedAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
  }));
  return { classes, name: learner?.displayName ?? '' };
}

/** Ends what a class sees of the actor, from before too; joining again begins anew. */
export async function leaveClass({ learnerId }: Actor, classId: string): Promise<{ kind: 'left' }> {
  await withRetry(() => database.membership.deleteMany({ where: { learnerId, classId } }));
  return { kind: 'left' };
}
