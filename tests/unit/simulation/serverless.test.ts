import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { traceOf } from '@/tests/support/run-scenario';
import { told } from '@/tests/support/small-endpoint';

// An environment serves one request of a second at a time; a cold start takes 5 s.

type Config = { MemorySizeInMB: number; MaxConcurrency: number; ProvisionedConcurrency?: number };

function run(
  traffic: [atSecond: number, rps: number][],
  config: Partial<Config> = {},
  more: { minutes?: number; model?: Partial<NonNullable<ScenarioDocument['model']>>; noise?: 'none' | 'poisson' } = {},
) {
  return traceOf({
    schema: 'scenario/1',
    rulebook: 'aws',
    start: '2026-06-01T08:00:00Z',
    durationMinutes: more.minutes ?? 1,
    noise: more.noise ?? 'none',
    endpoint: {
      type: 'serverless',
      ProductionVariant: { ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5, ...config } },
    },
    model: {
      maxRps: 1,
      overheadMs: 20,
      idleSeconds: 30,
      startup: { launchSeconds: 999, downloadSeconds: 3, loadSeconds: 2 },
      ...more.model,
    },
    traffic: traffic.map(([atSecond, rps]) => ({ atMinute: atSecond / 60, rps })),
  });
}

describe('a cold start (K4)', () => {
  it('delays each request that finds no free environment, until enough are warm', () => {
    // one request a second: five find nothing and start an environment each; the sixth would be a sixth (K3); from
    // second 6 on the first environment has served its own request and takes one a second
    const { measures } = run([[0, 1]]);
    expect(measures).toMatchObject({ requests: 60, throttled: 1, timedOut: 0, succeeded: 59 });
    // 5 of 59 waited 5 s: at the 95th percentile, not at the median
    expect(measures).toMatchObject({ latencyP50Ms: 1020, latencyP95Ms: 6020 });
  });

  it('is download and load, without the launch of an instance', () => {
    const slow = { model: { startup: { launchSeconds: 0, downloadSeconds: 7, loadSeconds: 4 } } };
    expect(run([[0, 1]], { MaxConcurrency: 20 }, slow).measures).toMatchObject({ latencyP95Ms: 12_020 });
  });

  it('is no delay where as many environments are provisioned as are needed (K5)', () => {
    expect(run([[0, 2]], { ProvisionedConcurrency: 2 }).measures).toMatchObject({
      requests: 120,
      throttled: 0,
      latencyP99Ms: 1020,
    });
  });

  it('delays what is more than provisioned: that spills over (K5)', () => {
    const { measures } = run([[0, 2]], { ProvisionedConcurrency: 1 });
    expect(measures).toMatchObject({ latencyP50Ms: 1020, latencyP99Ms: 6020 });
  });

  it('that takes longer than the time-out loses its request', () => {
    const { measures } = run([[0, 1]], { MaxConcurrency: 20 }, { model: { timeoutSeconds: 4 } });
    // one a second for the six seconds until the first environment is free
    expect(measures).toMatchObject({ timedOut: 6, throttled: 0 });
    expect(run([[0, 1]], { MaxConcurrency: 20 }, { model: { timeoutSeconds: 5 } }).measures.timedOut).toBe(0);
  });
});

describe('MaxConcurrency (K2 K3)', () => {
  it('throttles what comes while as many environments run and start', () => {
    // three a second for three seconds on room for five: 3, then 2 and one is throttled, then three are
    const trace = run([
      [0, 3],
      [3, 0],
    ]);
    expect(trace.measures).toMatchObject({ requests: 9, throttled: 4, succeeded: 5 });
    expect(told(trace, 'throttled')).toEqual(['1 4 until 3']);
  });

  it('throttles nothing where the environments are enough', () => {
    expect(run([[0, 1]], { MaxConcurrency: 6 }).measures).toMatchObject({ throttled: 0 });
    expect(told(run([[0, 1]], { MaxConcurrency: 6 }), 'throttled')).toEqual([]);
  });

  it('tells each stretch of throttling on its own', () => {
    const trace = run([
      [0, 6],
      [1, 0],
      [20, 6],
      [21, 0],
    ]);
    // 5 of 6 start; later the five are warm and serve five of six
    expect(told(trace, 'throttled')).toEqual(['0 1 until 1', '20 1 until 21']);
  });
});

describe('idle environments', () => {
  it('serve again without a cold start within idleSeconds', () => {
    const twice = (second: number) =>
      run(
        [
          [0, 1],
          [1, 0],
          [second, 1],
          [second + 1, 0],
        ],
        {},
        { minutes: 2 },
      ).measures;
    // two requests, one of them cold: the median is the warm one
    expect(twice(20)).toMatchObject({ requests: 2, latencyP50Ms: 1020, latencyP95Ms: 6020 });
    // dropped: both are cold
    expect(twice(60)).toMatchObject({ requests: 2, latencyP50Ms: 6020 });
  });

  it('go, and the endpoint is at zero (J14)', () => {
    const { series } = run(
      [
        [0, 1],
        [10, 0],
      ],
      {},
      { minutes: 3 },
    );
    expect(series.inService[0]).toBe(0);
    expect(series.inService[2]).toBe(0);
  });

  it('stay where they are provisioned (K5)', () => {
    const { series, measures } = run(
      [
        [0, 1],
        [10, 0],
      ],
      { ProvisionedConcurrency: 2 },
      { minutes: 3 },
    );
    expect(series.inService).toEqual([2, 2, 2]);
    expect(measures).toMatchObject({ leastInstances: 2 });
  });

  it('are gone between requests that are rarer than idleSeconds: every one is cold', () => {
    // one request in 100 s, and an environment is dropped after 30 s
    const { measures } = run([[0, 0.01]], {}, { minutes: 30 });
    expect(measures).toMatchObject({ requests: 18, latencyP50Ms: 6020, latencyP95Ms: 6020 });
  });
});

describe('what a serverless endpoint costs (K15 P4)', () => {
  it('is the compute of what was served, by memory: 59 s × 2 GB × 20 micro-dollars', () => {
    expect(run([[0, 1]]).measures.costUsd).toBeCloseTo(0.002_36, 6);
    expect(run([[0, 1]], { MemorySizeInMB: 4096 }).measures.costUsd).toBeCloseTo(0.004_72, 6);
  });

  it('is nothing while nothing is sent (J14)', () => {
    expect(run([[0, 0]]).measures).toMatchObject({ costUsd: 0, requests: 0, availability: null });
  });

  it('adds what is provisioned, used or not: 60 s × 2 × 2 GB × 5 micro-dollars (K15)', () => {
    expect(run([[0, 0]], { ProvisionedConcurrency: 2 }).measures.costUsd).toBeCloseTo(0.0012, 6);
  });
});
