import type { CompiledScenario } from '@/lib/simulation/compiled-scenario';
import { drawLoads } from '@/lib/simulation/load';
import { createWorkspace, simulate } from '@/lib/simulation/simulate';
import { readTotals } from '@/lib/simulation/totals';
import { compiledFrom, wDayDocument } from './w-day';

// A robustness proof as a question's certificate makes it: 77 points of what the stem leaves open (11 start-up times, 7
// metric delays) × 100 noise seeds × 2 answers = 15,400 days; in each the losses and the cost of both answers are read.

const startUps = Array.from({ length: 11 }, (_, i) => 0.5 + i / 10);
const delays = Array.from({ length: 7 }, (_, i) => 60 + i * 10);
const seeds = Array.from({ length: 100 }, (_, i) => i + 1);

/** Milliseconds, draws of the noise included. */
export function proveRobustness(): number {
  const answers = [1, 8].map((MinCapacity) => ({
    ...wDayDocument(),
    noise: 'poisson',
    scaling: { ...wDayDocument().scaling, ScalableTarget: { MinCapacity, MaxCapacity: 20 } },
  }));
  const cells = startUps.flatMap((scale) =>
    delays.map((metricDelaySeconds) =>
      answers.map((answer) => compiledFrom(inCell(answer, scale, metricDelaySeconds))),
    ),
  );
  const workspace = createWorkspace();
  const start = performance.now();
  let wins = 0;
  const drawn = seeds.map((seed) => drawLoads(cells[0]![0]!, seed));
  for (const [first, second] of cells as [CompiledScenario, CompiledScenario][]) {
    for (const loads of drawn) {
      const one = readTotals(simulate(first, loads, workspace));
      const other = readTotals(simulate(second, loads, workspace));
      if (other.timedOut <= one.timedOut && (other.microUsd ?? 0) > (one.microUsd ?? 0)) wins += 1;
    }
  }
  const elapsed = performance.now() - start;
  if (wins < 7_000) throw new Error(`only ${wins} of 7,700 pairs came out as expected: this is not the proof it was`);
  return elapsed;
}

function inCell(document: ReturnType<typeof wDayDocument>, scale: number, metricDelaySeconds: number) {
  const { startup } = document.model;
  const scaled = Object.fromEntries(Object.entries(startup).map(([name, s]) => [name, Math.round(s * scale)]));
  return { ...document, model: { ...document.model, startup: scaled }, timing: { metricDelaySeconds } };
}
