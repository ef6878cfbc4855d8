import { compile } from '@/lib/aws/compile/compile';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import type { CompiledScenario } from '@/lib/simulation/compiled-scenario';
import { listEvents } from '@/lib/simulation/events';
import { drawLoads } from '@/lib/simulation/load';
import { simulate } from '@/lib/simulation/simulate';
import { ourChoices } from '@/lib/simulation/undocumented-choices';
import { scenarioOf } from '@/tests/support/run-scenario';
import { boundsSet, type Minute, requestsOf, type Settings, type Started, thresholds } from './table';

/** What the core did at the end of each minute. */
export type Observed = { started: Started[]; desired: number; high: string; low: string; inService: number };

/** Runs the core through these minutes: each a rate of requests, and a scheduled action at its end. */
export function driveCore(settings: Settings, minutes: readonly Minute[]): Observed[] {
  const compiled = compile(scenarioOf(documentOf(settings)), { ...ourChoices, silentPeriod: 'no-datapoint' });
  if (compiled.kind !== 'compiled') throw new Error(compiled.rejections.map(({ message }) => message).join('\n'));
  const scenario: CompiledScenario = {
    ...compiled.scenario,
    durationSeconds: 60 * (minutes.length + 1),
    traffic: [
      {
        name: '',
        pieces: minutes.map(({ data }, index) => ({
          atSecond: 60 * index,
          rps: requestsOf[data] / 60,
          rampSeconds: 0,
        })),
      },
    ],
    scheduledRuns: minutes.flatMap(({ bounds }, index) =>
      bounds ? [{ atSecond: 60 * (index + 1), target: 0, action: Object.keys(boundsSet).indexOf(bounds) }] : [],
    ),
  };
  return observe(scenario, minutes.length);
}

function observe(scenario: CompiledScenario, count: number): Observed[] {
  const observed: Observed[] = [];
  const now: Observed = { started: [], desired: 1, high: 'INSUFFICIENT_DATA', low: 'INSUFFICIENT_DATA', inService: 1 };
  const events = listEvents(simulate(scenario, drawLoads(scenario)));
  let read = 0;
  for (let minute = 1; minute <= count; minute++) {
    now.started = [];
    for (let event = events[read]; event && event.atSecond <= 60 * minute; event = events[++read]) {
      if (event.kind === 'scaling-activity') {
        now.started.push({ from: event.from, to: event.to });
        now.desired = event.to;
      } else if (event.kind === 'alarm-state') now[event.alarm === 'high' ? 'high' : 'low'] = event.state;
      else if (event.kind === 'instance-in-service') now.inService += event.count;
      else if (event.kind === 'instance-removed') now.inService -= event.count;
    }
    observed.push({ ...now });
  }
  return observed;
}

function documentOf(settings: Settings): ScenarioDocument {
  const { rulebook, evaluationPeriods, cooldownMinutes, startupMinutes, removalMinutes } = settings;
  const policy = (name: string, steps: object[]) => ({
    PolicyName: name,
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: {
      AdjustmentType: 'ChangeInCapacity',
      Cooldown: 60 * cooldownMinutes,
      StepAdjustments: steps as { ScalingAdjustment: number }[],
    },
  });
  const alarm = (name: string, action: string, threshold: number, comparison: string) => ({
    AlarmName: name,
    Namespace: 'AWS/SageMaker',
    MetricName: 'Invocations',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: evaluationPeriods,
    Threshold: threshold,
    ComparisonOperator: comparison,
    TreatMissingData: 'missing',
    AlarmActions: [action],
  });
  return {
    schema: 'scenario/1',
    rulebook,
    start: '2026-06-01T08:00:00Z',
    durationMinutes: 1,
    endpoint: { type: 'real-time', ProductionVariant: { InstanceType: 'ml.m5.large', InitialInstanceCount: 1 } },
    model: {
      maxRps: 1000,
      slots: 1000,
      startup: {
        launchSeconds: 60 * startupMinutes,
        downloadSeconds: 0,
        loadSeconds: 0,
        removeSeconds: 60 * removalMinutes,
      },
    },
    timing: { metricDelaySeconds: 0 },
    traffic: [{ atMinute: 0, rps: 0 }],
    scaling: {
      ScalableTarget: { MinCapacity: 1, MaxCapacity: 3 },
      ScalingPolicies: [
        policy('out', [
          { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: thresholds.farAbove, ScalingAdjustment: 1 },
          { MetricIntervalLowerBound: thresholds.farAbove, ScalingAdjustment: 2 },
        ]),
        policy('in', [{ MetricIntervalUpperBound: 0, ScalingAdjustment: -1 }]),
      ],
      Alarms: [
        alarm('high', 'out', thresholds.high, 'GreaterThanOrEqualToThreshold'),
        alarm('low', 'in', thresholds.low, 'LessThanThreshold'),
      ],
      ScheduledActions: Object.entries(boundsSet).map(([name, [MinCapacity, MaxCapacity]]) => ({
        ScheduledActionName: name,
        Schedule: 'at(2030-01-01T00:00:00)',
        ScalableTargetAction: { MinCapacity, MaxCapacity },
      })),
    },
  };
}
