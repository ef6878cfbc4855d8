import { describe, expect, it } from 'vitest';
import { compile } from '@/lib/aws/compile/compile';
import { composeMath } from '@/lib/aws/compile/metric-math';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { simulate } from '@/lib/simulation/simulate';
import { toTrace } from '@/lib/simulation/trace';
import { ourChoices, type UndocumentedChoices } from '@/lib/simulation/undocumented-choices';
import { scenarioOf } from '@/tests/support/run-scenario';

const perInstance = {
  MetricStat: { Metric: { Namespace: 'AWS/SageMaker', MetricName: 'InvocationsPerInstance' }, Stat: 'Sum' },
};

type Query = { Id: string; Expression?: string; MetricStat?: typeof perInstance.MetricStat; ReturnData?: boolean };

/** Half an hour of 20 requests a second, then nothing; two instances to begin with. */
function tracked(Metrics: Query[], TargetValue: number): ScenarioDocument {
  return {
    schema: 'scenario/1',
    rulebook: 'aws',
    start: '2026-06-01T08:00:00Z',
    durationMinutes: 70,
    endpoint: {
      type: 'real-time',
      ProductionVariant: { InstanceType: 'ml.m5.large', InitialInstanceCount: 2 },
    },
    model: { maxRps: 20 },
    traffic: [
      { atMinute: 0, rps: 20 },
      { atMinute: 30, rps: 0 },
    ],
    scaling: {
      ScalableTarget: { MinCapacity: 1, MaxCapacity: 10 },
      ScalingPolicies: [
        {
          PolicyName: 'math',
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingScalingPolicyConfiguration: { TargetValue, CustomizedMetricSpecification: { Metrics } },
        },
      ],
    },
  };
}

function run(document: ScenarioDocument, choices: Partial<UndocumentedChoices> = {}) {
  const compiled = compile(scenarioOf(document), { ...ourChoices, ...choices });
  if (compiled.kind !== 'compiled') throw new Error(JSON.stringify(compiled.rejections));
  return { trace: toTrace(simulate(compiled.scenario)), warnings: compiled.warnings };
}

const activitiesOf = (document: ScenarioDocument, choices: Partial<UndocumentedChoices> = {}) =>
  run(document, choices).trace.events.flatMap((event) =>
    event.kind === 'scaling-activity' ? [[event.atSecond, event.from, event.to]] : [],
  );

describe('target tracking on metric math (A19 A24)', () => {
  const metric: Query = { Id: 'm1', ...perInstance, ReturnData: false };
  const through = (Expression: string): Query[] => [metric, { Id: 'e1', Expression }];

  it('scales on half of a metric at half of the target as on the metric itself', () => {
    const plain = activitiesOf(tracked([{ Id: 'm1', ...perInstance }], 300));
    expect(plain.length).toBeGreaterThan(1);
    expect(activitiesOf(tracked(through('m1 / 2'), 150))).toEqual(plain);
  });

  it('puts an expression that others name into them', () => {
    const queries = [
      metric,
      { Id: 'half', Expression: 'm1 / 2', ReturnData: false },
      { Id: 'e1', Expression: 'half / 2' },
    ];
    expect(activitiesOf(tracked(queries, 75))).toEqual(activitiesOf(tracked([{ Id: 'm1', ...perInstance }], 300)));
  });

  // 1,200 requests a minute ÷ 300 = 4 instances; where silent minutes give no datapoint nothing is known after minute 30
  const silent = { silentPeriod: 'no-datapoint' } as const;

  it('does not scale in on a metric that stops', () =>
    expect(
      activitiesOf(tracked([{ Id: 'm1', ...perInstance }], 300), silent).map(([, from, to]) => [from, to]),
    ).toEqual([[2, 4]]));

  it('keeps its capacity when FILL(m1, REPEAT) carries the last value', () =>
    expect(activitiesOf(tracked(through('FILL(m1, REPEAT)'), 300), silent).map(([, from, to]) => [from, to])).toEqual([
      [2, 4],
    ]));

  it('scales in when FILL(m1, 0) says zero', () =>
    expect(activitiesOf(tracked(through('FILL(m1, 0)'), 300), silent).map(([, from, to]) => [from, to])).toEqual([
      [2, 4],
      [4, 1],
    ]));

  it('warns of an expression that gives no time series, and scales on nothing', () => {
    const { trace, warnings } = run(tracked(through('AVG(m1)'), 300));
    expect(warnings.map(({ code, message }) => [code, message])).toEqual([
      ['metric-without-data', 'The metric math gives no datapoint: it gives a number, not one time series.'],
    ]);
    expect(trace.measures.scalingActivities).toBe(0);
  });
});

describe('composeMath', () => {
  it('refuses an expression that is defined by itself', () => {
    const queries = [
      { Id: 'a', Expression: 'b + 1' },
      { Id: 'b', Expression: 'a + 1', ReturnData: false },
    ];
    expect(composeMath(queries, 60)).toEqual({ kind: 'invalid', message: 'a is defined by itself' });
  });

  it('says which name no metric has', () =>
    expect(composeMath([{ Id: 'e1', Expression: 'm7 * 2' }], 60)).toEqual({
      kind: 'invalid',
      message: 'no metric has the id m7',
    }));
});
