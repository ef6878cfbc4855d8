import type { JsonObject } from '@/lib/contracts/question';
import { gpusOf, vcpusOf } from '@/lib/aws/instance-types';
import { numberOf, objectOf } from './members';

/**
 * How many copies the accelerators and cores of one instance hold, or null where the documents do not say. Memory is not
 * counted: this project knows no instance's memory.
 */
export function copiesPerInstance(
  specification: JsonObject | undefined,
  instanceType: string | undefined,
): number | null {
  const needs = objectOf(specification, 'ComputeResourceRequirements');
  if (!needs || instanceType === undefined) return null;
  const fits = (available: number, needed: number | undefined) =>
    needed === undefined || available === 0 ? Infinity : Math.floor(available / needed);
  const copies = Math.min(
    fits(gpusOf(instanceType), numberOf(needs, 'NumberOfAcceleratorDevicesRequired')),
    fits(vcpusOf(instanceType), numberOf(needs, 'NumberOfCpuCoresRequired')),
  );
  return Number.isFinite(copies) && copies >= 1 ? copies : null;
}
