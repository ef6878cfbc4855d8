import { describe, expect, it } from 'vitest';
import { notScaledReasons } from '@/lib/contracts/trace';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { breachReason, initialStateReason, missingDataReason } from '@/lib/aws/alarm-state-reason';
import { compile } from '@/lib/aws/compile/compile';
import { judgeCall } from '@/lib/aws/rules/calls/judge-call';
import { evaluateAlarm } from '@/lib/simulation/alarm';
import { evaluateMetricMath } from '@/lib/simulation/metric-math/evaluate';
import { parseMetricMath } from '@/lib/simulation/metric-math/parse';
import { leastSamplesForPercentile } from '@/lib/simulation/statistic-set';
import { scenarioOf, traceOf } from '@/tests/support/run-scenario';

// Worked cases told in prose whose answer is a value and not a run of events, each named after the case. The numbers are
// the sources' own.

const base = {
  schema: 'scenario/1',
  rulebook: 'aws',
  start: '2026-06-01T08:00:00Z',
  durationMinutes: 20,
  timing: { metricDelaySeconds: 0 },
  model: { maxRps: 1, slots: 1, startup: { launchSeconds: 60, downloadSeconds: 0, loadSeconds: 0 } },
  traffic: [{ atMinute: 0, rps: 0 }],
} satisfies Partial<ScenarioDocument>;

const target = { MinCapacity: 1, MaxCapacity: 10 };
const invocations = { PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' } };
const tracking = (configuration: object) => ({
  PolicyName: 'track',
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingScalingPolicyConfiguration: { TargetValue: 70, ...invocations, ...configuration },
});

function compiledTarget(configuration: object) {
  const scaling = { ScalableTarget: target, ScalingPolicies: [tracking(configuration)] };
  const compiled = compile(scenarioOf({ ...base, endpoint: { type: 'real-time' }, scaling }));
  if (compiled.kind === 'rejected') throw new Error(compiled.rejections[0]?.message);
  return compiled.scenario.targets[0]!;
}

describe('policies', () => {
  it('cool-09: cooldowns of 600 and 300 seconds are ten and five minutes', () => {
    const [policy] = compiledTarget({ ScaleInCooldown: 600, ScaleOutCooldown: 300 }).policies;
    expect(policy).toMatchObject({ target: 70, scaleInCooldownSeconds: 10 * 60, scaleOutCooldownSeconds: 5 * 60 });
  });

  it('tt-12: with DisableScaleIn a policy has its AlarmHigh alone (A22)', () => {
    const visible = (configuration: object) => compiledTarget(configuration).alarms.filter(({ hidden }) => !hidden).map(({ name }) => name);
    expect(visible({ DisableScaleIn: true })).toEqual([expect.stringContaining('AlarmHigh')]);
    expect(visible({})).toEqual([expect.stringContaining('AlarmHigh'), expect.stringContaining('AlarmLow')]);
  });

  it('tt-06: m1 / m2 of 1500 and 10 is 150', () => {
    const parsed = parseMetricMath('m1 / m2');
    const metrics = new Map([
      ['m1', [1500]],
      ['m2', [10]],
    ]);
    if (parsed.kind === 'invalid') throw new Error(parsed.message);
    expect(evaluateMetricMath(parsed.expression, { metrics, length: 1, periodSeconds: 60 })).toEqual({ kind: 'series', values: [150] });
  });

  it('multi-08: of the backlog policies in conflict the larger capacity wins (E3)', () => {
    // 12 requests wait at one instance: 12 ÷ 2 asks for 6, the step policy for one more than 1
    const trace = traceOf({
      ...base,
      durationMinutes: 4,
      endpoint: { type: 'asynchronous', ProductionVariant: { InitialInstanceCount: 1 } },
      traffic: [
        { atMinute: 0, rps: 1.2 },
        { atMinute: 1, rps: 1 },
      ],
      scaling: {
        ScalableTarget: target,
        ScalingPolicies: [
          {
            PolicyName: 'backlog',
            PolicyType: 'TargetTrackingScaling',
            TargetTrackingScalingPolicyConfiguration: {
              TargetValue: 2,
              CustomizedMetricSpecification: { Namespace: 'AWS/SageMaker', MetricName: 'ApproximateBacklogSizePerInstance', Statistic: 'Average' },
            },
          },
          {
            PolicyName: 'step',
            PolicyType: 'StepScaling',
            StepScalingPolicyConfiguration: { AdjustmentType: 'ChangeInCapacity', StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }] },
          },
        ],
        Alarms: [
          {
            AlarmName: 'backlog of three minutes',
            Namespace: 'AWS/SageMaker',
            MetricName: 'ApproximateBacklogSizePerInstance',
            Statistic: 'Average',
            Period: 60,
            EvaluationPeriods: 3,
            Threshold: 2,
            ComparisonOperator: 'GreaterThanThreshold',
            AlarmActions: ['step'],
          },
        ],
      },
    });
    const activities = trace.events.filter(({ kind }) => kind === 'scaling-activity');
    expect(activities).toMatchObject([{ atSecond: 180, policy: 'backlog', from: 1 }]);
    expect(trace.events).toContainEqual(expect.objectContaining({ kind: 'not-scaled', policy: 'step', reason: 'LargerCapacityWon' }));
  });

  it('act-03: the reasons of AWS for not scaling are these five (A29)', () => {
    expect(notScaledReasons.slice(0, 5)).toEqual([
      'AutoScalingAnticipatedFlapping',
      'TargetServicePutResourceAsUnscalable',
      'AlreadyAtMaxCapacity',
      'AlreadyAtMinCapacity',
      'AlreadyAtDesiredCapacity',
    ]);
  });

  it('meas-05: an activity names the alarm, its state and the policy as its cause', () => {
    const trace = traceOf({
      ...base,
      durationMinutes: 2,
      endpoint: { type: 'real-time', ProductionVariant: { InitialInstanceCount: 2 } },
      scaling: {
        ScalableTarget: target,
        ScalingPolicies: [
          {
            PolicyName: 'web-app-cpu-lt-25',
            PolicyType: 'StepScaling',
            StepScalingPolicyConfiguration: { AdjustmentType: 'ChangeInCapacity', StepAdjustments: [{ MetricIntervalUpperBound: 0, ScalingAdjustment: -1 }] },
          },
        ],
        Alarms: [
          {
            AlarmName: 'web-app-cpu-lt-25',
            Namespace: '/aws/sagemaker/Endpoints',
            MetricName: 'CPUUtilization',
            Statistic: 'Average',
            Period: 60,
            EvaluationPeriods: 1,
            Threshold: 25,
            ComparisonOperator: 'LessThanThreshold',
            AlarmActions: ['web-app-cpu-lt-25'],
          },
        ],
      },
    });
    const activity = trace.events.find(({ kind }) => kind === 'scaling-activity');
    expect(activity).toMatchObject({ to: 1, cause: 'monitor alarm web-app-cpu-lt-25 in state ALARM triggered policy web-app-cpu-lt-25' });
  });
});

describe('alarms', () => {
  const rule = { threshold: 2, comparison: 'GreaterThanThreshold' } as const;
  const none = [NaN, NaN, NaN, NaN];

  it('cw-initial: a new alarm is in INSUFFICIENT_DATA, unchecked', () => {
    const trace = traceOf({ ...base, durationMinutes: 2, endpoint: { type: 'real-time' }, scaling: { ScalableTarget: target, ScalingPolicies: [tracking({})] } });
    const [first] = trace.events.filter((event) => event.kind === 'alarm-state');
    expect(first).toMatchObject({ from: 'INSUFFICIENT_DATA' });
    expect(initialStateReason).toBe('Unchecked: Initial alarm creation');
  });

  it('cw-rec-1: two periods without data, treated as breaching, are an ALARM', () => {
    const breaching = { ...rule, evaluationPeriods: 2, datapointsToAlarm: 2, treatMissingData: 'breaching' } as const;
    expect(evaluateAlarm(breaching, none, { first: 0, last: 3 }, 'INSUFFICIENT_DATA')).toBe('ALARM');
    expect(missingDataReason(2, 'breaching')).toBe(
      'Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints were treated as [Breaching].',
    );
  });

  const one = { ...rule, evaluationPeriods: 1, datapointsToAlarm: 1, treatMissingData: 'notBreaching' } as const;

  it('cw-rec-2: an average of 21.5 is above 2.0', () => {
    expect(evaluateAlarm(one, [NaN, NaN, 21.5], { first: 0, last: 2 }, 'INSUFFICIENT_DATA')).toBe('ALARM');
    expect(breachReason(21.5, '26/10/23 16:42:00', 'GreaterThanThreshold', 2)).toBe(
      'Threshold Crossed: 1 datapoint [21.5 (26/10/23 16:42:00)] was greater than the threshold (2.0).',
    );
  });

  it('cw-rec-3: then one period without data, treated as not breaching, is OK', () => {
    expect(evaluateAlarm(one, none, { first: 1, last: 3 }, 'ALARM')).toBe('OK');
    expect(missingDataReason(1, 'notBreaching')).toBe(
      'Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].',
    );
  });

  it('cw-lowsample-2, cw-lowsample-4: p90 and p10 need 100 samples, as p99 needs 1000', () => {
    // 10 ÷ (1 − 0.9), 10 ÷ 0.1, 10 ÷ (1 − 0.99)
    expect([0.9, 0.1, 0.99].map(leastSamplesForPercentile)).toEqual([100, 100, 1000]);
  });
});

describe('asynchronous metrics', () => {
  it('met-05: invocations are not published, so a policy on them never scales (H17)', () => {
    const trace = traceOf({
      ...base,
      endpoint: { type: 'asynchronous', ProductionVariant: { InitialInstanceCount: 1 } },
      traffic: [{ atMinute: 0, rps: 5 }],
      scaling: { ScalableTarget: target, ScalingPolicies: [tracking({ TargetValue: 1 })] },
    });
    expect(trace.warnings).toMatchObject([{ code: 'metric-without-data' }]);
    expect(trace.events.filter(({ kind }) => kind === 'alarm-state' || kind === 'scaling-activity')).toEqual([]);
  });

  it('met-06: HasBacklogWithoutCapacity is 1 only where requests wait and nothing is in service (J13)', () => {
    const watched = { AlarmName: 'waiting', Namespace: 'AWS/SageMaker', MetricName: 'HasBacklogWithoutCapacity', Statistic: 'Maximum', Period: 60, EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: 'GreaterThanOrEqualToThreshold' };
    // a scheduled action takes the only instance away at minute 2; requests come in minute 0 and from minute 4 on
    const trace = traceOf({
      ...base,
      durationMinutes: 9,
      endpoint: { type: 'asynchronous', ProductionVariant: { InitialInstanceCount: 1 } },
      traffic: [
        { atMinute: 0, rps: 1.05 },
        { atMinute: 1, rps: 0 },
        { atMinute: 4, rps: 0.05 },
        { atMinute: 5, rps: 0 },
      ],
      scaling: {
        ScalableTarget: { MinCapacity: 0, MaxCapacity: 1 },
        Alarms: [watched],
        ScheduledActions: [{ ScheduledActionName: 'close', Schedule: 'at(2026-06-01T08:02:00)', ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 0 } }],
      },
    });
    // a queue of 3 with an instance, no queue with and without one, a queue of 3 at none
    expect(trace.series.metrics['HasBacklogWithoutCapacity']?.slice(0, 8)).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
  });
});

describe('limits', () => {
  const resource = { ServiceNamespace: 'sagemaker', ResourceId: 'endpoint/e/variant/v', ScalableDimension: 'sagemaker:variant:DesiredInstanceCount' };
  const steps = (count: number) => ({
    ...resource,
    PolicyName: 'p',
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: {
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: Array.from({ length: count }, (_, i) => ({
        MetricIntervalLowerBound: i,
        ...(i < count - 1 ? { MetricIntervalUpperBound: i + 1 } : {}),
        ScalingAdjustment: 1,
      })),
    },
  });

  it('quota-03: a step policy has at most 20 steps (C14)', () => {
    expect(judgeCall('PutScalingPolicy', steps(20)).kind).toBe('accepted');
    expect(judgeCall('PutScalingPolicy', steps(21))).toMatchObject({ kind: 'refused', refusals: [{ code: 'LimitExceededException' }] });
  });

  it('quota-02: a scalable target has at most 200 scheduled actions (D12)', () => {
    const withActions = (count: number) => ({
      ...base,
      endpoint: { type: 'real-time' as const },
      scaling: {
        ScalableTarget: target,
        ScheduledActions: Array.from({ length: count }, (_, i) => ({ ScheduledActionName: `a${i}`, Schedule: 'rate(1 day)', ScalableTargetAction: { MinCapacity: 1 } })),
      },
    });
    expect(compile(scenarioOf(withActions(200))).kind).toBe('compiled');
    expect(compile(scenarioOf(withActions(201)))).toMatchObject({ kind: 'rejected', rejections: [{ code: 'LimitExceededException' }] });
  });

  it('sls-10: provisioned concurrency is at most MaxConcurrency (K5)', () => {
    const config = (ProvisionedConcurrency: number) => ({
      EndpointConfigName: 'c',
      ProductionVariants: [{ VariantName: 'v', ModelName: 'm', ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 10, ProvisionedConcurrency } }],
    });
    expect(judgeCall('CreateEndpointConfig', config(10)).kind).toBe('accepted');
    expect(judgeCall('CreateEndpointConfig', config(11)).kind).toBe('refused');
  });

  it('dep-04: a linear step is 10 to 50 percent of the capacity', () => {
    const update = (Value: number) => ({
      EndpointName: 'e',
      EndpointConfigName: 'c',
      DeploymentConfig: {
        BlueGreenUpdatePolicy: {
          TrafficRoutingConfiguration: { Type: 'LINEAR', WaitIntervalInSeconds: 300, LinearStepSize: { Type: 'CAPACITY_PERCENT', Value } },
        },
      },
    });
    expect(judgeCall('UpdateEndpoint', update(20)).kind).toBe('accepted');
    expect(judgeCall('UpdateEndpoint', update(5)).kind).toBe('refused');
  });
});
