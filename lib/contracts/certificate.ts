import { z } from 'zod';
import { measureNameSchema } from './trace';
import { requirementCheckSchema } from './verdict';

// `certificate/1`: what the core found when it put a question's key to the test. It is stored with the published version
// and shown to instructors; a learner never sees it.

const rulebookSchema = z.enum(['aws', 'course']);

export const refusalCodes = [
  'bad-question',
  'no-key',
  'tie',
  'rulebooks-differ',
  'uncertain-cell',
  'thin-margin',
  'bad-open-item',
  'same-misconception',
  'same-trace',
  'fixed-family',
  'stated-digit',
  'unknown-placeholder',
  'unknown-reference',
  'undocumented-fact',
] as const;

const refusalSchema = z.strictObject({
  code: z.enum(refusalCodes),
  /** What of the question it is about: a path of the document, an option, a cell. */
  where: z.string(),
  message: z.string(),
  /** What would make the question acceptable. */
  remedy: z.string(),
});
export type Refusal = z.infer<typeof refusalSchema>;

/** One way in which everything that is open may be settled, and how often the key won there. */
const cellSchema = z.strictObject({
  rulebook: rulebookSchema,
  kind: z.enum(['graded', 'base', 'open', 'choice', 'corner']),
  name: z.string(),
  runs: z.int(),
  wins: z.int(),
});
export type CellOutcome = z.infer<typeof cellSchema>;

export const marginRules = ['uses', 'exceeds', 'costs', 'apart', 'spaced'] as const;

/**
 * A distance that keeps an option on its side, in the worst 1 % of the runs of its worst cell. `uses`: the share of a
 * requirement's allowance that a right option uses. `exceeds`: that share for a wrong option, of the requirement that it
 * fails. `costs`: the preferred measure beside the winner's. `apart`: a claim's distance from its bound, as a share of it.
 * `spaced`: the seconds between two neighbours of an order, the fewest of all runs.
 */
const marginSchema = z.strictObject({
  rulebook: rulebookSchema,
  /** The option, or what stands for one: a pair of a match, the value chosen, the solution, two neighbours. */
  option: z.string(),
  rule: z.enum(marginRules),
  /** The measure that the requirement, the preference or the claim is about; null for an option that is refused. */
  measure: z.string().nullable(),
  /** Null: beyond all bounds, as for an option that is refused. */
  share: z.number().nullable(),
  limit: z.number(),
  holds: z.boolean(),
  cell: z.string(),
});
export type Margin = z.infer<typeof marginSchema>;

/** How an option fares in the noise-free run. */
const optionOutcomeSchema = z.strictObject({
  rulebook: rulebookSchema,
  option: z.string(),
  right: z.boolean(),
  /** AWS's or the rulebook's refusal of the option. */
  refused: z.string().nullable(),
  checks: z.array(requirementCheckSchema),
  preferred: z.strictObject({ measure: measureNameSchema, value: z.number().nullable() }).nullable(),
  claim: z.strictObject({ value: z.number().nullable(), holds: z.boolean() }).nullable(),
  /** Why it is not the key, in words; null for a right option. */
  reason: z.string().nullable(),
});
export type CertifiedOption = z.infer<typeof optionOutcomeSchema>;

/** The least change of what the stem leaves open that makes another option win. */
const flipSchema = z.strictObject({
  rulebook: rulebookSchema,
  item: z.string(),
  stated: z.number(),
  at: z.number(),
  /** The key there, empty where there is none. */
  key: z.array(z.string()),
  /** The sentence for the stem that would settle it. */
  sentence: z.string(),
});
export type Flip = z.infer<typeof flipSchema>;

/**
 * Core mutants that change a run of the variant, each a belief that is not so: those under which its key is another one or
 * none, and those that it survives.
 */
const mutationSchema = z.strictObject({ killed: z.array(z.string()), survived: z.array(z.string()) });
export type MutationScore = z.infer<typeof mutationSchema>;

const keySchema = z.partialRecord(rulebookSchema, z.array(z.string()));

export const variantCertificateSchema = z.strictObject({
  seed: z.int(),
  member: z.string(),
  values: z.record(z.string(), z.union([z.number(), z.string()])),
  keys: keySchema,
  cells: z.array(cellSchema),
  margins: z.array(marginSchema),
  options: z.array(optionOutcomeSchema),
  flip: flipSchema.nullable(),
  mutation: mutationSchema,
  refusals: z.array(refusalSchema),
});
export type VariantCertificate = z.infer<typeof variantCertificateSchema>;

export const certificateSchema = z.strictObject({
  schema: z.literal('certificate/1'),
  /** The core's version: a certificate says nothing about another core. */
  core: z.string(),
  question: z.string(),
  /** SHA-256 of the question's document. */
  digest: z.string(),
  asks: z.enum(['both', 'course', 'aws']),
  kind: z.string(),
  /** How many variants the question has; those that were examined follow. */
  variantCount: z.int(),
  variants: z.array(variantCertificateSchema),
  /** What is wrong with the document as a whole. */
  refusals: z.array(refusalSchema),
  certified: z.boolean(),
});
export type Certificate = z.infer<typeof certificateSchema>;
