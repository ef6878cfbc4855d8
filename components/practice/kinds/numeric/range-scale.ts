export type Range = { given: number; least: number | null; most: number | null };

/** A number line with room around what it shows; an end that nothing bounds lies at its edge. */
export function rangeScale({ given, least, most }: Range): {
  shareOf: (value: number) => number;
  from: number;
  to: number;
} {
  const shown = [given, least, most].filter((value) => value !== null);
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const room = (high - low || Math.abs(high) || 1) / 4;
  const shareOf = (value: number) => (value - low + room) / (high - low + 2 * room);
  return { shareOf, from: least === null ? 0 : shareOf(least), to: most === null ? 1 : shareOf(most) };
}
