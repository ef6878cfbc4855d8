import type { Endpoint } from '@/lib/contracts/scenario';
import type { ProductionVariant } from '@/lib/contracts/sagemaker';
import type { Notice } from '@/lib/contracts/trace';
import { hostingInstanceTypes } from '@/lib/aws/hosting-instance-types';
import { constraintViolation, enumViolation, refusal } from '@/lib/aws/notice';

/** What CreateEndpointConfig and CreateModel refuse. I9 I19 I20 K1 K2 K5 M1 */
export const memorySizes = [1024, 2048, 3072, 4096, 5120, 6144];
const routingStrategies = ['LEAST_OUTSTANDING_REQUESTS', 'RANDOM', 'PREFIX_AWARE'] as const;

export function checkEndpoint(endpoint: Endpoint, path: string): Notice[] {
  const variants = variantsOf(endpoint);
  const notices = variants.flatMap(({ variant, path: where }) =>
    checkVariant(variant, endpoint.type, `${path}.${where}`),
  );
  if (
    endpoint.ProductionVariants &&
    (endpoint.ProductionVariants.length < 1 || endpoint.ProductionVariants.length > 10)
  ) {
    const limit = endpoint.ProductionVariants.length < 1 ? 'greater than or equal to 1' : 'less than or equal to 10';
    const constraint = `Member must have length ${limit}`;
    notices.push(
      constraintViolation(`[${variants.length}]`, 'productionVariants', `${path}.ProductionVariants`, constraint),
    );
  }
  const names = variants.map(({ variant }) => variant.VariantName ?? 'AllTraffic');
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    notices.push(
      refusal(`${path}.ProductionVariants`, `The variant name "${twice}" was non-unique within the request.`),
    );
  }
  return [
    ...notices,
    ...checkVpcConfig(endpoint, path),
    ...checkAsync(endpoint, path),
    ...checkComponents(endpoint, path),
  ];
}

export function variantsOf(endpoint: Endpoint): { variant: ProductionVariant; path: string }[] {
  if (endpoint.ProductionVariants) {
    return endpoint.ProductionVariants.map((variant, index) => ({ variant, path: `ProductionVariants[${index}]` }));
  }
  return [{ variant: endpoint.ProductionVariant ?? {}, path: 'ProductionVariant' }];
}

/** What is refused about one variant of an endpoint of this type. I9 I19 I20 K1 K2 K5 */
export function checkVariant(variant: ProductionVariant, type: Endpoint['type'], path: string): Notice[] {
  const { InitialInstanceCount, InitialVariantWeight, InstanceType, RoutingConfig, ServerlessConfig } = variant;
  const notices: Notice[] = [];
  if (InstanceType !== undefined && !hostingInstanceTypes.includes(InstanceType)) {
    notices.push(enumViolation(InstanceType, 'instanceType', `${path}.InstanceType`, hostingInstanceTypes));
  }
  if (InitialInstanceCount !== undefined && InitialInstanceCount < 1 && type !== 'inference-component') {
    const constraint = 'Member must have value greater than or equal to 1';
    notices.push(
      constraintViolation(InitialInstanceCount, 'initialInstanceCount', `${path}.InitialInstanceCount`, constraint),
    );
  }
  if ((InitialVariantWeight ?? 1) < 0) {
    const constraint = 'Member must have value greater than or equal to 0';
    notices.push(
      constraintViolation(InitialVariantWeight, 'initialVariantWeight', `${path}.InitialVariantWeight`, constraint),
    );
  }
  const strategy = RoutingConfig?.RoutingStrategy;
  if (strategy !== undefined && !routingStrategies.some((known) => known === strategy)) {
    notices.push(
      enumViolation(strategy, 'routingStrategy', `${path}.RoutingConfig.RoutingStrategy`, routingStrategies),
    );
  }
  for (const member of ['ModelDataDownloadTimeoutInSeconds', 'ContainerStartupHealthCheckTimeoutInSeconds'] as const) {
    const seconds = variant[member];
    if (seconds !== undefined && (seconds < 60 || seconds > 3600)) {
      notices.push(
        refusal(`${path}.${member}`, `${member} must be between 60 and 3600 seconds, got ${seconds}`, ['I20']),
      );
    }
  }
  if (type === 'serverless' && !ServerlessConfig) {
    notices.push(refusal(`${path}.ServerlessConfig`, 'A serverless endpoint needs ServerlessConfig', ['K1']));
  }
  if (ServerlessConfig && type !== 'serverless') {
    notices.push(
      refusal(`${path}.ServerlessConfig`, 'ServerlessConfig belongs to an endpoint of type serverless', ['K1']),
    );
  }
  return [...notices, ...checkServerless(ServerlessConfig, path), ...checkManagedInstanceScaling(variant, type, path)];
}

function checkServerless(config: ProductionVariant['ServerlessConfig'], path: string): Notice[] {
  if (!config) return [];
  const { MemorySizeInMB, MaxConcurrency, ProvisionedConcurrency } = config;
  const notices: Notice[] = [];
  if (!memorySizes.includes(MemorySizeInMB)) {
    const sizes = memorySizes.map(String);
    notices.push(enumViolation(MemorySizeInMB, 'MemorySizeInMB', `${path}.ServerlessConfig.MemorySizeInMB`, sizes));
  }
  if (MaxConcurrency < 1 || MaxConcurrency > 200) {
    const constraint = `Member must have value ${MaxConcurrency < 1 ? 'greater than or equal to 1' : 'less than or equal to 200'}`;
    notices.push(
      constraintViolation(MaxConcurrency, 'maxConcurrency', `${path}.ServerlessConfig.MaxConcurrency`, constraint),
    );
  }
  if (ProvisionedConcurrency !== undefined && (ProvisionedConcurrency < 1 || ProvisionedConcurrency > MaxConcurrency)) {
    const message = `ProvisionedConcurrency must be between 1 and MaxConcurrency (${MaxConcurrency}), got ${ProvisionedConcurrency}`;
    notices.push(refusal(`${path}.ServerlessConfig.ProvisionedConcurrency`, message, ['K5']));
  }
  return notices;
}

function checkManagedInstanceScaling(
  { ManagedInstanceScaling: scaling }: ProductionVariant,
  type: Endpoint['type'],
  path: string,
): Notice[] {
  if (!scaling) return [];
  const where = `${path}.ManagedInstanceScaling`;
  if (type !== 'inference-component') {
    return [refusal(where, 'ManagedInstanceScaling is only supported for inference component endpoints.', ['J1'])];
  }
  const { Status = 'DISABLED', MinInstanceCount = 0, MaxInstanceCount = Math.max(1, MinInstanceCount) } = scaling;
  if (Status !== 'ENABLED' && Status !== 'DISABLED')
    return [enumViolation(Status, 'status', `${where}.Status`, ['ENABLED', 'DISABLED'])];
  if (MinInstanceCount < 0 || MaxInstanceCount < 1) {
    return [refusal(where, 'MinInstanceCount must be at least 0 and MaxInstanceCount at least 1', ['J16'])];
  }
  if (MinInstanceCount > MaxInstanceCount) {
    return [refusal(where, 'MinInstanceCount must not be greater than MaxInstanceCount', ['J16'])];
  }
  return [];
}

function checkVpcConfig({ VpcConfig }: Endpoint, path: string): Notice[] {
  if (!VpcConfig) return [];
  const limits = [
    ['Subnets', 16],
    ['SecurityGroupIds', 5],
  ] as const;
  return limits.flatMap(([member, most]) => {
    const count = VpcConfig[member].length;
    if (count >= 1 && count <= most) return [];
    return [refusal(`${path}.VpcConfig.${member}`, `${member} must name 1 to ${most}, got ${count}`, ['M1'])];
  });
}

function checkAsync({ AsyncInferenceConfig }: Endpoint, path: string): Notice[] {
  const most = AsyncInferenceConfig?.ClientConfig?.MaxConcurrentInvocationsPerInstance;
  if (most === undefined || (most >= 1 && most <= 1000)) return [];
  const where = `${path}.AsyncInferenceConfig.ClientConfig.MaxConcurrentInvocationsPerInstance`;
  const constraint = `Member must have value ${most < 1 ? 'greater than or equal to 1' : 'less than or equal to 1000'}`;
  return [constraintViolation(most, 'maxConcurrentInvocationsPerInstance', where, constraint)];
}

function checkComponents({ type, InferenceComponents }: Endpoint, path: string): Notice[] {
  if (type === 'inference-component' && !InferenceComponents?.length) {
    return [
      refusal(`${path}.InferenceComponents`, 'An endpoint of this type needs at least one inference component', ['J1']),
    ];
  }
  if (type !== 'inference-component' && InferenceComponents?.length) {
    return [
      refusal(`${path}.InferenceComponents`, 'Inference components belong to an endpoint of type inference-component', [
        'J1',
      ]),
    ];
  }
  return (InferenceComponents ?? []).flatMap(({ CopyCount }, index) => {
    if ((CopyCount ?? 0) >= 0) return [];
    const constraint = 'Member must have value greater than or equal to 0';
    return [constraintViolation(CopyCount, 'copyCount', `${path}.InferenceComponents[${index}].CopyCount`, constraint)];
  });
}
