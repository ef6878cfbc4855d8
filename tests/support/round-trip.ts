import type { Scenario } from '@/lib/contracts/scenario';
import { type ExportFormat, exportScenario } from '@/lib/aws/export/export-scenario';
import { importDocuments } from '@/lib/aws/import/import-documents';
import { scenarioOf } from './run-scenario';

export type RoundTrip = { scenario: Scenario; text: string };

/**
 * A scenario written in one of AWS's formats and read back. What those formats have no place for is merged back from the
 * original, and is nothing but this: the members of the scenario beside `endpoint` and `scaling`; `capacity` and
 * `PrimaryContainer` (no model is written) of the endpoint; of a component its own model, its copies per instance (AWS packs by resources) and, in Terraform, the
 * component as a whole and the network of an endpoint of components, for which the provider has no resource. Whether one
 * scaling is written as an object or as a list of one is the author's: the paths of warnings follow it.
 */
export function roundTrip(original: Scenario, format: ExportFormat): RoundTrip {
  const exported = exportScenario(original, format);
  if (exported.kind !== 'document') throw new Error(`expected a document, got ${JSON.stringify(exported)}`);
  const [imported, ...others] = importDocuments([{ name: `scenario.${format}`, text: exported.text }]);
  if (!imported?.scenario || others.length > 0)
    throw new Error(`expected one scenario, got ${JSON.stringify(imported)}`);
  const read = scenarioOf(imported.scenario);
  if (!read.endpoint || !original.endpoint) throw new Error('expected an endpoint');
  const components = original.endpoint.InferenceComponents?.map((component) => {
    const found = read.endpoint?.InferenceComponents?.find(
      ({ InferenceComponentName: name }) => name === component.InferenceComponentName,
    );
    if (!found && format !== 'terraform') throw new Error(`${component.InferenceComponentName} was lost`);
    const own = {
      copiesPerInstance: component.copiesPerInstance,
      ...(component.model ? { model: component.model } : {}),
    };
    return found && format !== 'terraform' ? { ...found, ...own } : component;
  });
  const lost = components && format === 'terraform' && original.endpoint.VpcConfig;
  const endpoint = {
    ...read.endpoint,
    capacity: original.endpoint.capacity,
    ...(original.endpoint.PrimaryContainer ? { PrimaryContainer: original.endpoint.PrimaryContainer } : {}),
    ...(components ? { InferenceComponents: components } : {}),
    ...(lost ? { VpcConfig: original.endpoint.VpcConfig } : {}),
  };
  const { scaling: written, ...rest } = original;
  const list = read.scaling === undefined ? [] : Array.isArray(read.scaling) ? read.scaling : [read.scaling];
  const scaling = Array.isArray(written) ? list : list[0];
  const scenario = { ...rest, endpoint, ...(scaling === undefined ? {} : { scaling }) };
  return { scenario: scenarioOf(JSON.parse(JSON.stringify(scenario))), text: exported.text };
}
