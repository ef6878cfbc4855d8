import { reasonCodes } from './compiled-scenario';

/** The reasons for not scaling by the number that the log holds. */
const code = (name: (typeof reasonCodes)[number]) => reasonCodes.indexOf(name);

export const reasons = {
  flapping: code('AutoScalingAnticipatedFlapping'),
  atMax: code('AlreadyAtMaxCapacity'),
  atMin: code('AlreadyAtMinCapacity'),
  atDesired: code('AlreadyAtDesiredCapacity'),
  scaleOutCooldown: code('ScaleOutCooldown'),
  scaleInCooldown: code('ScaleInCooldown'),
  suspended: code('Suspended'),
  noStep: code('NoStepMatches'),
  inProgress: code('ActivityInProgress'),
  otherNotReady: code('OtherPolicyNotReady'),
  scaleInDisabled: code('ScaleInDisabled'),
  largerWon: code('LargerCapacityWon'),
  insufficientData: code('InsufficientData'),
} as const;
