import type { Column } from './step-path';

export const columnNames = [
  'offeredRps',
  'servedRps',
  'lostRps',
  'backlog',
  'latencyMs',
  'desired',
  'inService',
] as const;
export type ColumnName = (typeof columnNames)[number];
export type Columns<C> = Record<ColumnName, C>;

/** A run's values under the names that a reader sees: its mark beside a value ("B"), and how it is called ("B, yours"). */
export type NamedRun<C> = { mark: string; name: string; columns: Columns<C> };
export type PackedRun = NamedRun<string>;
export type ReadRun = NamedRun<Column>;

export function mapColumns<A, B>(columns: Columns<A>, to: (column: A) => B): Columns<B> {
  return {
    offeredRps: to(columns.offeredRps),
    servedRps: to(columns.servedRps),
    lostRps: to(columns.lostRps),
    backlog: to(columns.backlog),
    latencyMs: to(columns.latencyMs),
    desired: to(columns.desired),
    inService: to(columns.inService),
  };
}
