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

const shownItemSchema = z.strictObject({ id: z.string(), text: z.string() });

/** A value of the scenario that a lab lets the learner edit. */
const editableValueSchema = z.strictObject({
  /** Where it stands, an entry of a named list by its name: scaling.ScalableTarget.MinCapacity */
  path: z.string(),
  /** AWS's name of the member. */
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
});
export type EditableValue = z.infer<typeof editableValueSchema>;

export const publicQuestionSchema = z.strictObject({
  topic: topicSchema,
  kind: z.enum(['choice', 'choices', 'numeric', 'order', 'match', 'configuration']),
  /** The real exam has no questions of this kind. */
  practiceOnly: z.boolean(),
  /** The rulebook the stem asks by, in words: "According to AWS's documentation:". Empty when both give the same key. */
  asksBy: z.string(),
  stem: z.string(),
  sheet: scenarioSheetSchema,
  /** Options, events to order, or the right column of a match, in the order drawn for this learner. */
  options: z.array(shownItemSchema),
  /** numeric: in what the answer is given. */
  numeric: z.strictObject({ unit: z.string(), digits: z.int() }).optional(),
  /** match: what each of the options may belong to. */
  left: z.array(shownItemSchema).optional(),
  /** configuration: the sections with editable parts, whole, and every value that may change. */
  lab: z
    .strictObject({
      document: z.record(z.string(), z.json()),
      editable: z.array(z.string()),
      values: z.array(editableValueSchema),
      /** The members that name the entries of a list in those paths: PolicyName, AlarmName, … */
      names: z.array(z.string()),
    })
    .optional(),
});
export type PublicQuestion = z.infer<typeof publicQuestionSchema>;
