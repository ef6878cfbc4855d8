/**
 * The two rulebooks as one object of constants and switches, each with the facts it rests on. The rest of the core asks
 * these and never the rulebook's name; a claim that changes in AWS's documentation changes here only.
 */
export type Rules = {
  /** Seconds a target-tracking scale-out cooldown lasts when the policy names none. S2 B8 */
  readonly defaultScaleOutCooldownSeconds: number;
  /** Seconds a target-tracking scale-in cooldown lasts when the policy names none. S3 B8 */
  readonly defaultScaleInCooldownSeconds: number;
  /** Seconds a step policy's cooldown lasts when it names none. B11 */
  readonly defaultStepCooldownSeconds: number;
  /** Does a larger scale-out pass during a scale-out cooldown, net of what was added? B1 B2 */
  readonly largerScaleOutPassesCooldown: boolean;
  /** Do the metrics that SageMaker itself publishes need a CloudWatch path from the VPC? S4 M13 M14 */
  readonly builtInMetricsNeedCloudWatchPath: boolean;
  /** Does a missing path to the model's data fail the creation, or leave instances that never serve? S4 M7 M9 */
  readonly missingModelDataFails: boolean;
  /** May a batch transform run on Spot? S7 N7 */
  readonly spotTransform: boolean;
  /** The least capacity of a scalable target by endpoint type. S9 I5 J1 J9 J15 */
  readonly leastCapacity: { readonly realTime: 1; readonly asynchronous: 0 | 1; readonly inferenceComponent: 0 | 1 };
  /** Is CPUUtilization 0–100 × vCPUs (and GPUUtilization × GPUs), or 0–100? H11 H12 */
  readonly utilizationCountsCores: boolean;
};

export const rulebooks = {
  aws: {
    defaultScaleOutCooldownSeconds: 300,
    defaultScaleInCooldownSeconds: 300,
    defaultStepCooldownSeconds: 300,
    largerScaleOutPassesCooldown: true,
    builtInMetricsNeedCloudWatchPath: false,
    missingModelDataFails: true,
    spotTransform: false,
    leastCapacity: { realTime: 1, asynchronous: 0, inferenceComponent: 0 },
    utilizationCountsCores: true,
  },
  course: {
    defaultScaleOutCooldownSeconds: 300,
    defaultScaleInCooldownSeconds: 600,
    defaultStepCooldownSeconds: 300,
    largerScaleOutPassesCooldown: false,
    builtInMetricsNeedCloudWatchPath: true,
    missingModelDataFails: false,
    spotTransform: true,
    leastCapacity: { realTime: 1, asynchronous: 1, inferenceComponent: 1 },
    utilizationCountsCores: false,
  },
} as const satisfies Record<'aws' | 'course', Rules>;
