import type { CellOutcome, Margin } from '@/lib/contracts/certificate';
import type { Rulebook } from '@/lib/contracts/scenario';
import type { Cell } from './cells';
import { limits, worstShare } from './limits';
import type { Judged, Sample } from './trial';

/** The runs of one cell so far. Corners are one cell: what is asked of them is asked over all together. */
export type Tally = {
  readonly rulebook: Rulebook;
  readonly cell: Cell;
  runs: number;
  wins: number;
  readonly samples: Map<string, { readonly first: Sample; readonly shares: number[] }>;
};

export function openTally(rulebook: Rulebook, cell: Cell): Tally {
  return { rulebook, cell, runs: 0, wins: 0, samples: new Map() };
}

export function addRun(tally: Tally, { wins, samples }: Judged): void {
  tally.runs += 1;
  if (wins) tally.wins += 1;
  for (const sample of samples) {
    const key = `${sample.option} ${sample.rule} ${sample.requirement}`;
    const known = tally.samples.get(key);
    if (known) known.shares.push(sample.share);
    else tally.samples.set(key, { first: sample, shares: [sample.share] });
  }
}

export function cellOutcome({ rulebook, cell, runs, wins }: Tally): CellOutcome {
  return { rulebook, kind: cell.kind, name: cell.name, runs, wins };
}

/** The margins of every option, each that of its worst cell. */
export function listMargins(tallies: readonly Tally[]): Margin[] {
  const worst = new Map<string, Margin>();
  for (const tally of tallies) {
    for (const [key, { first, shares }] of tally.samples) {
      const margin = marginOf(tally, first, worstOf(first.rule, shares, tally.runs));
      const name = `${tally.rulebook} ${key}`;
      const known = worst.get(name);
      if (!known || isWorse(margin, known)) worst.set(name, margin);
    }
  }
  return withOneReason([...worst.values()]);
}

function marginOf({ rulebook, cell }: Tally, { option, rule, measure }: Sample, share: number): Margin {
  const limit = limits[rule];
  const holds = rule === 'uses' ? share <= limit : share >= limit;
  return {
    rulebook,
    option,
    rule,
    measure,
    share: Number.isFinite(share) ? share : null,
    limit,
    holds,
    cell: cell.name,
  };
}

/** What all but a hundredth of the runs keep; runs without a sample had nothing to keep. */
function worstOf(rule: Margin['rule'], shares: readonly number[], runs: number): number {
  const worstFirst = [...shares].sort((a, b) => (rule === 'uses' ? b - a : a - b));
  // an order that is tight once is tight
  const allowed = rule === 'spaced' ? 0 : Math.floor(runs * worstShare);
  return worstFirst[allowed] ?? (rule === 'uses' ? 0 : Infinity);
}

const size = ({ share }: Margin) => share ?? Infinity;
const isWorse = (a: Margin, b: Margin) => (a.rule === 'uses' ? size(a) > size(b) : size(a) < size(b));

/** A wrong option fails for one reason: of the requirements that it might fail, the one it fails most plainly. */
function withOneReason(margins: readonly Margin[]): Margin[] {
  return margins.filter((margin) => {
    if (margin.rule !== 'exceeds') return true;
    const rivals = margins.filter(
      ({ rulebook, option, rule }) => rule === 'exceeds' && rulebook === margin.rulebook && option === margin.option,
    );
    return rivals.reduce((best, rival) => (isWorse(best, rival) ? rival : best)) === margin;
  });
}
