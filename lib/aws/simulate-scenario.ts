import type { Scenario } from '@/lib/contracts/scenario';
import type { Trace } from '@/lib/contracts/trace';
import { drawLoads, type Load } from '@/lib/simulation/load';
import { simulate } from '@/lib/simulation/simulate';
import { rejectedTrace, toTrace } from '@/lib/simulation/trace';
import { compile, type Compiled } from './compile/compile';

/** A scenario made ready to run, as often as one likes: compiled, its load drawn by its own seed. */
export type PreparedScenario = {
  readonly scenario: Scenario;
  readonly compiled: Compiled;
  readonly loads: readonly Load[];
};

/** What a scenario shares with one that was prepared `before` (the same objects) is not made again. */
export function prepareScenario(scenario: Scenario, before?: PreparedScenario): PreparedScenario {
  const known =
    before?.compiled.kind === 'compiled'
      ? { scenario: before.scenario, compiled: before.compiled.scenario, network: before.compiled.network }
      : null;
  const compiled = compile(scenario, undefined, known);
  if (compiled.kind === 'rejected') return { scenario, compiled, loads: [] };
  const sameLoad = known !== null && before !== undefined && isSameLoad(known.scenario, scenario);
  return { scenario, compiled, loads: sameLoad ? before.loads : drawLoads(compiled.scenario) };
}

function isSameLoad(a: Scenario, b: Scenario): boolean {
  const sections = ['traffic', 'bursts', 'noise', 'seed', 'durationMinutes'] as const;
  return sections.every((section) => a[section] === b[section]);
}

/** One run as `trace/1`, in a workspace of its own. */
export function runPrepared({ compiled, loads }: PreparedScenario): Trace {
  if (compiled.kind === 'rejected') return rejectedTrace(compiled.rejections, compiled.warnings);
  return toTrace(simulate(compiled.scenario, loads), compiled.warnings);
}

/** One scenario, by its own rulebook and seed, as `trace/1`. */
export function simulateScenario(scenario: Scenario): Trace {
  return runPrepared(prepareScenario(scenario));
}
