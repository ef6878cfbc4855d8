import { rulebooks, type Rules } from '@/lib/simulation/rulebook';
import { ourChoices, type UndocumentedChoices } from '@/lib/simulation/undocumented-choices';

/**
 * The switches of a run, written down as it asks for them. A run is the same whatever a switch says for which it never
 * asked, so most alternatives need no run of their own.
 */
export type WatchedSwitches = {
  readonly rules: Rules;
  readonly choices: UndocumentedChoices;
  /** Sets every switch, and forgets what was asked. */
  readonly set: (settings: SwitchSettings) => void;
  /** One bit a switch that was asked for since. */
  readonly asked: () => number;
};

export type SwitchSettings = { readonly rules: Rules; readonly choices: UndocumentedChoices };

const namesOf = (settings: object) => Object.keys(settings);
const ruleNames = namesOf(rulebooks.aws);
const choiceNames = namesOf(ourChoices);

export function watchSwitches(): WatchedSwitches {
  let asked = 0;
  let rules: Readonly<Record<string, unknown>> = rulebooks.aws;
  let choices: Readonly<Record<string, unknown>> = ourChoices;
  const watched = (names: readonly string[], firstBit: number, read: (name: string) => unknown) =>
    Object.fromEntries(
      names.map((name, index) => {
        const bit = 1 << (firstBit + index);
        const get = () => {
          asked |= bit;
          return read(name);
        };
        return [name, { enumerable: true, get }];
      }),
    );
  return {
    rules: Object.defineProperties<Rules>(
      { ...rulebooks.aws },
      watched(ruleNames, 0, (name) => rules[name]),
    ),
    choices: Object.defineProperties<UndocumentedChoices>(
      { ...ourChoices },
      watched(choiceNames, ruleNames.length, (name) => choices[name]),
    ),
    set: (settings) => {
      asked = 0;
      ({ rules, choices } = settings);
    },
    asked: () => asked,
  };
}

/** One bit a switch that the two set differently. */
export function differenceOf(a: SwitchSettings, b: SwitchSettings): number {
  return difference(ruleNames, a.rules, b.rules, 0) | difference(choiceNames, a.choices, b.choices, ruleNames.length);
}

function difference(
  names: readonly string[],
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
  firstBit: number,
): number {
  return names.reduce((bits, name, index) => (a[name] === b[name] ? bits : bits | (1 << (firstBit + index))), 0);
}
