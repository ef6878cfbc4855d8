import type { JsonObject } from '@/lib/contracts/question';
import type { Call, Remark } from './call';
import { numberOf, pick, textOf } from './members';
import { keyOf, type Resource, resourceOf } from './resource';

/** The members of each request that a scenario has a place for. */
export const policyMembers = [
  'PolicyName',
  'PolicyType',
  'TargetTrackingScalingPolicyConfiguration',
  'StepScalingPolicyConfiguration',
] as const;
const scheduledActionMembers = [
  'ScheduledActionName',
  'Schedule',
  'Timezone',
  'StartTime',
  'EndTime',
  'ScalableTargetAction',
] as const;
export const alarmMembers = [
  'AlarmName',
  'AlarmDescription',
  'ActionsEnabled',
  'OKActions',
  'AlarmActions',
  'InsufficientDataActions',
  'MetricName',
  'Namespace',
  'Statistic',
  'ExtendedStatistic',
  'Dimensions',
  'Period',
  'Unit',
  'EvaluationPeriods',
  'DatapointsToAlarm',
  'Threshold',
  'ComparisonOperator',
  'TreatMissingData',
  'EvaluateLowSampleCountPercentile',
  'Metrics',
  'ThresholdMetricId',
] as const;

/** A scheduled action as a scenario has it: the protocol and the describe outputs count seconds, we write times. */
export function scheduledActionOf(input: JsonObject): JsonObject {
  const action = pick(input, scheduledActionMembers);
  for (const member of ['StartTime', 'EndTime']) {
    const time = numberOf(input, member);
    if (time !== undefined) action[member] = new Date(time * 1000).toISOString();
  }
  return action;
}

/** What one thing that scales has been given: a later call with the same name replaces or changes an earlier one. */
export type TargetParts = {
  readonly resource: Resource | null;
  bounds: JsonObject | null;
  readonly policies: Map<string, Call>;
  readonly actions: Map<string, Call>;
};

export type Parts = {
  readonly configs: Map<string, Call>;
  readonly endpoints: Map<string, Call>;
  readonly components: Map<string, Call>;
  readonly models: Map<string, Call>;
  readonly targets: Map<string, TargetParts>;
  readonly alarms: Map<string, Call>;
};

/** Calls in their order, as the account looks after them. */
export function collectParts(calls: readonly Call[], remarks: Remark[]): Parts {
  const parts: Parts = {
    configs: new Map(),
    endpoints: new Map(),
    components: new Map(),
    models: new Map(),
    targets: new Map(),
    alarms: new Map(),
  };
  for (const call of calls) collect(call, parts, remarks);
  return parts;
}

function collect(call: Call, parts: Parts, remarks: Remark[]): void {
  const { operation, input, place } = call;
  const unused = (message: string) => remarks.push({ kind: 'not-used', place, message });
  const namespace = textOf(input, 'ServiceNamespace');
  if (namespace !== undefined && namespace !== 'sagemaker') {
    unused(`the service namespace ${namespace} is out of scope: a scenario holds a SageMaker endpoint`);
    return;
  }
  const name = (member: string) => textOf(input, member) ?? '';
  switch (operation) {
    case 'CreateEndpointConfig':
      parts.configs.set(name('EndpointConfigName'), call);
      return;
    case 'CreateEndpoint':
    case 'UpdateEndpoint':
      parts.endpoints.set(name('EndpointName'), call);
      if (input.DeploymentConfig) unused('DeploymentConfig: a scenario has no deployments');
      return;
    case 'CreateInferenceComponent':
      parts.components.set(name('InferenceComponentName'), call);
      return;
    case 'CreateModel':
      parts.models.set(name('ModelName'), call);
      return;
    case 'PutMetricAlarm':
      parts.alarms.set(name('AlarmName'), call);
      return;
    case 'RegisterScalableTarget':
    case 'DeregisterScalableTarget':
    case 'PutScalingPolicy':
    case 'DeleteScalingPolicy':
    case 'PutScheduledAction':
    case 'DeleteScheduledAction':
      collectScaling(call, parts, unused);
      return;
    case 'UpdateEndpointWeightsAndCapacities':
    case 'UpdateInferenceComponentRuntimeConfig':
      unused('a change of capacity by hand: a scenario starts with the counts of its configuration');
      return;
    case 'SetAlarmState':
      unused('a state set by hand lasts until the next evaluation: a scenario has no such event');
      return;
    default:
      unused(`${operation} says nothing about how a SageMaker endpoint scales`);
  }
}

function collectScaling(call: Call, parts: Parts, unused: (message: string) => void): void {
  const { operation, input } = call;
  const resource = resourceOf(call);
  // a policy without a resource belongs to the only target there is
  const key = resource && !call.loose ? keyOf(resource) : '';
  const target = parts.targets.get(key) ?? { resource, bounds: null, policies: new Map(), actions: new Map() };
  const policy = textOf(input, 'PolicyName') ?? '';
  const action = textOf(input, 'ScheduledActionName') ?? '';
  switch (operation) {
    case 'DeregisterScalableTarget':
      if (!parts.targets.delete(key)) unused('removes a scalable target that is not among these documents');
      return;
    case 'DeleteScalingPolicy':
      if (!target.policies.delete(policy)) unused(`removes the policy ${policy}, which is not among these documents`);
      return;
    case 'DeleteScheduledAction':
      if (!target.actions.delete(action)) unused(`removes the action ${action}, which is not among these documents`);
      return;
    case 'RegisterScalableTarget':
      target.bounds = { ...target.bounds, ...input };
      break;
    case 'PutScalingPolicy':
      target.policies.set(uniqueName(policy, call, target.policies), call);
      break;
    default:
      target.actions.set(action, call);
  }
  parts.targets.set(key, target);
}

/** Putting a policy again replaces it; where the name is only a stand-in nobody knows whether it is the same. */
function uniqueName(name: string, call: Call, policies: ReadonlyMap<string, Call>): string {
  if (!policies.has(name) || !call.openNames?.includes('PolicyName')) return name;
  let count = 2;
  while (policies.has(`${name}-${count}`)) count += 1;
  return `${name}-${count}`;
}
