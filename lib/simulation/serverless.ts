import type { Engine } from './engine';
import { amend, append, logged } from './event-log';
import type { Fleet } from './fleet';
import { recordSegment, settleBilling } from './queue';

/**
 * A serverless endpoint: environments that serve one request at a time, start when a request finds none free, and are
 * dropped after a while without use. J14 K2–K5. While something starts it is stepped second by second; else at once.
 */
export type Environments = {
  warm: number;
  starting: number;
  readonly readyAt: number[];
  readonly readyCount: number[];
  head: number;
  /** The most that was needed lately: seconds and needs, newest last, needs falling. */
  readonly needSecond: number[];
  readonly needLevel: number[];
  coldRequests: number;
  /** Cold requests since nothing was warm. */
  coldSinceStart: number;
  /** Seconds of compute that are billed by the memory size. K15 */
  computeSeconds: number;
  throttleEntry: number;
  throttleCount: number;
  /** Requests lost in each recorded segment. */
  readonly segmentLost: number[];
};

export function createEnvironments(provisioned: number): Environments {
  return {
    warm: provisioned,
    starting: 0,
    readyAt: [],
    readyCount: [],
    head: 0,
    needSecond: [],
    needLevel: [],
    coldRequests: 0,
    coldSinceStart: provisioned > 0 ? 1 : 0,
    computeSeconds: 0,
    throttleEntry: -1,
    throttleCount: 0,
    segmentLost: [],
  };
}

export function coldStartSeconds(fleet: Fleet): number {
  const { server } = fleet.target;
  return server.downloadSeconds + server.loadSeconds;
}

export function advanceServerless(engine: Engine, fleet: Fleet, until: number): void {
  while (fleet.time < until) {
    const environments = fleet.environments;
    if (!environments) return;
    const now = fleet.time;
    finishColdStarts(environments, now);
    dropIdle(fleet, environments, now);
    const next = Math.min(until, nextDrop(fleet, environments));
    serve(engine, fleet, environments, isSteady(engine, fleet, environments) ? next - now : 1);
  }
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

/**
 * Environments that nothing needed for idleSeconds go; whole ones stay while any share of them is used. A level of need
 * counts until idleSeconds after the next lower one began.
 */
function dropIdle(fleet: Fleet, environments: Environments, now: number): void {
  const need = fleet.rps * serviceSeconds(fleet);
  const { needSecond, needLevel } = environments;
  let began = now;
  while (needLevel.length > 0 && (needLevel[needLevel.length - 1] ?? 0) < need) {
    needLevel.pop();
    began = needSecond.pop() ?? now;
  }
  if (needLevel.length === 0 || (needLevel[needLevel.length - 1] ?? 0) > need) {
    needLevel.push(need);
    needSecond.push(began);
  }
  while (nextDrop(fleet, environments) <= now) {
    needSecond.shift();
    needLevel.shift();
  }
  const provisioned = fleet.target.serverless?.provisionedConcurrency ?? 0;
  const kept = Math.max(provisioned, Math.ceil((needLevel[0] ?? 0) - 1e-9));
  if (environments.warm > kept) environments.warm = kept;
}

/** The second at which the highest need of late stops to count. */
function nextDrop(fleet: Fleet, { needSecond }: Environments): number {
  const ended = needSecond[1];
  return ended === undefined ? Infinity : ended + fleet.target.server.idleSeconds;
}

/** Does everything stay as it is until the rate changes or something is dropped? */
function isSteady(engine: Engine, fleet: Fleet, environments: Environments): boolean {
  const enough = fleet.rps * serviceSeconds(fleet) <= environments.warm + 1e-9;
  return (
    environments.starting === 0 &&
    enough &&
    (fleet.rps === 0 || environments.coldSinceStart >= 1) &&
    !isRare(engine, fleet, environments)
  );
}

/** Requests so rare that each finds its environment gone: the gap between two outlasts idleSeconds. */
function isRare(engine: Engine, fleet: Fleet, { warm }: Environments): boolean {
  const provisioned = fleet.target.serverless?.provisionedConcurrency ?? 0;
  // with Poisson noise the gaps are drawn: minutes without requests
  if (warm > 1 || provisioned > 0 || fleet.rps === 0 || engine.scenario.noise === 'poisson') return false;
  return fleet.rps * fleet.target.server.idleSeconds < 1;
}

function serve(engine: Engine, fleet: Fleet, environments: Environments, seconds: number): void {
  const { serverless, server } = fleet.target;
  if (!serverless) return;
  const now = fleet.time;
  const offered = fleet.rps * seconds;
  const fromWarm = Math.min(offered, (environments.warm / serviceSeconds(fleet)) * seconds);
  if (environments.warm === 0 && environments.starting === 0) environments.coldSinceStart = 0;
  const wanted = offered - fromWarm;
  const room = Math.max(0, serverless.maxConcurrency - environments.warm - environments.starting);
  const started = Math.min(wanted, room);
  const throttled = wanted - started;
  const cold = coldStartSeconds(fleet);
  if (started > 1e-12) {
    environments.readyAt.push(now + cold + Math.max(1, Math.ceil(serviceSeconds(fleet))));
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
  environments.computeSeconds += (offered - throttled) * serviceSeconds(fleet);
  noteThrottling(engine, fleet, environments, throttled, now + seconds);
  setWarm(fleet, environments, now);
  fleet.backlog = environments.starting;
  if (fleet.backlog > fleet.maxBacklog) fleet.maxBacklog = fleet.backlog;
  environments.segmentLost[fleet.segmentCount] = throttled + (cold > server.timeoutSeconds ? coldRequests : 0);
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

function setWarm(fleet: Fleet, environments: Environments, now: number): void {
  const whole = Math.ceil(environments.warm - 1e-9);
  if (whole === fleet.inService) return;
  settleBilling(fleet, now);
  fleet.inService = fleet.desired = whole;
  if (whole > fleet.peak) fleet.peak = whole;
  if (whole < fleet.least) fleet.least = whole;
}
