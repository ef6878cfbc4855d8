import { applicationAutoScaling } from './application-auto-scaling';
import { cloudWatch } from './cloudwatch';
import { sageMaker } from './sagemaker';
import type { Structure } from './shape';

/** The operations whose input decides how an endpoint scales, with the shape of that input. */
const operations = new Map<string, Structure>(
  Object.entries({ ...applicationAutoScaling, ...cloudWatch, ...sageMaker }),
);

export function inputShapeOf(operation: string): Structure | null {
  return operations.get(operation) ?? null;
}

/** The service as the command line names it. */
export function serviceOf(operation: string): 'application-autoscaling' | 'cloudwatch' | 'sagemaker' {
  if (operation in applicationAutoScaling) return 'application-autoscaling';
  return operation in cloudWatch ? 'cloudwatch' : 'sagemaker';
}

/** RegisterScalableTarget as register-scalable-target. */
export function commandOf(operation: string): string {
  return operation.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();
}

/** register-scalable-target as RegisterScalableTarget. */
export function operationOf(command: string): string {
  return command.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
