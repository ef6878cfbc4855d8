import { z } from 'zod';
import { topicSchema } from './question';

// What the browser may see of a question before its answer is locked. Fields are named here one by one; anything that is
// not named stays on the server: options' changes, the goal's outcome, seeds, traces, rationale, the question's id (its
// words can give the key away).

const sheetRowSchema = z.strictObject({
  name: z.string(),
  value: z.string(),
  /** AWS identifiers are set in mono. */
  mono: z.boolean(),
  /** What the name means, shown on demand. */
  explanation: z.string(),
});
export type SheetRow = z.infer<typeof sheetRowSchema>;

export const scenarioSheetSchema = z.strictObject({
  durationMinutes: z.int(),
  startsAt: z.string(),
  /** The stated traffic as corners of a line, without the bursts nobody knows of beforehand. */
  traffic: z.array(z.strictObject({ atMinute: z.number(), rps: z.number() })),
  /** The picture in words, for those who do not see it. */
  trafficSentence: z.string(),
  groups: z.array(z.strictObject({ title: z.string(), rows: z.array(sheetRowSchema) })),
  /** What must hold and what is preferred, in words. */
  goal: z.array(z.string()),
});
export type ScenarioSheet = z.infer<typeof scenarioSheetSchema>;

export const publicQuestionSchema = z.strictObject({
  topic: topicSchema,
  kind: z.enum(['choice', 'choices']),
  /** The rulebook the stem asks by, in words: "According to AWS's documentation:". Empty when both give the same key. */
  asksBy: z.string(),
  stem: z.string(),
  sheet: scenarioSheetSchema,
  /** In the order drawn for this learner; key letters A, B, … are given by position. */
  options: z.array(z.strictObject({ id: z.string(), text: z.string() })),
});
export type PublicQuestion = z.infer<typeof publicQuestionSchema>;
