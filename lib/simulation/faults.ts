import { advance } from './advance';
import type { CompiledFault } from './compiled-scenario';
import { type Engine, networkAt } from './engine';
import { append, logged } from './event-log';
import { type Fleet, never } from './fleet';
import { setInService, settleBilling } from './queue';

/** Faults that the scenario plans: a network part removed, instances lost, the account's quota changed. */
export function applyFault(engine: Engine, fault: CompiledFault, index: number): void {
  append(engine.log, logged.fault, engine.now, -1, index);
  if (fault.kind === 'quota') setQuota(engine, fault.quota, fault.instanceType);
  const fleet = fault.kind === 'lose-instances' ? engine.fleets[fault.target] : undefined;
  if (fault.kind === 'lose-instances' && fleet) loseInstances(engine, fleet, fault.count);
}

function setQuota(engine: Engine, quota: number, instanceType: string | null): void {
  if (instanceType === null) engine.instanceQuota = quota;
  else engine.typeQuotas = new Map(engine.typeQuotas ?? []).set(instanceType, quota);
}

/** SageMaker replaces what it loses: no scaling activity, the desired capacity stays, the start-up takes its time. */
function loseInstances(engine: Engine, fleet: Fleet, count: number): void {
  const { now } = engine;
  if (fleet.environments) return; // serverless: there is no instance of yours to lose
  advance(engine, fleet, now);
  const lost = Math.min(count * fleet.target.copiesPerInstance, fleet.inService);
  if (lost === 0) return;
  setInService(fleet, now, fleet.inService - lost);
  fleet.idleBilled += lost;
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

/** Brings replacements into service; without a path to the model's data they start again. */
export function bringBackReplacements(engine: Engine, fleet: Fleet): void {
  const { now, scenario } = engine;
  for (let i = fleet.replacementsReadyAt.length - 1; i >= 0; i--) {
    if (fleet.replacementsReadyAt[i] !== now) continue;
    const count = fleet.replacementsCount[i] ?? 0;
    const { loadSeconds, downloadSeconds } = fleet.target.server;
    const reachable = networkAt(scenario, now - loadSeconds - downloadSeconds)?.modelDataReachable ?? true;
    if (!reachable && scenario.rules.missingModelDataFails) {
      fleet.replacementsReadyAt[i] = now + Math.max(60, startupSeconds(fleet));
      continue;
    }
    fleet.replacementsReadyAt.splice(i, 1);
    fleet.replacementsCount.splice(i, 1);
    if (count === 0) continue;
    advance(engine, fleet, now);
    settleBilling(fleet, now);
    fleet.idleBilled -= count;
    if (reachable) {
      setInService(fleet, now, fleet.inService + count);
      append(engine.log, logged.inService, now, fleet.index, count);
    } else fleet.neverServing += count;
  }
}
