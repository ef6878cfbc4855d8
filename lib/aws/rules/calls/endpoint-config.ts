import { z } from 'zod';
import { productionVariantSchema } from '@/lib/contracts/sagemaker';
import type { Endpoint } from '@/lib/contracts/scenario';
import type { Notice } from '@/lib/contracts/trace';
import { refusal } from '@/lib/aws/notice';
import { checkVariant } from '@/lib/aws/rules/endpoint';
import { readKnown } from './read-known';

// What CreateEndpointConfig, CreateEndpoint and their siblings refuse beyond the shapes of their requests.

const variantSchema = z.looseObject({
  VariantName: z.string(),
  ModelName: z.string().optional(),
  InstanceType: z.string().optional(),
  InstancePools: z.array(z.unknown()).optional(),
  ServerlessConfig: z.unknown().optional(),
});

export const endpointConfigSchema = z.looseObject({
  ProductionVariants: z.array(variantSchema),
  ShadowProductionVariants: z.array(variantSchema).default([]),
  AsyncInferenceConfig: z.unknown().optional(),
});
type EndpointConfig = z.infer<typeof endpointConfigSchema>;
type Variant = z.infer<typeof variantSchema>;

/** Which kind of endpoint a configuration makes: one whose variants name no model is for inference components. J1 */
export function endpointTypeOf({ AsyncInferenceConfig, ProductionVariants }: EndpointConfig): Endpoint['type'] {
  if (AsyncInferenceConfig !== undefined) return 'asynchronous';
  if (ProductionVariants.some(({ ServerlessConfig }) => ServerlessConfig !== undefined)) return 'serverless';
  return ProductionVariants.every(({ ModelName }) => ModelName === undefined) ? 'inference-component' : 'real-time';
}

export function checkEndpointConfig(config: EndpointConfig): Notice[] {
  const type = endpointTypeOf(config);
  const all = [...config.ProductionVariants, ...config.ShadowProductionVariants];
  const twice = duplicateOf(all.map(({ VariantName }) => VariantName));
  return [
    ...(twice === null
      ? []
      : [refusal('ProductionVariants', `The variant name "${twice}" was non-unique within the request.`)]),
    ...checkShadow(config),
    ...all.flatMap((variant, index) => checkOneVariant(variant, type, `ProductionVariants[${index}]`)),
  ];
}

function checkShadow({ ProductionVariants, ShadowProductionVariants }: EndpointConfig): Notice[] {
  if (ShadowProductionVariants.length === 0) return [];
  if (ProductionVariants.length === 1 && ShadowProductionVariants.length === 1) return [];
  const message =
    'With ShadowProductionVariants exactly one production variant and one shadow variant must be specified';
  return [refusal('ShadowProductionVariants', message)];
}

function checkOneVariant(variant: Variant, type: Endpoint['type'], path: string): Notice[] {
  const { InstanceType, InstancePools, ServerlessConfig } = variant;
  const places = [InstanceType, InstancePools, ServerlessConfig].filter((one) => one !== undefined).length;
  if (places !== 1) {
    return [
      refusal(
        path,
        'Exactly one of InstanceType, InstancePools and ServerlessConfig must be specified for a production variant',
        ['K1', 'I17'],
      ),
    ];
  }
  const known = readKnown(productionVariantSchema, variant);
  if (!known) return [refusal(path, 'The production variant cannot be read', [], 'ParamValidationError')];
  return checkVariant(known, ServerlessConfig === undefined ? type : 'serverless', path);
}

/** In some Regions instances cannot be managed down to zero; in others (us-east-1) they can. J1 */
export function checkRegionalMinimum({ ProductionVariants }: EndpointConfig): Notice[] {
  const schema = z.looseObject({ Status: z.literal('ENABLED'), MinInstanceCount: z.literal(0) });
  return ProductionVariants.flatMap((variant, index) => {
    if (!schema.safeParse(variant['ManagedInstanceScaling']).success) return [];
    const where = `ProductionVariants[${index}].ManagedInstanceScaling.MinInstanceCount`;
    return [
      refusal(where, 'Min instance count needs to be greater than 0 for enabled managed instance scaling', ['J1']),
    ];
  });
}

const sizeSchema = z.object({ Type: z.string(), Value: z.number() }).optional();
export const trafficRoutingSchema = z.looseObject({
  Type: z.string(),
  CanarySize: sizeSchema,
  LinearStepSize: sizeSchema,
});
const deploymentSchema = z.looseObject({
  BlueGreenUpdatePolicy: z.looseObject({ TrafficRoutingConfiguration: trafficRoutingSchema }).optional(),
  RollingUpdatePolicy: z.looseObject({ MaximumBatchSize: sizeSchema }).optional(),
});

/** The sizes of a guarded deployment: a canary up to 50 %, linear steps of 10–50 %, rolling batches of 5–50 %. */
export function checkDeployment(deployment: unknown): Notice[] {
  const parsed = deploymentSchema.safeParse(deployment ?? {});
  if (!parsed.success) return [refusal('DeploymentConfig', 'The deployment configuration cannot be read')];
  const routing = parsed.data.BlueGreenUpdatePolicy?.TrafficRoutingConfiguration;
  const batch = parsed.data.RollingUpdatePolicy?.MaximumBatchSize;
  return [
    ...(routing ? checkTrafficRouting(routing) : []),
    ...checkPercent(batch, 'RollingUpdatePolicy.MaximumBatchSize', 5, 50),
  ];
}

export function checkTrafficRouting({
  Type,
  CanarySize,
  LinearStepSize,
}: z.infer<typeof trafficRoutingSchema>): Notice[] {
  const needed = { CANARY: CanarySize, LINEAR: LinearStepSize };
  const missing = (Type === 'CANARY' || Type === 'LINEAR') && needed[Type] === undefined;
  const member = Type === 'CANARY' ? 'CanarySize' : 'LinearStepSize';
  return [
    ...(missing
      ? [
          refusal(
            `TrafficRoutingConfiguration.${member}`,
            `${member} must be specified for traffic routing of type ${Type}`,
          ),
        ]
      : []),
    ...checkPercent(CanarySize, 'TrafficRoutingConfiguration.CanarySize', 1, 50),
    ...checkPercent(LinearStepSize, 'TrafficRoutingConfiguration.LinearStepSize', 10, 50),
  ];
}

function checkPercent(size: z.infer<typeof sizeSchema>, path: string, least: number, most: number): Notice[] {
  if (size?.Type !== 'CAPACITY_PERCENT' || (size.Value >= least && size.Value <= most)) return [];
  return [refusal(path, `The capacity percentage must be between ${least} and ${most}, got ${size.Value}`)];
}

export const weightsSchema = z.looseObject({
  EndpointName: z.string(),
  DesiredWeightsAndCapacities: z.array(z.looseObject({ VariantName: z.string() })),
});
type Weights = z.infer<typeof weightsSchema>;

/** What UpdateEndpointWeightsAndCapacities refuses. */
export function checkWeights({ DesiredWeightsAndCapacities: desired }: Weights): Notice[] {
  const twice = duplicateOf(desired.map(({ VariantName }) => VariantName));
  if (twice === null) return [];
  return [refusal('DesiredWeightsAndCapacities', `The variant name "${twice}" was non-unique within the request.`)];
}

/** What it refuses where the endpoint, or a variant in it, does not exist. */
export function checkWeightsExist({ EndpointName, DesiredWeightsAndCapacities: desired }: Weights): Notice[] {
  return [
    missingEndpoint(EndpointName),
    ...desired.map(({ VariantName }) => {
      const message = `The variant name(s) "${VariantName}" is/are not present within endpoint configuration "${EndpointName}".`;
      return refusal('DesiredWeightsAndCapacities', message);
    }),
  ];
}

export function missingEndpoint(name: string): Notice {
  return refusal(
    'EndpointName',
    `Could not find endpoint "arn:aws:sagemaker:us-east-1:123456789012:endpoint/${name}".`,
  );
}

function duplicateOf(names: readonly string[]): string | null {
  return names.find((one, index) => names.indexOf(one) !== index) ?? null;
}
