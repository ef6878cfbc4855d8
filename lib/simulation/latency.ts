import type { Fleet } from './fleet';
import { negativeExponential } from './negative-exponential';
import { queueWaits } from './queue-waits';
import { backlogAtStart, segmentStart, splitRecorded } from './segments';
import { createStretches } from './stretches';
import { gridSteps, openPoint, openRow, type WaitTable } from './wait-table';

/**
 * How long requests take, as a distribution: weights in cells of equal fleet and utilisation where no backlog stands,
 * uniform waits where one does, and the requests that time out. Built when somebody reads a percentile.
 */
export type LatencyProfile = {
  /** Milliseconds that every response takes beside its wait. */
  readonly baseMs: number;
  readonly total: number;
  readonly cells: Cells;
  /** Waits in seconds, uniform from one to the other. */
  readonly uniform: readonly { readonly weight: number; readonly from: number; readonly to: number }[];
  readonly timedOut: { readonly weight: number; readonly ms: number };
};

/** `weight` requests that wait with probability `waits`, and then with an exponential wait of `rate` per second. */
type Cells = { count: number; readonly weight: number[]; readonly waits: number[]; readonly rate: number[] };
export const noCells = (): Cells => ({ count: 0, weight: [], waits: [], rate: [] });

/** The profile of the requests that arrived in the segments from `first` to before `last`. */
export function latencyProfile(fleet: Fleet, first = 0, last = fleet.segmentCount): LatencyProfile {
  return fleet.target.queuesForever ? queueProfile(fleet, first, last) : promptProfile(fleet, first, last);
}

function promptProfile(fleet: Fleet, first: number, last: number): LatencyProfile {
  const { waits: table, segmentRps, segmentInService, segmentBacklog, segmentEnd } = fleet;
  const { server } = fleet.target;
  const uniform: { weight: number; from: number; to: number }[] = [];
  const parts = createStretches();
  let timedOut = 0;
  let start = segmentStart(fleet, first);
  let row: Float64Array = noRow;
  let rowOf = 0;
  let perRps = 0;
  let before = first === 0 ? 0 : (segmentBacklog[first - 1] ?? 0);
  for (let segment = first; segment < last; segment++) {
    const inService = segmentInService[segment] ?? 0;
    const rps = segmentRps[segment] ?? 0;
    const end = segmentEnd[segment] ?? 0;
    const seconds = end - start;
    start = end;
    const after = segmentBacklog[segment] ?? 0;
    const quiet = before === 0 && after === 0 && inService > 0;
    before = after;
    if (quiet) {
      // nothing waits in line: most of a day is this
      if (inService !== rowOf) {
        row = rowAt(table, inService);
        rowOf = inService;
        perRps = 1 / (inService * server.maxRps);
      }
      addToRow(row, rps * perRps, rps * seconds);
      continue;
    }
    const backlogFrom = backlogAtStart(fleet, segment);
    timedOut += droppedAtStart(fleet, segment, backlogFrom);
    if (inService === 0) continue; // refused at once: no latency
    const capacity = inService * server.maxRps;
    splitRecorded(fleet, segment, parts);
    for (let i = 0; i < parts.count; i++) {
      const lost = parts.lost[i] ?? 0;
      const served = rps * (parts.seconds[i] ?? 0) - lost;
      timedOut += lost;
      const from = Math.min(server.timeoutSeconds, (parts.backlogFrom[i] ?? 0) / capacity);
      const to = Math.min(server.timeoutSeconds, (parts.backlogTo[i] ?? 0) / capacity);
      if (from === 0 && to === 0) addToRow(rowAt(table, inService), rps / capacity, served);
      else if (served > 0) uniform.push({ weight: served, from, to });
    }
  }
  return profileOf(fleet, uniform, timedOut);
}

/** Requests that fell out of the queue because capacity fell at the start of a segment. */
function droppedAtStart(fleet: Fleet, segment: number, backlogFrom: number): number {
  return segment === 0 ? 0 : Math.max(0, (fleet.segmentBacklog[segment - 1] ?? 0) - backlogFrom);
}

/** Requests that wait however long it takes; those still waiting at the end have no latency yet. */
function queueProfile(fleet: Fleet, first: number, last: number): LatencyProfile {
  const uniform: { weight: number; from: number; to: number }[] = [];
  for (const { segment, weight, from, to } of queueWaits(fleet)) {
    if (segment < first || segment >= last) continue;
    const inService = fleet.segmentInService[segment] ?? 0;
    if (to > 1e-9 || from > 1e-9 || inService === 0) uniform.push({ weight, from, to });
    else {
      const utilization = (fleet.segmentRps[segment] ?? 0) / (inService * fleet.target.server.maxRps);
      addToRow(rowAt(fleet.waits, inService), utilization, weight);
    }
  }
  return profileOf(fleet, uniform, 0);
}

const noRow = new Float64Array(gridSteps + 1);

function rowAt(table: WaitTable, inService: number): Float64Array {
  openRow(table, inService);
  return table.weight[inService] ?? noRow;
}

/** Shares the weight out to the two grid points beside the utilisation, so that their mean is the utilisation itself. */
function addToRow(row: Float64Array, utilization: number, weight: number): void {
  const position = utilization < 1 ? utilization * gridSteps : gridSteps;
  const point = Math.floor(position);
  const above = weight * (position - point);
  row[point] = (row[point] ?? 0) + weight - above;
  if (above > 0) row[point + 1] = (row[point + 1] ?? 0) + above;
}

/** Takes the cells out of the table, which is empty afterwards. */
function takeCells(table: WaitTable): Cells {
  const cells = noCells();
  for (let inService = 1; inService < table.weight.length; inService++) {
    const row = table.weight[inService];
    const waits = table.waits[inService];
    const rate = table.rate[inService];
    if (!row || !waits || !rate) continue;
    for (let point = 0; point <= gridSteps; point++) {
      const weight = row[point] ?? 0;
      if (weight === 0) continue;
      row[point] = 0;
      openPoint(table, inService, point);
      cells.weight.push(weight);
      cells.waits.push(waits[point] ?? 0);
      cells.rate.push(rate[point] ?? 1);
      cells.count += 1;
    }
  }
  return cells;
}

function profileOf(fleet: Fleet, uniform: LatencyProfile['uniform'], timedOut: number): LatencyProfile {
  const { server } = fleet.target;
  const cells = takeCells(fleet.waits);
  let total = timedOut;
  for (let cell = 0; cell < cells.count; cell++) total += cells.weight[cell] ?? 0;
  for (const { weight } of uniform) total += weight;
  return {
    baseMs: server.overheadMs + (1000 * server.slots) / server.maxRps,
    total,
    cells,
    uniform,
    timedOut: { weight: timedOut, ms: server.timeoutSeconds * 1000 },
  };
}

/** How many requests took at most `ms`. */
export function requestsWithin(profile: LatencyProfile, ms: number): number {
  const wait = (ms - profile.baseMs) / 1000;
  let within = ms >= profile.timedOut.ms ? profile.timedOut.weight : 0;
  if (wait < 0) return within;
  const { count, weight: weights, waits, rate } = profile.cells;
  for (let cell = 0; cell < count; cell++) {
    within += (weights[cell] ?? 0) * (1 - (waits[cell] ?? 0) * negativeExponential((rate[cell] ?? 0) * wait));
  }
  for (const { weight, from, to } of profile.uniform) {
    const [low, high] = from < to ? [from, to] : [to, from];
    within += weight * (wait >= high ? 1 : wait <= low ? 0 : (wait - low) / (high - low));
  }
  return within;
}

/** Milliseconds that a share `p` of all requests stays within, or null without requests. */
export function percentile(profiles: readonly LatencyProfile[], p: number): number | null {
  const total = profiles.reduce((sum, profile) => sum + profile.total, 0);
  if (total <= 0) return null;
  const wanted = p * total * (1 - 1e-12);
  const missing = (ms: number) => wanted - profiles.reduce((sum, profile) => sum + requestsWithin(profile, ms), 0);
  const low = Math.min(...profiles.map(({ baseMs }) => baseMs));
  if (missing(low) <= 0) return low;
  let high = Math.max(low, 1) * 2;
  while (missing(high) > 0 && high < 1e12) high *= 2;
  return findRoot(missing, low, high);
}

/** A millisecond is said to its tenth, so a thousandth is enough. */
const toleranceMs = 1e-3;

/**
 * The first ms from which on nothing is missing, between `low` and `high`. False position, which on these curves needs a
 * third of bisection's steps; a step that does not halve the bracket is followed by one that does.
 */
function findRoot(missing: (ms: number) => number, low: number, high: number): number {
  let atLow = missing(low);
  let atHigh = missing(high);
  let bisect = false;
  while (high - low > toleranceMs) {
    const width = high - low;
    const share = atLow / (atLow - atHigh);
    const guess = bisect || !(share > 0 && share < 1) ? 0.5 : share;
    const margin = toleranceMs / 2 / width; // a step off the guess, so that the bracket closes from both sides
    const ms = low + width * Math.min(1 - margin, Math.max(margin, guess));
    const at = missing(ms);
    if (at <= 0) {
      high = ms;
      atHigh = at;
    } else {
      low = ms;
      atLow = at;
    }
    bisect = high - low > width / 2;
  }
  return high;
}
