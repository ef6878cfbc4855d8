import type { JsonObject } from '@/lib/contracts/question';
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
  scalings: Map<string, JsonObject>,
  names: readonly string[],
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
    const name = ownerOf(input, actions, scalings, names);
    const scaling = name === undefined ? undefined : (scalings.get(name) ?? {});
    if (name === undefined || !scaling) {
      unused('nothing that scales here is named in its actions or dimensions');
      continue;
    }
    const built = { ...pick(input, alarmMembers), ...(actions.length > 0 ? { AlarmActions: actions } : {}) };
    if (actions.length === 0) delete built.AlarmActions;
    scaling.Alarms = [...objectsOf(scaling, 'Alarms'), built];
    scalings.set(name, scaling);
    const others = Object.keys(input).filter((member) => !known.has(member));
    if (others.length > 0) unused(`${others.join(', ')}: a scenario has no place for it`);
  }
}

const known = new Set<string>([...alarmMembers, 'Tags']);

/** Names of policies for their ARNs; other ARNs (a topic, say) stay as they are. */
function actionsOf(alarm: Call, scalings: ReadonlyMap<string, JsonObject>, remarks: Remark[]): string[] {
  const all = [...scalings.values()].flatMap((scaling) => objectsOf(scaling, 'ScalingPolicies'));
  const given = Array.isArray(alarm.input.AlarmActions) ? alarm.input.AlarmActions : [];
  const actions = given.flatMap((action) => (typeof action === 'string' ? [policyInArn(action) ?? action] : []));
  const isPolicy = (name: string) => all.some((policy) => policy.PolicyName === name);
  const isOther = (name: string) => name.startsWith('arn:') && !name.includes(':scalingPolicy:');
  const known = actions.filter((name) => isPolicy(name) || isOther(name));
  const unknown = actions.filter((name) => !isPolicy(name) && !isOther(name));
  const steps = all
    .filter(({ PolicyType }) => PolicyType === 'StepScaling')
    .map((policy) => textOf(policy, 'PolicyName'));
  const place = `${alarm.place}.AlarmActions`;
  const [only] = steps;
  if (only !== undefined && steps.length === 1 && unknown.length === 1 && !actions.some(isPolicy)) {
    remarks.push({
      kind: 'assumed',
      place,
      message: `${unknown[0] ?? ''} is taken to be ${only}, the only step policy`,
    });
    return [...known, only];
  }
  for (const name of unknown)
    remarks.push({ kind: 'not-used', place, message: `${name} is no policy of these documents` });
  return known;
}

function policyInArn(arn: string): string | undefined {
  return /:policyName\/(.+?)(?::createdBy\/[^:]*)?$/.exec(arn)?.[1];
}

function ownerOf(
  input: JsonObject,
  actions: readonly string[],
  scalings: ReadonlyMap<string, JsonObject>,
  names: readonly string[],
): string | undefined {
  const values = objectsOf(input, 'Dimensions').map((dimension) => textOf(dimension, 'Value') ?? '');
  const byAction = [...scalings].flatMap(([name, scaling]) => {
    const policies = objectsOf(scaling, 'ScalingPolicies');
    return policies.some((policy) => actions.some((action) => action === policy.PolicyName)) ? [name] : [];
  });
  if (byAction.length > 0) {
    // two targets may have a policy of one name: then its ARN says whose it is, or the metric's dimensions do
    const arns = Array.isArray(input.AlarmActions) ? input.AlarmActions.map(String) : [];
    const inArn = byAction.find((name) => arns.some((arn) => arn.includes(`/${name}:policyName/`)));
    return inArn ?? byAction.find((name) => values.includes(name)) ?? byAction[0];
  }
  // metrics of other services say nothing here; those of one's own may come from the container
  const namespace = textOf(input, 'Namespace') ?? '';
  const isOurs = namespace === 'AWS/SageMaker' || namespace.startsWith('/aws/sagemaker/');
  if (namespace.startsWith('AWS/') && !isOurs) return undefined;
  const byDimension = names.find((name) => values.includes(name));
  if (byDimension !== undefined) return byDimension;
  const [only, ...others] = scalings.size > 0 ? [...scalings.keys()] : isOurs ? names : [];
  return others.length === 0 ? only : undefined;
}
