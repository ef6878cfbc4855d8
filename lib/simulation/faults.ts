import { activityFailures } from './activity-failures';
import { advance } from './advance';
import type { CompiledFault } from './compiled-scenario';
import { type Engine, networkAt } from './engine';
import { append, logged } from './event-log';
import { type Fleet } from './fleet';
import { never } from './never';
import { launchFailure, missesData } from './launch-outcome';
import { setInService, settleBilling } from './queue';

/** Faults that the scenario plans: a network part removed, instances lost, the account's quota changed. */
export function applyFault(engine: Engine, fault: CompiledFault, index: number): void {
  append(engine.log, logged.fault, engine.now, -1, index);
  if (fault.kind === 'quota') setQuota(engine, fault.quota, fault.instanceType);
  if (fault.kind === 'remove') for (const each of engine.fleets) changeOffer(engine, each);
  const fleet = fault.kind === 'lose-instances' ? engine.fleets[fault.target] : undefined;
  if (fault.kind === 'lose-instances' && fleet) loseInstances(engine, fleet, fault.count);
}

function setQuota(engine: Engine, quota: number, instanceType: string | null): void {
  if (instanceType === null) engine.instanceQuota = quota;
  else engine.typeQuotas = new Map(engine.typeQuotas ?? []).set(instanceType, quota);
}

/** The rate of the current piece, or nothing while the client inside the VPC does not reach the endpoint. M18 */
export function offeredRps({ scenario, now }: Engine, fleet: Fleet): number {
  const isReached = networkAt(scenario, now)?.clientReachable ?? true;
  return isReached ? (fleet.load.pieceRps[fleet.piece] ?? 0) * fleet.target.trafficShare : 0;
}

function changeOffer(engine: Engine, fleet: Fleet): void {
  advance(engine, fleet, engine.now);
  fleet.rps = offeredRps(engine, fleet);
}

/** SageMaker replaces what it loses: no scaling activity, the desired capacity stays, the start-up takes its time. */
function loseInstances(engine: Engine, fleet: Fleet, count: number): void {
  const { now } = engine;
  if (fleet.environments) return; // serverless: there is no instance of yours to lose
  advance(engine, fleet, now);
  const lost = Math.min(count * fleet.target.copiesPerInstance, fleet.inService);
  if (lost === 0) return;
  setInService(fleet, now, fleet.inService - lost);
  fleet.replacing += lost;
  append(engine.log, logged.instanceFailed, now, fleet.index, lost);
  append(engine.log, logged.launching, now, fleet.index, lost);
  fleet.replacementsReadyAt.push(now + startupSeconds(fleet));
  fleet.replacementsCount.push(lost);
}

function startupSeconds(fleet: Fleet): number {
  const { launchSeconds, downloadSeconds, loadSeconds } = fleet.target.server;
  return launchSeconds + downloadSeconds + loadSeconds;
}

export function nextReplacement(fleet: Fleet): number {
  let next = never;
  for (const readyAt of fleet.replacementsReadyAt) if (readyAt < next) next = readyAt;
  return next;
}

/** Brings replacements into service; what the network lets fail on its way starts again. */
export function bringBackReplacements(engine: Engine, fleet: Fleet): void {
  const { now, scenario } = engine;
  for (let i = fleet.replacementsReadyAt.length - 1; i >= 0; i--) {
    if (fleet.replacementsReadyAt[i] !== now) continue;
    const count = fleet.replacementsCount[i] ?? 0;
    const launchedAt = now - startupSeconds(fleet);
    const { launchSeconds } = fleet.target.server;
    const failure = launchFailure(engine, fleet, launchedAt, launchSeconds, missesData);
    if (failure !== activityFailures.none) {
      fleet.replacementsReadyAt[i] = now + Math.max(60, startupSeconds(fleet));
      continue;
    }
    const reachable = networkAt(scenario, launchedAt + launchSeconds)?.modelDataReachable ?? true;
    fleet.replacementsReadyAt.splice(i, 1);
    fleet.replacementsCount.splice(i, 1);
    if (count === 0) continue;
    advance(engine, fleet, now);
    settleBilling(fleet, now);
    fleet.replacing -= count;
    if (reachable) {
      setInService(fleet, now, fleet.inService + count);
      append(engine.log, logged.inService, now, fleet.index, count);
    } else fleet.neverServing += count;
  }
}
