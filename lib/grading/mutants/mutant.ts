import type { Scenario } from '@/lib/contracts/scenario';
import type { CompiledAlarm, CompiledScenario, CompiledTarget } from '@/lib/simulation/compiled-scenario';
import type { Rules } from '@/lib/simulation/rulebook';

/**
 * The core with one belief put in the place of what is so. A learner who holds the belief expects what the mutant
 * computes; a question whose key no mutant moves asks for nothing.
 */
export type Mutant = {
  readonly id: string;
  /** The belief in one sentence. */
  readonly says: string;
  /** What such a person reads in a scenario, before anything judges it. */
  readonly scenario?: (scenario: Scenario) => Scenario;
  /** Constants and switches of the rulebook that are others. */
  readonly rules?: Partial<Rules>;
  /** The facts whose refusals such a person knows nothing of. */
  readonly permits?: readonly string[] | 'all';
  /** What runs instead; `scenario` is the one it was compiled from. */
  readonly compiled?: (compiled: CompiledScenario, scenario: Scenario) => CompiledScenario;
};

/** Every thing that scales, changed alike. */
export const ofEveryTarget =
  (change: (target: CompiledTarget) => Partial<CompiledTarget>) =>
  (compiled: CompiledScenario): CompiledScenario => ({
    ...compiled,
    targets: compiled.targets.map((target) => ({ ...target, ...change(target) })),
  });

/** An alarm that goes off at the first datapoint that breaches. */
export const atOnce = (alarm: CompiledAlarm): CompiledAlarm => {
  return { ...alarm, evaluationPeriods: 1, datapointsToAlarm: 1 };
};
