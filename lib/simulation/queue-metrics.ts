import type { CompiledMetric } from './compiled-scenario';
import type { Fleet } from './fleet';
import type { Datapoint, SegmentRange } from './datapoint';
import { quietWait } from './quiet-wait';
import { segmentStart, splitRecorded } from './segments';
import { createStretches } from './stretches';

/**
 * The metrics of an asynchronous endpoint's queue: "Alarms and logs for tracking metrics from asynchronous endpoints". H17
 * J10–J13. Its items are the requests that are being processed or yet to be; where there is no instance the backlog per
 * instance is the backlog itself, which is how target tracking leaves zero (J11).
 */
const parts = createStretches();

/** The items of a period: their time integrals, and their extremes. */
const items = {
  seconds: 0,
  instanceSeconds: 0,
  sum: 0,
  perInstance: 0,
  most: 0,
  least: 0,
  mostPerInstance: 0,
  leastPerInstance: 0,
  atEnd: 0,
  waitingAtEnd: 0,
  inServiceAtEnd: 0,
};

/** Fills `out` with the datapoint of a period. */
export function readQueueMetric(fleet: Fleet, metric: CompiledMetric, range: SegmentRange, out: Datapoint): void {
  addUp(fleet, range);
  out.value = valueOf(fleet, metric, range);
  out.instancesTimesValue =
    metric.name === 'ApproximateBacklogSizePerInstance'
      ? backlog(metric) // instances times the backlog per instance, also where there are none
      : (items.instanceSeconds / items.seconds) * out.value;
}

function valueOf(fleet: Fleet, { name, statistic }: CompiledMetric, range: SegmentRange): number {
  switch (name) {
    case 'ApproximateBacklogSize':
      return backlog({ statistic });
    case 'ApproximateBacklogSizePerInstance':
      if (statistic === 'Maximum') return items.mostPerInstance;
      return statistic === 'Minimum' ? items.leastPerInstance : items.perInstance / items.seconds;
    case 'HasBacklogWithoutCapacity':
      return items.inServiceAtEnd === 0 && items.waitingAtEnd >= 1 - 1e-9 ? 1 : 0;
    case 'ApproximateAgeOfOldestRequest':
      return ageOfOldest(fleet, range.last, items.atEnd);
    default:
      return NaN;
  }
}

function backlog({ statistic }: Pick<CompiledMetric, 'statistic'>): number {
  if (statistic === 'Maximum') return items.most;
  return statistic === 'Minimum' ? items.least : items.sum / items.seconds;
}

function addUp(fleet: Fleet, range: SegmentRange): void {
  items.seconds = items.instanceSeconds = items.sum = items.perInstance = items.most = items.mostPerInstance = 0;
  items.least = items.leastPerInstance = Infinity;
  for (let segment = range.first; segment < range.last; segment++) {
    const seconds = (fleet.segmentEnd[segment] ?? 0) - segmentStart(fleet, segment);
    const inService = fleet.segmentInService[segment] ?? 0;
    const rps = fleet.segmentRps[segment] ?? 0;
    splitRecorded(fleet, segment, parts);
    for (let i = 0; i < parts.count; i++) {
      const waitingFrom = parts.backlogFrom[i] ?? 0;
      const waitingTo = parts.backlogTo[i] ?? 0;
      const processed = beingProcessed(fleet, inService, rps, waitingFrom > 0 || waitingTo > 0);
      addStretch(parts.seconds[i] ?? 0, waitingFrom + processed, waitingTo + processed, Math.max(1, inService));
      items.waitingAtEnd = waitingTo;
    }
    items.instanceSeconds += inService * seconds;
    items.inServiceAtEnd = inService;
  }
}

/** All slots are busy while anything waits; else as many as the rate needs, with the little that queues in between. */
function beingProcessed(fleet: Fleet, inService: number, rps: number, waiting: boolean): number {
  const { server } = fleet.target;
  if (inService === 0) return 0;
  return waiting ? inService * server.slots : rps * (server.slots / server.maxRps + quietWait(fleet, inService, rps));
}

function addStretch(seconds: number, from: number, to: number, instances: number): void {
  const mean = (from + to) / 2;
  const most = Math.max(from, to);
  const least = Math.min(from, to);
  items.seconds += seconds;
  items.sum += mean * seconds;
  items.perInstance += (mean / instances) * seconds;
  items.most = Math.max(items.most, most);
  items.least = Math.min(items.least, least);
  items.mostPerInstance = Math.max(items.mostPerInstance, most / instances);
  items.leastPerInstance = Math.min(items.leastPerInstance, least / instances);
  items.atEnd = to;
}

/** Seconds since the arrival of the oldest of so many items: those that arrived last are the ones still there. */
function ageOfOldest(fleet: Fleet, segments: number, count: number): number {
  let left = count;
  const end = fleet.segmentEnd[segments - 1] ?? 0;
  for (let segment = segments - 1; segment >= 0 && left > 1e-9; segment--) {
    const rps = fleet.segmentRps[segment] ?? 0;
    const segmentEnds = fleet.segmentEnd[segment] ?? 0;
    const arrived = rps * (segmentEnds - segmentStart(fleet, segment));
    if (arrived >= left) return end - segmentEnds + left / rps;
    left -= arrived;
  }
  return 0;
}
