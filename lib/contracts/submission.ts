import { z } from 'zod';

/** What the learner gave: one shape a kind of question. */
export const responseSchema = z.union(
  [
    z.strictObject({ option: z.string().min(1).max(100) }),
    z.strictObject({ options: z.array(z.string().min(1).max(100)).max(20) }),
  ],
  { error: 'expected {option} or {options}' },
);
export type LearnerResponse = z.infer<typeof responseSchema>;

export const certainties = ['guess', 'unsure', 'sure'] as const;
export type Certainty = (typeof certainties)[number];

/** The body of POST /api/attempts. */
export const submissionSchema = z.strictObject({
  attemptId: z.uuid({ version: 'v7', error: 'expected a UUID version 7' }),
  drawId: z.uuid({ error: 'expected a UUID' }),
  response: responseSchema,
  certainty: z.enum(certainties).optional(),
});
export type Submission = z.infer<typeof submissionSchema>;
