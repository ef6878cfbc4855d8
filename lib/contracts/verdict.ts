import { z } from 'zod';
import { measureNameSchema, measureValuesSchema } from './trace';

// What a graded response says, and why. It is stored with the attempt and is what the browser gets once the answer is
// locked; nothing of it leaves the server before.

export const verdictSchema = z.strictObject({
  kind: z.enum(['correct', 'incorrect']),
  /** 0 to 1; choice and choices are all or nothing, as in the exam; a lab gives part of it. */
  credit: z.number().min(0).max(1),
});
export type Verdict = z.infer<typeof verdictSchema>;

export const requirementCheckSchema = z.strictObject({
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
  /** Of a wrong option: the belief that makes it look right, and the facts that refute it. */
  misconception: z
    .strictObject({ id: z.string(), believes: z.string(), facts: z.array(z.string()) })
    .optional()
    .catch(undefined),
  measures: measureValuesSchema.optional(),
  /** One sentence, made from the trace, that says what became of this option. */
  sentence: z.string(),
  /** What happened in its run, in sentences; empty where nothing of its own ran. */
  story: z.array(z.string()).default([]),
});
export type OptionEvidence = z.infer<typeof optionEvidenceSchema>;

/** How the answer to a question without options compares with its key; one shape a kind. */
const answerEvidenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('numeric'),
    given: z.number(),
    unit: z.string(),
    /** The accepted interval, both ends included; null where nothing bounds it. */
    least: z.number().nullable(),
    most: z.number().nullable(),
    /** "From 9 to 14 instances is accepted." */
    sentence: z.string(),
    requirements: z.array(toldCheckSchema),
    story: z.array(z.string()),
  }),
  z.strictObject({
    kind: z.literal('order'),
    given: z.array(z.string()),
    /** In their order in the trace. */
    events: z.array(z.strictObject({ id: z.string(), text: z.string(), atSecond: z.int(), clock: z.string() })),
    sentence: z.string(),
  }),
  z.strictObject({
    kind: z.literal('match'),
    pairs: z.array(
      z.strictObject({
        left: z.string(),
        leftText: z.string(),
        chosen: z.string(),
        right: z.string(),
        rightText: z.string(),
        holds: z.boolean(),
        /** What became of the learner's pair, and of the right one where they differ. */
        sentences: z.array(z.string()),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('configuration'),
    runs: z.array(
      z.strictObject({
        title: z.string(),
        hidden: z.boolean(),
        meets: z.boolean(),
        requirements: z.array(toldCheckSchema),
        refusals: z.array(refusalSchema),
      }),
    ),
    /** "Costs $12.10; the best configuration known costs $11.40." */
    regret: z.string().nullable(),
    sentence: z.string(),
    story: z.array(z.string()),
    /** Every value in which the learner's configuration or the best one known differs from the one shown; null where it is not set. */
    changes: z.array(
      z.strictObject({
        path: z.string(),
        stated: z.string().nullable(),
        yours: z.string().nullable(),
        best: z.string().nullable(),
      }),
    ),
    /** The best configuration known: the sections with editable parts, as JSON. */
    solution: z.string(),
  }),
]);
export type AnswerEvidence = z.infer<typeof answerEvidenceSchema>;

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
  /** Of the kinds that have no options. */
  answer: answerEvidenceSchema.optional(),
  /** The rationale with its numbers filled in from the traces (plain text, `code` and **bold** only). */
  rationale: z.string(),
  references: z.array(referenceSchema),
  /** What the other rulebook says, where it says something else. */
  otherRulebook: z.strictObject({ rulebook: z.enum(['course', 'aws']), sentences: z.array(z.string()) }).optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;
