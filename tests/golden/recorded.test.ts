import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '@/lib/contracts/scenario';
import type { Trace } from '@/lib/contracts/trace';
import { simulateScenario } from '@/lib/aws/simulate-scenario';
import { parseQuestion } from '@/lib/questions/parse-question';
import { rulebooksOf, runVariant } from '@/lib/questions/run-variant';
import { digestOf } from '@/lib/simulation/digest';
import { recordedScenarios } from '@/tests/support/recorded-scenarios';
import { scenarioOf } from '@/tests/support/run-scenario';

// Nothing changes by accident: one line a run, pinned in files. recorded/README.md says how to record anew.
const folder = join(import.meta.dirname, 'recorded');
const bank = join(import.meta.dirname, '../../prisma/questions');

/** The digests of scenario and trace tell which of them changed; the rest lets a reader of the diff judge the change. */
function line(name: string, scenario: Scenario, trace: Trace): string {
  const { measures, rejections } = trace;
  const lost = measures.requests === undefined ? [] : [`lost ${Math.round(lostRequests(trace))}`];
  const told = (['requests', 'scalingActivities', 'latencyP95Ms', 'billableSeconds', 'costUsd'] as const).flatMap(
    (name) => (measures[name] === undefined ? [] : [`${name} ${measures[name]}`]),
  );
  const reasons = rejections.map(({ path }) => path);
  return [name, digestOf(scenario), trace.core.digest, trace.status, ...told, ...lost, ...reasons].join('  ');
}

function lostRequests({ measures: { timedOut, throttled, failed } }: Trace): number {
  return (timedOut ?? 0) + (throttled ?? 0) + (failed ?? 0);
}

const scenarioLines = recordedScenarios().map(({ name, document }) => {
  const scenario = scenarioOf(document);
  return line(name, scenario, simulateScenario(scenario));
});

const questionLines = readdirSync(bank).flatMap((file) => {
  const parsed = parseQuestion(readFileSync(join(bank, file), 'utf8'));
  if (parsed.kind === 'bad-document') throw new Error(`${file} is no question`);
  return rulebooksOf(parsed.question).flatMap((rulebook) => {
    const result = runVariant(parsed.question, 0, rulebook);
    if (result.kind !== 'run') throw new Error(`${file} does not run`);
    const { base, options } = result.run;
    const named = (part: string) => `${parsed.question.id}/${part}/${rulebook}`;
    return [
      line(named('base'), base.scenario, base.trace),
      ...options.flatMap(({ option, scenario, trace }) =>
        scenario && trace ? [line(named(option.id), scenario, trace)] : [],
      ),
    ];
  });
});

describe('recorded runs', () => {
  it('are of 200 scenarios, of which few are refused', () => {
    expect(scenarioLines).toHaveLength(200);
    expect(new Set(scenarioLines.map((one) => one.split('  ')[1])).size).toBe(200);
    expect(scenarioLines.filter((one) => one.includes('  rejected  ')).length).toBeLessThan(10);
  });

  it('of the 200 generated scenarios are what they were', () =>
    expect(`${scenarioLines.join('\n')}\n`).toMatchFileSnapshot(join(folder, 'scenarios.txt')));

  it('of every option of every bundled question are what they were', () =>
    expect(`${questionLines.join('\n')}\n`).toMatchFileSnapshot(join(folder, 'questions.txt')));
});
