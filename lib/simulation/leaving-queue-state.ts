/** The state of a queue that requests leave (see leaving-queue.ts). */
export type LeavingQueue = {
  /** Requests that have arrived, and that have been served or have left. */
  arrived: number;
  gone: number;
  /** The recorded segment that arrived a time-out ago, and the arrivals before it. */
  segment: number;
  arrivedBefore: number;
  /** Requests that left, by segment. */
  lost: Float64Array;
};

export function createLeavingQueue(): LeavingQueue {
  return { arrived: 0, gone: 0, segment: 0, arrivedBefore: 0, lost: new Float64Array(256) };
}
