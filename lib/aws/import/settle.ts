import { ownMember } from '@/lib/aws/own-member';
import type { Json, JsonObject } from '@/lib/contracts/question';
import { type Call, isOpenObject, type Open, type OpenCall, type OpenObject, type Remark, Unresolved } from './call';

/**
 * Values that stand in for numbers and enums which the documents do not give, by member. Only what a request must have:
 * other members without a value are left out, so that AWS's default holds.
 */
const standIns: Record<string, Json> = {
  ServiceNamespace: 'sagemaker',
  MinCapacity: 1,
  MaxCapacity: 10,
  TargetValue: 70,
  ScalingAdjustment: 1,
  AdjustmentType: 'ChangeInCapacity',
  EvaluationPeriods: 1,
  Threshold: 0,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  Period: 60,
  MemorySizeInMB: 2048,
  MaxConcurrency: 20,
  CopyCount: 1,
  RoutingStrategy: 'RANDOM',
  InstanceType: 'ml.m5.large',
  ExecutionRoleArn: 'arn:aws:iam::123456789012:role/unknown',
};

/** Members that no scenario has; whether they are known changes nothing. */
const withoutEffect = new Set([
  'ExecutionRoleArn',
  'RoleARN',
  'ModelName',
  'EndpointConfigName',
  'S3OutputPath',
  'S3FailurePath',
  'KmsKeyId',
  'SuccessTopic',
  'ErrorTopic',
  'ArtifactUrl',
  'Image',
  'Environment',
  'AlarmDescription',
]);

/** Members that hold names and other free text: the expression itself, made a name, stands in. */
const freeText = new Set([
  'ResourceId',
  'PolicyName',
  'ScheduledActionName',
  'AlarmName',
  'EndpointName',
  'EndpointConfigName',
  'VariantName',
  'ModelName',
  'InferenceComponentName',
  'MetricName',
  'Namespace',
  'Value',
  'Name',
  'Id',
  'S3OutputPath',
  'AlarmActions',
  'OKActions',
  'InsufficientDataActions',
  'Subnets',
  'SecurityGroupIds',
]);

/** A call without open ends: stand-ins where a value is needed, nothing where one is not; each is remarked upon. */
export function settle({ input, ...call }: OpenCall, remarks: Remark[]): Call {
  const settled: JsonObject = {};
  for (const [member, open] of Object.entries(input)) {
    const value = member === 'ResourceId' ? resourceIdOf(open, input.ScalableDimension) : open;
    const inner = settleValue(value, member, `${call.place}.${member}`, remarks);
    if (inner !== undefined) settled[member] = inner;
  }
  const openNames = Object.keys(input).filter((member) => input[member] instanceof Unresolved);
  return { ...call, input: settled, ...(openNames.length > 0 ? { openNames } : {}) };
}

/** Where not even the kind of resource is known, the dimension says which it must be. */
function resourceIdOf(open: Open, dimension: Open | undefined): Open {
  if (!(open instanceof Unresolved) || open.text.includes('/')) return open;
  const component = dimension === 'sagemaker:inference-component:DesiredCopyCount';
  const text = component ? `inference-component/${open.text}` : `endpoint/${open.text}/variant/AllTraffic`;
  return new Unresolved(open.expression, text);
}

function settleValue(value: Open, member: string, place: string, remarks: Remark[]): Json | undefined {
  if (value === null) return undefined; // AWS takes null for "not given"
  if (value instanceof Unresolved) return standInFor(value, member, place, remarks);
  if (Array.isArray(value)) {
    return value.flatMap((inner, index) => settleValue(inner, member, `${place}[${index}]`, remarks) ?? []);
  }
  if (isOpenObject(value)) {
    if (isOwnDimension(value)) {
      const { Name, Value } = value;
      const message = `${Value.expression} is not known from these documents: the ${Name} is taken to be the scenario's own`;
      remark(remarks, 'assumed', place, message);
      return undefined;
    }
    const entries = Object.entries(value).flatMap(([key, inner]): [string, Json][] => {
      const settled = settleValue(inner, key, `${place}.${key}`, remarks);
      return settled === undefined ? [] : [[key, settled]];
    });
    return Object.fromEntries(entries);
  }
  return value;
}

/** A dimension of a metric with an unknown value; a metric without dimensions means the scenario's own endpoint. */
function isOwnDimension(value: OpenObject): value is { Name: string; Value: Unresolved } {
  return typeof value.Name === 'string' && value.Value instanceof Unresolved && Object.keys(value).length === 2;
}

function standInFor(
  { expression, text }: Unresolved,
  member: string,
  place: string,
  remarks: Remark[],
): Json | undefined {
  const standIn = freeText.has(member) ? text : ownMember(standIns, member);
  if (withoutEffect.has(member)) return standIn;
  const unknown = `${expression} is not known from these documents`;
  if (standIn === undefined) remark(remarks, 'not-used', place, `${unknown}: ${member} is left out`);
  else remark(remarks, 'stand-in', place, `${unknown}: ${JSON.stringify(standIn)} stands in for it`);
  return standIn;
}

/** What is unknown is unknown wherever it is named: it is said once. */
function remark(remarks: Remark[], kind: Remark['kind'], place: string, message: string): void {
  if (!remarks.some((one) => one.message === message)) remarks.push({ kind, place, message });
}
