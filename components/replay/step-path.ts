// Step lines and bands over a column with one value a step. Coordinates are whole numbers in a viewBox of one unit a
// step and two units a pixel of height, so that a run of equal (or less than half a pixel different) values is a single
// command: a day of 1,440 steps that scales five times is a path of a dozen commands.

export type Column = readonly (number | null)[];
type ToY = (value: number) => number;

/** A value holds until the next; null leaves a gap. */
export function stepLine(values: Column, toY: ToY, from = 0, to = values.length): string {
  let path = '';
  let drawn: number | null = null;
  let since = from;
  for (let step = from; step < to; step += 1) {
    const value = values[step] ?? null;
    const y = value === null ? null : Math.round(toY(value));
    if (y === drawn) continue;
    if (drawn !== null) path += `h${step - since}`;
    if (y !== null) path += drawn === null ? `M${step} ${y}` : `v${y - drawn}`;
    drawn = y;
    since = step;
  }
  return drawn === null ? path : `${path}h${to - since}`;
}

/** The area under the line, down to 0; each stretch is closed on its own. */
export function stepArea(values: Column, toY: ToY): string {
  const base = Math.round(toY(0));
  return stepLine(values, toY).replace(/M(\d+) (\d+)([^M]*)/g, `M$1 ${base}V$2$3V${base}`);
}

/** The area between two columns, drawn only where `upper` is seen above `lower`; each stretch is closed on its own. */
export function stepBand(lower: Column, upper: Column, toY: ToY): string {
  return stretches(lower, upper, toY)
    .map(([from, to]) => stepLine(upper, toY, from, to) + backAlong(lower, toY, from, to))
    .join('');
}

function stretches(lower: Column, upper: Column, toY: ToY): [from: number, to: number][] {
  const found: [number, number][] = [];
  let from: number | null = null;
  for (let step = 0; step <= upper.length; step += 1) {
    const low = lower[step] ?? null;
    const high = upper[step] ?? null;
    const isOpen = low !== null && high !== null && Math.round(toY(high)) < Math.round(toY(low));
    if (isOpen && from === null) from = step;
    if (!isOpen && from !== null) {
      found.push([from, step]);
      from = null;
    }
  }
  return found;
}

function backAlong(lower: Column, toY: ToY, from: number, to: number): string {
  const yAt = (step: number) => Math.round(toY(lower[step] ?? 0));
  let path = `V${yAt(to - 1)}`;
  for (let step = to - 1; step > from; step -= 1) {
    if (yAt(step - 1) !== yAt(step)) path += `H${step}V${yAt(step - 1)}`;
  }
  return `${path}H${from}Z`;
}
