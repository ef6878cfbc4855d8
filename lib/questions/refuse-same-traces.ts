import type { Refusal } from '@/lib/contracts/certificate';
import type { Trace } from '@/lib/contracts/trace';
import type { Examined } from './run-worlds';
import type { OptionRun, VariantRun } from './run-variant';

/** Two wrong options that come to the same run by every rulebook asked are one wrong option, told twice. */
export function refuseSameTraces(runs: readonly VariantRun[], examined: ReadonlyMap<string, Examined>): Refusal[] {
  const [first] = runs;
  if (!first) return [];
  const key = examined.get(first.rulebook)?.key ?? [];
  const wrong = first.options.filter(({ option }) => !key.includes(option.id));
  return wrong.flatMap((one, index) =>
    wrong
      .slice(index + 1)
      .filter((other) => runs.every((run) => isSameRun(run, one, other)))
      .map(({ option }) => ({
        code: 'same-trace' as const,
        where: `options ${one.option.id} and ${option.id}`,
        message: 'the two wrong options come to the same run, so one of them tests nothing of its own',
        remedy: 'change one of them so that something else happens, or leave it out',
      })),
  );
}

function isSameRun(run: VariantRun, one: OptionRun, other: OptionRun): boolean {
  const [a, b] = [one, other].map(({ option }) => traceOf(run, option.id));
  if (!a || !b || !isAlike(a, b)) return false;
  return a.core.digest === b.core.digest;
}

/** Cheap to see, unlike a digest, which needs every event and every series. */
function isAlike(a: Trace, b: Trace): boolean {
  const { costUsd, availability, instanceHours, maxBacklog } = a.measures;
  const same = costUsd === b.measures.costUsd && availability === b.measures.availability;
  return (
    a.status === b.status && same && instanceHours === b.measures.instanceHours && maxBacklog === b.measures.maxBacklog
  );
}

function traceOf(run: VariantRun, id: string): Trace | null {
  return run.options.find(({ option }) => option.id === id)?.trace ?? null;
}
