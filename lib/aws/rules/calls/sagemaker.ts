import { hostingInstanceTypes } from '@/lib/aws/hosting-instance-types';
import type { Shape, Structure } from './shape';

// The endpoint requests of SageMaker as its service model states them (2017-07-24); what has no part in scaling is `any`.

const any: Shape = { type: 'any' };
const boolean: Shape = { type: 'boolean' };
const whole = (min: number, max?: number): Shape => ({ type: 'integer', min, ...(max === undefined ? {} : { max }) });
const structure = (required: readonly string[], members: Structure['members']): Structure => ({
  type: 'structure',
  required,
  members,
});
const list = (of: Shape, min?: number, max?: number): Shape => ({
  type: 'list',
  of,
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});
const oneOf = (...values: string[]): Shape => ({ type: 'enum', values });
const name: Shape = {
  type: 'string',
  max: 63,
  pattern: { expression: /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/, text: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}' },
};
const modelName: Shape = {
  type: 'string',
  max: 63,
  pattern: {
    expression: /^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$/,
    text: '[a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?',
  },
};
const roleArn: Shape = {
  type: 'string',
  min: 20,
  max: 2048,
  pattern: {
    expression: /^arn:aws[a-z-]*:iam::\d{12}:role\/?[a-zA-Z_0-9+=,.@\-_/]+$/,
    text: 'arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+',
  },
};
const s3Uri: Shape = {
  type: 'string',
  max: 512,
  pattern: { expression: /^(https|s3):\/\/([^/])\/?(.*)$/, text: '(https|s3)://([^/])/?(.*)' },
};
const vpcId: Shape = { type: 'string', max: 32, pattern: { expression: /^[-0-9a-zA-Z]+$/, text: '[-0-9a-zA-Z]+' } };
const vpcConfig = structure(['SecurityGroupIds', 'Subnets'], {
  SecurityGroupIds: list(vpcId, 1, 5),
  Subnets: list(vpcId, 1, 16),
});
const weight: Shape = { type: 'number', min: 0 };
const timeout = whole(60, 3600);

const variant = structure(['VariantName'], {
  VariantName: name,
  ModelName: modelName,
  InitialInstanceCount: whole(1),
  InstanceType: oneOf(...hostingInstanceTypes),
  InstancePools: list(
    structure(['InstanceType', 'Priority'], {
      InstanceType: oneOf(...hostingInstanceTypes),
      ModelNameOverride: modelName,
      Priority: whole(1, 5),
    }),
    1,
    5,
  ),
  VariantInstanceProvisionTimeoutInSeconds: whole(300, 3600),
  InitialVariantWeight: weight,
  AcceleratorType: any,
  CoreDumpConfig: any,
  // the six memory sizes are a rule of their own
  ServerlessConfig: structure(['MemorySizeInMB', 'MaxConcurrency'], {
    MemorySizeInMB: { type: 'integer' },
    MaxConcurrency: whole(1, 200),
    ProvisionedConcurrency: whole(1, 200),
  }),
  VolumeSizeInGB: whole(1, 512),
  ModelDataDownloadTimeoutInSeconds: timeout,
  ContainerStartupHealthCheckTimeoutInSeconds: timeout,
  EnableSSMAccess: boolean,
  ManagedInstanceScaling: structure([], {
    Status: oneOf('ENABLED', 'DISABLED'),
    MinInstanceCount: whole(0),
    MaxInstanceCount: whole(1),
    ScaleInPolicy: structure(['Strategy'], {
      Strategy: oneOf('IDLE_RELEASE', 'CONSOLIDATION'),
      MaximumStepSize: whole(1, 100),
      CooldownInMinutes: whole(5, 1440),
    }),
  }),
  RoutingConfig: structure(['RoutingStrategy'], {
    RoutingStrategy: oneOf('LEAST_OUTSTANDING_REQUESTS', 'RANDOM', 'PREFIX_AWARE'),
    PrefixAwareRoutingConfig: structure([], {
      PrefixLength: whole(1024, 65_536),
      ConcurrencyThreshold: whole(1, 1024),
    }),
  }),
  InferenceAmiVersion: any,
  CapacityReservationConfig: any,
});

const size = structure(['Type', 'Value'], { Type: oneOf('INSTANCE_COUNT', 'CAPACITY_PERCENT'), Value: whole(1) });
const wait = whole(0, 3600);
/** Also read on its own, where a document holds no more of the request. */
export const trafficRoutingShape = structure(['Type', 'WaitIntervalInSeconds'], {
  Type: oneOf('ALL_AT_ONCE', 'CANARY', 'LINEAR'),
  WaitIntervalInSeconds: wait,
  CanarySize: size,
  LinearStepSize: size,
});
const deployment = structure([], {
  BlueGreenUpdatePolicy: structure(['TrafficRoutingConfiguration'], {
    TrafficRoutingConfiguration: trafficRoutingShape,
    TerminationWaitInSeconds: wait,
    MaximumExecutionTimeoutInSeconds: whole(600, 28_800),
  }),
  RollingUpdatePolicy: structure(['MaximumBatchSize', 'WaitIntervalInSeconds'], {
    MaximumBatchSize: size,
    WaitIntervalInSeconds: wait,
    MaximumExecutionTimeoutInSeconds: whole(600, 28_800),
    RollbackMaximumBatchSize: size,
  }),
  AutoRollbackConfiguration: any,
});

const componentSpecification = structure([], {
  InstanceType: oneOf(...hostingInstanceTypes),
  ModelName: modelName,
  Container: any,
  StartupParameters: any,
  ComputeResourceRequirements: structure(['MinMemoryRequiredInMb'], {
    NumberOfCpuCoresRequired: { type: 'number', min: 0.25 },
    NumberOfAcceleratorDevicesRequired: { type: 'number', min: 1 },
    MinMemoryRequiredInMb: whole(128),
    MaxMemoryRequiredInMb: whole(128),
  }),
  BaseInferenceComponentName: modelName,
  DataCacheConfig: any,
  SchedulingConfig: any,
});
const runtimeConfig = structure(['CopyCount'], { CopyCount: whole(0) });

export const sageMakerCalls = {
  CreateEndpointConfig: structure(['EndpointConfigName', 'ProductionVariants'], {
    EndpointConfigName: name,
    ProductionVariants: list(variant, 1, 10),
    DataCaptureConfig: any,
    Tags: any,
    KmsKeyId: any,
    AsyncInferenceConfig: structure(['OutputConfig'], {
      ClientConfig: structure([], { MaxConcurrentInvocationsPerInstance: whole(1, 1000) }),
      OutputConfig: structure([], {
        KmsKeyId: any,
        S3OutputPath: s3Uri,
        NotificationConfig: any,
        S3FailurePath: s3Uri,
      }),
    }),
    ExplainerConfig: any,
    ShadowProductionVariants: list(variant, 1, 10),
    ExecutionRoleArn: roleArn,
    VpcConfig: vpcConfig,
    EnableNetworkIsolation: boolean,
    MetricsConfig: any,
  }),
  CreateEndpoint: structure(['EndpointName', 'EndpointConfigName'], {
    EndpointName: name,
    EndpointConfigName: name,
    DeploymentConfig: deployment,
    Tags: any,
  }),
  UpdateEndpoint: structure(['EndpointName', 'EndpointConfigName'], {
    EndpointName: name,
    EndpointConfigName: name,
    RetainAllVariantProperties: boolean,
    ExcludeRetainedVariantProperties: list(
      structure(['VariantPropertyType'], {
        VariantPropertyType: oneOf('DesiredInstanceCount', 'DesiredWeight', 'DataCaptureConfig'),
      }),
      0,
      3,
    ),
    DeploymentConfig: deployment,
    RetainDeploymentConfig: boolean,
  }),
  UpdateEndpointWeightsAndCapacities: structure(['EndpointName', 'DesiredWeightsAndCapacities'], {
    EndpointName: name,
    DesiredWeightsAndCapacities: list(
      structure(['VariantName'], {
        VariantName: name,
        DesiredWeight: weight,
        DesiredInstanceCount: whole(0),
        ServerlessUpdateConfig: structure([], { MaxConcurrency: whole(1, 200), ProvisionedConcurrency: whole(1, 200) }),
      }),
      1,
    ),
  }),
  CreateInferenceComponent: structure(['InferenceComponentName', 'EndpointName'], {
    InferenceComponentName: modelName,
    EndpointName: name,
    VariantName: name,
    Specification: componentSpecification,
    Specifications: list(componentSpecification, 1, 5),
    RuntimeConfig: runtimeConfig,
    Tags: any,
  }),
  UpdateInferenceComponentRuntimeConfig: structure(['InferenceComponentName', 'DesiredRuntimeConfig'], {
    InferenceComponentName: modelName,
    DesiredRuntimeConfig: runtimeConfig,
  }),
  // of a model only its place in the network matters here
  CreateModel: structure(['ModelName'], {
    ModelName: modelName,
    PrimaryContainer: any,
    Containers: any,
    InferenceExecutionConfig: any,
    ExecutionRoleArn: roleArn,
    Tags: any,
    VpcConfig: vpcConfig,
    EnableNetworkIsolation: boolean,
  }),
} as const satisfies Record<string, Structure>;
