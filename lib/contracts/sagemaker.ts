import { z } from 'zod';

// The parts of CreateEndpointConfig, CreateInferenceComponent and CreateTrainingJob that decide how an endpoint or a job
// behaves, under SageMaker's names: types only (see application-auto-scaling.ts).

export const productionVariantSchema = z.strictObject({
  VariantName: z.string().optional(),
  ModelName: z.string().optional(),
  InstanceType: z.string().optional(),
  InitialInstanceCount: z.int().optional(),
  InitialVariantWeight: z.number().optional(),
  RoutingConfig: z.strictObject({ RoutingStrategy: z.string() }).optional(),
  ServerlessConfig: z
    .strictObject({
      MemorySizeInMB: z.int(),
      MaxConcurrency: z.int(),
      ProvisionedConcurrency: z.int().optional(),
    })
    .optional(),
  ManagedInstanceScaling: z
    .strictObject({
      Status: z.string().optional(),
      MinInstanceCount: z.int().optional(),
      MaxInstanceCount: z.int().optional(),
    })
    .optional(),
  ModelDataDownloadTimeoutInSeconds: z.int().optional(),
  ContainerStartupHealthCheckTimeoutInSeconds: z.int().optional(),
});

export const asyncInferenceConfigSchema = z.strictObject({
  ClientConfig: z.strictObject({ MaxConcurrentInvocationsPerInstance: z.int().optional() }).optional(),
});

export const vpcConfigSchema = z.strictObject({
  Subnets: z.array(z.string()),
  SecurityGroupIds: z.array(z.string()),
});

/** CreateModel's container, as far as its image and data are fetched through the VPC. M4 M11 */
export const primaryContainerSchema = z.strictObject({
  Image: z.string().optional(),
  ImageConfig: z
    .strictObject({
      RepositoryAccessMode: z.string(),
      RepositoryAuthConfig: z.strictObject({ RepositoryCredentialsProviderArn: z.string() }).optional(),
    })
    .optional(),
  ModelDataUrl: z.string().optional(),
});

export const jobSchema = z.strictObject({
  type: z.enum(['training', 'transform', 'processing']),
  JobName: z.string().optional(),
  EnableManagedSpotTraining: z.boolean().optional(),
  StoppingCondition: z
    .strictObject({ MaxRuntimeInSeconds: z.int().optional(), MaxWaitTimeInSeconds: z.int().optional() })
    .optional(),
  CheckpointConfig: z.strictObject({ S3Uri: z.string().optional(), LocalPath: z.string().optional() }).optional(),
  ResourceConfig: z.strictObject({ InstanceType: z.string().optional(), InstanceCount: z.int().optional() }).optional(),
  /** Ours: minutes of uninterrupted work the job needs. */
  workMinutes: z.number().positive(),
  /** Ours: minutes after the start of the scenario at which Spot capacity is taken away. */
  interruptionsAtMinute: z.array(z.number().min(0)).optional(),
  /** Ours: minutes until Spot capacity comes back after an interruption. Default 5. */
  spotWaitMinutes: z.number().min(0).optional(),
  /** Ours: minutes of work between two checkpoints. Default 10. */
  checkpointEveryMinutes: z.number().positive().optional(),
});

export type ProductionVariant = z.infer<typeof productionVariantSchema>;
export type VpcConfig = z.infer<typeof vpcConfigSchema>;
export type Job = z.infer<typeof jobSchema>;
