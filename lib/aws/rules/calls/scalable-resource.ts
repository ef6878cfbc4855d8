import { z } from 'zod';
import type { Notice } from '@/lib/contracts/trace';
import { refusal } from '@/lib/aws/notice';

/** What a call of Application Auto Scaling is about. */
export const resourceSchema = z.looseObject({
  ServiceNamespace: z.string(),
  ResourceId: z.string(),
  ScalableDimension: z.string(),
});
export type Resource = z.infer<typeof resourceSchema>;

const resourceIds: Record<string, RegExp> = {
  'sagemaker:variant:DesiredInstanceCount': /^endpoint\/[^/]+\/variant\/[^/]+$/,
  'sagemaker:variant:DesiredProvisionedConcurrency': /^endpoint\/[^/]+\/variant\/[^/]+$/,
  'sagemaker:inference-component:DesiredCopyCount': /^inference-component\/[^/]+$/,
};

/** Do namespace, resource and dimension belong together? I1 I2 I3; of other services only the first two are compared. */
export function checkScalableResource({ ServiceNamespace, ResourceId, ScalableDimension }: Resource): Notice[] {
  if (!ScalableDimension.startsWith(`${ServiceNamespace}:`)) {
    return [refusal('ScalableDimension', 'Account is not authorized', ['I1'], 'AccessDenied')];
  }
  const resource = resourceIds[ScalableDimension];
  if (!resource || resource.test(ResourceId)) return [];
  return [
    refusal('ResourceId', 'Unsupported service namespace, resource type or scalable dimension', ['I1', 'I2', 'I3']),
  ];
}

/** AWS's answer about something that does not exist; `registered` is the target that a policy or an action needs. */
export function missingObject(
  what: string,
  { ServiceNamespace, ResourceId, ScalableDimension }: Resource,
  name = '',
): Notice {
  const found = what === 'registered' ? 'scalable target registered' : `${what} found`;
  const message = `No ${found} for service namespace: ${ServiceNamespace}, resource ID: ${ResourceId}, scalable dimension: ${ScalableDimension}${name}`;
  return refusal('ResourceId', message, [], 'ObjectNotFoundException');
}
