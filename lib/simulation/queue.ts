import { type Fleet, growSegments } from './fleet';
import { advanceLeavingQueue } from './leaving-queue';

/**
 * The queue as a fluid: between two changes of rate or capacity the backlog is a straight line, so it is advanced
 * exactly, whatever the length of the stretch.
 */

/** Requests per second that the instances in service can finish. */
export function capacityRps(fleet: Fleet): number {
  return fleet.inService * fleet.target.server.maxRps;
}

/** The longest backlog whose last request is still served in time. */
export function backlogLimit(fleet: Fleet): number {
  if (fleet.target.queuesForever || (fleet.leaving && fleet.inService > 0)) return Infinity;
  return capacityRps(fleet) * fleet.target.server.timeoutSeconds;
}

/** Brings the queue to `until` and records the segment. Rate and capacity are constant on the way. */
export function advanceQueue(fleet: Fleet, until: number): void {
  const seconds = until - fleet.time;
  if (seconds <= 0) return;
  if (fleet.leaving) return advanceLeavingQueue(fleet, fleet.leaving, until);
  const { rps, inService } = fleet;
  const offered = rps * seconds;
  fleet.requests += offered;
  if (inService === 0 && !fleet.target.queuesForever) {
    fleet.failed += offered; // nothing in service: no instance takes the request (§6 of the design)
  } else {
    let backlog = fleet.backlog + (rps - capacityRps(fleet)) * seconds;
    const limit = backlogLimit(fleet);
    if (backlog < 0) backlog = 0;
    else if (backlog > limit) {
      fleet.timedOut += backlog - limit;
      backlog = limit;
    }
    fleet.backlog = backlog;
    if (backlog > fleet.maxBacklog) fleet.maxBacklog = backlog;
  }
  recordSegment(fleet, until);
}

export function recordSegment(fleet: Fleet, until: number): void {
  const segment = fleet.segmentCount++;
  if (segment >= fleet.segmentEnd.length) growSegments(fleet);
  fleet.segmentEnd[segment] = until;
  fleet.segmentRps[segment] = fleet.rps;
  fleet.segmentInService[segment] = fleet.inService;
  fleet.segmentBacklog[segment] = fleet.backlog;
  fleet.time = until;
}

/** Sets the instances in service; when capacity falls, what no longer can be served in time is lost at once. */
export function setInService(fleet: Fleet, now: number, inService: number): void {
  settleBilling(fleet, now);
  fleet.inService = inService;
  if (inService > fleet.peak) fleet.peak = inService;
  if (inService < fleet.least) fleet.least = inService;
  const limit = backlogLimit(fleet);
  if (fleet.backlog > limit) {
    fleet.timedOut += fleet.backlog - limit;
    fleet.backlog = limit;
    if (fleet.leaving) fleet.leaving.gone = fleet.leaving.arrived;
  }
}

/** Counts the instance-seconds up to now; called before any change of what is billed. */
export function settleBilling(fleet: Fleet, now: number): void {
  const seconds = now - fleet.billedSince;
  fleet.instanceSeconds += (fleet.inService + fleet.replacing + fleet.neverServing) * seconds;
  fleet.launchingSeconds += fleet.launching * seconds;
  fleet.billedSince = now;
}
