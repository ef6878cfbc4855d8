import type { Scenario, TrafficPiece } from '@/lib/contracts/scenario';

/** A stretch of constant rate: seconds [from, to). */
export type Stretch = { readonly from: number; readonly to: number; readonly rps: number };

const rampStepSeconds = 10; // design §4: a ramp is run as 10-s pieces of equal request count

/** The scenario's traffic as stretches of constant rate. A piece holds until the next; before the first there is none. */
export function listStretches({ traffic = [], durationMinutes }: Scenario): Stretch[] {
  const end = durationMinutes * 60;
  const stretches: Stretch[] = [];
  let rate = 0;
  traffic.forEach((piece, index) => {
    const next = traffic[index + 1];
    const to = Math.min(end, next ? secondOf(next.atMinute) : end);
    for (const stretch of stretchesOf(piece, rate)) {
      const clipped = { ...stretch, to: Math.min(stretch.to, to) };
      if (clipped.to > clipped.from) stretches.push(clipped);
    }
    rate = stretches.at(-1)?.rps ?? 0;
  });
  return stretches;
}

const secondOf = (minute: number) => Math.round(60 * minute);

function stretchesOf(piece: TrafficPiece, before: number): Stretch[] {
  const start = secondOf(piece.atMinute);
  const rampSeconds = secondOf(piece.rampMinutes ?? 0);
  const stretches: Stretch[] = [];
  for (let second = 0; second < rampSeconds; second += rampStepSeconds) {
    const stop = Math.min(rampSeconds, second + rampStepSeconds);
    const middle = (second + stop) / 2 / rampSeconds; // the rate half-way through has the ramp's own request count
    stretches.push({ from: start + second, to: start + stop, rps: before + (piece.rps - before) * middle });
  }
  return [...stretches, { from: start + rampSeconds, to: Infinity, rps: piece.rps }];
}

/** The second of every request, in order: evenly spaced inside a stretch, or a Poisson process of the same rate. */
export function* arrivalTimes(stretches: readonly Stretch[], poisson: (() => number) | null): Generator<number> {
  for (const { from, to, rps } of stretches) {
    if (rps === 0) continue;
    const gap = () => (poisson ? -Math.log(1 - poisson()) / rps : 1 / rps);
    if (poisson) {
      for (let time = from + gap(); time < to; time += gap()) yield time;
    } else {
      // half a gap after the start, so that every whole number of gaps holds as many requests
      for (let count = 0; from + (count + 0.5) / rps < to; count++) yield from + (count + 0.5) / rps;
    }
  }
}
