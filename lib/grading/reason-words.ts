import type { NotScaledReason } from '@/lib/contracts/trace';

/** Why a policy did not scale, in words beside AWS's code. */
export const reasonWords: Record<NotScaledReason, string> = {
  AutoScalingAnticipatedFlapping: 'it would have to scale out again at once',
  TargetServicePutResourceAsUnscalable: 'SageMaker refuses to scale the endpoint at the moment',
  AlreadyAtMaxCapacity: 'capacity is at MaxCapacity already',
  AlreadyAtMinCapacity: 'capacity is at MinCapacity already',
  AlreadyAtDesiredCapacity: 'what it asks for is the desired capacity already',
  ScaleOutCooldown: 'the scale-out cooldown is not over',
  ScaleInCooldown: 'the scale-in cooldown is not over',
  Suspended: 'this kind of scaling is suspended',
  NoStepMatches: 'no step matches the metric',
  ActivityInProgress: 'the last scaling activity is not finished',
  OtherPolicyNotReady: 'another policy does not want to scale in',
  ScaleInDisabled: 'it may not scale in',
  LargerCapacityWon: 'another policy asks for more',
  InsufficientData: 'its metric has no data',
};

/** Reasons that keep a policy from adding capacity; the others end a scale-in, or nothing at all. */
export const holdsBackScaleOut: readonly NotScaledReason[] = [
  'TargetServicePutResourceAsUnscalable',
  'AlreadyAtMaxCapacity',
  'ScaleOutCooldown',
  'Suspended',
  'NoStepMatches',
  'InsufficientData',
];

/** "its metric has no data (InsufficientData)" */
export const describeReason = (reason: NotScaledReason) => `${reasonWords[reason]} (${reason})`;
