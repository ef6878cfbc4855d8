import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { drawLoads } from '@/lib/simulation/load';
import { createWorkspace, simulate } from '@/lib/simulation/simulate';
import { readTotals } from '@/lib/simulation/totals';
import { compiledWDay } from './w-day';

/** Megabytes by which the heap is larger after `days` W-days in one workspace, garbage collected before and after. */
export function measureHeapGrowth(days: number): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const day = compiledWDay();
  const loads = drawLoads(day);
  const workspace = createWorkspace();
  const run = () => void readTotals(simulate(day, loads, workspace));
  for (let i = 0; i < 200; i++) run();
  collect();
  const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  for (let i = 0; i < days; i++) run();
  collect();
  const after = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  return (after - before) / 1024 / 1024;
}
