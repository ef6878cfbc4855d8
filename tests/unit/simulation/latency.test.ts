import { describe, expect, it } from 'vitest';
import { type LatencyProfile, noCells, percentile, requestsWithin } from '@/lib/simulation/latency';
import { runSmall, type Small } from '@/tests/support/small-endpoint';

// One instance serves 10 requests a second, one at a time: a request takes 100 ms and 20 ms of overhead.
const tenASecond = { maxRps: 10, slots: 1, overheadMs: 20, serviceCv: 1 };
const measuresOf = (small: Small) => runSmall(small).measures;
const pieces = (...traffic: [atMinute: number, rps: number][]): Partial<Small> => ({
  more: { traffic: traffic.map(([atMinute, rps]) => ({ atMinute, rps })) },
});

describe('the percentiles of a run without a queue', () => {
  it('are those of M/M/1 at half load: P(wait > x) = 0.5 e^(−5x)', () => {
    // nobody waits at the median; ln 10 ÷ 5 = 0.4605 s at 95 %, ln 50 ÷ 5 = 0.7824 s at 99 %
    expect(measuresOf({ perMinute: [300], model: tenASecond })).toMatchObject({
      latencyP50Ms: 120,
      latencyP95Ms: 580.5,
      latencyP99Ms: 902.4,
    });
  });

  it('wait half as long where service is constant', () => {
    expect(measuresOf({ perMinute: [300], model: { ...tenASecond, serviceCv: 0 } })).toMatchObject({
      latencyP95Ms: 350.3, // 120 + 230.3
      latencyP99Ms: 511.2, // 120 + 391.2
    });
  });

  it('are shorter where the instances share one queue', () => {
    const two = { perMinute: [600], initial: 2, model: tenASecond };
    const pooled = {
      more: {
        endpoint: {
          type: 'real-time' as const,
          ProductionVariant: {
            InstanceType: 'ml.m5.large',
            InitialInstanceCount: 2,
            RoutingConfig: { RoutingStrategy: 'LEAST_OUTSTANDING_REQUESTS' },
          },
        },
      },
    };
    // RANDOM: as one instance at half load. One queue for two: C = 1/3, rate 10: ln(20/3) ÷ 10 = 0.1897 s
    expect(measuresOf(two).latencyP95Ms).toBe(580.5);
    expect(measuresOf({ ...two, ...pooled }).latencyP95Ms).toBe(309.7);
  });

  it('count requests, not minutes: a silent minute changes nothing', () => {
    expect(measuresOf({ perMinute: [300, 0], minutes: 2, model: tenASecond }).latencyP95Ms).toBe(580.5);
  });

  it('are none where there was no request', () => {
    expect(measuresOf({ perMinute: [0], model: tenASecond })).toMatchObject({
      latencyP50Ms: null,
      latencyP95Ms: null,
      latencyP99Ms: null,
      availability: null,
    });
  });
});

describe('the percentiles of a run with a queue', () => {
  it('are those of waits that grow evenly: 20 a second on 10, for half a minute', () => {
    // the n-th request waits as long as it took to arrive: from 0 to 30 s
    const small = { perMinute: [], minutes: 1, model: { ...tenASecond, serviceCv: 0 }, ...pieces([0, 20], [0.5, 0]) };
    expect(measuresOf(small)).toMatchObject({ latencyP50Ms: 15_120, latencyP95Ms: 28_620, latencyP99Ms: 29_820 });
  });

  it('count a request that timed out as the time-out', () => {
    // a queue of 20 is full after 2 s; from then on 10 of 20 a second are lost, for 58 s; the others wait 2 s
    const small = { perMinute: [1200], minutes: 1, model: { ...tenASecond, timeoutSeconds: 2 } };
    expect(measuresOf(small)).toMatchObject({ timedOut: 580, latencyP99Ms: 2120 });
  });
});

describe('requestsWithin', () => {
  const profile: LatencyProfile = {
    baseMs: 100,
    total: 100,
    cells: { count: 1, weight: [40], waits: [0.5], rate: [5] },
    uniform: [
      { weight: 30, from: 0, to: 10 },
      { weight: 20, from: 8, to: 4 },
    ],
    timedOut: { weight: 10, ms: 60_000 },
  };

  it('counts nobody before the shortest response', () => {
    expect(requestsWithin(profile, 99.9)).toBe(0);
  });

  it('counts those that do not wait at once', () => {
    expect(requestsWithin(profile, 100)).toBe(20);
  });

  it('counts evenly along a stretch, whether the waits rise or fall', () => {
    // half of the first ten seconds; a quarter of 4 to 8 s; all but e^(−25) of the cell
    expect(requestsWithin(profile, 5100)).toBeCloseTo(40 + 15 + 5, 6);
    expect(requestsWithin(profile, 4100)).toBeCloseTo(40 + 12, 6);
    expect(requestsWithin(profile, 8100)).toBeCloseTo(40 + 24 + 20, 6);
  });

  it('counts the timed-out ones from the time-out on', () => {
    expect(requestsWithin(profile, 59_999)).toBeCloseTo(90, 6);
    expect(requestsWithin(profile, 60_000)).toBeCloseTo(100, 6);
  });

  it('counts a stretch of one wait in one step', () => {
    const cold = { ...profile, cells: noCells(), uniform: [{ weight: 7, from: 5, to: 5 }] };
    expect(requestsWithin(cold, 5099)).toBe(0);
    expect(requestsWithin(cold, 5100)).toBe(7);
  });
});

describe('percentile', () => {
  const evenly = (weight: number, from: number, to: number): LatencyProfile => ({
    baseMs: 0,
    total: weight,
    cells: noCells(),
    uniform: [{ weight, from, to }],
    timedOut: { weight: 0, ms: 60_000 },
  });

  it('is none without requests', () => {
    expect(percentile([], 0.5)).toBeNull();
    expect(percentile([evenly(0, 0, 1)], 0.5)).toBeNull();
  });

  it('finds the share within a millisecond’s thousandth', () => {
    expect(Math.abs((percentile([evenly(100, 0, 10)], 0.95) ?? 0) - 9500)).toBeLessThan(0.002);
    expect(Math.abs((percentile([evenly(100, 10, 0)], 0.25) ?? 0) - 2500)).toBeLessThan(0.002);
  });

  it('mixes profiles by their requests', () => {
    // 300 requests within the first second, 100 within the second one
    const both = [evenly(300, 0, 1), evenly(100, 1, 2)];
    expect(Math.abs((percentile(both, 0.75) ?? 0) - 1000)).toBeLessThan(0.002);
    expect(Math.abs((percentile(both, 0.875) ?? 0) - 1500)).toBeLessThan(0.002);
  });

  it('is the shortest response where the share is reached there', () => {
    expect(percentile([{ ...evenly(10, 0, 0), baseMs: 42 }], 0.99)).toBe(42);
  });
});
