import { describe, expect, it } from 'vitest';
import { compile } from '@/lib/aws/compile/compile';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { scenarioOf } from '@/tests/support/run-scenario';

// What AWS or the documentation refuses, each limit from both sides.

type Parts = { endpoint?: object; scaling?: object; rulebook?: 'aws' | 'course' };

/** The error codes of the refusals, each with what AWS or we say of it. */
function refusals({ endpoint, scaling, rulebook = 'aws' }: Parts): string[] {
  const document: ScenarioDocument = {
    schema: 'scenario/1',
    rulebook,
    start: '2026-06-01T08:00:00Z',
    durationMinutes: 10,
    endpoint: { type: 'real-time', ...endpoint },
    model: { maxRps: 10 },
    traffic: [{ atMinute: 0, rps: 1 }],
    ...(scaling ? { scaling: { ScalableTarget: { MinCapacity: 1, MaxCapacity: 4 }, ...scaling } } : {}),
  };
  const compiled = compile(scenarioOf(document));
  return compiled.kind === 'rejected' ? compiled.rejections.map(({ code, message }) => `${code}: ${message}`) : [];
}

type Bounds = [lower: number | null, upper: number | null];
const steps = (...bounds: Bounds[]) => ({
  ScalingPolicies: [
    {
      PolicyName: 'step',
      PolicyType: 'StepScaling',
      StepScalingPolicyConfiguration: {
        AdjustmentType: 'ChangeInCapacity',
        StepAdjustments: bounds.map(([lower, upper]) => ({
          MetricIntervalLowerBound: lower,
          MetricIntervalUpperBound: upper,
          ScalingAdjustment: 1,
        })),
      },
    },
  ],
});

const invocations = { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' };
const tracking = (name: string, metric: object, TargetValue = 100) => ({
  PolicyName: name,
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingScalingPolicyConfiguration: { TargetValue, ...metric },
});
const policies = (...ScalingPolicies: object[]) => ({ ScalingPolicies });
const alarm = (parts: object) => ({
  Alarms: [
    {
      AlarmName: 'a',
      Namespace: 'AWS/SageMaker',
      MetricName: 'Invocations',
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      ...parts,
    },
  ],
});

describe('a step policy', () => {
  it('has intervals that neither overlap nor leave a gap (C2)', () => {
    expect(refusals({ scaling: steps([0, 10], [10, null]) })).toEqual([]);
    expect(refusals({ scaling: steps([0, 10], [9, null]) })).toEqual([
      'ValidationException: Step adjustment intervals cannot overlap',
    ]);
    expect(refusals({ scaling: steps([0, 10], [11, null]) })).toEqual([
      'ValidationException: Step adjustment intervals cannot have gaps between them',
    ]);
  });

  it('has at most one interval without a lower and one without an upper bound, and none without both (C3)', () => {
    expect(refusals({ scaling: steps([null, 0], [0, null]) })).toEqual([]);
    expect(refusals({ scaling: steps([null, 0], [null, 5]) })).toHaveLength(1);
    expect(refusals({ scaling: steps([0, null], [5, null]) })).toHaveLength(1);
    expect(refusals({ scaling: steps([null, null]) })).toHaveLength(1);
  });

  it('goes on to infinity where a bound is negative or positive (C4)', () => {
    expect(refusals({ scaling: steps([-5, 0], [null, -5]) })).toEqual([]);
    expect(refusals({ scaling: steps([-5, 0]) })).toHaveLength(1);
    expect(refusals({ scaling: steps([0, 5]) })).toHaveLength(1);
  });

  it('has upper bounds greater than their lower bounds (C6)', () => {
    expect(refusals({ scaling: steps([5, 5], [5, null]) })).toEqual([
      'ValidationException: Lower bound must be less than upper bound for a step adjustment',
    ]);
  });

  it('has at most 20 steps (C14)', () => {
    const ladder = (count: number) =>
      steps(...Array.from({ length: count }, (_, i): Bounds => [i, i < count - 1 ? i + 1 : null]));
    expect(refusals({ scaling: ladder(20) })).toEqual([]);
    expect(refusals({ scaling: ladder(21) })[0]).toMatch(/^LimitExceededException/);
  });
});

describe('a target-tracking policy', () => {
  it('has a target between −2^360 and 2^360 (A23)', () => {
    const target = (value: number) =>
      refusals({ scaling: policies(tracking('t', { PredefinedMetricSpecification: invocations }, value)) });
    expect(target(2 ** 360)).toEqual([]);
    expect(target(2 ** 361)).toHaveLength(1);
    expect(target(-(2 ** 361))).toHaveLength(1);
  });

  it('tracks a predefined metric of its own dimension (A24 A33)', () => {
    const type = (PredefinedMetricType: string) =>
      refusals({
        scaling: policies(tracking('t', { PredefinedMetricSpecification: { PredefinedMetricType } })),
      });
    expect(type('SageMakerVariantConcurrentRequestsPerModelHighResolution')).toEqual([]);
    expect(type('SageMakerInferenceComponentInvocationsPerCopy')).toHaveLength(1);
    expect(type('ECSServiceAverageCPUUtilization')).toHaveLength(1);
  });

  it('shares its metric with no other of the same target (A27)', () => {
    const first = tracking('first', { PredefinedMetricSpecification: invocations });
    const other = tracking('other', {
      PredefinedMetricSpecification: {
        PredefinedMetricType: 'SageMakerVariantConcurrentRequestsPerModelHighResolution',
      },
    });
    expect(refusals({ scaling: policies(first, other) })).toEqual([]);
    expect(refusals({ scaling: policies(first, { ...first, PolicyName: 'second' }) })).toHaveLength(1);
  });
});

describe('a scalable target', () => {
  it('has at most 50 policies (E9)', () => {
    const many = (count: number) =>
      policies(
        ...Array.from({ length: count }, (_, i) => ({ ...steps([0, null]).ScalingPolicies[0], PolicyName: `p${i}` })),
      );
    expect(refusals({ scaling: many(50) })).toEqual([]);
    expect(refusals({ scaling: many(51) })[0]).toMatch(/^LimitExceededException/);
  });

  it('has at most 200 scheduled actions (D12)', () => {
    const many = (count: number) => ({
      ScheduledActions: Array.from({ length: count }, (_, i) => ({
        ScheduledActionName: `a${i}`,
        Schedule: 'rate(1 day)',
        ScalableTargetAction: { MinCapacity: 1 },
      })),
    });
    expect(refusals({ scaling: many(200) })).toEqual([]);
    expect(refusals({ scaling: many(201) })[0]).toMatch(/^LimitExceededException/);
  });

  it('is never predictive: that exists for Amazon ECS only (D18)', () => {
    const predictive = { PolicyName: 'p', PolicyType: 'PredictiveScaling' };
    expect(refusals({ scaling: policies(predictive) })).toEqual(['AccessDenied: Account is not authorized']);
  });

  it('of a classic real-time variant has a minimum of 1, although the call accepts 0 (I5 I6 J15)', () => {
    const scaling = { ScalableTarget: { MinCapacity: 0, MaxCapacity: 4 } };
    expect(refusals({ scaling })[0]).toMatch(/^not-supported/);
    expect(refusals({ scaling, endpoint: { type: 'asynchronous' } })).toEqual([]);
  });

  it('of an asynchronous endpoint keeps one instance by the course (S9)', () => {
    const scaling = { ScalableTarget: { MinCapacity: 0, MaxCapacity: 4 } };
    expect(refusals({ scaling, endpoint: { type: 'asynchronous' }, rulebook: 'course' })[0]).toMatch(/^not-supported/);
  });

  it('is no variant of burstable instances (I8)', () => {
    const variant = (InstanceType: string) => ({
      endpoint: { ProductionVariant: { InstanceType } },
      scaling: {},
    });
    expect(refusals(variant('ml.m5.large'))).toEqual([]);
    expect(refusals(variant('ml.t2.medium'))[0]).toMatch(/^not-supported/);
  });
});

describe('an alarm', () => {
  it('has a period of 10, 20, 30 or a multiple of 60 seconds (C18)', () => {
    for (const Period of [10, 20, 30, 60, 300]) expect(refusals({ scaling: alarm({ Period }) })).toEqual([]);
    for (const Period of [0, 15, 40, 90]) expect(refusals({ scaling: alarm({ Period }) })).toHaveLength(1);
  });
});

describe('an endpoint', () => {
  it('has 1 to 10 variants, each of a weight of at least 0 (I9)', () => {
    const variants = (count: number) => ({
      endpoint: { ProductionVariants: Array.from({ length: count }, (_, i) => ({ VariantName: `v${i}` })) },
    });
    expect(refusals(variants(10))).toEqual([]);
    expect(refusals(variants(11))).toHaveLength(1);
    expect(refusals({ endpoint: { ProductionVariant: { InitialVariantWeight: 0 } } })).toEqual([]);
    expect(refusals({ endpoint: { ProductionVariant: { InitialVariantWeight: -1 } } })).toHaveLength(1);
  });

  it('routes at random, to the least outstanding requests or by prefix (I19)', () => {
    const routing = (RoutingStrategy: string) =>
      refusals({ endpoint: { ProductionVariant: { RoutingConfig: { RoutingStrategy } } } });
    expect(routing('LEAST_OUTSTANDING_REQUESTS')).toEqual([]);
    expect(routing('RANDOM')).toEqual([]);
    expect(routing('PREFIX_AWARE')).toEqual([]);
    expect(routing('ROUND_ROBIN')).toHaveLength(1);
  });

  it('waits 60 to 3600 seconds for model data and for the health check (I20)', () => {
    const timeout = (seconds: number) =>
      refusals({
        endpoint: {
          ProductionVariant: {
            ModelDataDownloadTimeoutInSeconds: seconds,
            ContainerStartupHealthCheckTimeoutInSeconds: seconds,
          },
        },
      });
    expect(timeout(60)).toEqual([]);
    expect(timeout(3600)).toEqual([]);
    expect(timeout(59)).toHaveLength(2);
    expect(timeout(3601)).toHaveLength(2);
  });

  it('lies in 1 to 16 subnets and has 1 to 5 security groups (M1)', () => {
    const vpc = (subnets: number, groups: number) =>
      refusals({
        endpoint: {
          VpcConfig: {
            Subnets: Array.from({ length: subnets }, (_, i) => `subnet-${i}`),
            SecurityGroupIds: Array.from({ length: groups }, (_, i) => `sg-${i}`),
          },
        },
      });
    expect(vpc(16, 5)).toEqual([]);
    expect(vpc(17, 5)).toHaveLength(1);
    expect(vpc(16, 6)).toHaveLength(1);
    expect(vpc(0, 0)).toHaveLength(2);
  });

  it('has no VPC where it is serverless (K8 M24)', () => {
    const ServerlessConfig = { MemorySizeInMB: 2048, MaxConcurrency: 5 };
    const serverless = { type: 'serverless', ProductionVariant: { ServerlessConfig } };
    expect(refusals({ endpoint: serverless })).toEqual([]);
    const VpcConfig = { Subnets: ['subnet-a'], SecurityGroupIds: ['sg-a'] };
    expect(refusals({ endpoint: { ...serverless, VpcConfig } })[0]).toMatch(/^not-supported/);
  });

  it('of the serverless type has one of six memory sizes and a concurrency of 1 to 200 (K1 K2)', () => {
    const serverless = (MemorySizeInMB: number, MaxConcurrency: number) =>
      refusals({
        endpoint: { type: 'serverless', ProductionVariant: { ServerlessConfig: { MemorySizeInMB, MaxConcurrency } } },
      });
    expect(serverless(1024, 1)).toEqual([]);
    expect(serverless(6144, 200)).toEqual([]);
    expect(serverless(1500, 1)).toHaveLength(1);
    expect(serverless(1024, 0)).toHaveLength(1);
    expect(serverless(1024, 201)).toHaveLength(1);
  });

  it('has no Spot instances, by either rulebook (S7 N9)', () => {
    for (const rulebook of ['aws', 'course'] as const) {
      expect(refusals({ endpoint: { capacity: 'spot' }, rulebook })[0]).toMatch(/^not-supported/);
    }
  });
});
