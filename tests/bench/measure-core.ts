import { prepareScenario } from '@/lib/aws/simulate-scenario';
import { readChangedScenario } from '@/lib/aws/parse-scenario';
import { createColumns, fillColumns } from '@/lib/simulation/columns';
import { latencyProfile, requestsWithin } from '@/lib/simulation/latency';
import { drawLoads } from '@/lib/simulation/load';
import { createWorkspace, type Run, simulate } from '@/lib/simulation/simulate';
import { readTotals } from '@/lib/simulation/totals';
import { applyChange } from '@/lib/variants/apply-change';
import { measureHeapGrowth } from './heap-growth';
import { limitDay, wDay } from './limit-day';
import { compiledFourteenDays } from './fourteen-days';
import { benchReachability } from './reachability';
import { proveRobustness } from './robustness';
import { medianMicroseconds } from './timing';
import { compiledWDay, preparedWDay, wDayDocument } from './w-day';

/** `timesLimit` is the median beside one limit day measured in the same rounds. */
export type Figure = { median: number; unit: string; timesLimit?: number };

const goalMs = 900;

/** Share of the requests that stay within the goal's limit: a goal needs one evaluation, no search. */
function shareWithinGoal(run: Run): number {
  const [fleet] = run.fleets;
  if (!fleet) return 0;
  const profile = latencyProfile(fleet);
  return requestsWithin(profile, goalMs) / profile.total;
}

export function measureCore(): Record<string, Figure> {
  const day = compiledWDay();
  const loads = drawLoads(day);
  const fourteen = compiledFourteenDays();
  const fourteenLoads = drawLoads(fourteen);
  const workspace = createWorkspace();
  const longWorkspace = createWorkspace();
  const columns = createColumns(1440);
  const limit = { instanceSeconds: 0, timedOut: 0, served: 0, activities: 0 };
  const before = preparedWDay();
  const change = { scaling: { ScalableTarget: { MinCapacity: 3 } } };
  const document = wDayDocument();
  const changed = readChangedScenario({ document, scenario: before.scenario }, applyChange(document, change));
  if (changed.kind !== 'scenario') throw new Error(JSON.stringify(changed.problems));

  const limitRun = { run: () => void limitDay(wDay, limit), calls: 2000 };
  const withTotals = (read?: (run: Run) => void) => () => {
    const run = simulate(day, loads, workspace);
    readTotals(run);
    read?.(run);
  };
  const fillAll = (run: Run) => run.fleets.forEach((fleet) => fillColumns(run, fleet, columns));
  const [limitDayUs = 1, summary = 0, series = 0, latency = 0] = medianMicroseconds([
    limitRun,
    { run: withTotals(), calls: 400 },
    { run: withTotals(fillAll), calls: 200 },
    { run: withTotals((run) => void shareWithinGoal(run)), calls: 200 },
  ]);
  const [limitBesideLong = 1, fourteenDays = 0, compileChange = 0] = medianMicroseconds([
    limitRun,
    { run: () => void readTotals(simulate(fourteen, fourteenLoads, longWorkspace)), calls: 20 },
    { run: () => void prepareScenario(changed.scenario, before), calls: 500 },
  ]);
  const figure = (us: number, unit: 'us' | 'ms', besideUs = limitDayUs): Figure => ({
    median: unit === 'us' ? us : us / 1000,
    unit,
    timesLimit: us / besideUs,
  });
  return {
    limitDay: { median: limitDayUs, unit: 'us' },
    wDaySummary: figure(summary, 'us'),
    wDaySeries: figure(series, 'us'),
    wDayLatency: figure(latency, 'us'),
    fourteenDays: figure(fourteenDays, 'ms', limitBesideLong),
    reachability: benchReachability(),
    robustness15400: { median: proveRobustness(), unit: 'ms' },
    compileChange: { median: compileChange, unit: 'us' },
    heapGrowth10000: { median: measureHeapGrowth(10_000), unit: 'MB' },
  };
}
