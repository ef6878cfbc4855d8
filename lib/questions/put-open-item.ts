import type { Scenario } from '@/lib/contracts/scenario';
import { type ParsedScenario, readScenario } from '@/lib/aws/parse-scenario';
import type { Setting } from '@/lib/grading/certificate/cells';
import { numberAt, stepsOf } from '@/lib/grading/certificate/open-items';
import { scaleStartup } from '@/lib/grading/scale-startup';

/**
 * A scenario with open items put elsewhere. An option's scenario keeps what the option itself has set: a path is put only
 * where the number is still the stated one.
 */
export function putOpenItems(scenario: Scenario, settings: readonly Setting[]): ParsedScenario {
  return settings.reduce<ParsedScenario>(
    (before, setting) => (before.kind === 'scenario' ? putOpenItem(before.scenario, setting) : before),
    { kind: 'scenario', scenario },
  );
}

function putOpenItem(scenario: Scenario, { item, value }: Setting): ParsedScenario {
  if (item.name === 'metricDelay')
    return { kind: 'scenario', scenario: { ...scenario, timing: { metricDelaySeconds: value } } };
  if (item.name === 'startup') return { kind: 'scenario', scenario: scaleStartup(scenario, value / item.stated) };
  if (numberAt(scenario, item.name) !== item.stated) return { kind: 'scenario', scenario };
  return readScenario(withValue(scenario, stepsOf(item.name), value));
}

function withValue(inside: unknown, [step, ...others]: readonly string[], value: number): unknown {
  if (step === undefined) return value;
  if (Array.isArray(inside))
    return inside.map((entry: unknown, index) => (String(index) === step ? withValue(entry, others, value) : entry));
  if (typeof inside !== 'object' || inside === null) return inside;
  return Object.fromEntries(
    Object.entries(inside).map(([name, entry]: [string, unknown]) => [
      name,
      name === step ? withValue(entry, others, value) : entry,
    ]),
  );
}
