import type { JsonObject } from '@/lib/contracts/question';
import type { Endpoint, Scaling, Scenario } from '@/lib/contracts/scenario';
import type { ProductionVariant } from '@/lib/contracts/sagemaker';
import { vcpusOf } from '@/lib/aws/instance-types';
import { variantsOf } from '@/lib/aws/rules/endpoint';
import { dimensionOf, scalingsOf } from '@/lib/aws/rules/scenario';
import { plain } from './plain';

/** The requests that make a scenario's endpoint and its scaling, in an order in which AWS takes them. */
export type ExportedCall = {
  readonly operation: string;
  readonly input: JsonObject;
  /** The scalable target that a policy, an action or an alarm belongs to. */
  readonly resourceId?: string;
  /** The policies among the alarm's actions: each format refers to them in its own way. */
  readonly policies?: readonly string[];
};

/** Values that a scenario has not and AWS asks for; their owner replaces them. */
export const executionRole = 'arn:aws:iam::123456789012:role/SageMakerExecutionRole';
const outputPath = 's3://amzn-s3-demo-bucket/output';

export function toCalls(scenario: Scenario): ExportedCall[] {
  const { endpoint } = scenario;
  if (!endpoint) return [];
  return [
    ...endpointCalls(endpoint),
    ...scalingsOf(scenario).flatMap(({ scaling }) => scalingCalls(scenario, endpoint, scaling)),
  ];
}

function endpointCalls(endpoint: Endpoint): ExportedCall[] {
  const { EndpointName, AsyncInferenceConfig, VpcConfig, type } = endpoint;
  const EndpointConfigName = configNameOf(EndpointName);
  const components = type === 'inference-component';
  const variants = variantsOf(endpoint).map(({ variant }) => variant);
  const config: JsonObject = {
    EndpointConfigName,
    ...(components ? { ExecutionRoleArn: executionRole } : {}),
    ProductionVariants: variants.map((variant) => variantInput(variant, endpoint)),
    ...(type === 'asynchronous'
      ? { AsyncInferenceConfig: { ...plain(AsyncInferenceConfig ?? {}), OutputConfig: { S3OutputPath: outputPath } } }
      : {}),
    ...(VpcConfig ? { VpcConfig: plain(VpcConfig) } : {}),
  };
  const [first] = variants;
  const made = (endpoint.InferenceComponents ?? []).map(
    ({ InferenceComponentName, CopyCount, copiesPerInstance }): ExportedCall => ({
      operation: 'CreateInferenceComponent',
      input: {
        InferenceComponentName,
        EndpointName,
        VariantName: first?.VariantName ?? 'AllTraffic',
        Specification: {
          ModelName: `${InferenceComponentName}-model`,
          ComputeResourceRequirements: {
            // rounded down, so that the copies still fit
            NumberOfCpuCoresRequired: Math.max(
              0.25,
              Math.floor((vcpusOf(first?.InstanceType) / copiesPerInstance) * 1e4) / 1e4,
            ),
            MinMemoryRequiredInMb: 1024,
          },
        },
        RuntimeConfig: { CopyCount: CopyCount ?? 1 },
      },
    }),
  );
  return [
    { operation: 'CreateEndpointConfig', input: config },
    { operation: 'CreateEndpoint', input: { EndpointName, EndpointConfigName } },
    ...made,
  ];
}

/** At most 63 characters, as AWS's names. */
function configNameOf(endpointName: string): string {
  return `${endpointName.slice(0, 56)}-config`;
}

function variantInput(variant: ProductionVariant, { type, EndpointName }: Endpoint): JsonObject {
  const { VariantName = 'AllTraffic', ModelName, ...rest } = variant;
  const model = type === 'inference-component' ? {} : { ModelName: ModelName ?? `${EndpointName.slice(0, 57)}-model` };
  const count = type === 'serverless' ? {} : { InitialInstanceCount: variant.InitialInstanceCount ?? 1 };
  return { VariantName, ...model, ...plain(rest), ...count };
}

function scalingCalls(scenario: Scenario, endpoint: Endpoint, scaling: Scaling): ExportedCall[] {
  const resourceId = resourceIdOf(endpoint, scaling.for);
  const resource = { ServiceNamespace: 'sagemaker', ResourceId: resourceId, ScalableDimension: dimensionOf(scenario) };
  const { ScalableTarget, ScalingPolicies = [], ScheduledActions = [], Alarms = [] } = scaling;
  const names = ScalingPolicies.map(({ PolicyName }) => PolicyName);
  const target: ExportedCall[] = ScalableTarget
    ? [{ operation: 'RegisterScalableTarget', resourceId, input: { ...resource, ...plain(ScalableTarget) } }]
    : [];
  return [
    ...target,
    ...ScalingPolicies.map(({ PolicyName, ...policy }): ExportedCall => ({
      operation: 'PutScalingPolicy',
      resourceId,
      input: { PolicyName, ...resource, ...plain(policy) },
    })),
    ...ScheduledActions.map(({ ScheduledActionName, ...action }): ExportedCall => ({
      operation: 'PutScheduledAction',
      resourceId,
      input: { ScheduledActionName, ...resource, ...plain(action) },
    })),
    ...Alarms.map(({ AlarmActions = [], ...alarm }): ExportedCall => {
      const others = AlarmActions.filter((action) => !names.includes(action));
      return {
        operation: 'PutMetricAlarm',
        resourceId,
        input: { ...plain(alarm), ...(others.length > 0 ? { AlarmActions: others } : {}) },
        policies: AlarmActions.filter((action) => names.includes(action)),
      };
    }),
  ];
}

function resourceIdOf(endpoint: Endpoint, name: string | undefined): string {
  if (endpoint.type === 'inference-component') {
    return `inference-component/${name ?? endpoint.InferenceComponents?.[0]?.InferenceComponentName ?? 'component'}`;
  }
  const variant = name ?? variantsOf(endpoint)[0]?.variant.VariantName ?? 'AllTraffic';
  return `endpoint/${endpoint.EndpointName}/variant/${variant}`;
}
