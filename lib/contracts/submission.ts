import { z } from 'zod';

const idSchema = z.string().min(1).max(100);

/** Deeper than any configuration, and far from where a recursive reader runs out of stack. */
const mostLevels = 24;

const isWithin = (value: unknown, levels: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((member) => isWithin(member, levels - 1)));

const jsonObjectSchema = z
  .record(z.string(), z.unknown())
  .refine((value) => isWithin(value, mostLevels), { error: `nested deeper than ${mostLevels} levels` })
  .pipe(z.record(z.string(), z.json()));

/** What the learner gave: one shape a kind of question. */
export const responseSchema = z.union(
  [
    z.strictObject({ option: idSchema }),
    z.strictObject({ options: z.array(idSchema).max(20) }),
    z.strictObject({ value: z.number() }),
    z.strictObject({ events: z.array(idSchema).max(20) }),
    z.strictObject({ pairs: z.record(idSchema, idSchema) }),
    z.strictObject({ change: jsonObjectSchema }),
  ],
  { error: 'expected {option}, {options}, {value}, {events}, {pairs} or {change}' },
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
