import { formatMilliseconds, formatNumber } from '@/components/figures';
import type { ColumnName } from './columns';

const rate = (value: number) => formatNumber(value);
const count = (value: number) => formatNumber(value, 4);

/** How each column is headed, read aloud and written. */
export const columnWords = {
  offeredRps: { head: 'Offered/s', spoken: 'offered per second', say: rate },
  servedRps: { head: 'Served/s', spoken: 'served per second', say: rate },
  lostRps: { head: 'Lost/s', spoken: 'lost per second', say: rate },
  backlog: { head: 'Waiting', spoken: 'waiting', say: count },
  latencyMs: { head: 'Latency', spoken: 'latency', say: formatMilliseconds },
  desired: { head: 'Desired', spoken: 'desired', say: count },
  inService: { head: 'In service', spoken: 'in service', say: count },
} satisfies Record<ColumnName, { head: string; spoken: string; say: (value: number) => string }>;

export function sayColumn(name: ColumnName, value: number | null | undefined): string {
  return value === null || value === undefined ? 'none' : columnWords[name].say(value);
}
