import { drawLoads } from '@/lib/simulation/load';
import { createWorkspace, simulate } from '@/lib/simulation/simulate';
import { limitDay, wDay } from './limit-day';
import { medianMicroseconds } from './timing';
import { compiledWDay } from './w-day';

// How fast the core is, beside the physical limit, in one process: `npm run bench`, `npm run -s bench -- --json`. Ratios
// hold on a busy machine where microseconds do not.

type Figure = { median: number; unit: string; timesLimit?: number };

function measure(): Record<string, Figure> {
  const day = compiledWDay();
  const loads = drawLoads(day);
  const workspace = createWorkspace();
  const limit = { instanceSeconds: 0, timedOut: 0, served: 0, activities: 0 };
  const [limitDayUs = 1, summaryUs = 0] = medianMicroseconds([
    { run: () => void limitDay(wDay, limit), calls: 2000 },
    { run: () => void simulate(day, loads, workspace), calls: 300 },
  ]);
  return {
    limitDay: { median: limitDayUs, unit: 'us' },
    wDaySummary: { median: summaryUs, unit: 'us', timesLimit: summaryUs / limitDayUs },
  };
}

const figures = measure();
if (process.argv.includes('--json')) console.log(JSON.stringify(figures));
else {
  for (const [name, { median, unit, timesLimit }] of Object.entries(figures)) {
    const beside = timesLimit === undefined ? '' : `  ${timesLimit.toFixed(2)} × the limit`;
    console.log(`${name.padEnd(20)} ${median.toFixed(2).padStart(10)} ${unit}${beside}`);
  }
}
