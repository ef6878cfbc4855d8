import { entrySize, logged, readEntry } from './event-log';
import type { Fleet } from './fleet';
import { addUp } from './metrics';
import { backlogAtStart, segmentStart } from './segments';
import { coldStartSeconds } from './serverless';
import type { Environments } from './environments';
import type { Run } from './simulate';
import { gridSteps, meanWaitAt, openRow } from './wait-table';

/**
 * A target's run as one number a minute, in arrays that the caller owns, unrounded. Rates are means over the minute;
 * backlog, desired and inService are read after all events of the minute's first second. NaN where there is no value.
 */
export type Columns = {
  readonly offeredRps: Float64Array;
  readonly servedRps: Float64Array;
  readonly lostRps: Float64Array;
  readonly backlog: Float64Array;
  readonly latencyMs: Float64Array;
  readonly desired: Float64Array;
  readonly inService: Float64Array;
};

export const columnSeconds = 60;

export function createColumns(minutes: number): Columns {
  const column = () => new Float64Array(minutes);
  return {
    offeredRps: column(),
    servedRps: column(),
    lostRps: column(),
    backlog: column(),
    latencyMs: column(),
    desired: column(),
    inService: column(),
  };
}

/** Fills the columns with a fleet's whole minutes; their length says how many. */
export function fillColumns(run: Run, fleet: Fleet, out: Columns): void {
  const { segmentEnd, segmentRps, segmentInService, segmentBacklog, waits, environments } = fleet;
  const { offeredRps, servedRps, lostRps, backlog, latencyMs, inService } = out;
  const { server } = fleet.target;
  const prompt = server.overheadMs + (1000 * server.slots) / server.maxRps;
  const minutes = offeredRps.length;
  lostRps.fill(0);
  backlog.fill(0);
  let segment = 0;
  let before = 0;
  let rowOf = -1;
  let row: Float64Array = noWaits;
  let scale = 0;
  for (let minute = 0; minute < minutes; minute++) {
    const rps = segmentRps[segment] ?? 0;
    const count = segmentInService[segment] ?? 0;
    inService[minute] = count;
    const whole = segmentEnd[segment] === (minute + 1) * columnSeconds && segmentBacklog[segment] === 0;
    if (!whole || before !== 0 || count === 0 || environments) {
      segment = fillMinute(fleet, segment, minute, out);
      before = segmentBacklog[segment - 1] ?? 0;
      continue;
    }
    // one segment in which nothing waits in line: most of a day is this
    segment += 1;
    offeredRps[minute] = rps;
    servedRps[minute] = rps;
    if (count !== rowOf) {
      openRow(waits, count);
      row = waits.mean[count] ?? noWaits;
      rowOf = count;
      scale = gridSteps / (count * server.maxRps);
    }
    const position = rps * scale;
    const point = Math.floor(position);
    const low = row[point] ?? NaN;
    const wait = low + (position - point) * ((row[point + 1] ?? NaN) - low);
    if (wait === wait) latencyMs[minute] = prompt + 1000 * wait;
    else latencyMs[minute] = prompt + 1000 * meanWaitAt(waits, count, position / gridSteps); // not looked at before
    if (rps === 0) latencyMs[minute] = NaN;
  }
  fillDesired(run, fleet, out.desired);
}

const noWaits = new Float64Array(gridSteps + 2).fill(NaN);

/** The general way through one minute; returns its end in segments. */
function fillMinute(fleet: Fleet, first: number, minute: number, out: Columns): number {
  const end = (minute + 1) * columnSeconds;
  sum.requests = sum.lost = sum.answered = sum.responseSeconds = 0;
  let segment = first;
  while (segment < fleet.segmentCount && (fleet.segmentEnd[segment] ?? 0) <= end) addSegment(fleet, segment++);
  const before = first === 0 ? 0 : (fleet.segmentBacklog[first - 1] ?? 0);
  const after = fleet.segmentBacklog[segment - 1] ?? 0;
  out.offeredRps[minute] = sum.requests / columnSeconds;
  out.lostRps[minute] = sum.lost / columnSeconds;
  out.servedRps[minute] = Math.max(0, sum.requests - sum.lost - (after - before)) / columnSeconds;
  out.backlog[minute] = fleet.environments ? (fleet.segmentBacklog[first] ?? 0) : backlogAtStart(fleet, first);
  out.latencyMs[minute] = meanLatencyMs(fleet);
  return segment;
}

/** What the segments of a minute add up to; `answered` are requests that found something in service. */
const sum = { requests: 0, lost: 0, answered: 0, responseSeconds: 0 };

function addSegment(fleet: Fleet, segment: number): void {
  const seconds = (fleet.segmentEnd[segment] ?? 0) - segmentStart(fleet, segment);
  const rps = fleet.segmentRps[segment] ?? 0;
  const inService = fleet.segmentInService[segment] ?? 0;
  const { server } = fleet.target;
  const offered = rps * seconds;
  sum.requests += offered;
  if (fleet.environments) return addServerlessSegment(fleet, fleet.environments, segment, offered);
  const quiet = backlogAtStart(fleet, segment) === 0 && (fleet.segmentBacklog[segment] ?? 0) === 0;
  if (quiet && inService > 0) {
    const wait = meanWaitAt(fleet.waits, inService, rps / (inService * server.maxRps));
    sum.answered += offered;
    sum.responseSeconds += offered * (server.slots / server.maxRps + wait);
  } else {
    const period = addUp(fleet, { first: segment, last: segment + 1 });
    sum.lost += period.lost;
    sum.answered += period.requestsInService;
    sum.responseSeconds += period.responseSeconds;
  }
  // requests that fell out of the queue because capacity fell
  const left = segment === 0 ? 0 : (fleet.segmentBacklog[segment - 1] ?? 0);
  if (left > 0) sum.lost += Math.max(0, left - backlogAtStart(fleet, segment));
}

/** Throttled requests have no latency; cold ones wait for their start, or time out. */
function addServerlessSegment(fleet: Fleet, environments: Environments, segment: number, offered: number): void {
  const { server } = fleet.target;
  const cold = environments.segmentCold[segment] ?? 0;
  const throttled = environments.segmentThrottled[segment] ?? 0;
  const tooCold = coldStartSeconds(fleet) > server.timeoutSeconds;
  const service = server.slots / server.maxRps;
  sum.lost += throttled + (tooCold ? cold : 0);
  sum.answered += offered - throttled;
  sum.responseSeconds += (offered - throttled - cold) * service;
  sum.responseSeconds += cold * (tooCold ? server.timeoutSeconds : coldStartSeconds(fleet) + service);
}

function meanLatencyMs({ target }: Fleet): number {
  return sum.answered === 0 ? NaN : target.server.overheadMs + (sum.responseSeconds / sum.answered) * 1000;
}

/** Desired capacity after all events of each minute's first second. */
function fillDesired(run: Run, fleet: Fleet, out: Float64Array): void {
  out.fill(run.endpointFailed ? 0 : fleet.target.initialCapacity);
  const changes: { second: number; to: number }[] = [];
  const { entries, count } = run.log;
  for (let entry = 0; entry < count; entry++) {
    if (entries[entry * entrySize] !== logged.activity) continue;
    const { second, target, a: failed, c: from, d: to, e: end } = readEntry(run.log, entry);
    if (target !== fleet.index) continue;
    if (failed === 0 || end > second) changes.push({ second, to });
    if (failed !== 0 && end > second) changes.push({ second: end, to: from });
  }
  changes.sort((a, b) => a.second - b.second);
  changes.forEach(({ second, to }, index) => {
    const until = changes[index + 1]?.second ?? out.length * columnSeconds;
    out.fill(to, Math.ceil(second / columnSeconds), Math.ceil(until / columnSeconds));
  });
}
