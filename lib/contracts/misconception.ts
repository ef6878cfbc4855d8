import { z } from 'zod';

// A belief about the subject that is not so, and what refutes it. The catalogue is data (lib/questions/misconceptions.json):
// the distractors of the question bank name their belief by its id.

export const misconceptionSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)+$/, { error: 'expected words with hyphens such as cooldown-is-the-start-up-time' }),
  /** The belief as who holds it would say it, one sentence. */
  believes: z.string().regex(/^[A-Z`].*\.$/, { error: 'expected one sentence that ends in a full stop' }),
  /** Ids of the facts that say otherwise. */
  refutedBy: z.array(z.string()),
  /** It is not so by the course's rules only, so no fact about AWS refutes it. */
  onlyByTheCourse: z.boolean().default(false),
  /** The mutant of the core that computes what the belief expects. */
  mutant: z.string().optional(),
});
export type Misconception = z.infer<typeof misconceptionSchema>;
