import { type Fleet, growSegments } from './fleet';
import type { LeavingQueue } from './leaving-queue-state';

/**
 * The alternative of facts §22, item 19: whoever has waited for the time-out leaves the queue, where our choice refuses a
 * request at arrival when the queue is already longer. First come, first served; arrivals A(t), the queue's head H(t) and
 * the oldest that still waits, A(t − time-out), are straight lines between the corners taken here one by one.
 */
/** Brings the queue to `until` and records the segment, as advanceQueue does. */
export function advanceLeavingQueue(fleet: Fleet, queue: LeavingQueue, until: number): void {
  const { rps, inService } = fleet;
  const seconds = until - fleet.time;
  fleet.requests += rps * seconds;
  if (inService === 0) fleet.failed += rps * seconds;
  const arrivalRps = inService === 0 ? 0 : rps;
  const start = { second: fleet.time, arrived: queue.arrived };
  let lost = 0;
  let now = fleet.time;
  while (now < until) {
    const oldest = oldestWaiting(fleet, queue, now - fleet.target.server.timeoutSeconds, start, arrivalRps);
    const [next, left] = step(fleet, queue, { now, until, arrivalRps, oldest });
    lost += left;
    now = next;
  }
  fleet.backlog = Math.max(0, queue.arrived - queue.gone);
  fleet.maxBacklog = Math.max(fleet.maxBacklog, fleet.backlog);
  fleet.timedOut += lost;
  record(fleet, queue, until, lost);
}

/** Where the line of those about to leave stands, its slope, and the second at which the slope changes. */
type Line = { count: number; rps: number; bendsAt: number };

function oldestWaiting(
  fleet: Fleet,
  queue: LeavingQueue,
  arrivedAt: number,
  start: { second: number; arrived: number },
  arrivalRps: number,
): Line {
  const { timeoutSeconds } = fleet.target.server;
  if (arrivedAt < 0) return { count: 0, rps: 0, bendsAt: timeoutSeconds };
  if (arrivedAt >= start.second) {
    return { count: start.arrived + (arrivedAt - start.second) * arrivalRps, rps: arrivalRps, bendsAt: Infinity };
  }
  while ((fleet.segmentEnd[queue.segment] ?? Infinity) <= arrivedAt) {
    queue.arrivedBefore += acceptedRps(fleet, queue.segment) * lengthOf(fleet, queue.segment);
    queue.segment += 1;
  }
  const rps = acceptedRps(fleet, queue.segment);
  const from = queue.segment === 0 ? 0 : (fleet.segmentEnd[queue.segment - 1] ?? 0);
  const end = fleet.segmentEnd[queue.segment] ?? 0;
  return { count: queue.arrivedBefore + (arrivedAt - from) * rps, rps, bendsAt: end + timeoutSeconds };
}

const acceptedRps = (fleet: Fleet, segment: number) =>
  fleet.segmentInService[segment] === 0 ? 0 : (fleet.segmentRps[segment] ?? 0);

const lengthOf = (fleet: Fleet, segment: number) =>
  (fleet.segmentEnd[segment] ?? 0) - (segment === 0 ? 0 : (fleet.segmentEnd[segment - 1] ?? 0));

/** Goes to the next corner; gives its second and how many left on the way. */
function step(
  fleet: Fleet,
  queue: LeavingQueue,
  { now, until, arrivalRps, oldest }: { now: number; until: number; arrivalRps: number; oldest: Line },
): [second: number, left: number] {
  const servedRps = fleet.inService * fleet.target.server.maxRps;
  const backlog = queue.arrived - queue.gone;
  const ahead = queue.gone - oldest.count;
  const isEmpty = backlog <= tiny && servedRps >= arrivalRps;
  const isLeaving = ahead <= tiny && oldest.rps > servedRps && !isEmpty;
  let next = Math.min(until, oldest.bendsAt);
  if (!isEmpty && servedRps > arrivalRps) next = Math.min(next, now + backlog / (servedRps - arrivalRps));
  if (!isLeaving && !isEmpty && oldest.rps > servedRps) next = Math.min(next, now + ahead / (oldest.rps - servedRps));
  next = Math.min(until, Math.max(next, now + tiny)); // a corner that rounding puts here is behind us
  const seconds = next - now;
  const left = isLeaving ? (oldest.rps - servedRps) * seconds : 0;
  queue.arrived += arrivalRps * seconds;
  queue.gone = isEmpty ? queue.arrived : Math.min(queue.arrived, queue.gone + servedRps * seconds + left);
  return [next, left];
}

/** Requests; far below what a trace says. */
const tiny = 1e-7;

function record(fleet: Fleet, queue: LeavingQueue, until: number, lost: number): void {
  const segment = fleet.segmentCount++;
  if (segment >= fleet.segmentEnd.length) growSegments(fleet);
  if (segment >= queue.lost.length) {
    const grown = new Float64Array(queue.lost.length * 2);
    grown.set(queue.lost);
    queue.lost = grown;
  }
  fleet.segmentEnd[segment] = until;
  fleet.segmentRps[segment] = fleet.rps;
  fleet.segmentInService[segment] = fleet.inService;
  fleet.segmentBacklog[segment] = fleet.backlog;
  queue.lost[segment] = lost;
  fleet.time = until;
}
