import { describe, expect, it } from 'vitest';
import { driveCore, type Observed } from '@/tests/support/scaling-machine/drive-core';
import {
  boundsSet,
  type Facts,
  facts,
  type Minute,
  requestsOf,
  type Settings,
} from '@/tests/support/scaling-machine/table';
import { type Walk, walkEverywhere } from '@/tests/support/scaling-machine/walk';

// Every state of a small scaling machine and every transition out of it: the core walks the whole table of what the facts
// say, minute by minute. Small means capacity 1–3, alarms of 1 or 2 periods, cooldowns of 0–3 and start-ups of 0–2 minutes:
// 16,667 states and 109,431 transitions in all.

const data = Object.keys(requestsOf) as (keyof typeof requestsOf)[];
const bounds = Object.keys(boundsSet) as (keyof typeof boundsSet)[];

const anyDatapoint: Minute[] = data.map((one) => ({ data: one, bounds: null }));
const anyBounds: Minute[] = (['far above', 'below', 'missing'] as const).flatMap((one) =>
  [null, ...bounds].map((set) => ({ data: one, bounds: set })),
);

const eachOf = <Value>(...values: Value[]) => values;
const machines = eachOf('aws' as const, 'course' as const).flatMap((rulebook) =>
  eachOf(0, 1, 3).flatMap((cooldownMinutes) =>
    eachOf(0, 1, 2).map((startupMinutes) => ({ rulebook, cooldownMinutes, startupMinutes })),
  ),
);

/** The first minute at which the core does something else than the table, with what led there. */
function firstDifference(settings: Settings, { minutes, expected }: Walk): object | null {
  const observed = driveCore(settings, minutes);
  const index = expected.findIndex((_, at) => !isSame(expected[at]!, observed[at]!));
  if (index < 0) return null;
  const { started, state } = expected[index]!;
  return {
    lastMinutes: minutes.slice(Math.max(0, index - 11), index + 1).map((one) => `${one.data} ${one.bounds ?? ''}`),
    before: expected[index - 1]?.state,
    table: { started, state },
    core: observed[index],
  };
}

function isSame({ state, started }: Walk['expected'][number], observed: Observed): boolean {
  return (
    state.desired === observed.desired &&
    state.inService === observed.inService &&
    state.high === observed.high &&
    state.low === observed.low &&
    started.length === observed.started.length &&
    started.every(({ from, to }, index) => from === observed.started[index]!.from && to === observed.started[index]!.to)
  );
}

function differenceIn(settings: Settings, alphabet: readonly Minute[], rules: Facts = facts): object | null {
  const walk = walkEverywhere(settings, alphabet, rules);
  if (rules === facts) expect(walk.transitions).toBe(walk.states * alphabet.length);
  return firstDifference(settings, walk);
}

describe.each(machines)('$rulebook, cooldowns of $cooldownMinutes min, start-up of $startupMinutes min', (machine) => {
  it.each([1, 2] as const)('does what the facts say in every state of alarms of %i periods', (evaluationPeriods) => {
    expect(differenceIn({ ...machine, evaluationPeriods, removalMinutes: 0 }, anyDatapoint)).toBeNull();
  });

  it('does what the facts say in every state with scheduled bounds and removals that take a minute', () => {
    expect(differenceIn({ ...machine, evaluationPeriods: 1, removalMinutes: 1 }, anyBounds)).toBeNull();
  });
});

describe('the walk tells the core from a table with one wrong sentence: the core', () => {
  const settings = { rulebook: 'aws', evaluationPeriods: 1, cooldownMinutes: 3, removalMinutes: 0 } as const;
  const small: Settings[] = [
    { ...settings, startupMinutes: 0 },
    { ...settings, startupMinutes: 2 },
    { ...settings, startupMinutes: 0, evaluationPeriods: 2 },
  ];
  const expectToldApart = (wrong: Partial<Facts>) =>
    expect(small.some((one) => differenceIn(one, anyDatapoint, { ...facts, ...wrong }) !== null)).toBe(true);

  it('lets no scale-in pass a scale-in cooldown (B3)', () => expectToldApart({ passesInCooldown: () => true }));

  it('lets no scale-out pass a scale-out cooldown that asks for no more than the last (B1 B2)', () =>
    expectToldApart({ passesOutCooldown: (_, to, result) => to >= result }));

  it('lets a larger scale-out pass a scale-out cooldown (B1)', () =>
    expectToldApart({ passesOutCooldown: () => false }));

  it('ends a cooldown of c seconds c seconds after the activity completes (B7)', () =>
    expectToldApart({ cooldownLeft: (minutes) => minutes + 1 }));

  it('ends a scale-in cooldown when it scales out (B4)', () => expectToldApart({ scaleOutEndsInCooldown: false }));

  it('starts no activity while another is in progress (I13)', () => expectToldApart({ oneActivityAtATime: false }));

  it('goes to INSUFFICIENT_DATA without data, and scales no more (A18 G7)', () =>
    expectToldApart({ withoutData: (before) => before }));

  it('does not go to ALARM on breaching datapoints younger than M periods (G8)', () =>
    expectToldApart({ tooYoung: () => 'ALARM' }));
});
