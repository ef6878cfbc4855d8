import { z } from 'zod';

// What the replay shows after the answer is locked: the learner's run above the winner's, on one time axis. All seconds
// count from the scenario's start; all text is made from the trace.

const column = z.array(z.number().nullable());

const replayRunSchema = z.strictObject({
  optionId: z.string().nullable(),
  title: z.string(),
  status: z.enum(['completed', 'rejected']),
  /** Two or three sentences made from the trace. */
  sentences: z.array(z.string()),
  series: z.strictObject({
    stepSeconds: z.int(),
    offeredRps: column,
    servedRps: column,
    lostRps: column,
    backlog: column,
    latencyMs: column,
    desired: column,
    inService: column,
  }),
  /** Stretches of time: an alarm in ALARM, a cooldown running. */
  bands: z.array(
    z.strictObject({
      kind: z.enum(['alarm', 'cooldown']),
      label: z.string(),
      fromSecond: z.int(),
      toSecond: z.int(),
    }),
  ),
  events: z.array(
    z.strictObject({
      atSecond: z.int(),
      kind: z.string(),
      text: z.string(),
      /** Drawn as a tick on the chart, not only listed. */
      marked: z.boolean(),
    }),
  ),
});
export type ReplayRun = z.infer<typeof replayRunSchema>;

export const replaySchema = z.strictObject({
  rulebook: z.enum(['course', 'aws']),
  startsAt: z.string(),
  durationMinutes: z.int(),
  /** What the vertical axis of capacity counts: instances, copies, environments. */
  capacityUnit: z.string(),
  /** The learner's run; null where the question is about one run only (claims). */
  learner: replayRunSchema.nullable(),
  winner: replayRunSchema,
  divergence: z.strictObject({ atSecond: z.int(), sentence: z.string() }).nullable(),
});
export type Replay = z.infer<typeof replaySchema>;
