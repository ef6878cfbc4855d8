import type { Call } from './call';
import { textOf } from './members';
import type { ScalableDimension } from '@/lib/aws/rules/scaling-policy';

/** What scales: a variant's instances or provisioned concurrency, or the copies of an inference component. */
export type Resource =
  | { kind: 'variant'; endpoint: string; name: string; dimension: ScalableDimension }
  | { kind: 'component'; name: string; dimension: ScalableDimension };

const dimensions = {
  instances: 'sagemaker:variant:DesiredInstanceCount',
  concurrency: 'sagemaker:variant:DesiredProvisionedConcurrency',
  copies: 'sagemaker:inference-component:DesiredCopyCount',
} as const;

/** The resource of a call, or null where id, namespace and dimension do not belong together. */
export function resourceOf({ input }: Call): Resource | null {
  const id = textOf(input, 'ResourceId') ?? '';
  const dimension = textOf(input, 'ScalableDimension');
  const variant = /^endpoint\/([^/]+)\/variant\/([^/]+)$/.exec(id);
  if (variant && (dimension === dimensions.instances || dimension === dimensions.concurrency)) {
    return { kind: 'variant', endpoint: variant[1] ?? '', name: variant[2] ?? '', dimension };
  }
  const component = /^inference-component\/([^/]+)$/.exec(id);
  if (component && dimension === dimensions.copies) return { kind: 'component', name: component[1] ?? '', dimension };
  return null;
}

export function keyOf(resource: Resource): string {
  const { kind, name, dimension } = resource;
  return kind === 'variant' ? `endpoint/${resource.endpoint}/variant/${name} ${dimension}` : `component/${name}`;
}
