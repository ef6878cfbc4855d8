import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { ActorWithRole } from '@/lib/contracts/actor';
import { classNameSchema, personNameSchema } from '@/lib/contracts/classes';
import { database } from '@/lib/db/client';
import { withRetry } from '@/lib/db/with-retry';
import { makeJoinCode } from './join-code';

/** The body of POST /api/classes; `instructor` is how learners will know whose class it is. */
export const newClassSchema = z.strictObject({ name: classNameSchema, instructor: personNameSchema });

export type ClassCreated = { kind: 'created'; classId: string } | { kind: 'not-found' };

/** Makes a class of the actor's own, with a first join code. */
export async function createClass(
  actor: ActorWithRole,
  { name, instructor }: z.infer<typeof newClassSchema>,
  now: Date,
): Promise<ClassCreated> {
  if (actor.role === 'learner') return { kind: 'not-found' };
  const row = { id: uuidv7(), name, ownerId: actor.learnerId, joinCode: makeJoinCode(), createdAt: now };
  await withRetry(() =>
    database.$transaction([
      database.learner.update({ where: { id: actor.learnerId }, data: { displayName: instructor } }),
      database.class.upsert({ where: { id: row.id }, create: row, update: {} }),
    ]),
  );
  return { kind: 'created', classId: row.id };
}
