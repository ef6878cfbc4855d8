import type { Replay, ReplayRun } from '@/lib/contracts/replay';
import { mapColumns, type PackedRun } from './columns';
import { packColumn } from './pack-column';
import type { Whose } from './replay-events';

/** A run as it is shown: with its key letter, and with what it is to the learner. */
export type ShownRun = { id: 'learner' | 'winner'; letter: string; name: string; run: ReplayRun };

/** The learner's run above the winner's; one run where the learner chose the winner, or where there is only one. */
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
  if (learner !== null && learner.optionId !== winner.optionId) {
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
  const { letter: learner } = first;
  const { letter: winner } = second;
  return {
    learner: learner || 'yours',
    winner: winner || 'key',
    both: learner && winner ? `${learner} ${winner}` : 'both',
  };
}

export function packRun({ letter, name, run }: ShownRun): PackedRun {
  return { letter, name, columns: mapColumns(run.series, packColumn) };
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
