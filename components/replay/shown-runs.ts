import type { Replay, ReplayRun } from '@/lib/contracts/replay';
import { mapColumns, type PackedRun } from './columns';
import { packColumn } from './pack-column';
import type { Whose } from './replay-events';

/** A run as it is shown: with its key letter, and with what it is to the learner. */
export type ShownRun = { id: 'learner' | 'winner'; letter: string; name: string; run: ReplayRun };

/** The learner's run above the winner's; one run where the learner chose the winning option, or where there is only one. */
export function shownRuns(
  { learner, winner }: Replay,
  letters: Readonly<Record<string, string>>,
  names: Record<ShownRun['id'], string>,
): ShownRun[] {
  const shown = (id: ShownRun['id'], run: ReplayRun, role: string): ShownRun => {
    const letter = (run.optionId !== null && letters[run.optionId]) || '';
    return {
      id,
      letter,
      name: letter === '' ? role.charAt(0).toUpperCase() + role.slice(1) : `${letter}, ${role}`,
      run,
    };
  };
  // two runs without an option are two values or two configurations
  if (learner !== null && (learner.optionId === null || learner.optionId !== winner.optionId)) {
    return [shown('learner', learner, names.learner), shown('winner', winner, names.winner)];
  }
  return [shown('winner', winner, winner.optionId === null ? 'the run' : `${names.learner} and ${names.winner}`)];
}

/** Something to draw: a refused configuration never ran, and training jobs have neither load nor instances in service. */
export const isDrawn = ({ run: { status, series } }: ShownRun) =>
  status === 'completed' &&
  [series.offeredRps, series.desired].some((column) => column.some((value) => value !== null));

export function eventNames(runs: readonly ShownRun[]): Record<Whose, string> {
  const [first, second] = runs;
  if (first === undefined || second === undefined) return { learner: '', winner: '', both: '' };
  const [learner, winner] = [shortName(first), shortName(second)];
  return { learner, winner, both: first.letter && second.letter ? `${learner} ${winner}` : 'both' };
}

/** Its key letter, or what it is in one word: "yours", "key". */
const shortName = ({ letter, name }: ShownRun) => letter || name.toLowerCase().replace(/^the /, '');

export function packRun(shown: ShownRun, _place: number, among: readonly ShownRun[]): PackedRun {
  const mark = among.length > 1 ? shortName(shown) : shown.letter;
  return { mark, name: shown.name, columns: mapColumns(shown.run.series, packColumn) };
}

/** Where the cursor stands at first: at the largest loss, which is what the picture is about, else at the start. */
export function tellingStep(runs: readonly ShownRun[]): number {
  for (const { run } of runs) {
    const lost = run.series.lostRps.map((value) => value ?? 0);
    const most = lost.reduce((a, b) => Math.max(a, b), 0);
    if (most > 0) return lost.indexOf(most);
  }
  return 0;
}
