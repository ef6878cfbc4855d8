import type { CompiledBursts, CompiledScenario, CompiledTrafficPiece } from './compiled-scenario';
import { poissonCount, randomStream } from './random-stream';

/**
 * The offered load of one stream of traffic as pieces of constant rate. Drawn once per seed and shared by every option
 * of a question, so that all of them face the same minutes.
 */
export type Load = {
  readonly pieceCount: number;
  /** Exclusive end of each piece, in seconds; the last is the scenario's end. */
  readonly pieceEnd: Int32Array;
  /** Requests per second in each piece. */
  readonly pieceRps: Float64Array;
  /** For every whole minute its rate, or NaN where the rate changes inside it. */
  readonly minuteRps: Float64Array;
  /** For every whole minute the piece that holds its first second. */
  readonly minutePiece: Int32Array;
};

/** The loads of a scenario, one per stream of traffic, with bursts placed and noise drawn by the seed. */
export function drawLoads(scenario: CompiledScenario, seed: number = scenario.seed): readonly Load[] {
  const { durationSeconds, bursts, noise } = scenario;
  const stretches = bursts ? placeBursts(bursts, seed) : [];
  return scenario.traffic.map(({ name, pieces }) => {
    const stated = withBursts(constantPieces(pieces, durationSeconds), stretches, bursts?.factor ?? 1);
    return toLoad(noise === 'poisson' ? withNoise(stated, durationSeconds, seed, name) : stated, durationSeconds);
  });
}

type Piece = { from: number; to: number; rps: number };

const rampStepSeconds = 10;

/** Ramps become 10-second pieces of the ramp's own request count: its rate at the middle of each piece. */
export function constantPieces(pieces: readonly CompiledTrafficPiece[], durationSeconds: number): Piece[] {
  const result: Piece[] = [];
  let now = 0;
  let rps = 0;
  const hold = (until: number) => {
    if (until > now) result.push({ from: now, to: until, rps });
    now = Math.max(now, until);
  };
  pieces.forEach((piece, index) => {
    hold(Math.min(piece.atSecond, durationSeconds));
    const next = pieces[index + 1]?.atSecond ?? durationSeconds;
    const start = rps;
    const slope = piece.rampSeconds > 0 ? (piece.rps - start) / piece.rampSeconds : 0;
    const rampEnd = piece.atSecond + piece.rampSeconds;
    const cut = Math.min(rampEnd, next, durationSeconds);
    while (now < cut) {
      const to = Math.min(now + rampStepSeconds, cut);
      rps = start + slope * ((now + to) / 2 - piece.atSecond);
      hold(to);
    }
    // a ramp that the next piece interrupts goes on from where it was
    rps = cut < rampEnd ? start + slope * (cut - piece.atSecond) : piece.rps;
  });
  hold(durationSeconds);
  return result;
}

/** Places the bursts on whole seconds, without overlap, each position equally likely. */
function placeBursts({ count, lengthSeconds, fromSecond, toSecond }: CompiledBursts, seed: number): [number, number][] {
  const random = randomStream(seed, 'bursts');
  const room = toSecond - fromSecond - count * lengthSeconds;
  const offsets = Array.from({ length: count }, () => Math.floor(random() * (room + 1))).sort((a, b) => a - b);
  return offsets.map((offset, index) => {
    const from = fromSecond + offset + index * lengthSeconds;
    return [from, from + lengthSeconds];
  });
}

function withBursts(pieces: Piece[], stretches: readonly [number, number][], factor: number): Piece[] {
  if (stretches.length === 0) return pieces;
  const cuts = stretches.flat();
  return pieces.flatMap((piece) => {
    const edges = [piece.from, ...cuts.filter((cut) => cut > piece.from && cut < piece.to), piece.to];
    return edges.slice(1).map((to, index) => {
      const from = edges[index] ?? piece.from;
      const inside = stretches.some(([start, end]) => from >= start && from < end);
      return { from, to, rps: inside ? piece.rps * factor : piece.rps };
    });
  });
}

/** Each minute's requests become a Poisson count of the same mean; the minute keeps its shape. */
function withNoise(pieces: Piece[], durationSeconds: number, seed: number, name: string): Piece[] {
  const random = randomStream(seed, `traffic ${name}`);
  const minutes = Math.ceil(durationSeconds / 60);
  const byMinute: Piece[][] = Array.from({ length: minutes }, () => []);
  for (const piece of pieces) {
    for (let minute = Math.floor(piece.from / 60); minute * 60 < piece.to; minute++) {
      const from = Math.max(piece.from, minute * 60);
      const to = Math.min(piece.to, minute * 60 + 60);
      byMinute[minute]?.push({ from, to, rps: piece.rps });
    }
  }
  return byMinute.flatMap((inMinute) => {
    const mean = inMinute.reduce((sum, { from, to, rps }) => sum + rps * (to - from), 0);
    const factor = mean > 0 ? poissonCount(mean, random) / mean : 1;
    return inMinute.map(({ from, to, rps }) => ({ from, to, rps: rps * factor }));
  });
}

function toLoad(pieces: readonly Piece[], durationSeconds: number): Load {
  const merged = mergeEqual(pieces);
  const minutes = Math.ceil(durationSeconds / 60);
  const load = {
    pieceCount: merged.length,
    pieceEnd: Int32Array.from(merged, ({ to }) => to),
    pieceRps: Float64Array.from(merged, ({ rps }) => rps),
    minuteRps: new Float64Array(minutes),
    minutePiece: new Int32Array(minutes),
  };
  let index = 0;
  for (let minute = 0; minute < minutes; minute++) {
    while ((load.pieceEnd[index] ?? durationSeconds) <= minute * 60) index++;
    load.minutePiece[minute] = index;
    const whole = (load.pieceEnd[index] ?? 0) >= minute * 60 + 60;
    load.minuteRps[minute] = whole ? (load.pieceRps[index] ?? 0) : NaN;
  }
  return load;
}

/** Neighbours of equal rate are one piece, so that splitting a stated piece in two changes nothing. */
function mergeEqual(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged[merged.length - 1];
    if (last && last.rps === piece.rps) last.to = piece.to;
    else merged.push({ ...piece });
  }
  return merged;
}
