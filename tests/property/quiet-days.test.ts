import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario, ScenarioDocument } from '@/lib/contracts/scenario';
import { compile } from '@/lib/aws/compile/compile';
import { drawLoads } from '@/lib/simulation/load';
import { createWorkspace, simulate } from '@/lib/simulation/simulate';
import { toTrace } from '@/lib/simulation/trace';
import { ourChoices, type UndocumentedChoices } from '@/lib/simulation/undocumented-choices';
import { scenarioOf } from '@/tests/support/run-scenario';

// The fast way through quiet minutes must give the same bits as the general way, which is the one that is read.

const runs = { numRuns: 150, seed: 20_261_123 };

/** Everything that a reader of a run can see, and the sums behind it before they are rounded. */
function seen(scenario: Scenario, choices: UndocumentedChoices, fast: boolean) {
  const compiled = compile(scenario, choices);
  if (compiled.kind === 'rejected') return null;
  const run = simulate(compiled.scenario, drawLoads(compiled.scenario), createWorkspace(), fast);
  const sums = run.fleets.map(({ requests, timedOut, failed, backlog, maxBacklog, instanceSeconds }) => ({
    requests,
    timedOut,
    failed,
    backlog,
    maxBacklog,
    instanceSeconds,
  }));
  const { core, events, measures, series } = toTrace(run);
  return { sums, digest: core.digest, events, measures: { ...measures }, series };
}

function bothWaysAgree(document: ScenarioDocument, choices: UndocumentedChoices): void {
  const scenario = scenarioOf(document);
  expect(seen(scenario, choices, true)).toEqual(seen(scenario, choices, false));
}

const choices: fc.Arbitrary<UndocumentedChoices> = fc.record({
  trackedDatapoint: fc.constantFrom('newest', 'newest', 'newest', 'window-mean', 'window-maximum'),
  scaleInAmount: fc.constantFrom('proportional', 'one-at-a-time'),
  highResolutionAlarm: fc.constantFrom('three-of-ten-seconds', 'one-of-a-minute'),
  evaluationRange: fc.constantFrom('n-plus-2', 'n'),
  scaleInDuringScaleOutCooldown: fc.constantFrom('allowed', 'blocked'),
  cooldownScope: fc.constantFrom('policy', 'target'),
  silentPeriod: fc.constantFrom('zero', 'no-datapoint'),
  formulaBase: fc.constantFrom('datapoint', 'datapoint', 'datapoint', 'decision'),
  scaleInExtraSeconds: fc.constantFrom(0, 90),
  highResolutionStatistic: fc.constantFrom('mean', 'peak'),
  billingBegins: fc.constantFrom('launch', 'in-service'),
  afterFailedActivity: fc.constantFrom('next-evaluation', 'after-cooldown'),
  modelDataLostAtScaleOut: fc.constantFrom('rolls-back', 'never-serves'),
  monitoringEndpoint: fc.constantFrom('not-needed', 'needed'),
  impatience: fc.constantFrom('refused-at-arrival', 'refused-at-arrival', 'leaves-queue'),
});

const oneOf = (...numbers: number[]) => fc.constantFrom(...numbers);
const seldom = fc.integer({ min: 0, max: 4 }).map((number) => number === 0);

/** Days with one policy and few changes, so that most minutes are quiet ones. */
const quietDay = fc.record({
  minutes: fc.integer({ min: 60, max: 1440 }),
  traffic: fc.array(
    fc.record({ atMinute: fc.integer({ min: 1, max: 1400 }), rps: oneOf(0, 3, 4.5, 5, 5.4, 6, 20, 47.3) }),
    { maxLength: 6 },
  ),
  target: oneOf(60, 300, 600),
  initial: fc.integer({ min: 1, max: 6 }),
  min: fc.integer({ min: 1, max: 3 }),
  max: fc.integer({ min: 3, max: 12 }),
  delay: oneOf(0, 30, 59, 60, 61, 90, 120, 180),
  cooldown: oneOf(0, 60, 300, 1200),
  disableScaleIn: seldom,
  suspendOut: seldom,
  suspendIn: seldom,
  noise: fc.constantFrom('none' as const, 'poisson' as const),
  timeoutSeconds: oneOf(1, 30, 60),
  launchSeconds: oneOf(0, 45, 300, 900),
  removeSeconds: oneOf(0, 100),
  withPolicy: seldom.map((without) => !without),
  fault: fc.option(fc.integer({ min: 0, max: 59 }), { nil: undefined }),
  rulebook: fc.constantFrom('aws' as const, 'course' as const),
});

type Day = typeof quietDay extends fc.Arbitrary<infer Value> ? Value : never;

function dayOf(
  day: Omit<Day, 'traffic'> & { traffic: readonly { atMinute: number; rps: number }[] },
): ScenarioDocument {
  const { minutes, delay: metricDelaySeconds, timeoutSeconds, launchSeconds, removeSeconds, cooldown } = day;
  const later = new Map(day.traffic.filter(({ atMinute }) => atMinute < minutes).map((one) => [one.atMinute, one]));
  return {
    schema: 'scenario/1',
    rulebook: day.rulebook,
    start: '2026-06-01T00:00:00Z',
    durationMinutes: minutes,
    noise: day.noise,
    endpoint: {
      type: 'real-time',
      ProductionVariant: { InstanceType: 'ml.m5.large', InitialInstanceCount: day.initial },
    },
    model: {
      maxRps: 10,
      timeoutSeconds,
      startup: { launchSeconds, downloadSeconds: 0, loadSeconds: 0, removeSeconds },
    },
    timing: { metricDelaySeconds },
    traffic: [{ atMinute: 0, rps: 5 }, ...[...later.values()].sort((a, b) => a.atMinute - b.atMinute)],
    scaling: {
      ScalableTarget: {
        MinCapacity: day.min,
        MaxCapacity: day.max,
        SuspendedState: { DynamicScalingOutSuspended: day.suspendOut, DynamicScalingInSuspended: day.suspendIn },
      },
      ScalingPolicies: day.withPolicy
        ? [
            {
              PolicyName: 'tracking',
              PolicyType: 'TargetTrackingScaling',
              TargetTrackingScalingPolicyConfiguration: {
                TargetValue: day.target,
                PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
                ScaleOutCooldown: cooldown,
                ScaleInCooldown: cooldown,
                DisableScaleIn: day.disableScaleIn,
              },
            },
          ]
        : [],
    },
    faults: day.fault === undefined ? [] : [{ atMinute: day.fault, loseInstances: 1 }],
  };
}

describe('the fast way through quiet minutes', () => {
  it('gives the bits of the general way on days that are mostly quiet', () => {
    fc.assert(
      fc.property(quietDay, choices, (day, chosen) => bothWaysAgree(dayOf(day), chosen)),
      runs,
    );
  });

  it('ends with a cooldown: the evaluation at its last second acts', () => {
    // datapoints are seen 60 s late, so that evaluations and the end of a cooldown of 300 s fall on the same second
    const quiet = {
      minutes: 60,
      traffic: [{ atMinute: 1, rps: 0 }],
      target: 60,
      initial: 6,
      min: 1,
      max: 12,
      delay: 60,
    };
    const rest = { cooldown: 300, disableScaleIn: false, suspendOut: false, suspendIn: false, noise: 'none' } as const;
    const model = { timeoutSeconds: 60, launchSeconds: 0, removeSeconds: 0, withPolicy: true, fault: undefined };
    const day = dayOf({ ...quiet, ...rest, ...model, rulebook: 'aws' });
    bothWaysAgree(day, { ...ourChoices, scaleInAmount: 'one-at-a-time' });
  });
});
