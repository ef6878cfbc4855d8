import type { CompiledEndpoint, CompiledTarget } from './compiled-scenario';
import { append, type EventLog, logged, poolTarget } from './event-log';
import { never } from './never';

/**
 * The instances that inference components share (ManagedInstanceScaling): launched when their copies find no room, released
 * when they have held no copy for a while. Copies are packed, so n instances hold n × copiesPerInstance of them. J1 J2 J7 J16
 */
export type InstancePool = {
  readonly minInstances: number;
  readonly maxInstances: number;
  readonly releaseSeconds: number;
  readonly initialInstances: number;
  instances: number;
  launching: number;
  /** Launches under way: when they are up, and how many. Oldest first. */
  readonly readyAt: number[];
  readonly readyCount: number[];
  /** For each instance that no copy needs, since when. Oldest first. */
  readonly idleSince: number[];
  since: number;
  /** Of instances that are up, and of those that are launched (§22, 17). */
  instanceSeconds: number;
  launchingSeconds: number;
  peak: number;
  least: number;
};

type PoolRules = NonNullable<CompiledEndpoint['instancePool']>;

/** Second 0: as many as the copies need, inside the bounds; what was launched at creation and not needed is long gone. */
export function createInstancePool(
  { minInstances, maxInstances, releaseSeconds }: PoolRules,
  targets: readonly Pick<CompiledTarget, 'initialCapacity' | 'copiesPerInstance'>[],
): InstancePool {
  const needed = instancesFor(targets.map((target) => shareOf(target, target.initialCapacity)));
  const instances = Math.min(maxInstances, Math.max(minInstances, needed));
  return {
    minInstances,
    maxInstances,
    releaseSeconds,
    initialInstances: instances,
    instances,
    launching: 0,
    readyAt: [],
    readyCount: [],
    idleSince: [],
    since: 0,
    instanceSeconds: 0,
    launchingSeconds: 0,
    peak: instances,
    least: instances,
  };
}

/** The share of instances that so many copies take. */
export function shareOf({ copiesPerInstance }: Pick<CompiledTarget, 'copiesPerInstance'>, copies: number): number {
  return copies / copiesPerInstance;
}

/** Instances that hold copies which take these shares of one. */
export function instancesFor(shares: readonly number[]): number {
  return Math.ceil(shares.reduce((sum, share) => sum + share, 0) - 1e-9);
}

/** The second from which on so many instances are up, where each new one takes `launchSeconds` from now. */
export function instancesUpAt(pool: InstancePool, needed: number, now: number, launchSeconds: number): number {
  let up = pool.instances;
  if (needed <= up) return now;
  for (let i = 0; i < pool.readyAt.length; i++) {
    up += pool.readyCount[i] ?? 0;
    if (needed <= up) return pool.readyAt[i] ?? now;
  }
  return now + launchSeconds;
}

/** Says how many instances the copies need from now on: more are launched at once, unneeded ones begin to idle. */
export function setPoolNeed(
  pool: InstancePool,
  copiesNeed: number,
  now: number,
  launchSeconds: number,
  log: EventLog,
): void {
  const needed = Math.max(pool.minInstances, copiesNeed);
  const { idleSince } = pool;
  let idle = pool.instances + pool.launching - needed;
  while (idleSince.length > Math.max(0, idle)) idleSince.pop();
  while (idleSince.length < idle) idleSince.push(now);
  if (idle >= 0) return;
  settlePool(pool, now);
  idle = -idle;
  pool.launching += idle;
  pool.readyAt.push(now + launchSeconds);
  pool.readyCount.push(idle);
  append(log, logged.launching, now, poolTarget, idle);
  if (launchSeconds === 0) updatePool(pool, now, log);
}

/** The next second at which instances come up or are released. */
export function nextPoolSecond({ instances, readyAt, idleSince, releaseSeconds }: InstancePool): number {
  const up = readyAt[0] ?? never;
  // what is not up yet cannot be released
  return instances === 0 || idleSince[0] === undefined ? up : Math.min(up, idleSince[0] + releaseSeconds);
}

/** Brings up and releases what is due at this second. */
export function updatePool(pool: InstancePool, now: number, log: EventLog): void {
  if (nextPoolSecond(pool) > now) return;
  settlePool(pool, now);
  while ((pool.readyAt[0] ?? never) <= now) {
    pool.readyAt.shift();
    const count = pool.readyCount.shift() ?? 0;
    pool.launching -= count;
    pool.instances += count;
    append(log, logged.inService, now, poolTarget, count);
  }
  let released = 0;
  while (pool.instances > 0 && pool.idleSince[0] !== undefined && pool.idleSince[0] + pool.releaseSeconds <= now) {
    pool.idleSince.shift();
    pool.instances -= 1;
    released += 1;
  }
  if (released > 0) append(log, logged.removed, now, poolTarget, released);
  if (pool.instances > pool.peak) pool.peak = pool.instances;
  if (pool.instances < pool.least) pool.least = pool.instances;
}

/** An endpoint that could not be created has no instances. */
export function clearPool(pool: InstancePool): void {
  pool.instances = pool.peak = pool.least = 0;
  pool.idleSince.length = 0;
}

export function settlePool(pool: InstancePool, now: number): void {
  pool.instanceSeconds += pool.instances * (now - pool.since);
  pool.launchingSeconds += pool.launching * (now - pool.since);
  pool.since = now;
}
