import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compile } from '@/lib/aws/compile/compile';
import type { CompiledScenario } from '@/lib/simulation/compiled-scenario';
import { drawLoads } from '@/lib/simulation/load';
import { createWorkspace, simulate } from '@/lib/simulation/simulate';
import { toTrace } from '@/lib/simulation/trace';
import { alternativeChoices, ourChoices } from '@/lib/simulation/undocumented-choices';
import { realTimeScenario } from '@/tests/support/scenario-arbitrary';
import { scenarioOf } from '@/tests/support/run-scenario';

// The core has a fast way through quiet minutes and a general way through all; nobody may be able to tell which one ran.

function digestOf(scenario: CompiledScenario, fast: boolean): string {
  return toTrace(simulate(scenario, drawLoads(scenario), createWorkspace(), fast)).core.digest;
}

/** Scenarios that the fast way takes: target tracking alone, or no policy at all. */
const quietScenario = realTimeScenario.map((document) => {
  const { scaling } = document;
  if (!scaling || Array.isArray(scaling)) return document;
  const ScalingPolicies = scaling.ScalingPolicies?.filter(({ PolicyType }) => PolicyType === 'TargetTrackingScaling');
  return { ...document, scaling: { ...scaling, ScalingPolicies, Alarms: [] } };
});

it('gives the same trace as the general way', () =>
  fc.assert(
    fc.property(quietScenario, (document) => {
      const compiled = compile(scenarioOf(document));
      if (compiled.kind !== 'compiled') return;
      expect(digestOf(compiled.scenario, true)).toBe(digestOf(compiled.scenario, false));
    }),
    { numRuns: 600, seed: 20_261_123 },
  ));

it.each(alternativeChoices)('also under the alternative $choice', ({ choice }) =>
  fc.assert(
    fc.property(quietScenario, (document) => {
      const compiled = compile(scenarioOf(document), { ...ourChoices, ...choice });
      if (compiled.kind !== 'compiled') return;
      expect(digestOf(compiled.scenario, true)).toBe(digestOf(compiled.scenario, false));
    }),
    { numRuns: 60, seed: 20_261_124 },
  ),
);
