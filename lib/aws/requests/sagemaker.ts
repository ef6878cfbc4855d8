import { hostingInstanceTypes } from '@/lib/aws/hosting-instance-types';
import { any, boolean, integer, list, number, oneOf, string, structure, type Shape, type Structure } from './shape';

/** The requests of Amazon SageMaker that make or change an endpoint, API version 2017-07-24. */
const namePattern = '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}';
const name = string(0, 63, namePattern);
const componentName = string(0, 63, '[a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?');
const roleArn = string(20, 2048, 'arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+');
const instanceType = oneOf(...hostingInstanceTypes);
const s3Uri = string(0, 512, '(https|s3)://([^/])/?(.*)');
const vpcId = string(0, 32, '[-0-9a-zA-Z]+');

export const vpcConfig = structure(
  { SecurityGroupIds: list(vpcId, 1, 5), Subnets: list(vpcId, 1, 16) },
  'SecurityGroupIds',
  'Subnets',
);

const managedInstanceScaling = structure({
  Status: oneOf('ENABLED', 'DISABLED'),
  MinInstanceCount: integer(0),
  MaxInstanceCount: integer(1),
  ScaleInPolicy: structure(
    {
      Strategy: oneOf('IDLE_RELEASE', 'CONSOLIDATION'),
      MaximumStepSize: integer(1, 100),
      CooldownInMinutes: integer(5, 1440),
    },
    'Strategy',
  ),
});

export const productionVariant = structure(
  {
    VariantName: name,
    ModelName: componentName,
    InitialInstanceCount: integer(1),
    InstanceType: instanceType,
    InstancePools: list(
      structure(
        { InstanceType: instanceType, ModelNameOverride: componentName, Priority: integer(1, 5) },
        'InstanceType',
        'Priority',
      ),
      1,
      5,
    ),
    VariantInstanceProvisionTimeoutInSeconds: integer(300, 3600),
    InitialVariantWeight: number(0),
    AcceleratorType: string(),
    CoreDumpConfig: any,
    // MemorySizeInMB and the two concurrencies have prose rules: rules/endpoint.ts
    ServerlessConfig: structure(
      { MemorySizeInMB: integer(), MaxConcurrency: integer(1, 200), ProvisionedConcurrency: integer(1, 200) },
      'MemorySizeInMB',
      'MaxConcurrency',
    ),
    VolumeSizeInGB: integer(1, 512),
    ModelDataDownloadTimeoutInSeconds: integer(60, 3600),
    ContainerStartupHealthCheckTimeoutInSeconds: integer(60, 3600),
    EnableSSMAccess: boolean,
    ManagedInstanceScaling: managedInstanceScaling,
    RoutingConfig: structure(
      {
        RoutingStrategy: oneOf('LEAST_OUTSTANDING_REQUESTS', 'RANDOM', 'PREFIX_AWARE'),
        PrefixAwareRoutingConfig: structure({
          PrefixLength: integer(1024, 65_536),
          ConcurrencyThreshold: integer(1, 1024),
        }),
      },
      'RoutingStrategy',
    ),
    InferenceAmiVersion: string(),
    CapacityReservationConfig: any,
  },
  'VariantName',
);

export const asyncInferenceConfig = structure(
  {
    ClientConfig: structure({ MaxConcurrentInvocationsPerInstance: integer(1, 1000) }),
    OutputConfig: structure({
      KmsKeyId: string(0, 2048, '[a-zA-Z0-9:/_-]*'),
      S3OutputPath: s3Uri,
      NotificationConfig: any,
      S3FailurePath: s3Uri,
    }),
  },
  'OutputConfig',
);

const capacitySize = structure(
  { Type: oneOf('INSTANCE_COUNT', 'CAPACITY_PERCENT'), Value: integer(1) },
  'Type',
  'Value',
);
const waitInterval: Shape = integer(0, 3600);
const executionTimeout: Shape = integer(600, 28_800);
const deploymentConfig = structure({
  BlueGreenUpdatePolicy: structure(
    {
      TrafficRoutingConfiguration: structure(
        {
          Type: oneOf('ALL_AT_ONCE', 'CANARY', 'LINEAR'),
          WaitIntervalInSeconds: waitInterval,
          CanarySize: capacitySize,
          LinearStepSize: capacitySize,
        },
        'Type',
        'WaitIntervalInSeconds',
      ),
      TerminationWaitInSeconds: waitInterval,
      MaximumExecutionTimeoutInSeconds: executionTimeout,
    },
    'TrafficRoutingConfiguration',
  ),
  RollingUpdatePolicy: structure(
    {
      MaximumBatchSize: capacitySize,
      WaitIntervalInSeconds: waitInterval,
      MaximumExecutionTimeoutInSeconds: executionTimeout,
      RollbackMaximumBatchSize: capacitySize,
    },
    'MaximumBatchSize',
    'WaitIntervalInSeconds',
  ),
  AutoRollbackConfiguration: structure({
    Alarms: list(structure({ AlarmName: string(1, 255, '(?!\\s*$).+') }), 1, 10),
  }),
});

const componentSpecification = structure({
  InstanceType: instanceType,
  ModelName: componentName,
  Container: any,
  StartupParameters: any,
  ComputeResourceRequirements: structure(
    {
      NumberOfCpuCoresRequired: number(0.25),
      NumberOfAcceleratorDevicesRequired: number(1),
      MinMemoryRequiredInMb: integer(128),
      MaxMemoryRequiredInMb: integer(128),
    },
    'MinMemoryRequiredInMb',
  ),
  BaseInferenceComponentName: componentName,
  DataCacheConfig: any,
  SchedulingConfig: any,
});
const runtimeConfig = structure({ CopyCount: integer(0) }, 'CopyCount');

export const sageMaker: Record<string, Structure> = {
  CreateEndpointConfig: structure(
    {
      EndpointConfigName: name,
      ProductionVariants: list(productionVariant, 1, 10),
      DataCaptureConfig: any,
      Tags: any,
      KmsKeyId: string(0, 2048, '[a-zA-Z0-9:/_-]*'),
      AsyncInferenceConfig: asyncInferenceConfig,
      ExplainerConfig: any,
      ShadowProductionVariants: list(productionVariant, 1, 10),
      ExecutionRoleArn: roleArn,
      VpcConfig: vpcConfig,
      EnableNetworkIsolation: boolean,
      MetricsConfig: any,
    },
    'EndpointConfigName',
    'ProductionVariants',
  ),
  CreateEndpoint: structure(
    { EndpointName: name, EndpointConfigName: name, DeploymentConfig: deploymentConfig, Tags: any },
    'EndpointName',
    'EndpointConfigName',
  ),
  UpdateEndpoint: structure(
    {
      EndpointName: name,
      EndpointConfigName: name,
      RetainAllVariantProperties: boolean,
      ExcludeRetainedVariantProperties: any,
      DeploymentConfig: deploymentConfig,
      RetainDeploymentConfig: boolean,
    },
    'EndpointName',
    'EndpointConfigName',
  ),
  UpdateEndpointWeightsAndCapacities: structure(
    {
      EndpointName: name,
      DesiredWeightsAndCapacities: list(
        structure(
          {
            VariantName: name,
            DesiredWeight: number(0),
            DesiredInstanceCount: integer(0),
            ServerlessUpdateConfig: structure({
              MaxConcurrency: integer(1, 200),
              ProvisionedConcurrency: integer(1, 200),
            }),
          },
          'VariantName',
        ),
        1,
      ),
    },
    'EndpointName',
    'DesiredWeightsAndCapacities',
  ),
  CreateInferenceComponent: structure(
    {
      InferenceComponentName: componentName,
      EndpointName: name,
      VariantName: name,
      Specification: componentSpecification,
      Specifications: list(componentSpecification, 1, 5),
      RuntimeConfig: runtimeConfig,
      Tags: any,
    },
    'InferenceComponentName',
    'EndpointName',
  ),
  UpdateInferenceComponentRuntimeConfig: structure(
    { InferenceComponentName: componentName, DesiredRuntimeConfig: runtimeConfig },
    'InferenceComponentName',
    'DesiredRuntimeConfig',
  ),
  // of a model only its place in the network matters here
  CreateModel: structure(
    {
      ModelName: componentName,
      PrimaryContainer: any,
      Containers: any,
      InferenceExecutionConfig: any,
      ExecutionRoleArn: roleArn,
      Tags: any,
      VpcConfig: vpcConfig,
      EnableNetworkIsolation: boolean,
    },
    'ModelName',
  ),
};
