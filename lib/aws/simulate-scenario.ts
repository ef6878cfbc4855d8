import type { Scenario } from '@/lib/contracts/scenario';
import type { Trace } from '@/lib/contracts/trace';
import { drawLoads, type Load } from '@/lib/simulation/load';
import { simulate } from '@/lib/simulation/simulate';
import { rejectedTrace, toTrace } from '@/lib/simulation/trace';
import { compile, type Compiled } from './compile/compile';

/** A scenario made ready to run, as often as one likes: compiled, its load drawn by its own seed. */
export type PreparedScenario = { readonly compiled: Compiled; readonly loads: readonly Load[] };

export function prepareScenario(scenario: Scenario): PreparedScenario {
  const compiled = compile(scenario);
  return { compiled, loads: compiled.kind === 'compiled' ? drawLoads(compiled.scenario) : [] };
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
