import type { ScheduledAction } from '@/lib/contracts/application-auto-scaling';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import type { Trace } from '@/lib/contracts/trace';
import { readScenario } from '@/lib/aws/parse-scenario';
import { simulateScenario } from '@/lib/aws/simulate-scenario';
import { Unreadable } from './outcome';

// The smallest scenario in which a capacity changes: one inference component, whose copies may be any number from 0, and
// an alarm on a metric of value 0 that fires at its first evaluation.

export type StepChange = { readonly name: string; readonly adjustmentType: string; readonly adjustment: number };

export type Change = {
  readonly capacity: number;
  readonly min: number;
  readonly max: number;
  /** Step policies whose alarms all go to ALARM at once. */
  readonly policies?: readonly StepChange[];
  readonly scheduledAction?: ScheduledAction;
};

export const scenarioStart = '2024-01-01T00:00:00Z';

const component = 'component';
const metric = { Namespace: 'AWS/SageMaker', MetricName: 'Invocations', Statistic: 'Sum', Period: 60 };

/** Runs the core; its events say who changed the capacity, from what, to what. */
export function runChange({ capacity, min, max, policies = [], scheduledAction }: Change): Trace {
  const document: ScenarioDocument = {
    schema: 'scenario/1',
    rulebook: 'aws',
    start: scenarioStart,
    durationMinutes: 5,
    endpoint: {
      type: 'inference-component',
      ProductionVariant: {
        ManagedInstanceScaling: { Status: 'ENABLED', MinInstanceCount: 0, MaxInstanceCount: 100_000 },
      },
      InferenceComponents: [{ InferenceComponentName: component, CopyCount: capacity }],
    },
    model: { maxRps: 1 },
    traffic: [{ atMinute: 0, rps: 0 }],
    scaling: {
      ScalableTarget: { MinCapacity: min, MaxCapacity: max },
      ScalingPolicies: policies.map(({ name, adjustmentType, adjustment }) => ({
        PolicyName: name,
        PolicyType: 'StepScaling',
        StepScalingPolicyConfiguration: {
          AdjustmentType: adjustmentType,
          StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: adjustment }],
        },
      })),
      Alarms: policies.map(({ name }) => ({
        ...metric,
        AlarmName: `alarm of ${name}`,
        EvaluationPeriods: 1,
        Threshold: 0,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        AlarmActions: [name],
      })),
      ScheduledActions: scheduledAction ? [scheduledAction] : [],
    },
  };
  const parsed = readScenario(document);
  if (parsed.kind === 'bad-document') {
    throw new Unreadable(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('; '));
  }
  return simulateScenario(parsed.scenario);
}

export type CapacityChange = {
  readonly from: number;
  readonly to: number;
  readonly policy: string | null;
  readonly cause: string;
};

/** The first change of the desired capacity, or none. */
export function firstChange({ events }: Trace): CapacityChange | null {
  const first = events.find((event) => event.kind === 'scaling-activity');
  if (first?.kind !== 'scaling-activity') return null;
  return { from: first.from, to: first.to, policy: first.policy ?? null, cause: first.cause };
}
