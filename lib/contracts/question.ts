import { z } from 'zod';
import { measureNameSchema, seriesNames } from './trace';

// `question/1`. The scenario inside is kept as unparsed data: its values may be "{{placeholders}}", so it is parsed as
// scenario/1 only after lib/variants has filled them in.

export const topics = ['policies', 'metrics', 'cooldowns', 'vpc-endpoints', 'spot', 'scale-to-zero'] as const;
export const topicSchema = z.enum(topics);
export type Topic = z.infer<typeof topicSchema>;

const idSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, { error: 'expected lower-case letters, digits and _ such as raise_min' });
const factIdSchema = z.string().regex(/^[A-QS]\d{1,2}$/, { error: 'expected a fact id such as B1 or S8' });

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]),
);
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
const jsonObject = z.record(z.string(), json);
export type JsonObject = { [key: string]: Json };

const numberOrPlaceholder = z.union([z.number(), z.string().regex(/^\{\{.*\}\}$/)]);

const claimSchema = z
  .strictObject({
    measure: measureNameSchema.optional(),
    series: z.enum(seriesNames).optional(),
    atMinute: numberOrPlaceholder.optional(),
    atLeast: numberOrPlaceholder.optional(),
    atMost: numberOrPlaceholder.optional(),
    equals: numberOrPlaceholder.optional(),
  })
  .refine(({ measure, series }) => (measure === undefined) !== (series === undefined), {
    error: 'expected exactly one of measure and series',
  })
  .refine(({ series, atMinute }) => (series === undefined) === (atMinute === undefined), {
    error: 'a series is read atMinute, a measure is not',
  })
  .refine(
    ({ atLeast, atMost, equals }) => [atLeast, atMost, equals].filter((bound) => bound !== undefined).length === 1,
    {
      error: 'expected exactly one of atLeast, atMost and equals',
    },
  );

const changeSchema = jsonObject.refine(
  (change) => Object.keys(change).every((key) => ['endpoint', 'scaling', 'network', 'jobs'].includes(key)),
  { error: 'a change may touch endpoint, scaling, network and jobs only' },
);

const optionBase = {
  id: idSchema,
  text: z.string().min(1),
  misconception: z.string().optional(),
};
const changeOption = z.strictObject({ ...optionBase, change: changeSchema });
const claimOption = z.strictObject({ ...optionBase, claim: claimSchema });
const factOption = z.strictObject({ ...optionBase, fact: z.strictObject({ id: factIdSchema, holds: z.boolean() }) });
const optionSchema = z.union([changeOption, claimOption, factOption], {
  error: 'expected {id, text} with one of change, claim and fact',
});

const size = z.number().min(-1e9).max(1e9);
const parameterSchema = z.union([
  // values in between have nine digits behind the point, which a larger number has no room for
  z.strictObject({ from: size, to: size, step: size.positive() }),
  z.strictObject({ oneOf: z.array(z.union([z.number(), z.string()])).min(2) }),
]);

const base = {
  schema: z.literal('question/1'),
  id: idSchema,
  topic: topicSchema,
  skills: z.array(z.string()).default([]),
  asks: z.enum(['both', 'course', 'aws']),
  stem: z.string().min(1),
  parameters: z.record(idSchema, parameterSchema).default({}),
  scenario: jsonObject,
  open: z.array(z.string()).default([]),
  members: z.array(z.strictObject({ id: idSchema, scenario: jsonObject })).default([]),
  rationale: z.string().min(1),
  references: z.array(factIdSchema).min(1),
};

const uniqueIds = (entries: readonly { id: string }[]) => new Set(entries.map(({ id }) => id)).size === entries.length;
const optionsSchema = z.array(optionSchema).min(2).max(6).refine(uniqueIds, { error: 'two options have the same id' });

const textItem = { id: idSchema, text: z.string().min(1) };
const itemsOf = <Shape extends z.ZodType<{ id: string }>>(shape: Shape, least: number) =>
  z.array(shape).min(least).max(7).refine(uniqueIds, { error: 'two entries have the same id' });

/** A value of a scenario, by keys with dots; an entry of a list of named objects by its name. */
const scenarioPathSchema = z.string().regex(/^(endpoint|model|scaling|network|jobs)(\.[\w-]+)+$/, {
  error: 'expected a path of the scenario such as scaling.ScalableTarget.MinCapacity',
});

const numericSchema = z.strictObject({
  /** A measure of the run as it stands, or the path of the value to choose. */
  ask: z.union([measureNameSchema, scenarioPathSchema], {
    error: 'expected a measure such as peakInstances, or a path such as scaling.ScalableTarget.MinCapacity',
  }),
  unit: z.string().min(1),
  /** Digits behind the point that an answer may have. */
  digits: z.int().min(0).max(4),
});

/** An event of the trace: its kind, which of several (the first is 1), and fields that it must have. */
const selectorSchema = z
  .object({ kind: z.string().min(1), nth: z.int().min(1).default(1) })
  .catchall(z.union([z.string(), z.number(), z.boolean()]));

const orderSchema = z.strictObject({ events: itemsOf(z.strictObject({ ...textItem, event: selectorSchema }), 3) });

const matchSchema = z.strictObject({
  left: itemsOf(z.strictObject({ ...textItem, scenario: jsonObject }), 2),
  right: itemsOf(z.strictObject({ ...textItem, change: changeSchema }), 2),
});

const editablePathSchema = z
  .string()
  .regex(/^(endpoint|scaling|network|jobs)(\.[\w-]+)*$/, { error: 'expected a path such as scaling.ScalableTarget' });

const configurationSchema = z.strictObject({
  /** What the learner may edit, and nothing else. */
  editable: z.array(editablePathSchema).min(1),
  /** Runs nobody sees beforehand: noise by other seeds, other traffic. */
  hidden: z
    .strictObject({ seeds: z.array(z.int()).default([]), traffic: z.array(z.array(json).min(1)).default([]) })
    .default({ seeds: [], traffic: [] }),
  /** The best configuration known; credit is measured against it. */
  solution: changeSchema,
});

export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('choice'), options: optionsSchema }),
  z.strictObject({ ...base, kind: z.literal('choices'), options: optionsSchema }),
  z.strictObject({ ...base, kind: z.literal('numeric'), numeric: numericSchema }),
  z.strictObject({ ...base, kind: z.literal('order'), order: orderSchema }),
  z.strictObject({ ...base, kind: z.literal('match'), match: matchSchema }),
  z.strictObject({ ...base, kind: z.literal('configuration'), configuration: configurationSchema }),
]);

export type Question = z.infer<typeof questionSchema>;
export const questionKinds = ['choice', 'choices', 'numeric', 'order', 'match', 'configuration'] as const;
export type QuestionKind = Question['kind'];
export type QuestionOf<K extends QuestionKind> = Extract<Question, { kind: K }>;
export type ChoiceQuestion = QuestionOf<'choice' | 'choices'>;
export type QuestionOption = z.infer<typeof optionSchema>;
export type EventSelector = z.infer<typeof selectorSchema>;
export type Claim = z.infer<typeof claimSchema>;
export type Parameter = z.infer<typeof parameterSchema>;
export type Asks = Question['asks'];

/** The kinds that the exam has; the others are practice. */
export const examKinds: readonly QuestionKind[] = ['choice', 'choices'];
