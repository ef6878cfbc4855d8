import { z } from 'zod';
import { measureNameSchema, measureValuesSchema } from './trace';

// What a graded response says, and why. It is stored with the attempt and is what the browser gets once the answer is
// locked; nothing of it leaves the server before.

export const verdictSchema = z.strictObject({
  kind: z.enum(['correct', 'incorrect']),
  /** 0 to 1; choice and choices are all or nothing, as in the exam. */
  credit: z.number().min(0).max(1),
});
export type Verdict = z.infer<typeof verdictSchema>;

const requirementCheckSchema = z.strictObject({
  measure: measureNameSchema,
  bound: z.enum(['atLeast', 'atMost']),
  limit: z.number(),
  value: z.number().nullable(),
  met: z.boolean(),
  /** Share of its allowance that is used: loss ÷ allowed loss, value ÷ limit; above 1 the requirement fails. */
  usedShare: z.number().nullable(),
});
export type RequirementCheck = z.infer<typeof requirementCheckSchema>;

/** A check as it is told: every number with its unit, so that whoever shows it writes none itself. */
const toldCheckSchema = requirementCheckSchema.extend({
  /** "93.8 % of the requests answered, at least 99.9 % required" */
  text: z.string(),
  /** "8.4 times the loss that is allowed"; null where the limit cannot be used up in shares. */
  allowance: z.string().nullable(),
});
export type ToldCheck = z.infer<typeof toldCheckSchema>;

const refusalSchema = z.strictObject({ code: z.string(), message: z.string(), facts: z.array(z.string()) });

// Attempts that were stored before checks had words and options a story are read without them: `sentence` says it all.
const optionEvidenceSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  /** True when the option belongs to the key. */
  right: z.boolean(),
  chosen: z.boolean(),
  /** A change option: each requirement of the goal, and the preferred measure. */
  requirements: z.array(toldCheckSchema).optional().catch(undefined),
  preferred: z
    .strictObject({
      measure: measureNameSchema,
      want: z.enum(['lowest', 'highest']),
      value: z.number().nullable(),
      /** "Cost $41.74; with the key $26.91" */
      text: z.string(),
    })
    .optional()
    .catch(undefined),
  /** A change option that AWS or the rulebook refuses. */
  refusals: z.array(refusalSchema).optional(),
  /** A claim option: what the base run measured. */
  claim: z.strictObject({ value: z.number().nullable(), holds: z.boolean() }).optional(),
  /** A fact option: the documented fact it rests on. */
  fact: z.strictObject({ id: z.string(), holds: z.boolean() }).optional(),
  measures: measureValuesSchema.optional(),
  /** One sentence, made from the trace, that says what became of this option. */
  sentence: z.string(),
  /** What happened in its run, in sentences; empty where nothing of its own ran. */
  story: z.array(z.string()).default([]),
});
export type OptionEvidence = z.infer<typeof optionEvidenceSchema>;

const referenceSchema = z.strictObject({
  fact: z.string(),
  statement: z.string(),
  confidence: z.string(),
  urls: z.array(z.string()),
});
export type Reference = z.infer<typeof referenceSchema>;

export const evidenceSchema = z.strictObject({
  rulebook: z.enum(['course', 'aws']),
  key: z.array(z.string()),
  options: z.array(optionEvidenceSchema),
  /** The rationale with its numbers filled in from the traces (plain text, `code` and **bold** only). */
  rationale: z.string(),
  references: z.array(referenceSchema),
  /** What the other rulebook says, where it says something else. */
  otherRulebook: z.strictObject({ rulebook: z.enum(['course', 'aws']), sentences: z.array(z.string()) }).optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;
