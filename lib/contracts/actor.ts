import { z } from 'zod';

/** Whoever makes the request. A guest has a learner id and no account. */
export const actorSchema = z.strictObject({
  learnerId: z.uuid(),
  kind: z.enum(['guest', 'account']),
});
export type Actor = z.infer<typeof actorSchema>;
