import type { ActorWithRole } from '@/lib/contracts/actor';
import { database } from '@/lib/db/client';
import { withRetry } from '@/lib/db/with-retry';
import { makeJoinCode } from './join-code';
import { ownedBy } from './owned-by';

/** Gives a class another join code; the one before opens nothing from then on, and who joined stays. */
export async function renewJoinCode(
  actor: ActorWithRole,
  classId: string,
): Promise<{ kind: 'renewed'; joinCode: string } | { kind: 'not-found' }> {
  const joinCode = makeJoinCode();
  const changed = await changeOpenClass(actor, classId, { joinCode });
  return changed ? { kind: 'renewed', joinCode } : { kind: 'not-found' };
}

/** Ends a class: nobody joins it any more, and what its learners answer from now on is not shown to it. */
export async function archiveClass(
  actor: ActorWithRole,
  classId: string,
  now: Date,
): Promise<{ kind: 'archived' } | { kind: 'not-found' }> {
  const changed = await changeOpenClass(actor, classId, { archivedAt: now });
  return { kind: changed ? 'archived' : 'not-found' };
}

async function changeOpenClass(
  actor: ActorWithRole,
  classId: string,
  data: { joinCode: string } | { archivedAt: Date },
): Promise<boolean> {
  return withRetry(async () => {
    await database.class.updateMany({ where: { AND: [{ id: classId, archivedAt: null }, ownedBy(actor)] }, data });
    // asked of the row: a first try whose acknowledgement was lost may have been stored
    return (await database.class.count({ where: { AND: [{ id: classId, ...data }, ownedBy(actor)] } })) === 1;
  });
}
