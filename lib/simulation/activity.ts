import { activityFailures as failure } from './activity-failures';
import { cutScaleInCooldowns, startCooldown } from './cooldown';
import { type Engine, isBusy, networkAt } from './engine';
import { advance } from './advance';
import { append, boundsCause, endpointStatuses, logged } from './event-log';
import { type Fleet } from './fleet';
import { never } from './never';
import { instancesFor, instancesUpAt, setPoolNeed, shareOf } from './instance-pool';
import { hasRoomFor, launchDuration, launchFailure, rollsBack } from './launch-outcome';
import { setInService, settleBilling } from './queue';
import { setProvisioned } from './serverless';
import { clamp } from './target-tracking';

/**
 * The life of a scaling activity: InService → Updating → InService (Successful), or → RollingBack → InService at the old
 * count (Failed). I7 I11 I13 I14 M9 M22. It completes when the instances are in service, and cooldowns count from there.
 */
const status = (name: (typeof endpointStatuses)[number]) => endpointStatuses.indexOf(name);

/** Starts the activity that a policy (index ≥ 0) or the bounds (cause < 0) ask for. */
export function startActivity(engine: Engine, fleet: Fleet, to: number, cause: number): void {
  const { now } = engine;
  const from = fleet.desired;
  fleet.activityFrom = from;
  fleet.activityTo = to;
  fleet.activityPolicy = cause;
  fleet.activityChained = cause >= 0 && now < (fleet.scaleOutUntil[cause] ?? -1);
  if (cause >= 0) fleet.lastReason[cause] = -1;
  const reason = to > from ? refusalAtOnce(engine, fleet, to) : failure.none;
  if (reason !== failure.none) {
    append(engine.log, logged.activity, now, fleet.index, reason, cause, from, to, now);
    delayRetry(engine, fleet, cause);
    return;
  }
  if (to > from) startScaleOut(engine, fleet);
  else startScaleIn(engine, fleet);
}

/** A quota refuses without any change (I7); so do a pool that is full and MaxConcurrency (K5). */
function refusalAtOnce(engine: Engine, fleet: Fleet, to: number): number {
  const { serverless } = fleet.target;
  if (serverless) return to > serverless.maxConcurrency ? failure.maxConcurrency : failure.none;
  if (!engine.pool) return isOverQuota(engine, fleet, to) ? failure.quota : failure.none;
  const needed = poolNeed(engine, fleet, to);
  if (needed > engine.pool.maxInstances) return failure.noRoom;
  const grows = needed > engine.pool.instances + engine.pool.launching;
  return grows && isOverQuota(engine, fleet, needed) ? failure.quota : failure.none;
}

/** The quota of all endpoint instances, and that of the fleet's own type. */
function isOverQuota({ fleets, pool, instanceQuota, typeQuotas }: Engine, fleet: Fleet, instances: number): boolean {
  const type = fleet.target.instanceType;
  let all = instances;
  let ofType = instances;
  for (const other of pool ? [] : fleets) {
    if (other === fleet) continue;
    all += other.desired;
    if (other.target.instanceType === type) ofType += other.desired;
  }
  return all > instanceQuota || ofType > ((type === null ? undefined : typeQuotas?.get(type)) ?? Infinity);
}

function poolNeed(engine: Engine, fleet: Fleet, to: number): number {
  return instancesFor(engine.fleets.map((other) => shareOf(other.target, other === fleet ? to : other.desired)));
}

function tellPool(engine: Engine, fleet: Fleet, copies: number): void {
  if (!engine.pool) return;
  setPoolNeed(engine.pool, poolNeed(engine, fleet, copies), engine.now, fleet.target.server.launchSeconds, engine.log);
}

function startScaleOut(engine: Engine, fleet: Fleet): void {
  const { now } = engine;
  const count = fleet.activityTo - fleet.activityFrom;
  const launch = launchSeconds(engine, fleet);
  const fails =
    hasAddresses(engine, fleet) || fleet.environments
      ? launchFailure(engine, fleet, now, launch, rollsBack)
      : failure.addresses;
  fleet.activityFails = fails;
  const seconds = launchDuration(fleet, launch, fails);
  cutScaleInCooldowns(engine, fleet, now);
  begin(engine, fleet, seconds);
  if (fleet.environments) {
    advance(engine, fleet, now);
    fleet.environments.provisioning = count;
  } else countLaunching(engine, fleet, count);
  append(engine.log, logged.launching, now, fleet.index, count);
  tellPool(engine, fleet, fleet.activityTo);
  if (seconds === 0) completeActivity(engine, fleet);
}

function countLaunching({ now }: Engine, fleet: Fleet, more: number): void {
  settleBilling(fleet, now);
  fleet.launching += more;
}

/** A copy waits for an instance only where those that are up have no room left; an environment waits for none. */
function launchSeconds(engine: Engine, fleet: Fleet): number {
  const { now, pool } = engine;
  const { server } = fleet.target;
  if (fleet.environments) return 0;
  if (!pool) return server.launchSeconds;
  return instancesUpAt(pool, poolNeed(engine, fleet, fleet.activityTo), now, server.launchSeconds) - now;
}

/** A pool that has room for the copies takes no further address. M22 */
function hasAddresses(engine: Engine, fleet: Fleet): boolean {
  const { pool, fleets } = engine;
  const others = fleets.reduce((sum, other) => sum + (other === fleet ? 0 : other.desired), 0);
  const instances = pool ? poolNeed(engine, fleet, fleet.activityTo) : others + fleet.activityTo;
  return instances <= (pool ? pool.instances + pool.launching : 0) || hasRoomFor(engine, instances);
}

function startScaleIn(engine: Engine, fleet: Fleet): void {
  const seconds = fleet.target.server.removeSeconds + engine.scenario.choices.scaleInExtraSeconds;
  fleet.activityFails = failure.none;
  begin(engine, fleet, seconds);
  if (seconds === 0) completeActivity(engine, fleet);
}

function begin(engine: Engine, fleet: Fleet, seconds: number): void {
  const { now, log } = engine;
  const { activityFrom: from, activityTo: to, activityPolicy: cause } = fleet;
  fleet.desired = to;
  fleet.activityEnd = now + seconds;
  // the outcome is known beforehand, and the entry tells it even where the scenario ends before the activity
  fleet.activityEntry = append(
    log,
    logged.activity,
    now,
    fleet.index,
    fleet.activityFails,
    cause,
    from,
    to,
    now + seconds,
  );
  if (seconds > 0 && !engine.pool) append(log, logged.endpointStatus, now, fleet.index, status('Updating'));
}

/** Called at the activity's last second. */
export function completeActivity(engine: Engine, fleet: Fleet): void {
  const { now } = engine;
  const { activityFrom: from, activityTo: to, activityPolicy: cause } = fleet;
  const took = fleet.activityEnd > startOf(engine, fleet);
  fleet.activityEnd = never;
  advance(engine, fleet, now);
  if (fleet.activityFails !== failure.none) return rollBack(engine, fleet);
  if (to > from) bringIntoService(engine, fleet, to - from);
  else takeOutOfService(engine, fleet, from - to);
  if (took && !engine.pool) append(engine.log, logged.endpointStatus, now, fleet.index, status('InService'));
  if (cause >= 0) startCooldown(engine, fleet, cause, from, to, now);
  enforceBounds(engine, fleet);
}

function startOf(engine: Engine, fleet: Fleet): number {
  return engine.log.entries[fleet.activityEntry * 8 + 1] ?? 0;
}

function bringIntoService(engine: Engine, fleet: Fleet, count: number): void {
  const { now, scenario } = engine;
  if (fleet.environments) {
    fleet.environments.provisioning = 0;
    setProvisioned(fleet, fleet.environments, now, fleet.activityTo);
    append(engine.log, logged.inService, now, fleet.index, count);
    return;
  }
  countLaunching(engine, fleet, -count);
  const { downloadSeconds, loadSeconds } = fleet.target.server;
  const reachable = networkAt(scenario, now - loadSeconds - downloadSeconds)?.modelDataReachable ?? true;
  if (!reachable && !rollsBack(scenario)) {
    fleet.neverServing += count; // launched, billed, and silently never serving (S4, the course's claim)
    return;
  }
  setInService(fleet, now, fleet.inService + count);
  append(engine.log, logged.inService, now, fleet.index, count);
}

function takeOutOfService(engine: Engine, fleet: Fleet, count: number): void {
  const { now } = engine;
  if (fleet.environments) {
    setProvisioned(fleet, fleet.environments, now, fleet.activityTo);
    append(engine.log, logged.removed, now, fleet.index, count);
    return;
  }
  settleBilling(fleet, now);
  // instances that do not serve go first: those on their way back after a fault, then those that never came
  let left = count - cancelReplacements(fleet, count);
  const silent = Math.min(left, fleet.neverServing);
  fleet.neverServing -= silent;
  left -= silent;
  setInService(fleet, now, Math.max(0, fleet.inService - left));
  append(engine.log, logged.removed, now, fleet.index, count);
  tellPool(engine, fleet, fleet.activityTo);
}

function cancelReplacements(fleet: Fleet, count: number): number {
  let cancelled = 0;
  for (let i = fleet.replacementsCount.length - 1; i >= 0 && cancelled < count; i--) {
    const waiting = fleet.replacementsCount[i] ?? 0;
    const taken = Math.min(waiting, count - cancelled);
    fleet.replacementsCount[i] = waiting - taken;
    fleet.replacing -= taken;
    cancelled += taken;
  }
  return cancelled;
}

/** The endpoint keeps serving at the old size; nothing cools down, so the next evaluation tries again (§22, 18). */
function rollBack(engine: Engine, fleet: Fleet): void {
  const { now, log } = engine;
  const { activityFrom: from, activityTo: to, activityPolicy: cause } = fleet;
  countLaunching(engine, fleet, from - to);
  fleet.desired = from;
  append(log, logged.instanceFailed, now, fleet.index, to - from);
  if (engine.pool) tellPool(engine, fleet, from);
  else {
    append(log, logged.endpointStatus, now, fleet.index, status('RollingBack'));
    append(log, logged.endpointStatus, now, fleet.index, status('InService'));
  }
  delayRetry(engine, fleet, cause);
  fleet.boundsPending = false;
}

/** By our choice a failed activity is tried again at the next evaluation; the alternative waits a cooldown. */
function delayRetry(engine: Engine, fleet: Fleet, cause: number): void {
  if (cause < 0 || engine.scenario.choices.afterFailedActivity === 'next-evaluation') return;
  const policy = fleet.target.policies[cause];
  if (!policy) return;
  const seconds = policy.kind === 'step' ? policy.cooldownSeconds : policy.scaleOutCooldownSeconds;
  fleet.retryAt[cause] = engine.now + seconds;
}

/** Moves capacity inside the bounds as soon as no activity is in the way. E8 D4 */
export function enforceBounds(engine: Engine, fleet: Fleet): void {
  if (!fleet.boundsPending || isBusy(engine, fleet)) return;
  fleet.boundsPending = false;
  const to = clamp(fleet.desired, fleet.min, fleet.max);
  if (to !== fleet.desired) startActivity(engine, fleet, to, fleet.boundsCause);
}

/** New bounds hold at once; the capacity change they ask for waits for an activity in progress. E7 E8 I13 */
export function setBounds(engine: Engine, fleet: Fleet, min: number, max: number, cause = boundsCause): void {
  fleet.min = min;
  fleet.max = max;
  fleet.boundsCause = cause;
  fleet.boundsPending = true;
  enforceBounds(engine, fleet);
}
