import type { Json, JsonObject } from '@/lib/contracts/question';

/** The members by which AWS names the entries of a list: a path says the name, not the place. */
export const memberNames = [
  'PolicyName',
  'AlarmName',
  'ScheduledActionName',
  'VariantName',
  'InferenceComponentName',
  'RouteTableId',
  'VpcEndpointId',
  'GroupId',
  'NetworkAclId',
  'NatGatewayId',
  'SubnetId', // last: a NAT gateway has one, too
  'JobName',
  'for',
];

/** Every place where two documents differ, as paths: scaling.ScalingPolicies.invocations.PolicyType */
export function findChanges(before: Json | undefined, after: Json | undefined, path = ''): string[] {
  if (before === after) return [];
  const [a, b] = [membersOf(before), membersOf(after)];
  if (!a || !b) return [path];
  const keys = new Set([...a.keys(), ...b.keys()]);
  return [...keys].flatMap((key) => findChanges(a.get(key), b.get(key), path === '' ? key : `${path}.${key}`));
}

/** The values of a document by their paths, each as deep as it goes. */
export function leavesOf(value: Json, path = ''): { path: string; value: Json }[] {
  const members = membersOf(value);
  if (!members || members.size === 0) return [{ path, value }];
  return [...members].flatMap(([key, member]) => leavesOf(member, path === '' ? key : `${path}.${key}`));
}

function membersOf(value: Json | undefined): Map<string, Json> | null {
  if (!Array.isArray(value)) return isObject(value) ? new Map(Object.entries(value)) : null;
  const members = new Map<string, Json>();
  for (const [index, entry] of value.entries()) {
    const name = nameOf(entry) ?? `${index}`;
    // a second entry of a name is an entry more, not the first one anew
    members.set(members.has(name) ? `${name} (${index + 1})` : name, entry);
  }
  return members;
}

function nameOf(entry: Json): string | null {
  if (!isObject(entry)) return null;
  const name = memberNames.map((key) => entry[key]).find((value) => typeof value === 'string');
  return typeof name === 'string' ? name : null;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The top-level parts of a scenario in which something may be edited. */
export function sectionsOf(editable: readonly string[], document: JsonObject): JsonObject {
  const sections = new Set(editable.map((path) => path.split('.')[0] ?? path));
  return Object.fromEntries([...sections].map((section) => [section, document[section] ?? {}]));
}

/** Does a path lie in one of the parts that may be edited? */
export const isEditable = (editable: readonly string[], path: string) =>
  editable.some((part) => path === part || path.startsWith(`${part}.`));
