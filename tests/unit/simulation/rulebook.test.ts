import { describe, expect, it } from 'vitest';
import { rulebooks } from '@/lib/simulation/rulebook';
import { ourChoices } from '@/lib/simulation/undocumented-choices';

describe('the rulebook of AWS’s documentation', () => {
  it.each([
    ['a scale-out cooldown lasts 300 s by default (S2 B8)', 'defaultScaleOutCooldownSeconds', 300],
    ['a scale-in cooldown lasts 300 s by default (S3 B8)', 'defaultScaleInCooldownSeconds', 300],
    ['a step policy’s cooldown lasts 300 s by default (B11)', 'defaultStepCooldownSeconds', 300],
    ['a larger scale-out passes a scale-out cooldown (B1 B2)', 'largerScaleOutPassesCooldown', true],
    ['built-in metrics need no CloudWatch endpoint (S4 M13 M14)', 'builtInMetricsNeedCloudWatchPath', false],
    ['creation fails without a path to S3 (M7 M9)', 'missingModelDataFails', true],
    ['a batch transform has no Spot (S7 N7)', 'spotTransform', false],
    ['CPUUtilization counts 100 for each core (H11 H12)', 'utilizationCountsCores', true],
  ] as const)('%s', (_claim, name, value) => expect(rulebooks.aws[name]).toBe(value));

  it('lets asynchronous endpoints and inference components go to zero, not a real-time variant (S9 I5 J1 J9 J15)', () => {
    expect(rulebooks.aws.leastCapacity).toEqual({ realTime: 1, asynchronous: 0, inferenceComponent: 0 });
  });
});

describe('the rulebook of the course', () => {
  it.each([
    ['a scale-out cooldown lasts 300 s by default (S2)', 'defaultScaleOutCooldownSeconds', 300],
    ['a scale-in cooldown lasts 600 s by default (S3)', 'defaultScaleInCooldownSeconds', 600],
    ['a step policy’s cooldown lasts 300 s by default (B11)', 'defaultStepCooldownSeconds', 300],
    ['nothing passes a cooldown (S8)', 'largerScaleOutPassesCooldown', false],
    ['every metric needs a CloudWatch endpoint (S4)', 'builtInMetricsNeedCloudWatchPath', true],
    ['instances without a path to S3 silently never serve (S4)', 'missingModelDataFails', false],
    ['a batch transform may run on Spot (S7)', 'spotTransform', true],
    ['CPUUtilization is 0 to 100', 'utilizationCountsCores', false],
  ] as const)('%s', (_claim, name, value) => expect(rulebooks.course[name]).toBe(value));

  it('lets nothing but serverless go to zero (S9)', () => {
    expect(rulebooks.course.leastCapacity).toEqual({ realTime: 1, asynchronous: 1, inferenceComponent: 1 });
  });
});

describe('what AWS does not document (facts §22)', () => {
  it.each([
    ['2: target tracking uses the newest datapoint (A15)', 'trackedDatapoint', 'newest'],
    ['3: a scale-in is proportional (A16)', 'scaleInAmount', 'proportional'],
    ['4: 10-second metrics alarm after three of ten seconds (A5)', 'highResolutionAlarm', 'three-of-ten-seconds'],
    ['5: the evaluation range is N + 2 (G6)', 'evaluationRange', 'n-plus-2'],
    ['7: a scale-in is allowed during a scale-out cooldown (B5)', 'scaleInDuringScaleOutCooldown', 'allowed'],
    ['7: a cooldown belongs to its policy (B17)', 'cooldownScope', 'policy'],
    ['8: a silent period is a datapoint of zero (G20)', 'silentPeriod', 'zero'],
    ['13: the formula multiplies the instances of the datapoint', 'formulaBase', 'datapoint'],
    ['15: a scale-in takes no time of its own', 'scaleInExtraSeconds', 0],
    ['16: target tracking reads the mean in flight', 'highResolutionStatistic', 'mean'],
    ['17: billing begins at the launch', 'billingBegins', 'launch'],
    ['18: a failed activity is tried again at the next evaluation', 'afterFailedActivity', 'next-evaluation'],
  ] as const)('item %s', (_item, name, choice) => expect(ourChoices[name]).toBe(choice));
});
