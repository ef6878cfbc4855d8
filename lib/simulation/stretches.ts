import type { Server } from './compiled-scenario';

/**
 * A recorded segment, taken apart where its backlog reaches nothing or its limit: on each stretch the backlog is one
 * straight line. Reused as a scratch pad; read it before the next call.
 */
export type Stretches = {
  count: number;
  seconds: Float64Array;
  backlogFrom: Float64Array;
  backlogTo: Float64Array;
  /** Requests lost on the stretch because the queue is at its limit, or because nothing is in service. */
  lost: Float64Array;
};

export function createStretches(): Stretches {
  const column = () => new Float64Array(2);
  return { count: 0, seconds: column(), backlogFrom: column(), backlogTo: column(), lost: column() };
}

export function splitSegment(
  server: Server,
  queuesForever: boolean,
  segment: { seconds: number; rps: number; inService: number; backlogFrom: number },
  out: Stretches,
): void {
  const { seconds, rps, inService, backlogFrom } = segment;
  const capacity = inService * server.maxRps;
  const net = rps - capacity;
  out.count = 0;
  if (inService === 0 && !queuesForever) return push(out, seconds, 0, 0, rps * seconds);
  const limit = queuesForever ? Infinity : capacity * server.timeoutSeconds;
  const end = backlogFrom + net * seconds;
  if (end > limit) {
    const until = (limit - backlogFrom) / net;
    push(out, until, backlogFrom, limit, 0);
    push(out, seconds - until, limit, limit, net * (seconds - until));
  } else if (end < 0) {
    const until = -backlogFrom / net;
    push(out, until, backlogFrom, 0, 0);
    push(out, seconds - until, 0, 0, 0);
  } else push(out, seconds, backlogFrom, end, 0);
}

function push(out: Stretches, seconds: number, backlogFrom: number, backlogTo: number, lost: number): void {
  if (seconds <= 0) return;
  out.seconds[out.count] = seconds;
  out.backlogFrom[out.count] = backlogFrom;
  out.backlogTo[out.count] = backlogTo;
  out.lost[out.count] = lost;
  out.count += 1;
}
