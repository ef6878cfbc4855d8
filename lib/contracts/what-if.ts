import { z } from 'zod';

// What would have made a wrong answer right: the least change of one number of the stem under which the core names it.

export const whatIfSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('found'),
    /** "With a start-up of 90 s instead of 5 min, B would have been the key." */
    sentence: z.string(),
    number: z.strictObject({ name: z.string(), stated: z.number(), value: z.number() }),
  }),
  /** No number of the stem does it, or the answer is refused whatever they are. */
  z.strictObject({ kind: z.literal('none'), sentence: z.string() }),
  /** Nothing to ask: a right answer, or a kind of question in which no number decides between options. */
  z.strictObject({ kind: z.literal('not-asked') }),
]);
export type WhatIf = z.infer<typeof whatIfSchema>;
