/**
 * The arguments of Terraform's resources and the members of AWS's requests, for both directions. A block stands for a
 * structure, or for a list of them; a map of dimensions stands for a list of names and values.
 */
export type Names = Readonly<Record<string, Name>>;
export type Name = string | { member: string; block: Names; list?: true } | { member: string; dimensions: true };

const dimensions: Name = { member: 'Dimensions', dimensions: true };
const dimensionBlocks: Name = { member: 'Dimensions', block: { name: 'Name', value: 'Value' }, list: true };

const resource: Names = {
  resource_id: 'ResourceId',
  scalable_dimension: 'ScalableDimension',
  service_namespace: 'ServiceNamespace',
};

const targetTracking: Names = {
  target_value: 'TargetValue',
  scale_in_cooldown: 'ScaleInCooldown',
  scale_out_cooldown: 'ScaleOutCooldown',
  disable_scale_in: 'DisableScaleIn',
  predefined_metric_specification: {
    member: 'PredefinedMetricSpecification',
    block: { predefined_metric_type: 'PredefinedMetricType', resource_label: 'ResourceLabel' },
  },
  customized_metric_specification: {
    member: 'CustomizedMetricSpecification',
    block: {
      metric_name: 'MetricName',
      namespace: 'Namespace',
      statistic: 'Statistic',
      unit: 'Unit',
      dimensions: dimensionBlocks,
      metrics: {
        member: 'Metrics',
        list: true,
        block: {
          id: 'Id',
          expression: 'Expression',
          label: 'Label',
          return_data: 'ReturnData',
          metric_stat: {
            member: 'MetricStat',
            block: {
              stat: 'Stat',
              unit: 'Unit',
              metric: {
                member: 'Metric',
                block: { metric_name: 'MetricName', namespace: 'Namespace', dimensions: dimensionBlocks },
              },
            },
          },
        },
      },
    },
  },
};

const stepScaling: Names = {
  adjustment_type: 'AdjustmentType',
  cooldown: 'Cooldown',
  metric_aggregation_type: 'MetricAggregationType',
  min_adjustment_magnitude: 'MinAdjustmentMagnitude',
  step_adjustment: {
    member: 'StepAdjustments',
    list: true,
    block: {
      metric_interval_lower_bound: 'MetricIntervalLowerBound',
      metric_interval_upper_bound: 'MetricIntervalUpperBound',
      scaling_adjustment: 'ScalingAdjustment',
    },
  },
};

const variant: Names = {
  variant_name: 'VariantName',
  model_name: 'ModelName',
  instance_type: 'InstanceType',
  initial_instance_count: 'InitialInstanceCount',
  initial_variant_weight: 'InitialVariantWeight',
  accelerator_type: 'AcceleratorType',
  container_startup_health_check_timeout_in_seconds: 'ContainerStartupHealthCheckTimeoutInSeconds',
  model_data_download_timeout_in_seconds: 'ModelDataDownloadTimeoutInSeconds',
  enable_ssm_access: 'EnableSSMAccess',
  inference_ami_version: 'InferenceAmiVersion',
  volume_size_in_gb: 'VolumeSizeInGB',
  routing_config: { member: 'RoutingConfig', block: { routing_strategy: 'RoutingStrategy' } },
  serverless_config: {
    member: 'ServerlessConfig',
    block: {
      max_concurrency: 'MaxConcurrency',
      memory_size_in_mb: 'MemorySizeInMB',
      provisioned_concurrency: 'ProvisionedConcurrency',
    },
  },
  managed_instance_scaling: {
    member: 'ManagedInstanceScaling',
    block: { status: 'Status', min_instance_count: 'MinInstanceCount', max_instance_count: 'MaxInstanceCount' },
  },
};

export const terraformResources: Readonly<Record<string, { operation: string; names: Names }>> = {
  aws_appautoscaling_target: {
    operation: 'RegisterScalableTarget',
    names: {
      min_capacity: 'MinCapacity',
      max_capacity: 'MaxCapacity',
      ...resource,
      role_arn: 'RoleARN',
      suspended_state: {
        member: 'SuspendedState',
        block: {
          dynamic_scaling_in_suspended: 'DynamicScalingInSuspended',
          dynamic_scaling_out_suspended: 'DynamicScalingOutSuspended',
          scheduled_scaling_suspended: 'ScheduledScalingSuspended',
        },
      },
    },
  },
  aws_appautoscaling_policy: {
    operation: 'PutScalingPolicy',
    names: {
      name: 'PolicyName',
      policy_type: 'PolicyType',
      ...resource,
      target_tracking_scaling_policy_configuration: {
        member: 'TargetTrackingScalingPolicyConfiguration',
        block: targetTracking,
      },
      step_scaling_policy_configuration: { member: 'StepScalingPolicyConfiguration', block: stepScaling },
    },
  },
  aws_appautoscaling_scheduled_action: {
    operation: 'PutScheduledAction',
    names: {
      name: 'ScheduledActionName',
      ...resource,
      schedule: 'Schedule',
      timezone: 'Timezone',
      start_time: 'StartTime',
      end_time: 'EndTime',
      scalable_target_action: {
        member: 'ScalableTargetAction',
        block: { min_capacity: 'MinCapacity', max_capacity: 'MaxCapacity' },
      },
    },
  },
  aws_cloudwatch_metric_alarm: {
    operation: 'PutMetricAlarm',
    names: {
      alarm_name: 'AlarmName',
      alarm_description: 'AlarmDescription',
      actions_enabled: 'ActionsEnabled',
      ok_actions: 'OKActions',
      alarm_actions: 'AlarmActions',
      insufficient_data_actions: 'InsufficientDataActions',
      metric_name: 'MetricName',
      namespace: 'Namespace',
      statistic: 'Statistic',
      extended_statistic: 'ExtendedStatistic',
      dimensions,
      period: 'Period',
      unit: 'Unit',
      evaluation_periods: 'EvaluationPeriods',
      datapoints_to_alarm: 'DatapointsToAlarm',
      threshold: 'Threshold',
      threshold_metric_id: 'ThresholdMetricId',
      comparison_operator: 'ComparisonOperator',
      treat_missing_data: 'TreatMissingData',
      evaluate_low_sample_count_percentiles: 'EvaluateLowSampleCountPercentile',
      metric_query: {
        member: 'Metrics',
        list: true,
        block: {
          id: 'Id',
          expression: 'Expression',
          label: 'Label',
          period: 'Period',
          return_data: 'ReturnData',
          account_id: 'AccountId',
          metric: {
            member: 'MetricStat',
            block: {
              metric_name: 'Metric.MetricName',
              namespace: 'Metric.Namespace',
              dimensions: { member: 'Metric.Dimensions', dimensions: true },
              period: 'Period',
              stat: 'Stat',
              unit: 'Unit',
            },
          },
        },
      },
    },
  },
  aws_sagemaker_endpoint_configuration: {
    operation: 'CreateEndpointConfig',
    names: {
      name: 'EndpointConfigName',
      execution_role_arn: 'ExecutionRoleArn',
      kms_key_arn: 'KmsKeyId',
      production_variants: { member: 'ProductionVariants', block: variant, list: true },
      shadow_production_variants: { member: 'ShadowProductionVariants', block: variant, list: true },
      async_inference_config: {
        member: 'AsyncInferenceConfig',
        block: {
          client_config: {
            member: 'ClientConfig',
            block: { max_concurrent_invocations_per_instance: 'MaxConcurrentInvocationsPerInstance' },
          },
          output_config: {
            member: 'OutputConfig',
            block: { s3_output_path: 'S3OutputPath', s3_failure_path: 'S3FailurePath', kms_key_id: 'KmsKeyId' },
          },
        },
      },
    },
  },
  aws_sagemaker_endpoint: {
    operation: 'CreateEndpoint',
    names: { name: 'EndpointName', endpoint_config_name: 'EndpointConfigName' },
  },
  aws_sagemaker_model: {
    operation: 'CreateModel',
    names: {
      name: 'ModelName',
      execution_role_arn: 'ExecutionRoleArn',
      vpc_config: { member: 'VpcConfig', block: { subnets: 'Subnets', security_group_ids: 'SecurityGroupIds' } },
    },
  },
};
