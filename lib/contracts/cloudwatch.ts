import { z } from 'zod';

// CloudWatch's PutMetricAlarm under its own names: types only (see application-auto-scaling.ts).

const dimension = z.strictObject({ Name: z.string(), Value: z.string() });

const metricDataQuery = z.strictObject({
  Id: z.string(),
  Expression: z.string().optional(),
  Label: z.string().optional(),
  MetricStat: z
    .strictObject({
      Metric: z.strictObject({
        Namespace: z.string().optional(),
        MetricName: z.string().optional(),
        Dimensions: z.array(dimension).optional(),
      }),
      Period: z.int(),
      Stat: z.string(),
      Unit: z.string().optional(),
    })
    .optional(),
  Period: z.int().optional(),
  ReturnData: z.boolean().optional(),
  AccountId: z.string().optional(),
});

export const metricAlarmSchema = z.strictObject({
  AlarmName: z.string(),
  AlarmDescription: z.string().optional(),
  ActionsEnabled: z.boolean().optional(),
  OKActions: z.array(z.string()).optional(),
  AlarmActions: z.array(z.string()).optional(),
  InsufficientDataActions: z.array(z.string()).optional(),
  MetricName: z.string().optional(),
  Namespace: z.string().optional(),
  Statistic: z.string().optional(),
  ExtendedStatistic: z.string().optional(),
  Dimensions: z.array(dimension).optional(),
  Period: z.int().optional(),
  Unit: z.string().optional(),
  EvaluationPeriods: z.int(),
  DatapointsToAlarm: z.int().optional(),
  Threshold: z.number().optional(),
  ComparisonOperator: z.string(),
  TreatMissingData: z.string().optional(),
  EvaluateLowSampleCountPercentile: z.string().optional(),
  Metrics: z.array(metricDataQuery).optional(),
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional(),
  ThresholdMetricId: z.string().optional(),
});

export type MetricAlarm = z.infer<typeof metricAlarmSchema>;
