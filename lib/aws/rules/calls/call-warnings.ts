import type { EndpointType } from '@/lib/contracts/scenario';
import type { Notice } from '@/lib/contracts/trace';

// Calls that AWS accepts and that do not do what their author wanted.

/** An endpoint of inference components scales copies; its instances follow by ManagedInstanceScaling. I2 J1 */
export function warnOfComponents(dimension: string, type: EndpointType): Notice[] {
  if (type !== 'inference-component' || dimension !== 'sagemaker:variant:DesiredInstanceCount') return [];
  const message =
    'An endpoint with inference components scales their copies (sagemaker:inference-component:DesiredCopyCount); its instances follow by ManagedInstanceScaling.';
  return [{ code: 'dimension-of-another-endpoint-type', path: 'ScalableDimension', message, facts: ['I2', 'J1'] }];
}

/** A target that names another endpoint than the one beside it. I1 */
export function warnOfOtherEndpoint(endpointName: string, resourceId: string): Notice[] {
  const named = /^endpoint\/([^/]+)\/variant\//.exec(resourceId)?.[1];
  if (named === undefined || named === endpointName) return [];
  const message = `The scalable target is about the endpoint ${named}, not about ${endpointName}: registration fails if there is none of that name.`;
  return [{ code: 'target-of-another-endpoint', path: 'ResourceId', message, facts: ['I1'] }];
}
