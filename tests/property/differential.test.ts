import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import type { Trace } from '@/lib/contracts/trace';
import { type Audit, audit, percentileMs } from '@/tests/support/auditor/audit';
import { comparableScenario } from '@/tests/support/auditor/comparable-scenario';
import { loadRegimes } from '@/tests/support/auditor/load-regimes';
import { scenarioOf, traceOf } from '@/tests/support/run-scenario';

// The core against the independent auditor (tests/support/auditor). Seeds are fixed, so that a failure is the same for
// everybody; a longer search is the same property with another seed and more runs.

/** What both must say, in the same words. An activity that is still in progress at the end has no endSecond. */
function timelineOfTrace({ events, series }: Trace, { durationMinutes }: ScenarioDocument) {
  const beforeTheEnd = (second: number | null) => (second !== null && second < durationMinutes * 60 ? second : null);
  return {
    activities: events.flatMap((event) => {
      if (event.kind !== 'scaling-activity') return [];
      const { atSecond, endSecond, status, policy, scheduledAction, from, to } = event;
      return [{ atSecond, endSecond: beforeTheEnd(endSecond), status, by: policy ?? scheduledAction, from, to }];
    }),
    changes: events.flatMap((event) => {
      if (event.kind === 'instance-in-service') return [{ atSecond: event.atSecond, change: event.count }];
      return event.kind === 'instance-removed' ? [{ atSecond: event.atSecond, change: -event.count }] : [];
    }),
    inServiceByMinute: series.inService,
    alarmStates: sortStates(
      events.flatMap((event) => {
        if (event.kind !== 'alarm-state') return [];
        const { atSecond, alarm, from, state } = event;
        return [{ atSecond, alarm, from, state }];
      }),
    ),
  };
}

function timelineOfAudit({ activities, inService, alarmStates }: Audit, { durationMinutes }: ScenarioDocument) {
  return {
    activities,
    changes: inService.slice(1).map(({ atSecond, instances }, index) => ({
      atSecond,
      change: instances - inService[index]!.instances,
    })),
    inServiceByMinute: Array.from(
      { length: durationMinutes },
      (_, minute) => inService.findLast(({ atSecond }) => atSecond <= minute * 60)!.instances,
    ),
    alarmStates: sortStates(alarmStates),
  };
}

/** Alarms that change in one second do so in no order that anybody could see. */
const sortStates = (states: Audit['alarmStates']) =>
  [...states].sort((a, b) => a.atSecond - b.atSecond || (a.alarm < b.alarm ? -1 : 1));

function expectTheSameTimeline(document: ScenarioDocument) {
  const trace = traceOf(document);
  expect(trace.rejections).toEqual([]);
  const audited = audit(scenarioOf(document));
  fc.pre(!audited.closeCall); // hangs on requests in service at a period's edge, where a fluid model may differ
  expect(timelineOfTrace(trace, document)).toEqual(timelineOfAudit(audited, document));
}

// +2 at first, then +3 for good: 10 → 12 → 13 by the second step's net amount (B2), and then, as start-up outlasts what
// is left of the first cooldown, nothing until the second cooldown ends: the same +3 is no larger scale-out (B1).
const repeatedStep: ScenarioDocument = {
  schema: 'scenario/1',
  rulebook: 'aws',
  start: '2026-06-01T08:00:00Z',
  durationMinutes: 40,
  endpoint: {
    type: 'real-time',
    ProductionVariant: { InstanceType: 'ml.m5.large', InitialInstanceCount: 10 },
  },
  model: { maxRps: 10 },
  timing: { metricDelaySeconds: 0 },
  traffic: [
    { atMinute: 0, rps: 2 },
    { atMinute: 6, rps: 4 },
  ],
  scaling: {
    ScalableTarget: { MinCapacity: 1, MaxCapacity: 30 },
    ScalingPolicies: [
      {
        PolicyName: 'out',
        PolicyType: 'StepScaling',
        StepScalingPolicyConfiguration: {
          AdjustmentType: 'ChangeInCapacity',
          Cooldown: 300,
          StepAdjustments: [
            { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 100, ScalingAdjustment: 2 },
            { MetricIntervalLowerBound: 100, ScalingAdjustment: 3 },
          ],
        },
      },
    ],
    Alarms: [
      {
        AlarmName: 'high',
        Namespace: 'AWS/SageMaker',
        MetricName: 'Invocations',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 100,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        AlarmActions: ['out'],
      },
    ],
  },
};

describe('the core and the auditor, noise off', () => {
  it('have the same activities, instances in service and alarm states at the same seconds', () =>
    fc.assert(fc.property(comparableScenario, expectTheSameTimeline), { numRuns: 250, seed: 20_261_124 }));

  it('add nothing for an equal step inside the cooldown of a scale-out that was itself one, net, inside a cooldown', () =>
    expectTheSameTimeline(repeatedStep));
});

const seeds = Array.from({ length: 12 }, (_, index) => index + 1);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}

describe('the core and the median of 12 per-request runs, capacity by the clock', () => {
  it.each(loadRegimes)('lose as much and are as slow: $name', ({ document }) => {
    const { timedOut, latencyP95Ms, requests } = traceOf(document).measures;
    const runs = seeds.map((seed) => audit(scenarioOf({ ...document, noise: 'poisson' }), seed));
    const lost = median(runs.map(({ outcome }) => outcome.timedOut));
    // within 2 % of the losses; where hardly anything is lost, within 0.05 % of the requests
    expect(Math.abs(timedOut! - lost)).toBeLessThanOrEqual(Math.max(0.02 * lost, 0.0005 * requests!));
    const p95 = median(runs.map((run) => percentileMs(run, 0.95)));
    expect(latencyP95Ms! / p95).toBeGreaterThan(0.9);
    expect(latencyP95Ms! / p95).toBeLessThan(1.1);
  });
});
