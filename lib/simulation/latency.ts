import { type Waiting, waitAtMost, waitingAt } from './erlang';
import type { Fleet } from './fleet';
import { queueWaits } from './queue-waits';
import { backlogAtStart, segmentStart } from './segments';
import { createStretches, splitSegment } from './stretches';

/**
 * How long requests take, as a distribution: weights in cells of equal fleet and utilisation where no backlog stands,
 * uniform waits where one does, and the requests that time out. Built when somebody reads a percentile.
 */
export type LatencyProfile = {
  /** Milliseconds that every response takes beside its wait. */
  readonly baseMs: number;
  readonly total: number;
  readonly cells: readonly { readonly weight: number; readonly waiting: Waiting }[];
  /** Waits in seconds, uniform from one to the other. */
  readonly uniform: readonly { readonly weight: number; readonly from: number; readonly to: number }[];
  readonly timedOut: { readonly weight: number; readonly ms: number };
  readonly longestWait: number;
};

const bucketsOfUtilization = 256;

/** The profile of the requests that arrived in the segments from `first` to before `last`. */
export function latencyProfile(fleet: Fleet, first = 0, last = fleet.segmentCount): LatencyProfile {
  return fleet.target.queuesForever ? queueProfile(fleet, first, last) : promptProfile(fleet, first, last);
}

function promptProfile(fleet: Fleet, first: number, last: number): LatencyProfile {
  const { server } = fleet.target;
  const cells = createCells(fleet);
  const uniform: { weight: number; from: number; to: number }[] = [];
  const parts = createStretches();
  let timedOut = 0;
  let longestWait = 0;
  for (let segment = first; segment < last; segment++) {
    const inService = fleet.segmentInService[segment] ?? 0;
    const rps = fleet.segmentRps[segment] ?? 0;
    const backlogFrom = backlogAtStart(fleet, segment);
    timedOut += droppedAtStart(fleet, segment, backlogFrom);
    if (inService === 0) continue; // refused at once: no latency
    const capacity = inService * server.maxRps;
    const seconds = (fleet.segmentEnd[segment] ?? 0) - segmentStart(fleet, segment);
    splitSegment(server, false, { seconds, rps, inService, backlogFrom }, parts);
    for (let i = 0; i < parts.count; i++) {
      const lost = parts.lost[i] ?? 0;
      const served = rps * (parts.seconds[i] ?? 0) - lost;
      timedOut += lost;
      const from = (parts.backlogFrom[i] ?? 0) / capacity;
      const to = (parts.backlogTo[i] ?? 0) / capacity;
      if (from === 0 && to === 0) addToCell(cells, inService, rps / capacity, served);
      else if (served > 0) uniform.push({ weight: served, from, to });
      longestWait = Math.max(longestWait, from, to);
    }
  }
  return profileOf(fleet, cells, uniform, timedOut, longestWait);
}

/** Requests that fell out of the queue because capacity fell at the start of a segment. */
function droppedAtStart(fleet: Fleet, segment: number, backlogFrom: number): number {
  return segment === 0 ? 0 : Math.max(0, (fleet.segmentBacklog[segment - 1] ?? 0) - backlogFrom);
}

/** Requests that wait however long it takes; those still waiting at the end have no latency yet. */
function queueProfile(fleet: Fleet, first: number, last: number): LatencyProfile {
  const cells = createCells(fleet);
  const uniform: { weight: number; from: number; to: number }[] = [];
  let longestWait = 0;
  for (const { segment, weight, from, to } of queueWaits(fleet)) {
    if (segment < first || segment >= last) continue;
    const inService = fleet.segmentInService[segment] ?? 0;
    if (to > 1e-9 || from > 1e-9 || inService === 0) uniform.push({ weight, from, to });
    else
      addToCell(cells, inService, (fleet.segmentRps[segment] ?? 0) / (inService * fleet.target.server.maxRps), weight);
    longestWait = Math.max(longestWait, from, to);
  }
  return profileOf(fleet, cells, uniform, 0, longestWait);
}

/** Weights by fleet size and utilisation; the mean utilisation of each cell stands for it. */
type Cells = { readonly weights: Float64Array; readonly utilizations: Float64Array };

function createCells(fleet: Fleet): Cells {
  const size = (fleet.peak + 1) * bucketsOfUtilization;
  return { weights: new Float64Array(size), utilizations: new Float64Array(size) };
}

function addToCell({ weights, utilizations }: Cells, inService: number, utilization: number, weight: number): void {
  const bucket = Math.min(bucketsOfUtilization - 1, Math.floor(utilization * bucketsOfUtilization));
  const cell = inService * bucketsOfUtilization + bucket;
  weights[cell] = (weights[cell] ?? 0) + weight;
  utilizations[cell] = (utilizations[cell] ?? 0) + weight * utilization;
}

function listCells(fleet: Fleet, { weights, utilizations }: Cells): { weight: number; waiting: Waiting }[] {
  const { server, pooled } = fleet.target;
  const result: { weight: number; waiting: Waiting }[] = [];
  weights.forEach((weight, cell) => {
    if (weight === 0) return;
    const utilization = (utilizations[cell] ?? 0) / weight;
    result.push({ weight, waiting: waitingAt(server, pooled, Math.floor(cell / bucketsOfUtilization), utilization) });
  });
  return result;
}

function profileOf(
  fleet: Fleet,
  table: Cells,
  uniform: LatencyProfile['uniform'],
  timedOut: number,
  longestWait: number,
): LatencyProfile {
  const { server } = fleet.target;
  const cells = listCells(fleet, table);
  const weight = (sum: number, entry: { weight: number }) => sum + entry.weight;
  return {
    baseMs: server.overheadMs + (1000 * server.slots) / server.maxRps,
    total: cells.reduce(weight, 0) + uniform.reduce(weight, 0) + timedOut,
    cells,
    uniform,
    timedOut: { weight: timedOut, ms: server.timeoutSeconds * 1000 },
    longestWait,
  };
}

/** How many requests took at most `ms`. */
export function requestsWithin(profile: LatencyProfile, ms: number): number {
  const wait = (ms - profile.baseMs) / 1000;
  let within = ms >= profile.timedOut.ms ? profile.timedOut.weight : 0;
  if (wait < 0) return within;
  for (const { weight, waiting } of profile.cells) within += weight * waitAtMost(waiting, wait);
  for (const { weight, from, to } of profile.uniform) {
    const [low, high] = from < to ? [from, to] : [to, from];
    within += weight * (wait >= high ? 1 : wait <= low ? 0 : (wait - low) / (high - low));
  }
  return within;
}

/** Milliseconds that a share `p` of all requests stays within, or null without requests. By bisection. */
export function percentile(profiles: readonly LatencyProfile[], p: number): number | null {
  const total = profiles.reduce((sum, profile) => sum + profile.total, 0);
  if (total <= 0) return null;
  const wanted = p * total * (1 - 1e-12);
  const within = (ms: number) => profiles.reduce((sum, profile) => sum + requestsWithin(profile, ms), 0);
  let low = Math.min(...profiles.map(({ baseMs }) => baseMs));
  if (within(low) >= wanted) return low;
  let high = Math.max(low, 1);
  while (within(high) < wanted && high < 1e12) high *= 2;
  // a millisecond is said to its tenth, so a thousandth is enough
  while (high - low > 1e-3) {
    const middle = (low + high) / 2;
    if (within(middle) >= wanted) high = middle;
    else low = middle;
  }
  return high;
}
