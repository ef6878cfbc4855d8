import { z } from 'zod';

// Application Auto Scaling's shapes under its own names: types only. What AWS refuses (ranges, enums, patterns,
// cross-field rules) is the rule list of lib/aws, because a refused value is a result ("rejected"), not a bad document.

const metricDimension = z.strictObject({ Name: z.string(), Value: z.string() });

const metricStat = z.strictObject({
  Metric: z.strictObject({
    Namespace: z.string().optional(),
    MetricName: z.string().optional(),
    Dimensions: z.array(metricDimension).optional(),
  }),
  Stat: z.string(),
  Unit: z.string().optional(),
});

const targetTrackingMetricDataQuery = z.strictObject({
  Id: z.string(),
  Expression: z.string().optional(),
  Label: z.string().optional(),
  MetricStat: metricStat.optional(),
  ReturnData: z.boolean().optional(),
});

export const customizedMetricSpecificationSchema = z.strictObject({
  MetricName: z.string().optional(),
  Namespace: z.string().optional(),
  Dimensions: z.array(metricDimension).optional(),
  Statistic: z.string().optional(),
  Unit: z.string().optional(),
  Metrics: z.array(targetTrackingMetricDataQuery).optional(),
});

export const predefinedMetricSpecificationSchema = z.strictObject({
  PredefinedMetricType: z.string(),
  ResourceLabel: z.string().optional(),
});

export const targetTrackingConfigurationSchema = z.strictObject({
  TargetValue: z.number(),
  PredefinedMetricSpecification: predefinedMetricSpecificationSchema.optional(),
  CustomizedMetricSpecification: customizedMetricSpecificationSchema.optional(),
  ScaleOutCooldown: z.int().optional(),
  ScaleInCooldown: z.int().optional(),
  DisableScaleIn: z.boolean().optional(),
});

export const stepAdjustmentSchema = z.strictObject({
  MetricIntervalLowerBound: z.number().nullish(),
  MetricIntervalUpperBound: z.number().nullish(),
  ScalingAdjustment: z.int(),
});

export const stepScalingConfigurationSchema = z.strictObject({
  AdjustmentType: z.string().optional(),
  StepAdjustments: z.array(stepAdjustmentSchema).optional(),
  MinAdjustmentMagnitude: z.int().optional(),
  Cooldown: z.int().optional(),
  MetricAggregationType: z.string().optional(),
});

export const scalingPolicySchema = z.strictObject({
  PolicyName: z.string(),
  PolicyType: z.string().optional(),
  TargetTrackingScalingPolicyConfiguration: targetTrackingConfigurationSchema.optional(),
  StepScalingPolicyConfiguration: stepScalingConfigurationSchema.optional(),
});

export const suspendedStateSchema = z.strictObject({
  DynamicScalingInSuspended: z.boolean().optional(),
  DynamicScalingOutSuspended: z.boolean().optional(),
  ScheduledScalingSuspended: z.boolean().optional(),
});

export const scalableTargetSchema = z.strictObject({
  MinCapacity: z.int().optional(),
  MaxCapacity: z.int().optional(),
  SuspendedState: suspendedStateSchema.optional(),
});

export const scheduledActionSchema = z.strictObject({
  ScheduledActionName: z.string(),
  Schedule: z.string().optional(),
  Timezone: z.string().optional(),
  StartTime: z.string().optional(),
  EndTime: z.string().optional(),
  ScalableTargetAction: z.strictObject({ MinCapacity: z.int().optional(), MaxCapacity: z.int().optional() }).optional(),
});

export type CustomizedMetricSpecification = z.infer<typeof customizedMetricSpecificationSchema>;
export type TargetTrackingConfiguration = z.infer<typeof targetTrackingConfigurationSchema>;
export type StepAdjustment = z.infer<typeof stepAdjustmentSchema>;
export type StepScalingConfiguration = z.infer<typeof stepScalingConfigurationSchema>;
export type ScalingPolicy = z.infer<typeof scalingPolicySchema>;
export type ScalableTarget = z.infer<typeof scalableTargetSchema>;
export type ScheduledAction = z.infer<typeof scheduledActionSchema>;
