import { readFileSync } from 'node:fs';
import type { Scenario, ScenarioDocument } from '@/lib/contracts/scenario';
import type { Trace } from '@/lib/contracts/trace';
import { parseScenario, readScenario } from '@/lib/aws/parse-scenario';
import { simulateScenario } from '@/lib/aws/simulate-scenario';

export function scenarioOf(document: unknown): Scenario {
  const parsed = readScenario(document);
  if (parsed.kind === 'bad-document')
    throw new Error(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return parsed.scenario;
}

export function readScenarioFile(path: string): Scenario {
  const parsed = parseScenario(readFileSync(path, 'utf8'));
  if (parsed.kind === 'bad-document')
    throw new Error(parsed.problems.map(({ path: at, message }) => `${at}: ${message}`).join('\n'));
  return parsed.scenario;
}

export function traceOf(document: ScenarioDocument): Trace {
  return simulateScenario(scenarioOf(document));
}
