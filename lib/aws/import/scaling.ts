import type { JsonObject } from '@/lib/contracts/question';
import type { EndpointType } from '@/lib/contracts/scenario';
import type { Call, Remark } from './call';
import { numberOf, objectOf, objectsOf, pick, textOf } from './members';
import { alarmMembers, policyMembers, scheduledActionOf, type TargetParts } from './parts';

const standInBounds = { MinCapacity: 1, MaxCapacity: 10 };

/** The scaling of one target as a scenario has it; its alarms follow in `assignAlarms`. */
export function assembleScaling(target: TargetParts, remarks: Remark[]): JsonObject {
  const { bounds, policies, actions } = target;
  const calls = [...policies.values(), ...actions.values()];
  const given = pick(bounds ?? {}, ['MinCapacity', 'MaxCapacity']);
  const missing = Object.entries(standInBounds).filter(([member]) => given[member] === undefined);
  if (missing.length > 0) {
    const values = missing.map(([member, value]) => `${member} ${value}`).join(' and ');
    const place = calls[0]?.place ?? 'scaling.ScalableTarget';
    const message = `the bounds of the scalable target are not among these documents: ${values} stand in`;
    remarks.push({ kind: 'stand-in', place, message });
  }
  const standIn = Object.fromEntries(missing);
  const least = numberOf(given, 'MinCapacity') ?? 0;
  if (typeof standIn.MaxCapacity === 'number') standIn.MaxCapacity = Math.max(standIn.MaxCapacity, least);
  const most = numberOf(given, 'MaxCapacity');
  if (typeof standIn.MinCapacity === 'number' && most !== undefined) standIn.MinCapacity = Math.min(1, most);
  const suspended = objectOf(bounds ?? {}, 'SuspendedState');
  const scaling: JsonObject = {
    ScalableTarget: { ...standIn, ...given, ...(suspended ? { SuspendedState: suspended } : {}) },
  };
  if (policies.size > 0) {
    scaling.ScalingPolicies = [...policies].map(([PolicyName, { input }]) => ({
      ...pick(input, policyMembers),
      PolicyName,
    }));
  }
  if (actions.size > 0) scaling.ScheduledActions = [...actions.values()].map((call) => scheduledActionOf(call.input));
  return scaling;
}

/** Each alarm goes to the target whose policy it runs, else to the one its dimensions name, else to the only one. */
export function assignAlarms(
  alarms: readonly Call[],
  scalings: ReadonlyMap<string, JsonObject>,
  type: EndpointType,
  remarks: Remark[],
): void {
  for (const alarm of alarms) {
    const { input, place } = alarm;
    const unused = (message: string) => remarks.push({ kind: 'not-used', place, message });
    const actions = actionsOf(alarm, scalings, remarks);
    if ((textOf(input, 'AlarmName') ?? '').startsWith('TargetTracking-')) {
      unused('an alarm of a target tracking policy: the policy makes its own');
      continue;
    }
    if (input.EvaluationCriteria) {
      unused('an alarm on a PromQL query: a scenario has no such metrics');
      continue;
    }
    const scaling = ownerOf(input, actions, scalings);
    if (!scaling) {
      unused('nothing that scales here is named in its actions or dimensions');
      continue;
    }
    const built = { ...pick(input, alarmMembers), ...(actions.length > 0 ? { AlarmActions: actions } : {}) };
    if (actions.length === 0) delete built.AlarmActions;
    scaling.Alarms = [...objectsOf(scaling, 'Alarms'), built];
    const others = Object.keys(input).filter((member) => !known.has(member));
    if (others.length > 0) unused(`${others.join(', ')}: a scenario has no place for it`);
    if (type === 'serverless') unused('a serverless endpoint scales without alarms of its own here');
  }
}

const known = new Set<string>([...alarmMembers, 'Tags']);

/** Names of policies for their ARNs; other ARNs (a topic, say) stay as they are. */
function actionsOf(alarm: Call, scalings: ReadonlyMap<string, JsonObject>, remarks: Remark[]): string[] {
  const all = [...scalings.values()].flatMap((scaling) => objectsOf(scaling, 'ScalingPolicies'));
  const steps = all.filter(({ PolicyType }) => PolicyType === 'StepScaling').map((policy) => textOf(policy, 'PolicyName'));
  const actions = Array.isArray(alarm.input.AlarmActions) ? alarm.input.AlarmActions : [];
  return actions.flatMap((action): string[] => {
    if (typeof action !== 'string') return [];
    const name = /:policyName\/([^:]+)/.exec(action)?.[1] ?? action;
    if (all.some((policy) => policy.PolicyName === name)) return [name];
    if (action.startsWith('arn:') && !action.includes(':scalingPolicy:')) return [action];
    const [only, ...more] = steps;
    if (only !== undefined && more.length === 0) {
      const message = `${action} is taken to be ${only}, the only step policy`;
      remarks.push({ kind: 'assumed', place: `${alarm.place}.AlarmActions`, message });
      return [only];
    }
    const message = `${action} is no policy of these documents`;
    remarks.push({ kind: 'not-used', place: `${alarm.place}.AlarmActions`, message });
    return [];
  });
}

function ownerOf(
  input: JsonObject,
  actions: readonly string[],
  scalings: ReadonlyMap<string, JsonObject>,
): JsonObject | undefined {
  const byAction = [...scalings.values()].find((scaling) =>
    objectsOf(scaling, 'ScalingPolicies').some((policy) => actions.some((action) => action === policy.PolicyName)),
  );
  if (byAction) return byAction;
  const namespace = textOf(input, 'Namespace') ?? '';
  if (namespace !== 'AWS/SageMaker' && !namespace.startsWith('/aws/sagemaker/') && input.Metrics === undefined) {
    return undefined;
  }
  const values = objectsOf(input, 'Dimensions').map((dimension) => textOf(dimension, 'Value') ?? '');
  const byDimension = [...scalings].find(([name]) => values.includes(name))?.[1];
  return byDimension ?? (scalings.size === 1 ? [...scalings.values()][0] : undefined);
}
