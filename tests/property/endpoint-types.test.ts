import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import type { Trace } from '@/lib/contracts/trace';
import { traceOf } from '@/tests/support/run-scenario';

// What holds for serverless and asynchronous endpoints and for inference components, whatever their traffic and scaling.
const runs = { numRuns: 80, seed: 20_261_124 };

const minutes = 90;
const startup = fc.record({
  launchSeconds: fc.integer({ min: 0, max: 300 }),
  downloadSeconds: fc.integer({ min: 0, max: 30 }),
  loadSeconds: fc.integer({ min: 0, max: 30 }),
});
const model = fc.record({
  maxRps: fc.constantFrom(0.5, 1, 4, 7),
  slots: fc.integer({ min: 1, max: 4 }),
  timeoutSeconds: fc.integer({ min: 1, max: 90 }),
  idleSeconds: fc.constantFrom(0, 60, 300, 900),
  startup,
});
const traffic = (name?: string) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: minutes - 1 }), { maxLength: 5 })
    .chain((starts) =>
      fc.tuple(
        ...[0, ...starts.sort((a, b) => a - b)].map((atMinute) =>
          fc.constantFrom(0, 0, 0.001, 0.3, 2, 9, 40).map((rps) => ({ atMinute, rps, ...(name ? { for: name } : {}) })),
        ),
      ),
    );
const shared = {
  schema: fc.constant('scenario/1' as const),
  rulebook: fc.constant('aws' as const),
  start: fc.constant('2026-06-01T08:00:00Z'),
  durationMinutes: fc.constant(minutes),
  seed: fc.integer({ min: 0, max: 100 }),
  noise: fc.constantFrom('none' as const, 'poisson' as const),
  model,
};

const track = (PredefinedMetricType: string, TargetValue: number) => ({
  PolicyName: 'load',
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingScalingPolicyConfiguration: {
    TargetValue,
    PredefinedMetricSpecification: { PredefinedMetricType },
    ScaleOutCooldown: 60,
    ScaleInCooldown: 60,
  },
});
const wake = (MetricName: string) => ({
  policy: {
    PolicyName: 'wake',
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: {
      AdjustmentType: 'ChangeInCapacity',
      Cooldown: 60,
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
    },
  },
  alarm: {
    AlarmName: 'wake',
    Namespace: 'AWS/SageMaker',
    MetricName,
    Statistic: 'Maximum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    AlarmActions: ['wake'],
  },
});

const serverless: fc.Arbitrary<ScenarioDocument> = fc.record({ ...shared, traffic: traffic() }).chain((rest) =>
  fc
    .record({
      provisioned: fc.integer({ min: 0, max: 6 }),
      more: fc.integer({ min: 1, max: 20 }),
      scaled: fc.boolean(),
    })
    .map(({ provisioned, more, scaled }): ScenarioDocument => {
      const config = { MemorySizeInMB: 2048, MaxConcurrency: provisioned + more };
      const ServerlessConfig = provisioned > 0 ? { ...config, ProvisionedConcurrency: provisioned } : config;
      const policy = track('SageMakerVariantProvisionedConcurrencyUtilization', 0.5);
      const scaling = {
        ScalableTarget: { MinCapacity: 1, MaxCapacity: provisioned + more },
        ScalingPolicies: [policy],
      };
      const endpoint = { type: 'serverless' as const, EndpointName: 'e', ProductionVariant: { ServerlessConfig } };
      return { ...rest, endpoint, ...(scaled && provisioned > 0 ? { scaling } : {}) };
    }),
);

const asynchronous: fc.Arbitrary<ScenarioDocument> = fc
  .record({ ...shared, traffic: traffic(), woken: fc.boolean() })
  .map(({ woken, ...rest }) => {
    const { policy, alarm } = wake('HasBacklogWithoutCapacity');
    const backlog = {
      PolicyName: 'backlog',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 5,
        CustomizedMetricSpecification: {
          Namespace: 'AWS/SageMaker',
          MetricName: 'ApproximateBacklogSizePerInstance',
          Statistic: 'Average',
        },
      },
    };
    return {
      ...rest,
      endpoint: {
        type: 'asynchronous' as const,
        EndpointName: 'e',
        ProductionVariant: { InstanceType: 'ml.m5.large', InitialInstanceCount: 1 },
      },
      scaling: {
        ScalableTarget: { MinCapacity: 0, MaxCapacity: 4 },
        ScalingPolicies: woken ? [backlog, policy] : [backlog],
        Alarms: woken ? [alarm] : [],
      },
    };
  });

const components: fc.Arbitrary<ScenarioDocument> = fc
  .record({
    ...shared,
    traffic: fc.tuple(traffic('a'), traffic('b')).map(([a, b]) => [...a, ...b]),
    each: fc.integer({ min: 1, max: 3 }),
    least: fc.integer({ min: 0, max: 1 }),
    most: fc.integer({ min: 2, max: 4 }),
  })
  .map(({ each, least, most, ...rest }) => {
    const { policy, alarm } = wake('NoCapacityInvocationFailures');
    const scaling = (name: string) => ({
      for: name,
      ScalableTarget: { MinCapacity: 0, MaxCapacity: 9 },
      ScalingPolicies: [track('SageMakerInferenceComponentInvocationsPerCopy', 60), policy],
      Alarms: [alarm],
    });
    return {
      ...rest,
      endpoint: {
        type: 'inference-component' as const,
        EndpointName: 'e',
        ProductionVariant: {
          InstanceType: 'ml.m5.large',
          InitialInstanceCount: 1,
          ManagedInstanceScaling: { Status: 'ENABLED', MinInstanceCount: least, MaxInstanceCount: most },
        },
        InferenceComponents: [
          { InferenceComponentName: 'a', CopyCount: 1, copiesPerInstance: each },
          { InferenceComponentName: 'b', CopyCount: 1, copiesPerInstance: 2 },
        ],
      },
      scaling: [scaling('a'), scaling('b')],
    };
  });

const types = [
  ['serverless endpoint', serverless],
  ['asynchronous endpoint', asynchronous],
  ['endpoint of inference components', components],
] as const;

describe.each(types)('every run of a %s', (_, documents) => {
  const holds = (check: (trace: Trace, document: ScenarioDocument) => void) =>
    fc.assert(
      fc.property(documents, (document) => {
        const trace = traceOf(document);
        expect(trace.rejections).toEqual([]);
        check(trace, document);
      }),
      runs,
    );

  it('accounts for every request, in its measures and in its series', () =>
    holds(({ measures, series }) => {
      const { requests = 0, succeeded = 0, timedOut = 0, throttled = 0, failed = 0, queuedAtEnd = 0 } = measures;
      const lost = timedOut! + throttled! + failed!;
      expect(succeeded! + lost).toBeCloseTo(requests!, 3);
      const sum = (column: (number | null)[]) => column.reduce<number>((total, value) => total + (value ?? 0), 0) * 60;
      expect(sum(series.offeredRps)).toBeCloseTo(requests!, 0);
      expect(Math.abs(sum(series.lostRps) - lost)).toBeLessThan(0.1 + 1e-4 * lost);
      expect(Math.abs(sum(series.servedRps) + queuedAtEnd! + lost - requests!)).toBeLessThan(0.1 + 1e-4 * requests!);
    }));

  it('adds its targets up to the whole', () =>
    holds(({ measures }) => {
      const targets = Object.values(measures.targets ?? {});
      if (targets.length === 0) return;
      for (const name of ['requests', 'succeeded', 'timedOut', 'failed', 'scalingActivities'] as const) {
        const total = targets.reduce((sum, target) => sum + (target[name] ?? 0), 0);
        expect(Math.abs(total - (measures[name] ?? 0))).toBeLessThan(1e-3);
      }
    }));

  it('never costs less than nothing, nor has fewer than no environments, instances or copies', () =>
    holds(({ measures, series }) => {
      expect(measures.costUsd).toBeGreaterThanOrEqual(0);
      expect(measures.leastInstances).toBeGreaterThanOrEqual(0);
      for (const column of [series.backlog, series.inService, series.desired, series.lostRps]) {
        for (const value of column) expect(value).toBeGreaterThanOrEqual(0);
      }
    }));

  it('gives the same bits for the same input', () =>
    holds((trace, document) => {
      expect(traceOf(document).core.digest).toBe(trace.core.digest);
    }));

  it('changes nothing when a piece of traffic is split in two', () =>
    holds((trace, document) => {
      const split = (document.traffic ?? []).flatMap((piece) => {
        const next = document.traffic!.find((other) => other.for === piece.for && other.atMinute > piece.atMinute);
        const middle = piece.atMinute + 0.5;
        return middle < (next?.atMinute ?? minutes) ? [piece, { ...piece, atMinute: middle }] : [piece];
      });
      expect(traceOf({ ...document, traffic: split }).core.digest).toBe(trace.core.digest);
    }));

  it('never looks ahead: a longer run has the same past', () =>
    holds((trace, document) => {
      if (document.noise === 'poisson') return;
      const end = minutes - 10;
      const traffic = (document.traffic ?? []).filter(({ atMinute }) => atMinute < end);
      const shorter = traceOf({ ...document, traffic, durationMinutes: end });
      for (const name of ['offeredRps', 'lostRps', 'backlog', 'inService'] as const) {
        expect(shorter.series[name]).toEqual(trace.series[name].slice(0, end));
      }
    }));
});

describe('instances that components share', () => {
  it('stay within MinInstanceCount and MaxInstanceCount, and hold every copy that is in service', () =>
    fc.assert(
      fc.property(components, (document) => {
        const { measures, series } = traceOf(document);
        const { ManagedInstanceScaling } = document.endpoint!.ProductionVariant!;
        expect(measures.leastInstances).toBeGreaterThanOrEqual(ManagedInstanceScaling!.MinInstanceCount!);
        expect(measures.peakInstances).toBeLessThanOrEqual(ManagedInstanceScaling!.MaxInstanceCount!);
        const [a, b] = document.endpoint!.InferenceComponents!.map(
          ({ InferenceComponentName: name, copiesPerInstance = 1 }) =>
            series.targets![name]!.inService.map((copies) => (copies ?? 0) / copiesPerInstance),
        );
        const most = Math.max(...a!.map((share, minute) => share + b![minute]!));
        expect(Math.ceil(most - 1e-9)).toBeLessThanOrEqual(measures.peakInstances!);
      }),
      runs,
    ));
});
