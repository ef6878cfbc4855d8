import type { Json, JsonObject } from '@/lib/contracts/question';

/**
 * JSON Merge Patch (RFC 7396), in which a list of named objects is patched as an object keyed by that name: null removes,
 * an unknown name appends. A list given as a list replaces the whole.
 */
const nameOfList: Record<string, string> = {
  ScalingPolicies: 'PolicyName',
  Alarms: 'AlarmName',
  ScheduledActions: 'ScheduledActionName',
  ProductionVariants: 'VariantName',
  InferenceComponents: 'InferenceComponentName',
  Subnets: 'SubnetId',
  RouteTables: 'RouteTableId',
  VpcEndpoints: 'VpcEndpointId',
  SecurityGroups: 'GroupId',
  NetworkAcls: 'NetworkAclId',
  NatGateways: 'NatGatewayId',
  jobs: 'JobName',
  scaling: 'for',
};

export function applyChange(document: JsonObject, change: JsonObject): JsonObject {
  return patchObject(document, change);
}

function patchObject(target: JsonObject, patch: JsonObject): JsonObject {
  const result = new Map(Object.entries(target));
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) result.delete(key);
    else result.set(key, patchValue(result.get(key), change, key));
  }
  return Object.fromEntries(result);
}

function patchValue(target: Json | undefined, change: Json, key: string): Json {
  if (!isObject(change)) return change;
  const name = Object.hasOwn(nameOfList, key) ? nameOfList[key] : undefined;
  const isNamedList = Array.isArray(target) || (target === undefined && name !== undefined && key !== 'scaling');
  if (name !== undefined && isNamedList) return patchList(Array.isArray(target) ? target : [], change, name);
  return patchObject(isObject(target) ? target : {}, change);
}

function patchList(list: readonly Json[], changes: JsonObject, name: string): Json[] {
  const isCalled = (entry: Json, wanted: string) => isObject(entry) && entry[name] === wanted;
  const kept = list.flatMap((entry) => {
    const called = Object.keys(changes).find((wanted) => isCalled(entry, wanted));
    const change = called === undefined ? undefined : changes[called];
    if (change === undefined) return [entry];
    if (change === null) return [];
    return [isObject(entry) && isObject(change) ? patchObject(entry, change) : change];
  });
  const known = new Set(list.flatMap((entry) => (isObject(entry) ? [entry[name]] : [])));
  const added = Object.entries(changes).flatMap(([wanted, change]) =>
    known.has(wanted) || !isObject(change) ? [] : [{ [name]: wanted, ...patchObject({}, change) }],
  );
  return [...kept, ...added];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
