import type { Engine } from './engine';
import type { Environments } from './environments';
import { amend, append, logged } from './event-log';
import type { Fleet } from './fleet';
import { recordSegment, settleBilling } from './queue';

/** What a request waits that finds no warm environment. */
export function coldStartSeconds(fleet: Fleet): number {
  const { server } = fleet.target;
  return server.downloadSeconds + server.loadSeconds;
}

/** Brings a serverless target to a second; how its environments come and go is told in environments.ts. */
export function advanceServerless(engine: Engine, fleet: Fleet, until: number): void {
  const { environments } = fleet;
  while (environments && fleet.time < until) {
    const now = fleet.time;
    finishColdStarts(environments, now);
    dropIdle(fleet, environments, now);
    const next = Math.min(until, nextDrop(fleet, environments));
    serve(engine, fleet, environments, isSteady(engine, fleet, environments) ? next - now : 1);
  }
}

/** Sets the provisioned concurrency that is allocated from this second on. */
export function setProvisioned(fleet: Fleet, environments: Environments, now: number, provisioned: number): void {
  environments.provisioned = provisioned;
  countEnvironments(fleet, environments, now);
}

function finishColdStarts(environments: Environments, now: number): void {
  while ((environments.readyAt[environments.head] ?? Infinity) <= now) {
    const count = environments.readyCount[environments.head] ?? 0;
    environments.warm += count;
    environments.starting -= count;
    environments.head += 1;
  }
  if (environments.head === environments.readyAt.length) environments.starting = 0;
}

function serviceSeconds(fleet: Fleet): number {
  return fleet.target.server.slots / fleet.target.server.maxRps;
}

/** Requests a second that find no provisioned environment free. */
function spilloverRps(fleet: Fleet, { provisioned }: Environments): number {
  return Math.max(0, fleet.rps - provisioned / serviceSeconds(fleet));
}

/**
 * On-demand environments that nothing used for idleSeconds go; whole ones stay while any share of them is used. A level of
 * use counts until idleSeconds after the next lower one began. K4
 */
function dropIdle(fleet: Fleet, environments: Environments, now: number): void {
  const busy = Math.min(environments.warm, spilloverRps(fleet, environments) * serviceSeconds(fleet));
  const used = busy + environments.starting;
  const { needSecond, needLevel } = environments;
  let began = now;
  while (needLevel.length > 0 && (needLevel[needLevel.length - 1] ?? 0) < used) {
    needLevel.pop();
    began = needSecond.pop() ?? now;
  }
  if (needLevel.length === 0 || (needLevel[needLevel.length - 1] ?? 0) > used) {
    needLevel.push(used);
    needSecond.push(began);
  }
  while (nextDrop(fleet, environments) <= now) {
    needSecond.shift();
    needLevel.shift();
  }
  const kept = Math.ceil((needLevel[0] ?? 0) - 1e-9);
  if (environments.warm > kept) environments.warm = kept;
}

/** The second at which the highest use of late stops to count. */
function nextDrop(fleet: Fleet, { needSecond }: Environments): number {
  const ended = needSecond[1];
  return ended === undefined ? Infinity : ended + fleet.target.server.idleSeconds;
}

/** Does everything stay as it is until the rate changes or something is dropped? */
function isSteady(engine: Engine, fleet: Fleet, environments: Environments): boolean {
  const spillover = spilloverRps(fleet, environments);
  return (
    environments.starting === 0 &&
    spillover * serviceSeconds(fleet) <= environments.warm + 1e-9 &&
    (spillover === 0 || environments.coldSinceStart >= 1) &&
    !isRare(engine, fleet, environments)
  );
}

/** On-demand requests so rare that each finds its environment gone: the gap between two outlasts idleSeconds. */
function isRare(engine: Engine, fleet: Fleet, environments: Environments): boolean {
  // with Poisson noise the gaps are drawn: minutes without requests
  if (environments.warm > 1 || engine.scenario.noise === 'poisson') return false;
  const spillover = spilloverRps(fleet, environments);
  return spillover > 0 && spillover * fleet.target.server.idleSeconds < 1;
}

function serve(engine: Engine, fleet: Fleet, environments: Environments, seconds: number): void {
  const { serverless, server } = fleet.target;
  if (!serverless) return;
  const now = fleet.time;
  const service = serviceSeconds(fleet);
  const offered = fleet.rps * seconds;
  const fromProvisioned = Math.min(offered, (environments.provisioned / service) * seconds);
  const spillover = offered - fromProvisioned;
  const fromWarm = Math.min(spillover, (environments.warm / service) * seconds);
  if (environments.warm === 0 && environments.starting === 0) environments.coldSinceStart = 0;
  const wanted = spillover - fromWarm;
  const inUse = environments.provisioned + environments.warm + environments.starting;
  const started = Math.min(wanted, Math.max(0, serverless.maxConcurrency - inUse));
  const throttled = wanted - started;
  const cold = coldStartSeconds(fleet);
  if (started > 1e-12) {
    environments.readyAt.push(now + cold + Math.max(1, Math.ceil(service)));
    environments.readyCount.push(started);
    environments.starting += started;
  }
  // a request is whole: the first one after nothing was warm is cold to its end, however thin the stream is drawn
  const firstOne = Math.min(fromWarm, Math.max(0, 1 - environments.coldSinceStart - started));
  const coldRequests = started + (isRare(engine, fleet, environments) ? fromWarm : firstOne);
  environments.coldSinceStart += coldRequests;
  if (cold > server.timeoutSeconds) fleet.timedOut += coldRequests;
  else environments.coldRequests += coldRequests;
  fleet.requests += offered;
  fleet.throttled += throttled;
  environments.onDemandSeconds += (spillover - throttled) * service;
  environments.provisionedBusySeconds += fromProvisioned * service;
  environments.provisionedSeconds += environments.provisioned * seconds;
  environments.provisioningSeconds += environments.provisioning * seconds;
  noteThrottling(engine, fleet, environments, throttled, now + seconds);
  countEnvironments(fleet, environments, now);
  // those that time out before their environment has started were lost when they came
  fleet.backlog = cold > server.timeoutSeconds ? 0 : environments.starting;
  if (fleet.backlog > fleet.maxBacklog) fleet.maxBacklog = fleet.backlog;
  const segment = fleet.segmentCount;
  environments.segmentProvisioned[segment] = environments.provisioned;
  environments.segmentServedProvisioned[segment] = fromProvisioned;
  environments.segmentServedOnDemand[segment] = spillover - throttled;
  environments.segmentCold[segment] = coldRequests;
  environments.segmentThrottled[segment] = throttled;
  environments.segmentExecutions[segment] = ((fromProvisioned + fromWarm) * service) / seconds + environments.starting;
  recordSegment(fleet, now + seconds);
}

/** One entry a stretch of throttling: how many and until when. */
function noteThrottling(
  engine: Engine,
  fleet: Fleet,
  environments: Environments,
  throttled: number,
  until: number,
): void {
  if (throttled > 1e-9) {
    if (environments.throttleEntry < 0) {
      environments.throttleEntry = append(engine.log, logged.throttled, fleet.time, fleet.index, until, 0);
      environments.throttleCount = 0;
    }
    environments.throttleCount += throttled;
    amend(engine.log, environments.throttleEntry, 0, until);
    amend(engine.log, environments.throttleEntry, 1, Math.round(environments.throttleCount));
  } else environments.throttleEntry = -1;
}

/** "In service" are all environments that are warm, provisioned or not. */
function countEnvironments(fleet: Fleet, environments: Environments, now: number): void {
  const whole = environments.provisioned + Math.ceil(environments.warm - 1e-9);
  if (whole === fleet.inService) return;
  settleBilling(fleet, now);
  fleet.inService = whole;
  if (whole > fleet.peak) fleet.peak = whole;
  if (whole < fleet.least) fleet.least = whole;
}
