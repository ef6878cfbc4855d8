import type { NotScaledReason } from '@/lib/contracts/trace';
import type { Expression } from './metric-math/expression';
import type { Rules } from './rulebook';
import type { UndocumentedChoices } from './undocumented-choices';

/**
 * What the engine runs: a scenario checked by lib/aws, with every default filled in and every schedule expanded to
 * seconds from the start. All times are integer seconds, all rates requests per second.
 */
export type CompiledScenario = {
  readonly durationSeconds: number;
  readonly rules: Rules;
  readonly choices: UndocumentedChoices;
  /** Seconds from the end of a period to the alarm that sees its datapoint. G16 */
  readonly metricDelaySeconds: number;
  readonly seed: number;
  readonly noise: 'none' | 'poisson';
  readonly endpoint: CompiledEndpoint | null;
  readonly targets: readonly CompiledTarget[];
  readonly traffic: readonly CompiledTraffic[];
  readonly bursts: CompiledBursts | null;
  readonly scheduledRuns: readonly ScheduledRun[];
  readonly faults: readonly CompiledFault[];
  /** What the network lets through, from which second on; the first entry is second 0. */
  readonly networkStates: readonly NetworkState[];
  readonly jobs: readonly CompiledJob[];
};

export type CompiledEndpoint = {
  readonly type: 'real-time' | 'serverless' | 'asynchronous' | 'inference-component';
  /** The instances that inference components share; null for other types. */
  readonly instancePool: {
    /** The variant whose instances they are. */
    readonly name: string;
    readonly minInstances: number;
    readonly maxInstances: number;
    /** Seconds from the last need of an instance to its release. J7 */
    readonly releaseSeconds: number;
    readonly instanceMicroUsdPerHour: number | null;
  } | null;
  /** Micro-dollars of the whole run for what is not counted in instances (interface endpoints, NAT gateways). */
  readonly networkMicroUsd: number;
};

/** What one instance, copy or serverless environment can do, as a load test of one measured it. */
export type Server = {
  readonly maxRps: number;
  readonly slots: number;
  readonly serviceCv: number;
  readonly overheadMs: number;
  readonly timeoutSeconds: number;
  readonly cpuPercentAtMaxRps: number;
  readonly gpuPercentAtMaxRps: number;
  readonly launchSeconds: number;
  readonly downloadSeconds: number;
  readonly loadSeconds: number;
  readonly removeSeconds: number;
  readonly idleSeconds: number;
  readonly vcpus: number;
  readonly gpus: number;
};

/** One thing that scales: a production variant, an inference component, or a serverless variant's environments. */
export type CompiledTarget = {
  readonly name: string;
  readonly resourceId: string;
  readonly unit: 'instances' | 'copies' | 'environments';
  readonly instanceType: string | null;
  readonly server: Server;
  /** LEAST_OUTSTANDING_REQUESTS shares one queue; RANDOM has one queue an instance. I19 */
  readonly pooled: boolean;
  /** Asynchronous requests queue without a time-out, also while nothing is in service. J9 */
  readonly queuesForever: boolean;
  readonly trafficIndex: number;
  readonly trafficShare: number;
  readonly initialCapacity: number;
  /** Null when the capacity is not registered for scaling. */
  readonly bounds: { readonly min: number; readonly max: number } | null;
  readonly suspended: { readonly scaleIn: boolean; readonly scaleOut: boolean; readonly scheduled: boolean };
  readonly metrics: readonly CompiledMetric[];
  readonly alarms: readonly CompiledAlarm[];
  readonly policies: readonly CompiledPolicy[];
  readonly scheduledActions: readonly CompiledScheduledAction[];
  /** Micro-dollars an instance-hour; null where the price is unknown, and for copies, whose shared instances are billed. */
  readonly microUsdPerHour: number | null;
  readonly serverless: CompiledServerless | null;
  readonly copiesPerInstance: number;
};

/** Its capacity, where it is scaled, is provisioned concurrency: `initialCapacity` of the target, at most maxConcurrency. */
export type CompiledServerless = {
  readonly memoryMb: number;
  readonly maxConcurrency: number;
  /** Prices of on-demand requests, of allocated provisioned concurrency, and of requests that it serves. K15 */
  readonly microUsdPerGbSecond: number;
  readonly provisionedMicroUsdPerGbSecond: number;
  readonly provisionedRequestMicroUsdPerGbSecond: number;
};

export type MetricName =
  | 'InvocationsPerInstance'
  | 'Invocations'
  | 'ModelLatency'
  | 'OverheadLatency'
  | 'CPUUtilization'
  | 'GPUUtilization'
  | 'CPUUtilizationNormalized'
  | 'GPUUtilizationNormalized'
  | 'ConcurrentRequestsPerModel'
  | 'InvocationsPerCopy'
  | 'ConcurrentRequestsPerCopy'
  | 'NoCapacityInvocationFailures'
  | 'InvocationModelErrors'
  | 'ApproximateBacklogSize'
  | 'ApproximateBacklogSizePerInstance'
  | 'ApproximateAgeOfOldestRequest'
  | 'HasBacklogWithoutCapacity'
  | 'ModelSetupTime'
  | 'ServerlessConcurrentExecutionsUtilization'
  | 'ServerlessProvisionedConcurrencyExecutions'
  | 'ServerlessProvisionedConcurrencyUtilization'
  | 'ServerlessProvisionedConcurrencyInvocations'
  | 'ServerlessProvisionedConcurrencySpilloverInvocations'
  | 'custom-concurrency'
  | 'custom-cpu'
  /** Metric math over other metrics of the target. A19 */
  | 'expression'
  /** A metric that nobody publishes here: no datapoint, ever. M16 */
  | 'absent';

/** One stream of datapoints: a metric, a statistic, a period. */
export type CompiledMetric = {
  readonly name: MetricName;
  /** As CloudWatch names it, for series and sentences. */
  readonly label: string;
  readonly statistic: 'Average' | 'Sum' | 'Minimum' | 'Maximum' | 'SampleCount' | { readonly percentile: number };
  readonly periodSeconds: number;
  /** Pushed from inside the VPC: it stops where CloudWatch cannot be reached. M14 M15 */
  readonly pushedFromVpc: boolean;
  /** Of an expression only. */
  readonly math?: CompiledMath;
};

/** An expression and the metrics it reads, which stand before it in the target's list and have its period. */
export type CompiledMath = {
  readonly expression: Expression;
  readonly inputs: readonly { readonly id: string; readonly metricIndex: number }[];
};

export type Comparison =
  'GreaterThanThreshold' | 'GreaterThanOrEqualToThreshold' | 'LessThanThreshold' | 'LessThanOrEqualToThreshold';

export type CompiledAlarm = {
  readonly name: string;
  readonly metricIndex: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly threshold: number;
  readonly comparison: Comparison;
  readonly treatMissingData: 'missing' | 'ignore' | 'breaching' | 'notBreaching';
  /** Indexes of step policies it invokes. */
  readonly stepPolicies: readonly number[];
  /** A watch of our own that AWS does not create (the low side of a policy with DisableScaleIn): no events. */
  readonly hidden: boolean;
};

export type CompiledPolicy =
  | {
      readonly kind: 'target-tracking';
      readonly name: string;
      readonly target: number;
      readonly highAlarm: number;
      readonly lowAlarm: number;
      readonly scaleOutCooldownSeconds: number;
      readonly scaleInCooldownSeconds: number;
      readonly scaleInDisabled: boolean;
    }
  | {
      readonly kind: 'step';
      readonly name: string;
      readonly adjustmentType: 'ChangeInCapacity' | 'PercentChangeInCapacity' | 'ExactCapacity';
      readonly steps: readonly CompiledStep[];
      readonly minAdjustmentMagnitude: number;
      readonly cooldownSeconds: number;
      readonly aggregation: 'Average' | 'Minimum' | 'Maximum';
    };

/** Bounds relative to the alarm's threshold; −Infinity and Infinity where AWS has null. C1 C3 */
export type CompiledStep = { readonly lower: number; readonly upper: number; readonly adjustment: number };

export type CompiledScheduledAction = {
  readonly name: string;
  readonly min: number | null;
  readonly max: number | null;
};

/** One firing of a scheduled action; the scenario holds them all in the order of time. */
export type ScheduledRun = { readonly atSecond: number; readonly target: number; readonly action: number };

/** A piece of stated traffic: from a second on, `rps` is reached after `rampSeconds` and held until the next piece. */
export type CompiledTrafficPiece = { readonly atSecond: number; readonly rps: number; readonly rampSeconds: number };
export type CompiledTraffic = { readonly name: string; readonly pieces: readonly CompiledTrafficPiece[] };

export type CompiledBursts = {
  readonly count: number;
  readonly factor: number;
  readonly lengthSeconds: number;
  readonly fromSecond: number;
  readonly toSecond: number;
};

export type CompiledFault =
  | { readonly atSecond: number; readonly kind: 'remove'; readonly what: string }
  | { readonly atSecond: number; readonly kind: 'lose-instances'; readonly count: number; readonly target: number }
  | { readonly atSecond: number; readonly kind: 'quota'; readonly quota: number; readonly instanceType: string | null };

export type NetworkState = {
  readonly fromSecond: number;
  /** Can the container image be pulled, where its registry is reached through the VPC? M10 M11 */
  readonly imageReachable: boolean;
  /** Can the model's data be downloaded from S3? M3 M4 */
  readonly modelDataReachable: boolean;
  /** Does the container reach what it calls before it answers its first ping? M8 */
  readonly loadCallsReachable: boolean;
  /** Can the container reach CloudWatch (PutMetricData)? M14 */
  readonly cloudWatchReachable: boolean;
  /** Can a client inside the VPC call InvokeEndpoint? M18 */
  readonly clientReachable: boolean;
  /** New instances that the free private addresses of the endpoint's subnets are enough for, two each. M2 M22 */
  readonly roomForInstances: number;
};

export type CompiledJob = {
  readonly name: string;
  readonly type: 'training' | 'transform' | 'processing';
  readonly spot: boolean;
  readonly workSeconds: number;
  readonly maxRuntimeSeconds: number;
  readonly maxWaitSeconds: number;
  readonly checkpointSeconds: number | null;
  readonly spotWaitSeconds: number;
  readonly interruptionsAtSecond: readonly number[];
  readonly instanceCount: number;
  /** Micro-dollars an on-demand instance-hour; null where the price is unknown. */
  readonly microUsdPerHour: number | null;
  /** Billable seconds a second of running: SageMaker reports the Spot discount as fewer billable seconds. N5 */
  readonly billedShare: number;
};

/** Every reason the engine can give, by the number it writes into its log. */
export const reasonCodes = [
  'AutoScalingAnticipatedFlapping',
  'TargetServicePutResourceAsUnscalable',
  'AlreadyAtMaxCapacity',
  'AlreadyAtMinCapacity',
  'AlreadyAtDesiredCapacity',
  'ScaleOutCooldown',
  'ScaleInCooldown',
  'Suspended',
  'NoStepMatches',
  'ActivityInProgress',
  'OtherPolicyNotReady',
  'ScaleInDisabled',
  'LargerCapacityWon',
  'InsufficientData',
] as const satisfies readonly NotScaledReason[];
