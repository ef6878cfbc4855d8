import { describe, expect, it } from 'vitest';
import type { CompiledScenario } from '@/lib/simulation/compiled-scenario';
import { constantPieces, drawLoads, type Load } from '@/lib/simulation/load';
import { poissonCount, randomStream } from '@/lib/simulation/random-stream';
import { compile } from '@/lib/aws/compile/compile';
import { scenarioOf } from '@/tests/support/run-scenario';
import { runSmall, smallEndpoint } from '@/tests/support/small-endpoint';

const piece = (atSecond: number, rps: number, rampSeconds = 0) => ({ atSecond, rps, rampSeconds });
const told = (pieces: ReturnType<typeof constantPieces>) => pieces.map(({ from, to, rps }) => [from, to, rps]);

describe('constantPieces', () => {
  it('holds a piece until the next', () => {
    expect(told(constantPieces([piece(0, 5), piece(90, 8)], 180))).toEqual([
      [0, 90, 5],
      [90, 180, 8],
    ]);
  });

  it('begins with nothing where the first piece begins later', () => {
    expect(told(constantPieces([piece(30, 5)], 60))).toEqual([
      [0, 30, 0],
      [30, 60, 5],
    ]);
  });

  it('cuts a ramp into 10-second pieces with the requests of the ramp', () => {
    // from 0 to 12 in 30 s: 2, 6, 10 in the middle of each ten seconds; 12 × 30 ÷ 2 = 180 requests
    const pieces = constantPieces([piece(0, 12, 30)], 60);
    expect(told(pieces)).toEqual([
      [0, 10, 2],
      [10, 20, 6],
      [20, 30, 10],
      [30, 60, 12],
    ]);
  });

  it('keeps the rest of a ramp that is no multiple of ten seconds', () => {
    const pieces = constantPieces([piece(0, 10), piece(60, 20, 25)], 120);
    expect(told(pieces)).toEqual([
      [0, 60, 10],
      [60, 70, 12],
      [70, 80, 16],
      [80, 85, 19],
      [85, 120, 20],
    ]);
    const requests = pieces.reduce((sum, { from, to, rps }) => sum + (to - from) * rps, 0);
    expect(requests).toBeCloseTo(600 + 15 * 25 + 35 * 20, 9);
  });

  it('falls as it rises', () => {
    expect(told(constantPieces([piece(0, 20), piece(10, 0, 20)], 40))).toEqual([
      [0, 10, 20],
      [10, 20, 15],
      [20, 30, 5],
      [30, 40, 0],
    ]);
  });

  it('lets the next piece interrupt a ramp, and a ramp goes on from where that was', () => {
    // after 20 of 40 s the ramp to 40 is at 20; the next ramps from there to 0
    expect(told(constantPieces([piece(0, 40, 40), piece(20, 0, 20)], 50))).toEqual([
      [0, 10, 5],
      [10, 20, 15],
      [20, 30, 15],
      [30, 40, 5],
      [40, 50, 0],
    ]);
  });

  it('stops at the end of the scenario', () => {
    expect(told(constantPieces([piece(0, 5), piece(90, 8)], 60))).toEqual([[0, 60, 5]]);
    expect(told(constantPieces([piece(0, 60, 60)], 25))).toEqual([
      [0, 10, 5],
      [10, 20, 15],
      [20, 25, 22.5],
    ]);
  });

  it('is silent without pieces', () => {
    expect(told(constantPieces([], 60))).toEqual([[0, 60, 0]]);
  });
});

/** A scenario of constant 10 requests a second, or what is given. */
function scenarioWith(more: Parameters<typeof smallEndpoint>[0]['more'], minutes = 60): CompiledScenario {
  const document = smallEndpoint({ perMinute: [600], minutes, ...(more ? { more } : {}) });
  const compiled = compile(scenarioOf(document));
  if (compiled.kind === 'rejected') throw new Error('rejected');
  return compiled.scenario;
}

const piecesOf = (load: Load | undefined) =>
  Array.from({ length: load?.pieceCount ?? 0 }, (_, i) => [load?.pieceEnd[i], load?.pieceRps[i]]);

describe('drawLoads', () => {
  it('merges neighbours of the same rate, so that a split piece is one', () => {
    const traffic = [
      { atMinute: 0, rps: 5 },
      { atMinute: 20, rps: 5 },
      { atMinute: 30, rps: 6 },
    ];
    expect(piecesOf(drawLoads(scenarioWith({ traffic }))[0])).toEqual([
      [1800, 5],
      [3600, 6],
    ]);
  });

  it('knows the rate of each whole minute, and that it has none where the rate changes inside', () => {
    const traffic = [
      { atMinute: 0, rps: 5 },
      { atMinute: 1, rps: 6 },
      { atMinute: 2.5, rps: 7 },
    ];
    const [load] = drawLoads(scenarioWith({ traffic }, 4));
    expect([...(load?.minuteRps ?? [])]).toEqual([5, 6, NaN, 7]);
  });

  it('makes a stream for each name', () => {
    const traffic = [
      { atMinute: 0, rps: 5, for: 'a' },
      { atMinute: 0, rps: 3, for: 'b' },
    ];
    const component = (InferenceComponentName: string) => ({ InferenceComponentName, CopyCount: 1 });
    const scenario = scenarioWith({
      traffic,
      endpoint: {
        type: 'inference-component',
        ProductionVariant: { InstanceType: 'ml.g5.xlarge', InitialInstanceCount: 2 },
        InferenceComponents: [component('a'), component('b')],
      },
      scaling: [],
    });
    expect(drawLoads(scenario).map(piecesOf)).toEqual([[[3600, 5]], [[3600, 3]]]);
  });
});

describe('bursts', () => {
  const bursts = { count: 2, factor: 3, minutes: 5, betweenMinutes: [10, 50] as [number, number] };
  const placed = (seed: number) => drawLoads(scenarioWith({ bursts, seed }))[0];

  it('multiply the rate on as many stretches as asked, of their length, inside their window', () => {
    for (let seed = 0; seed < 50; seed++) {
      const pieces = piecesOf(placed(seed));
      let [from, seconds] = [0, 0];
      for (const [to = 0, rps = 0] of pieces) {
        expect([10, 30]).toContain(rps);
        if (rps === 30) {
          seconds += to - from;
          expect(from).toBeGreaterThanOrEqual(600);
          expect(to).toBeLessThanOrEqual(3000);
        }
        from = to;
      }
      expect(seconds).toBe(600);
    }
  });

  it('stand where the seed puts them, elsewhere by another seed', () => {
    expect(piecesOf(placed(7))).toEqual(piecesOf(placed(7)));
    const starts = new Set(Array.from({ length: 20 }, (_, seed) => piecesOf(placed(seed))[0]?.[0]));
    expect(starts.size).toBeGreaterThan(10);
  });

  it('that fill their window exactly have one place', () => {
    const full = { count: 2, factor: 3, minutes: 5, betweenMinutes: [10, 20] as [number, number] };
    expect(piecesOf(drawLoads(scenarioWith({ bursts: full, seed: 9 }))[0])).toEqual([
      [600, 10],
      [1200, 30],
      [3600, 10],
    ]);
  });

  it('none change nothing', () => {
    expect(piecesOf(drawLoads(scenarioWith({ bursts: { ...bursts, count: 0 } }))[0])).toEqual([[3600, 10]]);
  });
});

describe('Poisson noise', () => {
  const noisy = (seed: number, name = {}) => drawLoads(scenarioWith({ noise: 'poisson', seed, ...name }, 600))[0];
  const countsOf = (load: Load | undefined) => [...(load?.minuteRps ?? [])].map((rps) => rps * 60);

  it('makes whole numbers of requests a minute around the stated mean', () => {
    const counts = countsOf(noisy(1));
    for (const count of counts) expect(Math.abs(count - Math.round(count))).toBeLessThan(1e-9);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const variance = counts.reduce((sum, count) => sum + (count - mean) * (count - mean), 0) / counts.length;
    // 600 minutes of mean 600 and standard deviation 24.5: the mean within four standard errors, the variance within a quarter
    expect(Math.abs(mean - 600)).toBeLessThan(4);
    expect(Math.abs(variance / 600 - 1)).toBeLessThan(0.25);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(countsOf(noisy(1))).toEqual(countsOf(noisy(1)));
    expect(countsOf(noisy(1))).not.toEqual(countsOf(noisy(2)));
  });

  it('keeps a silent minute silent', () => {
    const load = noisy(1, { traffic: [{ atMinute: 0, rps: 0 }] });
    expect(new Set(countsOf(load))).toEqual(new Set([0]));
  });

  it('keeps the shape inside a minute', () => {
    const traffic = [
      { atMinute: 0, rps: 5 },
      { atMinute: 0.5, rps: 15 },
    ];
    const pieces = piecesOf(drawLoads(scenarioWith({ noise: 'poisson', traffic }, 1))[0]);
    expect(pieces.map(([end]) => end)).toEqual([30, 60]);
    expect((pieces[1]?.[1] ?? 0) / (pieces[0]?.[1] ?? 1)).toBeCloseTo(3, 9);
  });

  it('is not moved by bursts, which have a stream of their own', () => {
    const bursts = { count: 1, factor: 1, minutes: 5, betweenMinutes: [10, 50] as [number, number] };
    expect(countsOf(noisy(3, { bursts }))).toEqual(countsOf(noisy(3)));
  });

  it('is shared by every option of a question: a change of capacity changes no request', () => {
    const requests = (initial: number) =>
      runSmall({ perMinute: [600], minutes: 30, initial, more: { noise: 'poisson' } }).measures.requests;
    expect(requests(1)).toBe(requests(9));
  });
});

describe('randomStream', () => {
  const first = (seed: number, purpose: string) => Array.from({ length: 5 }, randomStream(seed, purpose));

  it('repeats itself for the same seed and purpose, and for no other', () => {
    expect(first(1, 'bursts')).toEqual(first(1, 'bursts'));
    expect(first(1, 'bursts')).not.toEqual(first(2, 'bursts'));
    expect(first(1, 'bursts')).not.toEqual(first(1, 'traffic'));
    expect(first(0, '')).not.toEqual(first(1, ''));
    expect(first(4_294_967_295, 'x')).not.toEqual(first(0, 'x'));
  });

  it('is even on 0 to 1', () => {
    const random = randomStream(11, 'even');
    const numbers = Array.from({ length: 10_000 }, random);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.012); // four standard errors
  });
});

describe('poissonCount', () => {
  const from = (...numbers: number[]) => {
    let i = 0;
    return () => numbers[i++ % numbers.length] ?? 0;
  };

  it('is 0 for a mean of 0 and below', () => {
    expect(poissonCount(0, from(0.999))).toBe(0);
    expect(poissonCount(-1, from(0.999))).toBe(0);
  });

  it('inverts the distribution function: mean 2', () => {
    // P(0) = 0.1353, P(≤ 1) = 0.4060, P(≤ 2) = 0.6767, P(≤ 3) = 0.8571
    expect(poissonCount(2, from(0.135))).toBe(0);
    expect(poissonCount(2, from(0.136))).toBe(1);
    expect(poissonCount(2, from(0.405))).toBe(1);
    expect(poissonCount(2, from(0.407))).toBe(2);
    expect(poissonCount(2, from(0.676))).toBe(2);
    expect(poissonCount(2, from(0.677))).toBe(3);
    expect(poissonCount(2, from(0.857))).toBe(3);
    expect(poissonCount(2, from(0.858))).toBe(4);
  });

  it('is the normal curve above a mean of 30: the middle of twelve numbers is the mean', () => {
    expect(poissonCount(100, from(0.5))).toBe(100);
    // 12 × 0.6 − 6 = 1.2 standard deviations of 10
    expect(poissonCount(100, from(0.6))).toBe(112);
    expect(poissonCount(100, from(0.4))).toBe(88);
    // −6 standard deviations are below nothing
    expect(poissonCount(31, from(0))).toBe(0);
  });

  it('changes its way just above 30', () => {
    // inversion takes one number, the normal curve twelve
    const taken = (mean: number) => {
      let count = 0;
      poissonCount(mean, () => {
        count += 1;
        return 0.5;
      });
      return count;
    };
    expect(taken(30)).toBe(1);
    expect(taken(30.001)).toBe(12);
  });
});
