import type { JsonObject } from '@/lib/contracts/question';
import { warnOfComponents } from '@/lib/aws/rules/calls/call-warnings';
import type { Call, Remark } from './call';
import { assembleEndpoint } from './endpoint';
import { objectOf, objectsOf, pick, textOf } from './members';
import { collectParts, type Parts, type TargetParts } from './parts';
import { assembleScaling, assignAlarms } from './scaling';

/** What a load test has to measure and nobody's documents say; the comments of the skeleton ask for it. */
const model = { maxRps: 10, slots: 4, timeoutSeconds: 60 };
const traffic = [
  { atMinute: 0, rps: 8 },
  { atMinute: 30, rps: 24 },
  { atMinute: 90, rps: 8 },
];
const start = '2026-06-01T08:00:00Z';

/** Where there are several components, a piece of traffic has to say whose it is. */
const trafficForEach = (names: readonly string[]) =>
  names.flatMap((name) => traffic.map((piece) => ({ ...piece, for: name })));

/** One scenario of the calls of one configuration. */
export function assembleScenario(calls: readonly Call[], title: string, remarks: Remark[]): JsonObject {
  const parts = collectParts(calls, remarks);
  const all = joinLoose(parts);
  const { endpointName, config } = chooseEndpoint(parts, all, remarks);
  const own = all.filter(({ resource }) => resource?.kind !== 'variant' || resource.endpoint === endpointName);
  const { type, endpoint, names } = assembleEndpoint(endpointName, config, own, parts, remarks);
  const scalings = new Map<string, JsonObject>();
  for (const target of own) {
    const name = target.resource?.name ?? names[0] ?? 'AllTraffic';
    const [first] = [...target.policies.values(), ...target.actions.values()];
    const place = first?.place ?? name;
    const unused = (message: string) => remarks.push({ kind: 'not-used', place, message });
    const useless = warnOfComponents(target.resource?.dimension ?? '', type);
    if (useless.length > 0) {
      remarks.push(...useless.map(({ message }): Remark => ({ kind: 'warning', place, message })));
    } else if (names.includes(name)) scalings.set(name, assembleScaling(target, remarks));
    else unused(`the endpoint configuration has no variant ${name}`);
  }
  assignAlarms([...parts.alarms.values()], scalings, names, remarks);
  const scaling = [...scalings].map(([name, one]) => (names.length > 1 ? { for: name, ...one } : one));
  return {
    schema: 'scenario/1',
    title,
    rulebook: 'aws',
    start,
    durationMinutes: 120,
    endpoint,
    model,
    traffic: type === 'inference-component' && names.length > 1 ? trafficForEach(names) : traffic,
    ...(scaling.length === 0 ? {} : { scaling: names.length === 1 && scaling[0] ? scaling[0] : scaling }),
  };
}

/** A policy of nobody in particular belongs to the only target, where there is one, else to the endpoint that is made. */
function joinLoose(parts: Parts): TargetParts[] {
  const loose = parts.targets.get('');
  const others = [...parts.targets].filter(([key]) => key !== '').map(([, target]) => target);
  const [only, ...more] = others;
  if (!loose) return others;
  if (!only) return [{ ...loose, resource: ofMadeEndpoint(loose, parts) }];
  if (more.length > 0) return [loose, ...others];
  for (const [name, call] of loose.policies) only.policies.set(name, call);
  for (const [name, call] of loose.actions) only.actions.set(name, call);
  const bounds = loose.bounds ? pick(loose.bounds, ['MinCapacity', 'MaxCapacity', 'SuspendedState']) : {};
  return [{ ...only, bounds: { ...only.bounds, ...bounds } }];
}

/** … or to the one that the dimensions of its metric name. */
function ofMadeEndpoint({ resource, policies }: TargetParts, { endpoints, configs }: Parts): TargetParts['resource'] {
  if (resource?.kind !== 'variant') return resource;
  const dimensions = [...policies.values()].flatMap(({ input }) => {
    const tracking = objectOf(input, 'TargetTrackingScalingPolicyConfiguration');
    return objectsOf(objectOf(tracking, 'CustomizedMetricSpecification'), 'Dimensions');
  });
  const named = (name: string) => {
    const found = dimensions.find((dimension) => dimension.Name === name);
    return textOf(found, 'Value');
  };
  const [made] = endpoints.keys();
  const variant = objectsOf([...configs.values()][0]?.input, 'ProductionVariants')[0];
  return {
    ...resource,
    endpoint: made ?? named('EndpointName') ?? resource.endpoint,
    name: textOf(variant, 'VariantName') ?? named('VariantName') ?? resource.name,
  };
}

/** A scenario holds one endpoint: the one that is scaled first, else the first that is made. */
function chooseEndpoint(parts: Parts, targets: readonly TargetParts[], remarks: Remark[]) {
  const scaled = targets.flatMap(({ resource }) => (resource?.kind === 'variant' ? [resource.endpoint] : []));
  const ofComponents = [...parts.components.values()].flatMap(({ input }) => textOf(input, 'EndpointName') ?? []);
  const made = [...parts.endpoints.keys()];
  const endpointName = scaled[0] ?? ofComponents[0] ?? made[0] ?? 'endpoint';
  const others = [...new Set([...scaled, ...ofComponents, ...made])].filter((name) => name !== endpointName);
  for (const name of others) {
    const message = `a scenario holds one endpoint, and this one is ${endpointName}: import ${name} on its own`;
    remarks.push({ kind: 'not-used', place: name, message });
  }
  const configName = textOf(parts.endpoints.get(endpointName)?.input, 'EndpointConfigName');
  const named = configName === undefined ? undefined : parts.configs.get(configName);
  const config = named ?? configOf(endpointName, targets, parts);
  return { endpointName, config };
}

/** Where nobody says which configuration the endpoint has: the one with the scaled variant, else the only one. */
function configOf(endpointName: string, targets: readonly TargetParts[], { configs }: Parts): Call | null {
  const names = targets.flatMap(({ resource }) =>
    resource?.kind === 'variant' && resource.endpoint === endpointName ? [resource.name] : [],
  );
  const all = [...configs.values()];
  const fitting = all.find(({ input }) =>
    objectsOf(input, 'ProductionVariants').some(({ VariantName }) => names.some((name) => name === VariantName)),
  );
  return fitting ?? (all.length === 1 ? (all[0] ?? null) : null);
}
