import { z } from 'zod';

// `trace/1`: what one run of the core says. Seconds count from the scenario's start.

export const notScaledReasons = [
  // AWS's own codes (A29)
  'AutoScalingAnticipatedFlapping',
  'TargetServicePutResourceAsUnscalable',
  'AlreadyAtMaxCapacity',
  'AlreadyAtMinCapacity',
  'AlreadyAtDesiredCapacity',
  // ours: AWS does nothing and records nothing
  'ScaleOutCooldown',
  'ScaleInCooldown',
  'Suspended',
  'NoStepMatches',
  'ActivityInProgress',
  'OtherPolicyNotReady',
  'ScaleInDisabled',
  'LargerCapacityWon',
  'InsufficientData',
] as const;
export type NotScaledReason = (typeof notScaledReasons)[number];

export const alarmStates = ['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const;
export type AlarmState = (typeof alarmStates)[number];

const at = { atSecond: z.int() };
const target = { target: z.string().optional() };
const event = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({ ...at, kind: z.literal(kind), ...target, ...shape });

export const traceEventSchema = z.discriminatedUnion('kind', [
  event('endpoint-status', { status: z.string(), reason: z.string().optional() }),
  event('scaling-activity', {
    status: z.enum(['Successful', 'Failed']),
    cause: z.string(),
    policy: z.string().optional(),
    scheduledAction: z.string().optional(),
    from: z.int(),
    to: z.int(),
    endSecond: z.int().nullable(),
    statusMessage: z.string().optional(),
  }),
  event('not-scaled', { policy: z.string(), reason: z.enum(notScaledReasons) }),
  event('instance-launching', { count: z.int() }),
  event('instance-in-service', { count: z.int() }),
  event('instance-failed', { count: z.int() }),
  event('instance-removed', { count: z.int() }),
  event('cooldown-started', {
    policy: z.string(),
    direction: z.enum(['scale-out', 'scale-in']),
    untilSecond: z.int(),
  }),
  event('cooldown-ended', { policy: z.string(), direction: z.enum(['scale-out', 'scale-in']) }),
  event('alarm-state', { alarm: z.string(), from: z.enum(alarmStates), state: z.enum(alarmStates) }),
  event('scheduled-action', { name: z.string(), MinCapacity: z.int(), MaxCapacity: z.int() }),
  event('throttled', { count: z.number(), untilSecond: z.int() }),
  event('spot-interruption', { job: z.string(), lostSeconds: z.int() }),
  event('job-resumed', { job: z.string(), fromSecondOfWork: z.int() }),
  event('job-completed', { job: z.string(), status: z.string() }),
  event('fault', { what: z.string() }),
]);
export type TraceEvent = z.infer<typeof traceEventSchema>;
export type TraceEventKind = TraceEvent['kind'];

/** The closed list of measures; null where a measure does not apply (no request, unknown price, no scale-out …). */
export const measureNames = [
  'requests',
  'succeeded',
  'timedOut',
  'throttled',
  'failed',
  'queuedAtEnd',
  'availability',
  'latencyP50Ms',
  'latencyP95Ms',
  'latencyP99Ms',
  'instanceHours',
  'costUsd',
  'peakInstances',
  'leastInstances',
  'scalingActivities',
  'scaleOuts',
  'scaleIns',
  'failedActivities',
  'firstScaleOutAtSecond',
  'secondsInAlarm',
  'maxBacklog',
  'trainingSeconds',
  'billableSeconds',
  'savingsPercent',
  'completedAtSecond',
] as const;
export const measureNameSchema = z.enum(measureNames);
export type MeasureName = z.infer<typeof measureNameSchema>;

export const measureValuesSchema = z.partialRecord(measureNameSchema, z.number().nullable());
export type MeasureValues = z.infer<typeof measureValuesSchema>;

const measuresSchema = z.strictObject({
  ...Object.fromEntries(measureNames.map((name) => [name, z.number().nullable().optional()])),
  targets: z.record(z.string(), measureValuesSchema).optional(),
});
export type Measures = MeasureValues & { targets?: Record<string, MeasureValues> };

/** The series that a claim can read: one value a step, read after all events of the step's first second. */
export const seriesNames = [
  'offeredRps',
  'servedRps',
  'lostRps',
  'backlog',
  'latencyMs',
  'desired',
  'inService',
] as const;
export type SeriesName = (typeof seriesNames)[number];

const column = z.array(z.number().nullable());
const targetSeriesSchema = z.strictObject({
  offeredRps: column,
  servedRps: column,
  lostRps: column,
  backlog: column,
  latencyMs: column,
  desired: column,
  inService: column,
  metrics: z.record(z.string(), column),
});
export type TargetSeries = z.infer<typeof targetSeriesSchema>;

export const seriesSchema = targetSeriesSchema.extend({
  stepSeconds: z.int(),
  targets: z.record(z.string(), targetSeriesSchema).optional(),
});
export type Series = z.infer<typeof seriesSchema>;

const noticeSchema = z.strictObject({
  code: z.string(),
  path: z.string(),
  message: z.string(),
  facts: z.array(z.string()),
});
/** A refusal or a warning: AWS's exception name or our code, where, what would be right, and the facts it rests on. */
export type Notice = z.infer<typeof noticeSchema>;

export const traceSchema = z.strictObject({
  schema: z.literal('trace/1'),
  core: z.strictObject({ version: z.string(), digest: z.string() }),
  status: z.enum(['completed', 'rejected']),
  rejections: z.array(noticeSchema),
  warnings: z.array(noticeSchema),
  events: z.array(traceEventSchema),
  measures: measuresSchema,
  series: seriesSchema,
});
export type Trace = Omit<z.infer<typeof traceSchema>, 'measures'> & { measures: Measures };
