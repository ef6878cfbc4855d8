import type { ReplayRun } from '@/lib/contracts/replay';

type Band = ReplayRun['bands'][number];
export type Lane = {
  kind: Band['kind'];
  label: string;
  bands: Band[];
  /** Beside the bands on the side that has room at any width, else above them. */
  labelAt: 'before' | 'after' | 'above';
};

/** The share of the width that a label takes on a phone. */
const labelShare = 0.45;

/** One lane for each alarm and each cooldown, alarms first: bands of one lane never overlap, so nothing is hidden. */
export function bandLanes(bands: readonly Band[], durationSeconds: number): Lane[] {
  const lanes = new Map<string, Lane>();
  for (const band of bands.toSorted((a, b) => a.fromSecond - b.fromSecond)) {
    const name = `${band.kind} ${band.label}`;
    const lane = lanes.get(name) ?? { kind: band.kind, label: band.label, bands: [], labelAt: 'above' };
    lane.bands.push(band);
    lanes.set(name, lane);
  }
  const all = [...lanes.values()].map((lane) => ({ ...lane, labelAt: roomySide(lane.bands, durationSeconds) }));
  return [...all.filter(({ kind }) => kind === 'alarm'), ...all.filter(({ kind }) => kind === 'cooldown')];
}

function roomySide(bands: readonly Band[], durationSeconds: number): Lane['labelAt'] {
  const room = labelShare * durationSeconds;
  if (bands.every(({ toSecond }) => toSecond < durationSeconds - room)) return 'after';
  if (bands.every(({ fromSecond }) => fromSecond > room)) return 'before';
  return 'above';
}
