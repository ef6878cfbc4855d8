import type { Actor, ActorWithRole, Role } from '@/lib/contracts/actor';
import { database } from '@/lib/db/client';
import { withRetry } from '@/lib/db/with-retry';
import { findActor } from './actor';

/** Somebody asks for what is not theirs. A door says 404, as of an address that does not exist. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden';
}

const rank = { learner: 0, instructor: 1, administrator: 2 } satisfies Record<Role, number>;

/** The actor with the role that the database holds now; a session says nothing of it, so a revoked role ends at once. */
export async function readRole(actor: Actor): Promise<ActorWithRole> {
  if (actor.kind === 'guest') return { ...actor, role: 'learner' };
  const row = await withRetry(() =>
    database.learner.findUnique({ where: { id: actor.learnerId }, select: { role: true } }),
  );
  return { ...actor, role: row?.role ?? 'learner' };
}

/** Whoever makes the request, if their role is at least this one. */
export async function findActorWithRole(least: Exclude<Role, 'learner'>): Promise<ActorWithRole | null> {
  const actor = await findActor();
  const withRole = actor && (await readRole(actor));
  return withRole && rank[withRole.role] >= rank[least] ? withRole : null;
}

export async function requireRole(least: Exclude<Role, 'learner'>): Promise<ActorWithRole> {
  const actor = await findActorWithRole(least);
  if (!actor) throw new Forbidden(`This takes the role ${least}.`);
  return actor;
}
