import type { Endpoint } from '@/lib/contracts/scenario';
import type { Notice } from '@/lib/contracts/trace';
import type { CompiledEndpoint, CompiledTarget } from '@/lib/simulation/compiled-scenario';
import { instanceMicroUsdPerHour } from '@/lib/aws/prices';
import { variantsOf } from '@/lib/aws/rules/endpoint';

/** Measured on AWS: ten minutes from the last copy to the release of its instance. J7 */
const releaseSeconds = 600;

/**
 * The instances that inference components share: their bounds with ManagedInstanceScaling, and without it the fixed number
 * of InitialInstanceCount. J1 J2 J16
 */
export function compileInstancePool(endpoint: Endpoint): CompiledEndpoint['instancePool'] {
  if (endpoint.type !== 'inference-component') return null;
  const [variant = {}] = variantsOf(endpoint).map((one) => one.variant);
  const { ManagedInstanceScaling: managed, InitialInstanceCount: initial } = variant;
  const enabled = managed?.Status === 'ENABLED';
  return {
    name: variant.VariantName ?? 'AllTraffic',
    minInstances: enabled ? (managed.MinInstanceCount ?? 1) : (initial ?? 1),
    maxInstances: enabled
      ? (managed.MaxInstanceCount ?? Math.max(initial ?? 1, managed.MinInstanceCount ?? 1))
      : (initial ?? 1),
    releaseSeconds,
    instanceMicroUsdPerHour: instanceMicroUsdPerHour(variant.InstanceType),
  };
}

/** Copies beyond the room of the largest fleet stay away from the start; AWS accepts the calls and never places them. J16 */
export function fitCopies(
  endpoint: Endpoint,
  targets: readonly CompiledTarget[],
): { targets: CompiledTarget[]; warnings: Notice[] } {
  let room = compileInstancePool(endpoint)?.maxInstances ?? 0;
  const warnings: Notice[] = [];
  const fitted = targets.map((target, index) => {
    const copies = Math.min(target.initialCapacity, Math.floor(room * target.copiesPerInstance + 1e-9));
    room -= copies / target.copiesPerInstance;
    if (copies === target.initialCapacity) return target;
    const path = `endpoint.InferenceComponents[${index}]`;
    const message = `${target.name} asks for ${target.initialCapacity} copies, but the endpoint's instances have room for ${copies}: raise MaxInstanceCount.`;
    warnings.push({ code: 'copies-without-room', path, message, facts: ['J16'] });
    return { ...target, initialCapacity: copies };
  });
  return { targets: fitted, warnings };
}
