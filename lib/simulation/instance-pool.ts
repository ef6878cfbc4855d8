import type { CompiledEndpoint, CompiledTarget } from './compiled-scenario';
import { never } from './fleet';

/**
 * The instances that inference components share (ManagedInstanceScaling): as many as their copies need, released when
 * no copy needs them any more. J1 J2 J16
 */
export type InstancePool = {
  readonly minInstances: number;
  readonly maxInstances: number;
  readonly releaseSeconds: number;
  instances: number;
  needed: number;
  releaseAt: number;
  since: number;
  instanceSeconds: number;
  peak: number;
  least: number;
};

export function createInstancePool(
  pool: NonNullable<CompiledEndpoint['instancePool']>,
  targets: readonly CompiledTarget[],
): InstancePool {
  const needed = instancesFor(targets.map((target) => target.initialCapacity / target.copiesPerInstance));
  const instances = Math.max(pool.minInstances, Math.min(pool.maxInstances, needed));
  return {
    minInstances: pool.minInstances,
    maxInstances: pool.maxInstances,
    releaseSeconds: pool.releaseSeconds,
    instances,
    needed,
    releaseAt: never,
    since: 0,
    instanceSeconds: 0,
    peak: instances,
    least: instances,
  };
}

/** Instances that hold copies which take these shares of one. */
export function instancesFor(shares: readonly number[]): number {
  return Math.ceil(shares.reduce((sum, share) => sum + share, 0) - 1e-9);
}

export function settlePool(pool: InstancePool, now: number): void {
  pool.instanceSeconds += pool.instances * (now - pool.since);
  pool.since = now;
}

/** Sets how many instances the copies need now: more at once, fewer after the release time. */
export function setPoolNeed(pool: InstancePool, needed: number, now: number): void {
  settlePool(pool, now);
  pool.needed = Math.max(pool.minInstances, needed);
  if (pool.needed >= pool.instances) {
    pool.instances = pool.needed;
    pool.releaseAt = never;
    if (pool.instances > pool.peak) pool.peak = pool.instances;
  } else if (pool.releaseAt === never) pool.releaseAt = now + pool.releaseSeconds;
}

export function releaseInstances(pool: InstancePool, now: number): void {
  settlePool(pool, now);
  pool.instances = pool.needed;
  if (pool.instances < pool.least) pool.least = pool.instances;
  pool.releaseAt = never;
}
