import { z } from 'zod';
import { scalableTargetSchema, scalingPolicySchema, scheduledActionSchema } from './application-auto-scaling';
import { metricAlarmSchema } from './cloudwatch';
import { networkSchema } from './network';
import {
  asyncInferenceConfigSchema,
  jobSchema,
  primaryContainerSchema,
  productionVariantSchema,
  vpcConfigSchema,
} from './sagemaker';
import { measureNameSchema } from './trace';

// `scenario/1`. A document that does not parse here is a *bad document*; a well-typed value that AWS or the rulebook
// refuses parses here and is *rejected* by lib/aws. So AWS's members carry types only, ours carry their ranges too.

export const longestScenarioMinutes = 43_200;

const seconds = (fallback: number) => z.int().min(0).max(86_400).default(fallback);

const startSchema = z.iso
  .datetime({ offset: true, error: 'expected a time such as 2026-06-01T08:00:00Z' })
  .refine((text) => Date.parse(text) % 60_000 === 0, {
    error: 'expected a whole minute, such as 2026-06-01T08:00:00Z',
  });

const startupSchema = z.strictObject({
  launchSeconds: seconds(180),
  downloadSeconds: seconds(60),
  loadSeconds: seconds(60),
  removeSeconds: seconds(0),
});

/** What a load test of one instance (or copy) measured. */
const measured = {
  maxRps: z.number().positive().max(1_000_000),
  slots: z.int().min(1).max(10_000),
  serviceCv: z.number().min(0).max(10),
  overheadMs: z.number().min(0).max(60_000),
  timeoutSeconds: z.int().min(1).max(3600),
  cpuPercentAtMaxRps: z.number().min(0).max(100),
  gpuPercentAtMaxRps: z.number().min(0).max(100),
  idleSeconds: z.int().min(0).max(86_400),
  customMetric: z
    .strictObject({ Namespace: z.string(), MetricName: z.string(), follows: z.enum(['concurrency', 'cpu']) })
    .optional(),
};

export const modelSchema = z.strictObject({
  ...measured,
  slots: measured.slots.default(4),
  serviceCv: measured.serviceCv.default(0),
  overheadMs: measured.overheadMs.default(20),
  timeoutSeconds: measured.timeoutSeconds.default(60),
  cpuPercentAtMaxRps: measured.cpuPercentAtMaxRps.default(85),
  gpuPercentAtMaxRps: measured.gpuPercentAtMaxRps.default(85),
  idleSeconds: measured.idleSeconds.default(600),
  startup: startupSchema.prefault({}),
});

const inferenceComponentSchema = z.strictObject({
  InferenceComponentName: z.string(),
  CopyCount: z.int().optional(),
  copiesPerInstance: z.int().min(1).default(1),
  /** Only what differs from the scenario's model. */
  model: z.strictObject(measured).extend({ startup: startupSchema }).partial().optional(),
});

const endpointSchema = z
  .strictObject({
    type: z.enum(['real-time', 'serverless', 'asynchronous', 'inference-component']),
    EndpointName: z.string().default('endpoint'),
    capacity: z.enum(['on-demand', 'spot']).default('on-demand'),
    ProductionVariant: productionVariantSchema.optional(),
    ProductionVariants: z.array(productionVariantSchema).optional(),
    InferenceComponents: z.array(inferenceComponentSchema).optional(),
    AsyncInferenceConfig: asyncInferenceConfigSchema.optional(),
    VpcConfig: vpcConfigSchema.optional(),
    PrimaryContainer: primaryContainerSchema.optional(),
  })
  .refine((endpoint) => !(endpoint.ProductionVariant && endpoint.ProductionVariants), {
    path: ['ProductionVariant'],
    error: 'ProductionVariant is the shorthand for a list of one: give it or ProductionVariants, not both',
  });

const trafficPieceSchema = z.strictObject({
  atMinute: z.number().min(0).max(longestScenarioMinutes),
  rps: z.number().min(0).max(10_000_000),
  rampMinutes: z.number().positive().max(longestScenarioMinutes).optional(),
  for: z.string().optional(),
});

const burstsSchema = z
  .strictObject({
    count: z.int().min(0).max(100),
    factor: z.number().min(0).max(1000),
    minutes: z.number().positive().max(longestScenarioMinutes),
    betweenMinutes: z.tuple([z.number().min(0), z.number().min(0).max(longestScenarioMinutes)]),
  })
  .refine(({ count, minutes, betweenMinutes: [from, to] }) => count * minutes <= to - from, {
    error: 'the bursts do not fit: count × minutes must be at most the length of betweenMinutes',
  });

export const scalingSchema = z.strictObject({
  for: z.string().optional(),
  ScalableTarget: scalableTargetSchema.optional(),
  ScalingPolicies: z.array(scalingPolicySchema).optional(),
  Alarms: z.array(metricAlarmSchema).optional(),
  ScheduledActions: z.array(scheduledActionSchema).optional(),
});

const atMinute = { atMinute: z.number().min(0).max(longestScenarioMinutes) };
const faultSchema = z.union(
  [
    z.strictObject({ ...atMinute, remove: z.string() }),
    z.strictObject({ ...atMinute, loseInstances: z.int().min(1), for: z.string().optional() }),
    /** The account's quota of endpoint instances: of one type, or of all together. */
    z.strictObject({ ...atMinute, quota: z.int().min(0), InstanceType: z.string().optional() }),
  ],
  { error: 'expected {atMinute, remove} or {atMinute, loseInstances} or {atMinute, quota}' },
);

export const requirementSchema = z
  .strictObject({ measure: measureNameSchema, atLeast: z.number().optional(), atMost: z.number().optional() })
  .refine(({ atLeast, atMost }) => (atLeast === undefined) !== (atMost === undefined), {
    error: 'expected exactly one of atLeast and atMost',
  });

export const goalSchema = z.strictObject({
  require: z.array(requirementSchema).default([]),
  prefer: z
    .union([z.strictObject({ lowest: measureNameSchema }), z.strictObject({ highest: measureNameSchema })], {
      error: 'expected {lowest: measure} or {highest: measure}',
    })
    .optional(),
});

/** The sections that a question's option may change. */
const changeableSections = {
  endpoint: endpointSchema.optional(),
  scaling: z.union([scalingSchema, z.array(scalingSchema)]).optional(),
  network: networkSchema.optional(),
  jobs: z.array(jobSchema).default([]),
};
export const changeableSectionsSchema = z.strictObject(changeableSections);

export const scenarioSchema = z
  .strictObject({
    schema: z.literal('scenario/1'),
    title: z.string().optional(),
    rulebook: z.enum(['course', 'aws']),
    start: startSchema,
    durationMinutes: z.int().min(1).max(longestScenarioMinutes),
    seed: z.int().min(0).max(4_294_967_295).default(1),
    noise: z.enum(['none', 'poisson']).default('none'),
    ...changeableSections,
    model: modelSchema.optional(),
    timing: z.strictObject({ metricDelaySeconds: z.int().min(0).max(3600).default(90) }).prefault({}),
    traffic: z.array(trafficPieceSchema).min(1).optional(),
    bursts: burstsSchema.optional(),
    faults: z.array(faultSchema).default([]),
    goal: goalSchema.optional(),
  })
  .superRefine((scenario, context) => {
    const missing = (['endpoint', 'model', 'traffic'] as const).filter((key) => scenario[key] === undefined);
    if (missing.length === 3 && scenario.jobs.length === 0) {
      context.addIssue({
        code: 'custom',
        path: ['endpoint'],
        message: 'expected endpoint, model and traffic, or jobs',
      });
    } else if (missing.length > 0 && missing.length < 3) {
      for (const key of missing) {
        context.addIssue({ code: 'custom', path: [key], message: 'required: endpoint, model and traffic go together' });
      }
    }
    const last = new Map<string, number>();
    scenario.traffic?.forEach((piece, index) => {
      const name = piece.for ?? '';
      const before = last.get(name);
      if (before !== undefined && piece.atMinute <= before) {
        context.addIssue({
          code: 'custom',
          path: ['traffic', index, 'atMinute'],
          message: `expected a time after the piece before it (minute ${before}), got ${piece.atMinute}`,
        });
      }
      last.set(name, piece.atMinute);
    });
  });

/** A scenario as it is written. */
export type ScenarioDocument = z.input<typeof scenarioSchema>;
/** A scenario with our own defaults filled in; AWS's members still default by rulebook, in lib/aws. */
export type Scenario = z.infer<typeof scenarioSchema>;
export type Rulebook = Scenario['rulebook'];
export type Model = z.infer<typeof modelSchema>;
export type Endpoint = z.infer<typeof endpointSchema>;
export type EndpointType = Endpoint['type'];
export type InferenceComponent = z.infer<typeof inferenceComponentSchema>;
export type TrafficPiece = z.infer<typeof trafficPieceSchema>;
export type Bursts = z.infer<typeof burstsSchema>;
export type Scaling = z.infer<typeof scalingSchema>;
export type Fault = z.infer<typeof faultSchema>;
export type Requirement = z.infer<typeof requirementSchema>;
export type Goal = z.infer<typeof goalSchema>;
