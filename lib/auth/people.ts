import type { ActorWithRole, Role } from '@/lib/contracts/actor';
import { database } from '@/lib/db/client';
import { withRetry } from '@/lib/db/with-retry';
import type { Prisma } from '@/lib/db/generated/client';

/** An account, as an administrator tells it from others. */
export type Person = {
  learnerId: string;
  name: string | null;
  email: string | null;
  /** Where it signs in, if not by e-mail and password: github, google, oidc. */
  providers: string[];
  role: Role;
  createdAt: string;
};

export type People = { people: Person[]; total: number };

const mostShown = 100;
const isAccount: Prisma.LearnerWhereInput = { OR: [{ email: { not: null } }, { identities: { some: {} } }] };

/** Accounts for an administrator, those who may most first and then the newest; `search` is part of a name or e-mail. */
export async function listPeople(actor: ActorWithRole, search: string): Promise<People> {
  if (actor.role !== 'administrator') return { people: [], total: 0 };
  const contains = { contains: search, mode: 'insensitive' } as const;
  const found = search === '' ? {} : { OR: [{ email: contains }, { displayName: contains }] };
  const where = { AND: [isAccount, found] };
  return withRetry(async () => {
    const [rows, total] = await Promise.all([
      database.learner.findMany({
        where,
        orderBy: [{ role: 'desc' }, { createdAt: 'desc' }],
        take: mostShown,
        select: {
          ...{ id: true, displayName: true, email: true, role: true, createdAt: true },
          identities: { select: { provider: true } },
        },
      }),
      database.learner.count({ where }),
    ]);
    const people = rows.map(({ id, displayName, email, identities, role, createdAt }) => ({
      learnerId: id,
      name: displayName,
      email,
      providers: identities.map(({ provider }) => provider),
      role,
      createdAt: createdAt.toISOString(),
    }));
    return { people, total };
  });
}

export type RoleChanged = { kind: 'changed' } | { kind: 'not-found' } | { kind: 'last-administrator' };

/** Gives an account a role. There is always an administrator left, also when two take it from each other at once. */
export async function changeRole(actor: ActorWithRole, learnerId: string, role: Role): Promise<RoleChanged> {
  if (actor.role !== 'administrator') return { kind: 'not-found' };
  return withRetry(() =>
    database.$transaction(async (transaction): Promise<RoleChanged> => {
      // locked, so that changes of roles take turns, each on what the one before left
      const administrators = await transaction.$queryRaw<{ id: string }[]>`
        SELECT "id" FROM "Learner" WHERE "role" = 'administrator' ORDER BY "id" FOR UPDATE`;
      const ids = administrators.map(({ id }) => id);
      if (!ids.includes(actor.learnerId)) return { kind: 'not-found' };
      if (role !== 'administrator' && ids.every((id) => id === learnerId)) return { kind: 'last-administrator' };
      const { count } = await transaction.learner.updateMany({
        where: { id: learnerId, ...isAccount },
        data: { role },
      });
      return { kind: count === 1 ? 'changed' : 'not-found' };
    }),
  );
}
