import type { Fleet } from './fleet';
import { splitSegment, type Stretches } from './stretches';

/** Reading a fleet's recorded segments. */

export function segmentStart(fleet: Fleet, segment: number): number {
  return segment === 0 ? 0 : (fleet.segmentEnd[segment - 1] ?? 0);
}

/** The backlog a segment starts with: what the one before left, less what fell out because capacity fell. */
export function backlogAtStart(fleet: Fleet, segment: number): number {
  if (segment === 0) return 0;
  const left = fleet.segmentBacklog[segment - 1] ?? 0;
  if (left === 0 || fleet.target.queuesForever || fleet.leaving) return left;
  const { server } = fleet.target;
  return Math.min(left, (fleet.segmentInService[segment] ?? 0) * server.maxRps * server.timeoutSeconds);
}

/** Takes a recorded segment apart into stretches of one straight line each. */
export function splitRecorded(fleet: Fleet, segment: number, out: Stretches): void {
  const { server, queuesForever } = fleet.target;
  const seconds = (fleet.segmentEnd[segment] ?? 0) - segmentStart(fleet, segment);
  const rps = fleet.segmentRps[segment] ?? 0;
  const inService = fleet.segmentInService[segment] ?? 0;
  const backlogFrom = backlogAtStart(fleet, segment);
  const left = fleet.leaving?.lost[segment] ?? 0;
  if (left > 0) oneStretch(out, seconds, backlogFrom, fleet.segmentBacklog[segment] ?? 0, left);
  else {
    const staysInLine = queuesForever || (fleet.leaving !== null && inService > 0);
    splitSegment(server, staysInLine, { seconds, rps, inService, backlogFrom }, out);
  }
}

/** Between the corners of a queue that requests leave the lines are not told apart: a mean is enough for an alternative. */
function oneStretch(out: Stretches, seconds: number, backlogFrom: number, backlogTo: number, lost: number): void {
  out.count = 1;
  out.seconds[0] = seconds;
  out.backlogFrom[0] = backlogFrom;
  out.backlogTo[0] = backlogTo;
  out.lost[0] = lost;
}
