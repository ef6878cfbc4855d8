import type { Server } from './compiled-scenario';
import { meanWait, waitingAt } from './erlang';

/**
 * Waiting without backlog, by instances in service and utilisation, on a grid of 1/256 of utilisation. A point is computed
 * when somebody looks at it; a fleet keeps its table from run to run for as long as its server stays the same. Between
 * two points everything is shared out linearly, which near ρ = 0.95 is off by 0.2 %.
 */
export type WaitTable = {
  server: Server | null;
  pooled: boolean;
  /** By instances in service: P(a request waits) and the rate of its wait (1/s) at every grid point; NaN until looked at. */
  readonly waits: Float64Array[];
  readonly rate: Float64Array[];
  /** Mean wait in seconds at every grid point. */
  readonly mean: Float64Array[];
  /** Scratch of latency.ts: requests by grid point, all zero between two uses. */
  readonly weight: Float64Array[];
};

export const gridSteps = 256;

export function createWaitTable(): WaitTable {
  return { server: null, pooled: false, waits: [], rate: [], mean: [], weight: [] };
}

export function prepareWaitTable(table: WaitTable, server: Server, pooled: boolean): void {
  if (table.server === server && table.pooled === pooled) return;
  table.server = server;
  table.pooled = pooled;
  table.waits.length = table.rate.length = table.mean.length = table.weight.length = 0;
}

/** Makes the row of a fleet size exist. */
export function openRow(table: WaitTable, inService: number): void {
  if (table.mean[inService]) return;
  const column = (value: number) => new Float64Array(gridSteps + 2).fill(value); // the last one stays NaN in `mean`: it ends a row
  table.waits[inService] = column(NaN);
  table.rate[inService] = column(NaN);
  table.mean[inService] = column(NaN);
  table.weight[inService] = column(0);
}

/** Makes a grid point exist in a row that is open. */
export function openPoint(table: WaitTable, inService: number, point: number): void {
  const mean = table.mean[inService];
  const waits = table.waits[inService];
  const rate = table.rate[inService];
  if (!table.server || !mean || !waits || !rate || mean[point] === mean[point]) return; // only NaN differs from itself
  const waiting = waitingAt(table.server, table.pooled, inService, point / gridSteps);
  waits[point] = waiting.waits;
  rate[point] = waiting.rate;
  mean[point] = meanWait(waiting);
}

/** Mean wait in seconds at any utilisation from 0 to 1. */
export function meanWaitAt(table: WaitTable, inService: number, utilization: number): number {
  openRow(table, inService);
  const position = utilization < 1 ? utilization * gridSteps : gridSteps;
  const point = Math.floor(position);
  const share = position - point;
  openPoint(table, inService, point);
  const mean = table.mean[inService];
  const low = mean?.[point] ?? 0;
  if (share === 0) return low;
  openPoint(table, inService, point + 1);
  return low + share * ((mean?.[point + 1] ?? 0) - low);
}
