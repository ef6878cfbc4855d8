import type { Goal, Scenario } from '@/lib/contracts/scenario';

/** A number that the stem or its sheet states, and how it would be another one. */
export type StemNumber = {
  readonly name: string;
  readonly stated: number;
  /** As a multiple of which it is written, the coarsest first; the last is the finest that makes sense. */
  readonly steps: readonly number[];
  readonly least?: number;
  readonly most?: number;
  /** Puts it into a scenario; what an option has set itself stays. */
  readonly put: (scenario: Scenario, value: number) => Scenario;
  /** Of a requirement: puts it into the goal instead. */
  readonly putIntoGoal?: (goal: Goal, value: number) => Goal;
  /** "a start-up of 90 s instead of 5 min" */
  readonly say: (value: number) => string;
};

export const asStated = (scenario: Scenario) => scenario;

/** Whole seconds, as people write times. */
export const secondSteps = [3600, 1800, 600, 300, 120, 60, 30, 10, 5, 1];
export const countSteps = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1];

/** Round numbers down to a thousandth of what is stated. */
export function decimalSteps(stated: number): number[] {
  let unit = 1;
  while (unit * 10 <= stated) unit *= 10;
  while (unit > stated) unit /= 10;
  return [1, 1 / 10, 1 / 100, 1 / 1000].flatMap((share) => [5, 2, 1].map((times) => unit * share * times));
}
