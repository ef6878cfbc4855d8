/**
 * What AWS does not document (facts §22): our choice first, the plausible alternatives after it. A key that moves when one
 * of these is replaced by its alternative is not a key, so every run can be made with any of them.
 */
export type UndocumentedChoices = {
  /** Which datapoint target tracking uses (item 2, A15). */
  readonly trackedDatapoint: 'newest' | 'window-mean' | 'window-maximum';
  /** How much a target-tracking scale-in removes (item 3, A16). */
  readonly scaleInAmount: 'proportional' | 'one-at-a-time';
  /** What the high alarm on a 10-second concurrency metric watches (item 4, A5). */
  readonly highResolutionAlarm: 'three-of-ten-seconds' | 'one-of-a-minute';
  /** How far beyond N periods CloudWatch looks for datapoints (item 5, G6). */
  readonly evaluationRange: 'n-plus-2' | 'n';
  /** A scale-in asked for during a scale-out cooldown (item 7, B5). */
  readonly scaleInDuringScaleOutCooldown: 'allowed' | 'blocked';
  /** Whom a cooldown holds back (item 7, B17). */
  readonly cooldownScope: 'policy' | 'target';
  /** What a built-in request metric says of a period without requests (item 8, G20). */
  readonly silentPeriod: 'zero' | 'no-datapoint';
  /** Whose instances the target-tracking formula multiplies (item 13). */
  readonly formulaBase: 'datapoint' | 'decision';
  /** Seconds a scale-in takes beyond the scenario's own removeSeconds (item 15). */
  readonly scaleInExtraSeconds: 0 | 90;
  /** What target tracking reads of a 10-second concurrency metric (item 16). */
  readonly highResolutionStatistic: 'mean' | 'peak';
  /** When billing of an instance begins (item 17). */
  readonly billingBegins: 'launch' | 'in-service';
  /** When a failed scaling activity is tried again (item 18). */
  readonly afterFailedActivity: 'next-evaluation' | 'after-cooldown';
  /** What a lost path to the model's data does to a scale-out (item 11, M9); by the course it never serves anyway. */
  readonly modelDataLostAtScaleOut: 'rolls-back' | 'never-serves';
  /** Do the metrics that SageMaker itself publishes need the monitoring endpoint? (item 11, M14); by the course they do. */
  readonly monitoringEndpoint: 'not-needed' | 'needed';
  /** What a request does whose wait would be longer than its time-out (item 19). */
  readonly impatience: 'refused-at-arrival' | 'leaves-queue';
};

export const ourChoices: UndocumentedChoices = {
  trackedDatapoint: 'newest',
  scaleInAmount: 'proportional',
  highResolutionAlarm: 'three-of-ten-seconds',
  evaluationRange: 'n-plus-2',
  scaleInDuringScaleOutCooldown: 'allowed',
  cooldownScope: 'policy',
  silentPeriod: 'zero',
  formulaBase: 'datapoint',
  scaleInExtraSeconds: 0,
  highResolutionStatistic: 'mean',
  billingBegins: 'launch',
  afterFailedActivity: 'next-evaluation',
  modelDataLostAtScaleOut: 'rolls-back',
  monitoringEndpoint: 'not-needed',
  impatience: 'refused-at-arrival',
};

/** Every alternative to our choices, with the item of facts §22 it belongs to: a key is run against each, one at a time. */
export const alternativeChoices: readonly { readonly item: number; readonly choice: Partial<UndocumentedChoices> }[] = [
  { item: 2, choice: { trackedDatapoint: 'window-mean' } },
  { item: 2, choice: { trackedDatapoint: 'window-maximum' } },
  { item: 3, choice: { scaleInAmount: 'one-at-a-time' } },
  { item: 4, choice: { highResolutionAlarm: 'one-of-a-minute' } },
  { item: 5, choice: { evaluationRange: 'n' } },
  { item: 7, choice: { scaleInDuringScaleOutCooldown: 'blocked' } },
  { item: 7, choice: { cooldownScope: 'target' } },
  { item: 8, choice: { silentPeriod: 'no-datapoint' } },
  { item: 11, choice: { modelDataLostAtScaleOut: 'never-serves' } },
  { item: 11, choice: { monitoringEndpoint: 'needed' } },
  { item: 13, choice: { formulaBase: 'decision' } },
  { item: 15, choice: { scaleInExtraSeconds: 90 } },
  { item: 16, choice: { highResolutionStatistic: 'peak' } },
  { item: 17, choice: { billingBegins: 'in-service' } },
  { item: 18, choice: { afterFailedActivity: 'after-cooldown' } },
  { item: 19, choice: { impatience: 'leaves-queue' } },
];
