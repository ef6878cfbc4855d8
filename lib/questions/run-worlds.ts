import type { Rulebook } from '@/lib/contracts/scenario';
import type { Tally } from '@/lib/grading/certificate/tally';
import { addRun, openTally } from '@/lib/grading/certificate/tally';
import { seedsPerCell } from '@/lib/grading/certificate/limits';
import type { Judged, Reading, Trial } from '@/lib/grading/certificate/trial';
import { isExact, type World } from './certify-worlds';
import { openReader } from './read-worlds';
import type { VariantRun } from './run-variant';

/** What the worlds of one variant are put to: the noise-free run of a rulebook names the key and how it is tried. */
export type Examined = {
  readonly run: VariantRun;
  readonly key: readonly string[];
  readonly trial: Trial;
};

/** Runs the trial in every world with every seed, and counts where the key wins and by how much. */
export function runWorlds(examined: ReadonlyMap<Rulebook, Examined>, worlds: readonly World[]): Tally[] {
  const tallies = worlds.map(({ rulebook, cell }) => openTally(rulebook, cell));
  const exact = isExact(worlds);
  const trialOf = ({ rulebook }: World) => examined.get(rulebook)?.trial ?? null;
  const reader = openReader(worlds.map(trialOf), worlds, exact);
  for (let seed = 1; seed <= (exact ? 1 : seedsPerCell); seed++) {
    const readings = reader(seed);
    const judge = openJudge();
    tallies.forEach((tally, index) => {
      const world = worlds[index];
      const trial = world && trialOf(world);
      if (trial && seed <= tally.cell.seeds) addRun(tally, judge(trial, readings[index] ?? []));
    });
  }
  return tallies;
}

/** Most worlds come to the very readings of another one, and so to its verdict. */
function openJudge(): (trial: Trial, readings: readonly Reading[]) => Judged {
  const known: { trial: Trial; readings: readonly Reading[]; judged: Judged }[] = [];
  return (trial, readings) => {
    const same = known.find(
      (before) => before.trial === trial && readings.every((reading, run) => reading === before.readings[run]),
    );
    if (same) return same.judged;
    const judged = trial.judge(readings);
    known.push({ trial, readings, judged });
    return judged;
  };
}
