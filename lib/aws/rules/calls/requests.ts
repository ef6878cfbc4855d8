import { applicationAutoScalingCalls } from './application-auto-scaling';
import { cloudWatchCalls } from './cloudwatch';
import { sageMakerCalls } from './sagemaker';
import type { Structure } from './shape';
import { vpcEndpointCalls } from './vpc-endpoint';

/** The requests whose shapes and rules are known here. */
export const requests = {
  ...applicationAutoScalingCalls,
  ...cloudWatchCalls,
  ...sageMakerCalls,
  ...vpcEndpointCalls,
} as const satisfies Record<string, Structure>;
export type Operation = keyof typeof requests;

const services: readonly (readonly [string, Readonly<Record<string, Structure>>])[] = [
  ['application-autoscaling', applicationAutoScalingCalls],
  ['cloudwatch', cloudWatchCalls],
  ['sagemaker', sageMakerCalls],
];
const writes = (operation: string) => !operation.startsWith('Describe');

/** The shape of a request that decides how an endpoint scales; null for requests that only read, or make something else. */
export function inputShapeOf(operation: string): Structure | null {
  const found = services.find(([, calls]) => Object.hasOwn(calls, operation) && writes(operation));
  return found?.[1][operation] ?? null;
}

/** The service as the command line names it; empty for an operation of none of them. */
export function serviceOf(operation: string): string {
  return services.find(([, calls]) => Object.hasOwn(calls, operation))?.[0] ?? '';
}

/** RegisterScalableTarget as register-scalable-target. */
export function commandOf(operation: string): string {
  return operation.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();
}

/** register-scalable-target as RegisterScalableTarget. */
export function operationOf(command: string): string {
  return command.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
