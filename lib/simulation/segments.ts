import type { Fleet } from './fleet';

/** Reading a fleet's recorded segments. */

export function segmentStart(fleet: Fleet, segment: number): number {
  return segment === 0 ? 0 : (fleet.segmentEnd[segment - 1] ?? 0);
}

/** The backlog a segment starts with: what the one before left, less what fell out because capacity fell. */
export function backlogAtStart(fleet: Fleet, segment: number): number {
  if (segment === 0) return 0;
  const left = fleet.segmentBacklog[segment - 1] ?? 0;
  if (left === 0 || fleet.target.queuesForever) return left;
  const { server } = fleet.target;
  return Math.min(left, (fleet.segmentInService[segment] ?? 0) * server.maxRps * server.timeoutSeconds);
}
