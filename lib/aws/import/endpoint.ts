import type { JsonObject } from '@/lib/contracts/question';
import type { EndpointType } from '@/lib/contracts/scenario';
import type { Call, Remark } from './call';
import { copiesPerInstance } from './copies-per-instance';
import { numberOf, objectOf, objectsOf, pick, textOf } from './members';
import type { Parts, TargetParts } from './parts';

/** The endpoint of a scenario, of a configuration and of what scales on it. */
export type EndpointParts = { type: EndpointType; endpoint: JsonObject; names: readonly string[] };

const variantMembers = [
  'VariantName',
  'ModelName',
  'InstanceType',
  'InitialInstanceCount',
  'InitialVariantWeight',
  'RoutingConfig',
  'ServerlessConfig',
  'ManagedInstanceScaling',
  'ModelDataDownloadTimeoutInSeconds',
  'ContainerStartupHealthCheckTimeoutInSeconds',
] as const;
/** Members without influence on how an endpoint scales; nobody needs to be told. */
const silent = new Set([
  ...variantMembers,
  'EnableSSMAccess',
  'InferenceAmiVersion',
  'VolumeSizeInGB',
  'CoreDumpConfig',
]);

export function assembleEndpoint(
  endpointName: string,
  config: Call | null,
  targets: readonly TargetParts[],
  parts: Parts,
  remarks: Remark[],
): EndpointParts {
  const variants = objectsOf(config?.input, 'ProductionVariants');
  const components = componentsOf(endpointName, targets, parts);
  const type = typeOf(config, components, targets, remarks);
  const built = config
    ? variants.map((variant, index) => variantOf(variant, `${config.place}.ProductionVariants[${index}]`, remarks))
    : variantsOfTargets(targets, type);
  if (!config) {
    const message =
      targets.length + components.length > 0
        ? 'no endpoint configuration among these documents: instance type and count are not known'
        : 'nothing in these documents describes a SageMaker endpoint: one without scaling stands in';
    remarks.push({ kind: 'stand-in', place: 'endpoint', message });
  }
  if (config?.input.ShadowProductionVariants) {
    const message = 'ShadowProductionVariants get a copy of the traffic and answer nobody: left out';
    remarks.push({ kind: 'not-used', place: `${config.place}.ShadowProductionVariants`, message });
  }
  const vpc = vpcOf(config, variants, parts);
  const client = objectOf(objectOf(config?.input, 'AsyncInferenceConfig'), 'ClientConfig');
  const inferenceComponents =
    type === 'inference-component' ? buildComponents(components, built[0], config, remarks) : [];
  const endpoint: JsonObject = {
    type,
    EndpointName: endpointName,
    ...(built.length === 1 && built[0] ? { ProductionVariant: built[0] } : { ProductionVariants: built }),
    ...(inferenceComponents.length > 0 ? { InferenceComponents: inferenceComponents } : {}),
    ...(client ? { AsyncInferenceConfig: { ClientConfig: client } } : {}),
    ...(vpc ? { VpcConfig: vpc } : {}),
  };
  const scaled = type === 'inference-component' ? inferenceComponents : built;
  const names = scaled.map(
    (one) => textOf(one, 'InferenceComponentName') ?? textOf(one, 'VariantName') ?? 'AllTraffic',
  );
  return { type, endpoint, names };
}

type Component = { name: string; call: Call | null };

/** The components of this endpoint that are made, and those that only a scalable target names. */
function componentsOf(endpointName: string, targets: readonly TargetParts[], { components }: Parts): Component[] {
  const made = [...components.values()]
    .filter(({ input }) => [undefined, endpointName].includes(textOf(input, 'EndpointName')))
    .map((call) => ({ name: textOf(call.input, 'InferenceComponentName') ?? '', call }));
  const named = targets.flatMap(({ resource }) => (resource?.kind === 'component' ? [resource.name] : []));
  const others = named.filter((name) => !made.some((one) => one.name === name));
  return [...made, ...others.map((name) => ({ name, call: null }))];
}

function typeOf(
  config: Call | null,
  components: readonly Component[],
  targets: readonly TargetParts[],
  remarks: Remark[],
): EndpointType {
  const variants = objectsOf(config?.input, 'ProductionVariants');
  if (config?.input.AsyncInferenceConfig) return 'asynchronous';
  if (variants.some((variant) => variant.ServerlessConfig)) return 'serverless';
  if (components.length > 0) return 'inference-component';
  // a variant without a model is there for inference components (J1)
  if (config && variants.every((variant) => variant.ModelName === undefined)) {
    return 'inference-component';
  }
  if (config) return 'real-time';
  const assume = (type: EndpointType, why: string): EndpointType => {
    remarks.push({ kind: 'assumed', place: 'endpoint.type', message: `${type}, because ${why}` });
    return type;
  };
  if (targets.some(({ resource }) => resource?.dimension === 'sagemaker:variant:DesiredProvisionedConcurrency')) {
    return assume('serverless', 'its provisioned concurrency is scaled');
  }
  const text = JSON.stringify(targets.flatMap(({ policies }) => [...policies.values()].map(({ input }) => input)));
  if (/ApproximateBacklogSize|HasBacklogWithoutCapacity/.test(text)) {
    return assume('asynchronous', 'only asynchronous endpoints publish the metric that is followed');
  }
  if (targets.some(({ bounds }) => numberOf(bounds ?? {}, 'MinCapacity') === 0)) {
    return assume('asynchronous', 'MinCapacity 0 of a variant is supported for asynchronous endpoints only');
  }
  return 'real-time';
}

function variantOf(variant: JsonObject, place: string, remarks: Remark[]): JsonObject {
  const others = Object.keys(variant).filter((member) => !silent.has(member) && member !== 'InstancePools');
  if (others.length > 0) {
    remarks.push({ kind: 'not-used', place, message: `${others.join(', ')}: a scenario has no place for it` });
  }
  const built = pick(variant, variantMembers);
  const routing = objectOf(variant, 'RoutingConfig');
  if (routing) built.RoutingConfig = pick(routing, ['RoutingStrategy']);
  if (routing?.PrefixAwareRoutingConfig) {
    const message = 'PrefixAwareRoutingConfig: requests here have no prefixes, and go to a random instance';
    remarks.push({ kind: 'not-used', place: `${place}.RoutingConfig`, message });
  }
  const managed = objectOf(variant, 'ManagedInstanceScaling');
  if (managed) built.ManagedInstanceScaling = pick(managed, ['Status', 'MinInstanceCount', 'MaxInstanceCount']);
  if (managed?.ScaleInPolicy) {
    const message = 'ScaleInPolicy: instances without copies are released after ten minutes here';
    remarks.push({ kind: 'not-used', place: `${place}.ManagedInstanceScaling`, message });
  }
  const pools = objectsOf(variant, 'InstancePools');
  if (pools.length > 0) {
    const first = [...pools].sort((a, b) => (numberOf(a, 'Priority') ?? 0) - (numberOf(b, 'Priority') ?? 0))[0];
    const instanceType = textOf(first, 'InstanceType') ?? '';
    built.InstanceType = instanceType;
    const message = `InstancePools: every instance is taken to be ${instanceType}, the pool of the first priority`;
    remarks.push({ kind: 'assumed', place: `${place}.InstancePools`, message });
  }
  return built;
}

function variantsOfTargets(targets: readonly TargetParts[], type: EndpointType): JsonObject[] {
  const names = targets.flatMap(({ resource }) => (resource?.kind === 'variant' ? [resource.name] : []));
  const unique = [...new Set(names.length > 0 ? names : ['AllTraffic'])];
  const serverless = { ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 20 } };
  return unique.map((VariantName) => ({ VariantName, ...(type === 'serverless' ? serverless : {}) }));
}

/** The network of the configuration, or of the model that its first variant serves. */
function vpcOf(config: Call | null, variants: readonly JsonObject[], { models }: Parts): JsonObject | undefined {
  const model = models.get(textOf(variants[0], 'ModelName') ?? '');
  return objectOf(config?.input, 'VpcConfig') ?? objectOf(model?.input, 'VpcConfig');
}

function buildComponents(
  components: readonly Component[],
  variant: JsonObject | undefined,
  config: Call | null,
  remarks: Remark[],
): JsonObject[] {
  const built = components.flatMap(({ name, call }): JsonObject[] => {
    const specification = objectOf(call?.input, 'Specification') ?? objectsOf(call?.input, 'Specifications')[0];
    if (call && textOf(specification, 'BaseInferenceComponentName')) {
      const message = `${name} is an adapter of another component: it shares that one's copies`;
      remarks.push({ kind: 'not-used', place: call.place, message });
      return [];
    }
    const count = numberOf(objectOf(call?.input, 'RuntimeConfig'), 'CopyCount');
    const perInstance = copiesPerInstance(specification, textOf(variant, 'InstanceType'));
    return [
      {
        InferenceComponentName: name,
        ...(count === undefined ? {} : { CopyCount: count }),
        ...(perInstance === null ? {} : { copiesPerInstance: perInstance }),
      },
    ];
  });
  if (built.length > 0) return built;
  const message = 'the variant has no model, so it is there for inference components, and none is given: one stands in';
  remarks.push({ kind: 'stand-in', place: config?.place ?? 'endpoint.InferenceComponents', message });
  return [{ InferenceComponentName: 'component', CopyCount: 1 }];
}
