import type { Fleet } from './fleet';
import { backlogAtStart, segmentStart } from './segments';
import { createStretches, splitSegment } from './stretches';

/** Requests of one segment whose waits run uniformly from one number of seconds to another. */
export type QueueWaits = { segment: number; weight: number; from: number; to: number };

type Line = { fromSecond: number; toSecond: number; fromCount: number; toCount: number };

/**
 * How long requests wait that wait however long it takes: whoever arrives as the n-th is finished as the n-th. Arrivals
 * and departures are straight lines, so waits run uniformly between the corners of both. Requests still waiting at the
 * end have no wait yet and are left out.
 */
export function queueWaits(fleet: Fleet): QueueWaits[] {
  const departures = departureLines(fleet);
  const result: QueueWaits[] = [];
  let count = 0;
  let at = 0;
  for (let segment = 0; segment < fleet.segmentCount; segment++) {
    const start = segmentStart(fleet, segment);
    const rps = fleet.segmentRps[segment] ?? 0;
    const last = count + rps * ((fleet.segmentEnd[segment] ?? 0) - start);
    const first = count;
    while (count < last) {
      while ((departures[at]?.toCount ?? Infinity) <= count) at++;
      const line = departures[at];
      if (!line) break;
      const until = Math.min(last, line.toCount);
      const arrivedAt = (n: number) => start + (n - first) / rps;
      const wait = (n: number) => Math.max(0, finishedAt(line, n) - arrivedAt(n));
      result.push({ segment, weight: until - count, from: wait(count), to: wait(until) });
      count = until;
    }
    count = last;
  }
  return result;
}

function finishedAt(line: Line, count: number): number {
  const share = (count - line.fromCount) / (line.toCount - line.fromCount);
  return line.fromSecond + share * (line.toSecond - line.fromSecond);
}

/** The rising lines of the number of finished requests. */
function departureLines(fleet: Fleet): Line[] {
  const parts = createStretches();
  const lines: Line[] = [];
  let arrived = 0;
  let finished = 0;
  for (let segment = 0; segment < fleet.segmentCount; segment++) {
    const rps = fleet.segmentRps[segment] ?? 0;
    let second = segmentStart(fleet, segment);
    const seconds = (fleet.segmentEnd[segment] ?? 0) - second;
    const inService = fleet.segmentInService[segment] ?? 0;
    const backlogFrom = backlogAtStart(fleet, segment);
    splitSegment(fleet.target.server, true, { seconds, rps, inService, backlogFrom }, parts);
    for (let i = 0; i < parts.count; i++) {
      const length = parts.seconds[i] ?? 0;
      arrived += rps * length;
      const toCount = Math.max(finished, arrived - (parts.backlogTo[i] ?? 0));
      if (toCount > finished) {
        lines.push({ fromSecond: second, toSecond: second + length, fromCount: finished, toCount });
      }
      finished = toCount;
      second += length;
    }
  }
  return lines;
}
