import { describe, expect, it } from 'vitest';
import type { Rulebook, ScenarioDocument } from '@/lib/contracts/scenario';
import { compile } from '@/lib/aws/compile/compile';
import { scenarioOf } from '@/tests/support/run-scenario';
import { above, adds, scheduled, smallEndpoint, stepPolicy, tracks } from '@/tests/support/small-endpoint';
import { without } from '@/tests/support/without';

function compiledOf(document: ScenarioDocument) {
  const compiled = compile(scenarioOf(document));
  if (compiled.kind === 'rejected') throw new Error(compiled.rejections.map(({ message }) => message).join('\n'));
  return compiled;
}
const codesOf = (document: ScenarioDocument) => {
  const compiled = compile(scenarioOf(document));
  return compiled.kind === 'rejected' ? compiled.rejections.map(({ code, facts }) => `${code} ${facts.join(' ')}`) : [];
};
const small = (more: Partial<Parameters<typeof smallEndpoint>[0]> = {}) =>
  smallEndpoint({ perMinute: [60], minutes: 60, ...more });
const targetOf = (document: ScenarioDocument) => compiledOf(document).scenario.targets[0]!;
const by = (rulebook: Rulebook) => ({ more: { rulebook } });

describe('the defaults of a target-tracking policy', () => {
  it.each([
    ['aws', 300, 300],
    ['course', 300, 600],
  ] as const)('by %s cools down %i s out and %i s in (S2 S3 B8)', (rulebook, out, back) => {
    const [policy] = targetOf(small({ policies: [tracks('tt', 70)], ...by(rulebook) })).policies;
    expect(policy).toMatchObject({
      scaleOutCooldownSeconds: out,
      scaleInCooldownSeconds: back,
      scaleInDisabled: false,
    });
  });

  it('do not replace what is said, a cooldown of 0 included', () => {
    const said = tracks('tt', 70, { ScaleOutCooldown: 0, ScaleInCooldown: 7, DisableScaleIn: true });
    for (const rulebook of ['aws', 'course'] as const) {
      expect(targetOf(small({ policies: [said], ...by(rulebook) })).policies[0]).toMatchObject({
        scaleOutCooldownSeconds: 0,
        scaleInCooldownSeconds: 7,
        scaleInDisabled: true,
      });
    }
  });

  it('make two alarms: 3 of 3 above the target, 15 of 15 below nine tenths, for a 1-minute metric (A2 A3 A4)', () => {
    const { alarms, metrics } = targetOf(small({ policies: [tracks('tt', 70)] }));
    expect(metrics).toEqual([
      {
        name: 'InvocationsPerInstance',
        label: 'InvocationsPerInstance',
        statistic: 'Sum',
        periodSeconds: 60,
        pushedFromVpc: false,
      },
    ]);
    const common = { metricIndex: 0, treatMissingData: 'missing', stepPolicies: [], hidden: false };
    expect(alarms).toEqual([
      {
        ...common,
        name: 'TargetTracking-endpoint/endpoint/variant/AllTraffic-AlarmHigh-tt',
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        threshold: 70,
        comparison: 'GreaterThanThreshold',
      },
      {
        ...common,
        name: 'TargetTracking-endpoint/endpoint/variant/AllTraffic-AlarmLow-tt',
        evaluationPeriods: 15,
        datapointsToAlarm: 15,
        threshold: 63,
        comparison: 'LessThanThreshold',
      },
    ]);
  });

  it('make 3 of 3 and 90 of 90 of ten seconds for a concurrency metric (A5 A6 A9)', () => {
    const PredefinedMetricType = 'SageMakerVariantConcurrentRequestsPerModelHighResolution';
    const { alarms, metrics } = targetOf(
      small({ policies: [tracks('tt', 5, { PredefinedMetricSpecification: { PredefinedMetricType } })] }),
    );
    expect(metrics).toMatchObject([{ name: 'ConcurrentRequestsPerModel', periodSeconds: 10 }]);
    expect(alarms).toMatchObject([
      { evaluationPeriods: 3, threshold: 5 },
      { evaluationPeriods: 90, threshold: 4.5 },
    ]);
  });

  it('tell nothing of the low alarm where scaling in is disabled: AWS makes none (A22)', () => {
    const { alarms } = targetOf(small({ policies: [tracks('tt', 70, { DisableScaleIn: true })] }));
    expect(alarms.map(({ hidden }) => hidden)).toEqual([false, true]);
  });
});

describe('the defaults of a step policy and its alarm', () => {
  it('cool down 300 s, average, and have no least change (B11 C11)', () => {
    const { policies } = targetOf(
      small({
        policies: [stepPolicy('out', { StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }] })],
        alarms: [above(60, 'out')],
      }),
    );
    expect(policies).toEqual([
      {
        kind: 'step',
        name: 'out',
        adjustmentType: 'ChangeInCapacity',
        steps: [{ lower: 0, upper: Infinity, adjustment: 1 }],
        minAdjustmentMagnitude: 0,
        cooldownSeconds: 300,
        aggregation: 'Average',
      },
    ]);
  });

  it('treat missing data as missing and ask for all datapoints (G3)', () => {
    const { alarms } = targetOf(
      small({ policies: [adds('out', 1)], alarms: [above(60, 'out', { EvaluationPeriods: 4 })] }),
    );
    expect(alarms).toMatchObject([{ datapointsToAlarm: 4, treatMissingData: 'missing', stepPolicies: [0] }]);
  });

  it('warn of a policy that no alarm names (C15)', () => {
    const { warnings } = compiledOf(small({ policies: [adds('out', 1)] }));
    expect(warnings).toMatchObject([
      { code: 'policy-without-alarm', path: 'scaling.ScalingPolicies[0]', facts: ['C15'] },
    ]);
    expect(compiledOf(small({ policies: [adds('out', 1)], alarms: [above(60, 'out')] })).warnings).toEqual([]);
  });

  it('warn of steps on the other side of the threshold (C21)', () => {
    const alarms = [above(60, 'out', { ComparisonOperator: 'LessThanThreshold' })];
    expect(compiledOf(small({ policies: [adds('out', 1)], alarms })).warnings).toMatchObject([
      { code: 'steps-on-the-other-side', facts: ['C21'] },
    ]);
  });

  it('warn of a step that the metric never reaches (C21)', () => {
    const dead = stepPolicy('in', {
      StepAdjustments: [
        { MetricIntervalLowerBound: -20, MetricIntervalUpperBound: 0, ScalingAdjustment: -1 },
        { MetricIntervalUpperBound: -20, ScalingAdjustment: -2 },
      ],
    });
    const fires = (Threshold: number) =>
      compiledOf(
        small({
          policies: [dead],
          alarms: [above(60, 'in', { Threshold, ComparisonOperator: 'LessThanOrEqualToThreshold' })],
        }),
      ).warnings.map(({ code }) => code);
    expect(fires(10)).toEqual(['step-out-of-reach']);
    expect(fires(20)).toEqual([]);
  });
});

describe('metrics by name', () => {
  const warningsOf = (MetricName: string, Namespace = 'AWS/SageMaker', more = {}) =>
    compiledOf(small({ alarms: [above(60, 'none', { AlarmActions: [], MetricName, Namespace, ...more })] })).warnings;

  it('that nobody publishes never get a datapoint, and that is warned about (M16)', () => {
    expect(warningsOf('Nothing')).toMatchObject([
      { code: 'metric-without-data', path: 'scaling.Alarms[0]', facts: ['M16'] },
    ]);
    expect(warningsOf('CPUUtilization')).toMatchObject([{ code: 'metric-without-data', facts: ['H1', 'M16'] }]);
    expect(warningsOf('InvocationsPerCopy')).toMatchObject([{ code: 'metric-without-data', facts: ['H17'] }]);
    expect(warningsOf('CPUUtilization', '/aws/sagemaker/Endpoints')).toEqual([]);
  });

  it('with a dimension of another endpoint never get a datapoint (M16)', () => {
    const dimension = (Name: string, Value: string) => ({ Dimensions: [{ Name, Value }] });
    expect(warningsOf('Invocations', 'AWS/SageMaker', dimension('EndpointName', 'endpoint'))).toEqual([]);
    expect(warningsOf('Invocations', 'AWS/SageMaker', dimension('VariantName', 'AllTraffic'))).toEqual([]);
    expect(warningsOf('Invocations', 'AWS/SageMaker', dimension('EndpointName', 'other'))).toMatchObject([
      { code: 'metric-without-data', facts: ['M16'] },
    ]);
    expect(warningsOf('Invocations', 'AWS/SageMaker', dimension('VariantName', 'other'))).toHaveLength(1);
  });

  it('share one stream of datapoints where they are the same', () => {
    const twice = [
      above(60, 'none', { AlarmActions: [] }),
      above(90, 'none', { AlarmName: 'other', AlarmActions: [] }),
    ];
    expect(targetOf(small({ alarms: twice })).metrics).toHaveLength(1);
    const differ = [
      above(60, 'none', { AlarmActions: [] }),
      above(90, 'none', { AlarmName: 'other', AlarmActions: [], Statistic: 'Average' }),
    ];
    expect(targetOf(small({ alarms: differ })).metrics).toHaveLength(2);
  });

  it('published each minute have no datapoints of ten seconds (G24)', () => {
    const { metrics } = targetOf(small({ alarms: [above(60, 'none', { AlarmActions: [], Period: 10 })] }));
    expect(metrics).toMatchObject([{ name: 'absent', periodSeconds: 10 }]);
  });

  it('that capacity does not move warn a target-tracking policy (A20 S6)', () => {
    const specification = { Namespace: 'AWS/SageMaker', MetricName: 'ModelLatency', Statistic: 'Average' };
    expect(
      compiledOf(small({ policies: [tracks('tt', 1000, { CustomizedMetricSpecification: specification })] })).warnings,
    ).toMatchObject([{ code: 'metric-not-proportional', facts: ['A20', 'S6'] }]);
  });

  it('of requests are none of an asynchronous endpoint (H17 J10)', () => {
    const endpoint = {
      type: 'asynchronous' as const,
      AsyncInferenceConfig: {},
      ProductionVariant: { InstanceType: 'ml.m5.large', InitialInstanceCount: 1 },
    };
    expect(compiledOf(small({ policies: [tracks('tt', 70)], more: { endpoint } })).warnings).toMatchObject([
      { code: 'metric-without-data', facts: ['H17', 'J10'] },
    ]);
  });
});

describe('a scenario in seconds', () => {
  it('rounds minutes to the second', () => {
    const { scenario } = compiledOf(
      small({
        more: {
          traffic: [
            { atMinute: 0, rps: 1 },
            { atMinute: 0.508, rps: 2, rampMinutes: 0.1 },
          ],
          faults: [{ atMinute: 1.508, loseInstances: 1 }],
        },
      }),
    );
    // 30.48 s and 6 s, 90.48 s
    expect(scenario.traffic[0]?.pieces[1]).toEqual({ atSecond: 30, rps: 2, rampSeconds: 6 });
    expect(scenario.faults).toEqual([{ atSecond: 90, kind: 'lose-instances', count: 1, target: 0 }]);
    expect(scenario.durationSeconds).toBe(3600);
    expect(scenario.metricDelaySeconds).toBe(0);
  });

  it('puts faults and scheduled runs in the order of time', () => {
    const { scenario } = compiledOf(
      small({
        actions: [scheduled('late', 30, 2, 5), scheduled('early', 10, 1, 5), scheduled('same', 30, 3, 5)],
        more: {
          faults: [
            { atMinute: 9, quota: 3 },
            { atMinute: 2, quota: 5 },
          ],
        },
      }),
    );
    expect(scenario.scheduledRuns).toEqual([
      { atSecond: 600, target: 0, action: 1 },
      { atSecond: 1800, target: 0, action: 0 },
      { atSecond: 1800, target: 0, action: 2 },
    ]);
    expect(scenario.faults.map(({ atSecond }) => atSecond)).toEqual([120, 540]);
  });

  it('fills in what is ours: seed 1, no noise, a delay of 90 s, four slots, a start-up of 300 s', () => {
    const rest = without(small(), 'seed', 'noise', 'timing', 'model');
    const { scenario } = compiledOf({ ...rest, model: { maxRps: 10 } });
    expect(scenario).toMatchObject({ seed: 1, noise: 'none', metricDelaySeconds: 90 });
    expect(scenario.targets[0]?.server).toMatchObject({
      maxRps: 10,
      slots: 4,
      serviceCv: 0,
      overheadMs: 20,
      timeoutSeconds: 60,
      cpuPercentAtMaxRps: 85,
      launchSeconds: 180,
      downloadSeconds: 60,
      loadSeconds: 60,
      removeSeconds: 0,
    });
  });

  it('shares traffic among variants by weight (I9 I10)', () => {
    const variant = (VariantName: string, InitialVariantWeight?: number) => ({
      VariantName,
      InstanceType: 'ml.m5.large',
      InitialInstanceCount: 1,
      ...(InitialVariantWeight === undefined ? {} : { InitialVariantWeight }),
    });
    const shares = (...variants: ReturnType<typeof variant>[]) =>
      compiledOf({
        ...small(),
        scaling: [],
        endpoint: { type: 'real-time', ProductionVariants: variants },
      }).scenario.targets.map(({ trafficShare }) => trafficShare);
    expect(shares(variant('a'), variant('b'))).toEqual([0.5, 0.5]);
    expect(shares(variant('a', 3), variant('b', 1))).toEqual([0.75, 0.25]);
    expect(shares(variant('a', 3), variant('b'))).toEqual([0.75, 0.25]);
    expect(shares(variant('a', 0), variant('b', 2))).toEqual([0, 1]);
  });
});

describe('what a rulebook refuses', () => {
  const withMin = (type: 'real-time' | 'asynchronous', min: number, rulebook: Rulebook) =>
    codesOf(
      small({
        min,
        more: {
          rulebook,
          endpoint: {
            type,
            ...(type === 'asynchronous' ? { AsyncInferenceConfig: {} } : {}),
            ProductionVariant: { InstanceType: 'ml.m5.large', InitialInstanceCount: 1 },
          },
        },
      }),
    );

  it('MinCapacity 0 on a real-time variant, by both (I5 J15)', () => {
    expect(withMin('real-time', 0, 'aws')[0]).toMatch(/^not-supported/);
    expect(withMin('real-time', 0, 'course')[0]).toMatch(/^not-supported/);
    expect(withMin('real-time', 1, 'aws')).toEqual([]);
  });

  it('MinCapacity 0 on an asynchronous variant, by the course only (S9 J9)', () => {
    expect(withMin('asynchronous', 0, 'aws')).toEqual([]);
    expect(withMin('asynchronous', 0, 'course')[0]).toMatch(/^not-supported/);
  });

  it('Spot on an endpoint, by both (S7 N9)', () => {
    for (const rulebook of ['aws', 'course'] as const) {
      const { endpoint, ...rest } = small(by(rulebook));
      expect(codesOf({ ...rest, endpoint: { ...endpoint!, capacity: 'spot' } })[0]).toMatch(/^not-supported/);
    }
  });

  it('Spot on a transform job, by AWS only (S7 N7)', () => {
    const jobs = [
      {
        type: 'transform' as const,
        EnableManagedSpotTraining: true,
        StoppingCondition: { MaxRuntimeInSeconds: 3600, MaxWaitTimeInSeconds: 3600 },
        workMinutes: 10,
      },
    ];
    const document = (rulebook: Rulebook): ScenarioDocument => ({
      schema: 'scenario/1',
      rulebook,
      start: '2026-06-01T08:00:00Z',
      durationMinutes: 60,
      jobs,
    });
    expect(codesOf(document('aws'))[0]).toMatch(/^not-supported/);
    expect(codesOf(document('course'))).toEqual([]);
  });
});
