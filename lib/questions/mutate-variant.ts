import type { Scenario } from '@/lib/contracts/scenario';
import type { Notice } from '@/lib/contracts/trace';
import { type Compiled, compileUnjudged } from '@/lib/aws/compile/compile';
import { findRefusals } from '@/lib/aws/rules/scenario';
import type { PreparedScenario } from '@/lib/aws/simulate-scenario';
import type { Mutant } from '@/lib/grading/mutants/mutant';
import { drawLoads } from '@/lib/simulation/load';
import { rulebooks } from '@/lib/simulation/rulebook';
import { ourChoices } from '@/lib/simulation/undocumented-choices';
import type { PreparedVariant } from './prepare-variant';

/** A variant as somebody sees it who holds a belief: every scenario of it is judged and compiled by the mutant. */
export function mutateVariant(prepared: PreparedVariant, mutant: Mutant): PreparedVariant {
  const prepare = (scenario: Scenario) => prepareMutant(scenario, mutant);
  const { base, options } = prepared;
  return {
    ...prepared,
    prepare,
    base: { ...base, prepared: prepare(base.scenario) },
    options: options.map((option) => ({ ...option, prepared: option.scenario && prepare(option.scenario) })),
  };
}

function prepareMutant(stated: Scenario, mutant: Mutant): PreparedScenario {
  const { scenario, compiled } = compileMutant(stated, mutant);
  return { scenario, compiled, loads: compiled.kind === 'compiled' ? drawLoads(compiled.scenario) : [] };
}

/** A scenario as somebody reads it, judges it and has it compiled who holds the belief. */
export function compileMutant(stated: Scenario, mutant: Mutant): { scenario: Scenario; compiled: Compiled } {
  const scenario = mutant.scenario ? mutant.scenario(stated) : stated;
  const rules = { ...rulebooks[scenario.rulebook], ...mutant.rules };
  const rejections = findRefusals(scenario, rules).filter((refusal) => !isPermitted(refusal, mutant));
  if (rejections.length > 0) return { scenario, compiled: { kind: 'rejected', rejections, warnings: [] } };
  const compiled = compileUnjudged(scenario, { rules, choices: ourChoices });
  const changed = mutant.compiled ? mutant.compiled(compiled.scenario, scenario) : compiled.scenario;
  return { scenario, compiled: { ...compiled, scenario: changed } };
}

function isPermitted({ facts }: Notice, { permits = [] }: Mutant): boolean {
  return permits === 'all' || facts.some((fact) => permits.includes(fact));
}
