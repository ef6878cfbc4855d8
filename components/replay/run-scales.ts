import type { Replay, ReplayRun } from '@/lib/contracts/replay';
import type { Column } from './step-path';
import { latencyScale, valueScale, type ValueScale } from './value-axis';

/** Heights of the strips, in pixels. */
export const heights = { load: 104, capacity: 72, latency: 64 };

export type RunScales = { load: ValueScale; capacity: ValueScale; latency: ValueScale | null };

/** Both runs share their scales: a taller area is more requests, in whichever run. */
export function runScales({ learner, winner }: Pick<Replay, 'learner' | 'winner'>, latencyLimitMs?: number): RunScales {
  const all = (learner === null ? [winner] : [learner, winner]).map(({ series }) => series);
  const load = all.flatMap(({ offeredRps, servedRps, lostRps }) => [offeredRps, sumOf(servedRps, lostRps)]);
  const capacity = all.flatMap(({ desired, inService }) => [desired, inService]);
  const latencies = present(all.map(({ latencyMs }) => latencyMs));
  return {
    load: valueScale(largest(load), heights.load),
    capacity: valueScale(largest(capacity), heights.capacity, true),
    latency:
      latencyLimitMs === undefined || latencies.length === 0
        ? null
        : latencyScale(
            latencies.reduce((a, b) => Math.min(a, b), latencyLimitMs),
            latencies.reduce((a, b) => Math.max(a, b), latencyLimitMs),
            heights.latency,
          ),
  };
}

const present = (columns: readonly Column[]) => columns.flat().filter((value) => value !== null);
const largest = (columns: readonly Column[]) => present(columns).reduce((a, b) => Math.max(a, b), 0);

/** Lost lies on top of served. */
export const sumOf = (served: ReplayRun['series']['servedRps'], lost: Column): Column =>
  served.map((value, step) => (value === null ? null : value + (lost[step] ?? 0)));
