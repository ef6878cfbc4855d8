/**
 * Alarms, cooldowns, activities and bounds as a table of transitions, one a minute, written from the facts (B1–B7, C2, C5,
 * C12, E7, E8, G4–G12, I13 and §19) for two step policies: `out` adds 1, or 2 far above the threshold; `in` removes 1.
 * Nothing here is fast or general; it is to be read against the facts.
 */
export type Settings = {
  readonly rulebook: 'aws' | 'course';
  readonly evaluationPeriods: 1 | 2;
  readonly cooldownMinutes: number;
  readonly startupMinutes: number;
  readonly removalMinutes: number;
};

/** What one minute brings: the sum of its requests or no datapoint, and bounds that a scheduled action sets at its end. */
export type Minute = { readonly data: Datapoint; readonly bounds: keyof typeof boundsSet | null };

export type Datapoint = 'far above' | 'above' | 'between' | 'below' | 'missing';
export const requestsOf: Record<Datapoint, number> = {
  'far above': 900,
  above: 300,
  between: 180,
  below: 60,
  missing: 0,
};
export const thresholds = { high: 300, low: 120, farAbove: 300 };
export const boundsSet = { floor: [2, 3], ceiling: [1, 1], wide: [1, 3] } as const;

type Alarm = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
type Activity = { left: number; from: number; to: number; by: 'out' | 'in' | 'bounds'; base: number };

export type State = {
  /** Newest first, as long as the evaluation range; only the newest N datapoints are kept, as no older one can count. */
  readonly window: readonly (number | null)[];
  readonly high: Alarm;
  readonly low: Alarm;
  readonly desired: number;
  readonly inService: number;
  readonly min: number;
  readonly max: number;
  readonly activity: Activity | null;
  readonly outCooldown: { left: number; base: number; result: number } | null;
  readonly inCooldown: { left: number } | null;
};

/** The sentences that a mutant of the table gets wrong. */
export type Facts = {
  /** B1 B2: under aws a larger scale-out passes, under the course none does. */
  readonly passesOutCooldown: (rulebook: Settings['rulebook'], to: number, result: number) => boolean;
  /** B3: the scale-in cooldown holds every scale-in back. */
  readonly passesInCooldown: () => boolean;
  /** B7: the cooldown counts from the activity's completion, its last second excluded. */
  readonly cooldownLeft: (minutes: number) => number;
  /** B4: a scale-out ends the scale-in cooldown. */
  readonly scaleOutEndsInCooldown: boolean;
  /** I13: while an activity is in progress nothing else starts. */
  readonly oneActivityAtATime: boolean;
  /** G7 A18: without any datapoint nothing is known, and nothing scales. */
  readonly withoutData: (before: Alarm) => Alarm;
  /** G8 G12: breaching datapoints alone, the oldest younger than M periods. */
  readonly tooYoung: (before: Alarm) => Alarm;
};

export const facts: Facts = {
  passesOutCooldown: (rulebook, to, result) => rulebook === 'aws' && to > result,
  passesInCooldown: () => false,
  cooldownLeft: (minutes) => minutes,
  scaleOutEndsInCooldown: true,
  oneActivityAtATime: true,
  withoutData: () => 'INSUFFICIENT_DATA',
  tooYoung: (before) => before,
};

export function firstState({ evaluationPeriods }: Settings): State {
  return {
    window: Array<null>(evaluationPeriods + 2).fill(null),
    high: 'INSUFFICIENT_DATA',
    low: 'INSUFFICIENT_DATA',
    desired: 1,
    inService: 1,
    min: 1,
    max: 3,
    activity: null,
    outCooldown: null,
    inCooldown: null,
  };
}

type Draft = { -readonly [K in keyof State]: State[K] };
export type Started = { readonly from: number; readonly to: number };

/** One minute later; and the activities that started at its end, in order. */
export function next(
  before: State,
  minute: Minute,
  settings: Settings,
  rules: Facts = facts,
): { state: State; started: Started[] } {
  const state: Draft = { ...before };
  const started: Started[] = [];
  const start = (to: number, by: Activity['by']) => {
    const from = state.desired;
    started.push({ from, to });
    if (to > from && rules.scaleOutEndsInCooldown) state.inCooldown = null;
    const left = to > from ? settings.startupMinutes : settings.removalMinutes;
    state.activity = { left, from, to, by, base: state.outCooldown?.base ?? from };
    state.desired = to;
    if (left === 0) complete();
  };
  const keepInBounds = () => {
    const to = clamp(state, state.desired);
    if (state.activity === null && to !== state.desired) start(to, 'bounds');
  };
  const complete = () => {
    const { from, to, by, base } = state.activity!;
    state.activity = null;
    state.inService = to;
    const left = rules.cooldownLeft(settings.cooldownMinutes);
    if (by !== 'bounds' && left > 0) {
      if (to > from) state.outCooldown = { left, base, result: to };
      else state.inCooldown = { left };
    }
    keepInBounds();
  };

  // activities complete and cooldowns end
  state.outCooldown = older(state.outCooldown);
  state.inCooldown = older(state.inCooldown);
  if (state.activity) state.activity = { ...state.activity, left: state.activity.left - 1 };
  if (state.activity?.left === 0) complete();
  // the scheduled action, which knows no cooldown (B6) but waits for the activity (I13)
  if (minute.bounds) [state.min, state.max] = boundsSet[minute.bounds];
  keepInBounds();
  // alarms
  const value = minute.data === 'missing' ? null : requestsOf[minute.data];
  state.window = newestOnly([value, ...before.window.slice(0, -1)], settings.evaluationPeriods);
  state.high = alarmState(state.window, (sum) => sum >= thresholds.high, before.high, settings, rules);
  state.low = alarmState(state.window, (sum) => sum < thresholds.low, before.low, settings, rules);
  // policies: each minute while in ALARM (C12)
  if (state.activity !== null && rules.oneActivityAtATime) return { state, started };
  if (state.high === 'ALARM') {
    const to = clamp(state, outBase(state, settings) + adjustment(state.window));
    const held = state.outCooldown && !rules.passesOutCooldown(settings.rulebook, to, state.outCooldown.result);
    if (to > state.desired && !held) start(to, 'out');
  } else if (state.low === 'ALARM') {
    const to = clamp(state, state.desired - 1);
    if (to < state.desired && (state.inCooldown === null || rules.passesInCooldown())) start(to, 'in');
  }
  return { state, started };
}

/** B2: what was added inside the cooldown counts toward the next step. */
function outBase({ outCooldown, desired }: State, { rulebook }: Settings): number {
  return rulebook === 'aws' && outCooldown ? outCooldown.base : desired;
}

/** C5: the lower bound belongs to the step above the threshold. C11: the mean of the alarm's datapoints. */
function adjustment(window: State['window']): number {
  const real = window.filter((value) => value !== null);
  const mean = real.reduce((sum, value) => sum + value, 0) / real.length;
  return mean - thresholds.high >= thresholds.farAbove ? 2 : 1;
}

function older<Cooldown extends { left: number }>(cooldown: Cooldown | null): Cooldown | null {
  return cooldown && cooldown.left > 1 ? { ...cooldown, left: cooldown.left - 1 } : null;
}

function clamp({ min, max }: State, capacity: number): number {
  return Math.min(max, Math.max(min, capacity));
}

function newestOnly(window: (number | null)[], count: number): (number | null)[] {
  let left = count;
  return window.map((value) => (value !== null && left-- > 0 ? value : null));
}

/** CloudWatch with TreatMissingData `missing` and M = N. §19, G4–G12 */
function alarmState(
  window: State['window'],
  breaches: (sum: number) => boolean,
  before: Alarm,
  { evaluationPeriods }: Settings,
  rules: Facts,
): Alarm {
  const real = window.filter((value) => value !== null);
  if (real.length === 0) return rules.withoutData(before);
  if (!real.every(breaches)) return 'OK';
  if (real.length >= evaluationPeriods) return 'ALARM';
  const ageOfOldest = window.findLastIndex((value) => value !== null) + 1;
  return ageOfOldest >= evaluationPeriods ? 'ALARM' : rules.tooYoung(before);
}
