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
  it.each([1, 2] as const)(
    'does what the facts say in every state of alarms of %i periods (B1 B2 B3 B4 B7 C5 C12 G7 G8 G12 I13 A18)',
    (evaluationPeriods) => {
      expect(differenceIn({ ...machine, evaluationPeriods, removalMinutes: 0 }, anyDatapoint)).toBeNull();
    },
  );

  it('does what the facts say in every state with scheduled bounds and removals that take a minute (B6 E7 E8 I13)', () => {
    expect(differenceIn({ ...machine, evaluationPeriods: 1, removalMinutes: 1 }, anyBounds)).toBeNull();
  });
});

describe('a table with one wrong sentence', () => {
  const settings = { rulebook: 'aws', evaluationPeriods: 1, cooldownMinutes: 3, removalMinutes: 0 } as const;
  const mutants: Record<string, Partial<Facts>> = {
    'a scale-in passes its cooldown': { passesInCooldown: () => true },
    'a scale-out as large as the last passes its cooldown': { passesOutCooldown: (_, to, result) => to >= result },
    'no scale-out passes its cooldown': { passesOutCooldown: () => false },
    'a cooldown holds at its last second too': { cooldownLeft: (minutes) => minutes + 1 },
    'a scale-in cooldown outlives a scale-out': { scaleOutEndsInCooldown: false },
    'an activity starts while another is in progress': { oneActivityAtATime: false },
    'an alarm without data keeps its state': { withoutData: (before) => before },
    'a young breaching datapoint alarms': { tooYoung: () => 'ALARM' },
  };

  it.each(Object.entries(mutants))('is told apart from the core: %s', (_, wrong) => {
    const rules = { ...facts, ...wrong };
    const alone = { ...settings, startupMinutes: 0, evaluationPeriods: 2 } as const;
    const differences = [
      differenceIn({ ...settings, startupMinutes: 0 }, anyDatapoint, rules),
      differenceIn({ ...settings, startupMinutes: 2 }, anyDatapoint, rules),
      differenceIn(alone, anyDatapoint, rules),
    ];
    expect(differences.filter((one) => one !== null)).not.toEqual([]);
  });
});
