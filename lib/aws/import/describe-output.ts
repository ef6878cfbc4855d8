import type { Json, JsonObject } from '@/lib/contracts/question';
import { inputShapeOf } from '@/lib/aws/rules/calls/requests';
import { objectOf, objectsOf, pick } from './members';

/** What the describe commands print, as the requests that would make it. */
export type Described = { operation: string; input: JsonObject; member: string };

const lists: Record<string, string> = {
  ScalableTargets: 'RegisterScalableTarget',
  ScalingPolicies: 'PutScalingPolicy',
  ScheduledActions: 'PutScheduledAction',
  MetricAlarms: 'PutMetricAlarm',
};
/** Lists of what happened, not of what is set. */
const records = ['ScalingActivities', 'AlarmHistoryItems', 'CompositeAlarms', 'EndpointConfigs', 'Endpoints'];
/** Members that only an output has, and the request that made it. */
const singles: readonly [string, string][] = [
  ['ScalableTargetARN', 'RegisterScalableTarget'],
  ['PolicyARN', 'PutScalingPolicy'],
  ['ScheduledActionARN', 'PutScheduledAction'],
  ['AlarmArn', 'PutMetricAlarm'],
  ['InferenceComponentArn', 'CreateInferenceComponent'],
  ['EndpointArn', 'CreateEndpoint'],
  ['EndpointConfigArn', 'CreateEndpointConfig'],
];

/** Null where the object is no output of a describe command. */
export function readDescribeOutput(output: JsonObject): { described: Described[]; records: string[] } | null {
  const single = singles.find(([member]) => member in output && Object.keys(output).length > 1);
  if (single) return { described: [describe(single[1], output, '')], records: [] };
  const members = Object.keys(output);
  const found = members.filter((member) => Object.hasOwn(lists, member) && Array.isArray(output[member]));
  const past = members.filter((member) => records.includes(member) && Array.isArray(output[member]));
  if (found.length + past.length === 0) return null;
  const described = found.flatMap((member) =>
    objectsOf(output, member).map((item, index) => describe(lists[member] ?? '', item, `${member}[${index}]`)),
  );
  return { described, records: past };
}

function describe(operation: string, output: JsonObject, member: string): Described {
  if ('AutoScalingGroupName' in output) return { operation, input: output, member };
  const members = Object.keys(inputShapeOf(operation)?.members ?? {});
  const input = pick(output, members);
  const runtime = objectOf(input, 'RuntimeConfig');
  if (operation === 'CreateInferenceComponent' && runtime) {
    const count: Json | undefined = runtime.DesiredCopyCount ?? runtime.CurrentCopyCount;
    input.RuntimeConfig = count === undefined ? {} : { CopyCount: count };
  }
  // an output repeats what was never set as an empty list
  for (const [key, value] of Object.entries(input)) {
    if (Array.isArray(value) && value.length === 0) delete input[key];
  }
  return { operation, input, member };
}
