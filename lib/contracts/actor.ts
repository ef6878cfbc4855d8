import { z } from 'zod';

/** Whoever makes the request. A guest has a learner id and no account. */
export const actorSchema = z.strictObject({
  learnerId: z.uuid(),
  kind: z.enum(['guest', 'account']),
});
export type Actor = z.infer<typeof actorSchema>;

/** What an account may do; each may what those before it may. */
export const roleSchema = z.enum(['learner', 'instructor', 'administrator']);
export type Role = z.infer<typeof roleSchema>;

/** An actor with the role that the database held when this request asked: never one that a cookie or a token claims. */
export type ActorWithRole = Actor & { role: Role };
