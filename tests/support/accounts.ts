import { v7 as uuidv7 } from 'uuid';
import type { ActorWithRole, Role } from '@/lib/contracts/actor';
import { database } from '@/lib/db/client';

/** Stores an account of that role and gives it as an actor. Its password is nobody's. */
export async function storeAccount(name: string, role: Role = 'learner'): Promise<ActorWithRole> {
  const learnerId = uuidv7();
  const email = `${name.toLowerCase().replaceAll(' ', '-')}-${learnerId}@example.org`;
  await database.learner.create({
    data: { id: learnerId, createdAt: new Date('2026-06-01T07:00:00Z'), email, displayName: name, role },
  });
  return { learnerId, kind: 'account', role };
}

export const guestWithRole = (): ActorWithRole => ({ learnerId: uuidv7(), kind: 'guest', role: 'learner' });
