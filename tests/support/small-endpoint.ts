import type { Scenario, ScenarioDocument } from '@/lib/contracts/scenario';
import type { Trace, TraceEvent } from '@/lib/contracts/trace';
import { compile } from '@/lib/aws/compile/compile';
import { simulate } from '@/lib/simulation/simulate';
import { toTrace } from '@/lib/simulation/trace';
import { ourChoices, type UndocumentedChoices } from '@/lib/simulation/undocumented-choices';
import { scenarioOf } from './run-scenario';

// A real-time endpoint small enough to work out by hand: requests are given minute by minute, a datapoint is seen at the
// end of its minute, and instances come and go at once unless a test says otherwise.

type Scaling = Extract<ScenarioDocument['scaling'], { ScalableTarget?: unknown }>;
export type Policy = NonNullable<Scaling['ScalingPolicies']>[number];
export type Alarm = NonNullable<Scaling['Alarms']>[number];
type StepConfiguration = NonNullable<Policy['StepScalingPolicyConfiguration']>;
type TrackingConfiguration = NonNullable<Policy['TargetTrackingScalingPolicyConfiguration']>;
type Startup = NonNullable<NonNullable<ScenarioDocument['model']>['startup']>;

export type Small = {
  /** Requests of each minute; the last number holds on. Multiples of 60 give whole rates. */
  perMinute: readonly number[];
  minutes?: number;
  initial?: number;
  min?: number;
  max?: number;
  policies?: readonly Policy[];
  alarms?: readonly Alarm[];
  actions?: Scaling['ScheduledActions'];
  suspended?: NonNullable<Scaling['ScalableTarget']>['SuspendedState'];
  startup?: Startup;
  model?: Partial<NonNullable<ScenarioDocument['model']>>;
  metricDelaySeconds?: number;
  more?: Partial<ScenarioDocument>;
};

const atOnce = { launchSeconds: 0, downloadSeconds: 0, loadSeconds: 0, removeSeconds: 0 };

export function smallEndpoint(small: Small): ScenarioDocument {
  const { perMinute, initial = 1, min = 1, max = 20, policies = [], alarms = [], actions = [], suspended } = small;
  return {
    schema: 'scenario/1',
    rulebook: 'aws',
    start: '2026-06-01T08:00:00Z',
    durationMinutes: small.minutes ?? perMinute.length + 1,
    endpoint: {
      type: 'real-time',
      ProductionVariant: { InstanceType: 'ml.m5.large', InitialInstanceCount: initial },
    },
    model: { maxRps: 100_000, slots: 1000, startup: { ...atOnce, ...small.startup }, ...small.model },
    timing: { metricDelaySeconds: small.metricDelaySeconds ?? 0 },
    traffic: perMinute.map((requests, atMinute) => ({ atMinute, rps: requests / 60 })),
    scaling: {
      ScalableTarget: { MinCapacity: min, MaxCapacity: max, ...(suspended && { SuspendedState: suspended }) },
      ScalingPolicies: [...policies],
      Alarms: [...alarms],
      ScheduledActions: actions,
    },
    ...small.more,
  };
}

/** The trace of a run under choices other than ours, where a test replaces one. */
export function runSmall(small: Small, choices: Partial<UndocumentedChoices> = {}): Trace {
  return traceWith(scenarioOf(smallEndpoint(small)), choices);
}

export function traceWith(scenario: Scenario, choices: Partial<UndocumentedChoices> = {}): Trace {
  const compiled = compile(scenario, { ...ourChoices, ...choices });
  if (compiled.kind === 'rejected') throw new Error(compiled.rejections.map(({ message }) => message).join('\n'));
  return toTrace(simulate(compiled.scenario), compiled.warnings);
}

export function stepPolicy(name: string, configuration: StepConfiguration): Policy {
  return {
    PolicyName: name,
    PolicyType: 'StepScaling',
    StepScalingPolicyConfiguration: { AdjustmentType: 'ChangeInCapacity', ...configuration },
  };
}

/** One step that adds, from the threshold on. */
export function adds(name: string, adjustment: number, cooldown = 300): Policy {
  const StepAdjustments = [{ MetricIntervalLowerBound: 0, ScalingAdjustment: adjustment }];
  return stepPolicy(name, { Cooldown: cooldown, StepAdjustments });
}

/** One step that removes, from the threshold down. */
export function removes(name: string, adjustment: number, cooldown = 300): Policy {
  const StepAdjustments = [{ MetricIntervalUpperBound: 0, ScalingAdjustment: -adjustment }];
  return stepPolicy(name, { Cooldown: cooldown, StepAdjustments });
}

export function tracks(name: string, target: number, configuration: Partial<TrackingConfiguration> = {}): Policy {
  return {
    PolicyName: name,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: target,
      ...(configuration.CustomizedMetricSpecification
        ? {}
        : { PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' } }),
      ...configuration,
    },
  };
}

/** Target tracking on the requests of the whole variant, which no capacity changes. */
export const onInvocations = {
  CustomizedMetricSpecification: { Namespace: 'AWS/SageMaker', MetricName: 'Invocations', Statistic: 'Sum' },
};

/** An alarm on the requests of a minute, one datapoint of one, that invokes a policy. */
export function above(threshold: number, policy: string, more: Partial<Alarm> = {}): Alarm {
  return {
    AlarmName: `${policy}-alarm`,
    Namespace: 'AWS/SageMaker',
    MetricName: 'Invocations',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: threshold,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    AlarmActions: [policy],
    ...more,
  };
}

export function below(threshold: number, policy: string, more: Partial<Alarm> = {}): Alarm {
  return above(threshold, policy, { ComparisonOperator: 'LessThanOrEqualToThreshold', ...more });
}

export function scheduled(name: string, atMinute: number, min?: number, max?: number) {
  const minute = String(atMinute % 60).padStart(2, '0');
  const hour = String(8 + Math.floor(atMinute / 60)).padStart(2, '0');
  return {
    ScheduledActionName: name,
    Schedule: `at(2026-06-01T${hour}:${minute}:00)`,
    ScalableTargetAction: {
      ...(min === undefined ? {} : { MinCapacity: min }),
      ...(max === undefined ? {} : { MaxCapacity: max }),
    },
  };
}

/** Events as short lines, those of the kinds that are asked for: "60 out 1→3". */
export function told(trace: Trace, ...kinds: TraceEvent['kind'][]): string[] {
  return trace.events.filter(({ kind }) => kinds.includes(kind)).map((event) => `${event.atSecond} ${tell(event)}`);
}

/** Every decision of every policy: what it did, or why it did nothing. */
export function decisions(trace: Trace): string[] {
  return told(trace, 'scaling-activity', 'not-scaled');
}

function tell(event: TraceEvent): string {
  switch (event.kind) {
    case 'scaling-activity': {
      const who = event.policy ?? event.scheduledAction ?? 'bounds';
      const failed = event.status === 'Failed' ? ' Failed' : '';
      const until = event.endSecond === event.atSecond ? '' : ` until ${event.endSecond ?? 'never'}`;
      return `${who} ${event.from}→${event.to}${failed}${until}`;
    }
    case 'not-scaled':
      return `${event.policy} ${event.reason}`;
    case 'alarm-state':
      return `${event.alarm.replace(/^TargetTracking-.*-(AlarmHigh|AlarmLow)-/, '$1 ')} ${event.state}`;
    case 'cooldown-started':
      return `${event.policy} ${event.direction} until ${event.untilSecond}`;
    case 'cooldown-ended':
      return `${event.policy} ${event.direction} ended`;
    case 'endpoint-status':
      return event.status;
    case 'scheduled-action':
      return `${event.name} ${event.MinCapacity}-${event.MaxCapacity}`;
    case 'throttled':
      return `${event.count} until ${event.untilSecond}`;
    case 'fault':
      return event.what;
    case 'spot-interruption':
      return `${event.job} lost ${event.lostSeconds}`;
    case 'job-resumed':
      return `${event.job} from ${event.fromSecondOfWork}`;
    case 'job-completed':
      return `${event.job} ${event.status}`;
    default:
      return `${event.kind} ${event.count}`;
  }
}
