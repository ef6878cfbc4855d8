import type { Scenario } from '@/lib/contracts/scenario';
import type { Notice } from '@/lib/contracts/trace';
import { compile } from '@/lib/aws/compile/compile';
import { checkCall } from '@/lib/aws/import/check-call';
import { toCalls } from './to-calls';
import { toCli } from './to-cli';
import { toCloudFormation } from './to-cloudformation';
import { toTerraform } from './to-terraform';

export const exportFormats = ['cli', 'cloudformation', 'terraform'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export type Exported =
  | { kind: 'document'; text: string; notCarried: string[]; warnings: readonly Notice[] }
  | { kind: 'refused'; refusals: readonly Notice[] }
  | { kind: 'nothing' };

/** A scenario's endpoint and scaling in a format of AWS's tools, and which of its parts that format has no place for. */
export function exportScenario(scenario: Scenario, format: ExportFormat): Exported {
  const compiled = compile(scenario);
  if (compiled.kind === 'rejected') return { kind: 'refused', refusals: compiled.rejections };
  const calls = toCalls(scenario);
  if (calls.length === 0) return { kind: 'nothing' };
  // a scenario may leave out what AWS asks for: an instance type, say
  const refusals = calls.flatMap(({ operation, input }) => checkCall({ operation, input, place: operation }).refusals);
  if (refusals.length > 0) return { kind: 'refused', refusals };
  const title = scenario.title ?? 'Endpoint and its scaling';
  const text =
    format === 'cli' ? toCli(calls) : format === 'terraform' ? toTerraform(calls) : toCloudFormation(calls, title);
  return { kind: 'document', text, notCarried: notCarried(scenario, format), warnings: compiled.warnings };
}

/** Members of the scenario that AWS has no name for, or the format no place. */
function notCarried(scenario: Scenario, format: ExportFormat): string[] {
  const { endpoint, network, bursts, goal, faults, jobs } = scenario;
  const components = endpoint?.InferenceComponents ?? [];
  return [
    'rulebook, start, durationMinutes, seed, noise, timing',
    'model',
    'traffic',
    ...(bursts ? ['bursts'] : []),
    ...(network ? ['network'] : []),
    ...(faults.length > 0 ? ['faults'] : []),
    ...(jobs.length > 0 ? ['jobs'] : []),
    ...(goal ? ['goal'] : []),
    ...(endpoint?.PrimaryContainer
      ? ['endpoint.PrimaryContainer (it belongs to the model, which is not written)']
      : []),
    ...(components.some(({ model }) => model) ? ['endpoint.InferenceComponents[].model'] : []),
    ...(components.length > 0 && format === 'terraform'
      ? ['endpoint.InferenceComponents (the provider has none)']
      : []),
    ...(components.length > 0 && format === 'terraform' && endpoint?.VpcConfig
      ? ['endpoint.VpcConfig (it belongs to the model there)']
      : []),
  ];
}
