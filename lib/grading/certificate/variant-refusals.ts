import type { CellOutcome, Flip, Margin, Refusal } from '@/lib/contracts/certificate';
import { limits } from './limits';

/** One row of cells for the rule on certainty: the corners count together. */
export function joinCorners(cells: readonly CellOutcome[]): CellOutcome[] {
  const alone = cells.filter(({ kind }) => kind !== 'corner');
  const corners = new Map<string, CellOutcome>();
  for (const cell of cells) {
    if (cell.kind !== 'corner') continue;
    const before = corners.get(cell.rulebook);
    const { rulebook, kind } = cell;
    const [runs, wins] = [cell.runs + (before?.runs ?? 0), cell.wins + (before?.wins ?? 0)];
    corners.set(rulebook, { rulebook, kind, name: 'all corners together', runs, wins });
  }
  return [...alone, ...corners.values()];
}

/** Cells in which the key does not win often enough. */
export function refuseUncertainCells(cells: readonly CellOutcome[], flip: Flip | null): Refusal[] {
  return joinCorners(cells)
    .filter(({ runs, wins }) => wins < limits.certainty * runs)
    .map((cell) => ({
      code: 'uncertain-cell',
      where: `${cell.rulebook}, ${cell.name}`,
      message: `the key wins ${cell.wins} of ${cell.runs} runs: at least ${limits.certainty * 100} % are needed`,
      remedy: remedyOf(cell, flip),
    }));
}

function remedyOf({ kind }: CellOutcome, flip: Flip | null): string {
  if ((kind === 'open' || kind === 'corner') && flip)
    return `state it in the stem and take ${flip.item} out of open: "${flip.sentence}"; or move the numbers until the key holds over its whole range`;
  if (kind === 'open' || kind === 'corner')
    return 'state in the stem what is open, or move the numbers until the key holds over its whole range';
  if (kind === 'choice')
    return 'AWS does not document this: move the numbers until the key holds either way, or ask for something that does not rest on it';
  return 'the noise of the traffic decides: move the requirement and what the options reach further apart';
}

/** Margins that are too thin to hold when reality differs a little. */
export function refuseThinMargins(margins: readonly Margin[]): Refusal[] {
  return margins
    .filter(({ holds }) => !holds)
    .map((margin) => ({
      code: 'thin-margin',
      where: `option ${margin.option}, ${margin.rulebook}, ${margin.cell}`,
      ...describeThin(margin),
    }));
}

function describeThin({ rule, measure, share, limit }: Margin): Pick<Refusal, 'message' | 'remedy'> {
  const said = share === null ? 'more than all' : share.toFixed(2);
  const what = measure ?? 'a requirement';
  switch (rule) {
    case 'uses':
      return {
        message: `it is right and uses ${said} of what ${what} allows: at most ${limit}`,
        remedy: `allow more of ${what}, or give the option more room`,
      };
    case 'exceeds':
      return {
        message: `it is wrong and uses only ${said} of what ${what} allows in the worst runs: at least ${limit}, always of the same requirement`,
        remedy: `make the option fail one requirement plainly, or move the limit of ${what} away from what it reaches`,
      };
    case 'costs':
      return {
        message: `it passes as well, and its ${what} is ${said} times the winner's: at least ${limit}`,
        remedy: `make the option dearer, or make it fail a requirement`,
      };
    case 'apart':
      return {
        message: `its claim on ${what} lies ${said} of its bound away from the value: at least ${limit}`,
        remedy: 'move the bound of the claim away from what the run measures',
      };
    case 'spaced':
      return {
        message: `the two come ${share} s one after the other in the closest run: at least ${limit} s`,
        remedy: 'ask for one of the two only, or move what causes them further apart',
      };
  }
}
