import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { traceOf } from '@/tests/support/run-scenario';

/** One instance serves one request at a time, in 2 s; 1 a second arrive in minutes 1 and 2. */
const run = (MetricName: string, Statistic: string, instances = 1) => {
  const document: ScenarioDocument = {
    schema: 'scenario/1',
    rulebook: 'aws',
    start: '2026-06-01T08:00:00Z',
    durationMinutes: 10,
    endpoint: {
      type: 'asynchronous',
      EndpointName: 'paintings',
      ProductionVariant: { InstanceType: 'ml.m5.large', InitialInstanceCount: instances },
    },
    model: { maxRps: 0.5, slots: 1 },
    traffic: [
      { atMinute: 0, rps: 0 },
      { atMinute: 1, rps: 1 },
      { atMinute: 3, rps: 0 },
    ],
    scaling: {
      Alarms: [
        {
          AlarmName: 'watch',
          Namespace: 'AWS/SageMaker',
          MetricName,
          Statistic,
          Period: 60,
          EvaluationPeriods: 1,
          Threshold: 1,
          ComparisonOperator: 'GreaterThanThreshold',
        },
      ],
    },
  };
  return traceOf(document).series.metrics[MetricName]!;
};

describe('the queue of an asynchronous endpoint', () => {
  it('counts what waits and what is being processed', () => {
    // waiting 0 → 30 → 60 → 30 → 0, and one in progress
    expect(run('ApproximateBacklogSize', 'Average').slice(0, 6)).toEqual([0, 16, 46, 46, 16, 0]);
    expect(run('ApproximateBacklogSize', 'Maximum').slice(1, 4)).toEqual([31, 61, 61]);
    expect(run('ApproximateBacklogSize', 'Minimum').slice(1, 4)).toEqual([1, 31, 31]);
  });

  it('divides by the instances', () => {
    // two instances serve what arrives: 1 a second × 2 s in progress
    const [, first] = run('ApproximateBacklogSizePerInstance', 'Minimum', 2);
    const [, second] = run('ApproximateBacklogSize', 'Minimum', 2);
    expect(first).toBeCloseTo((second ?? 0) / 2, 6);
    expect(run('ApproximateBacklogSizePerInstance', 'Maximum').slice(1, 3)).toEqual([31, 61]);
  });

  it('says how long its oldest item has been there', () => {
    // at 120 31 items are there, at 180 61, those that arrived last; at 240 the 31 since second 149, at 300 the one of 179
    expect(run('ApproximateAgeOfOldestRequest', 'Maximum').slice(0, 6)).toEqual([0, 31, 61, 91, 121, 0]);
  });

  it('is without capacity only where there is no instance (J13)', () => {
    expect(run('HasBacklogWithoutCapacity', 'Average').every((value) => value === 0 || value === null)).toBe(true);
  });
});
