import { describe, expect, it } from 'vitest';
import {
  above,
  adds,
  below,
  decisions,
  onInvocations,
  removes,
  runSmall,
  scheduled,
  stepPolicy,
  tracks,
} from '@/tests/support/small-endpoint';

const perMinute = (...counts: number[]) => ({ perMinute: counts });
const exactly = (name: string, capacity: number) =>
  stepPolicy(name, {
    AdjustmentType: 'ExactCapacity',
    StepAdjustments: [
      { MetricIntervalUpperBound: 0, ScalingAdjustment: capacity },
      { MetricIntervalLowerBound: 0, ScalingAdjustment: capacity },
    ],
  });
/** An instance serves 10 requests a second at 100 % of its two cores: a target of 10 % is one of 60 requests a minute. */
const onCpu = {
  CustomizedMetricSpecification: {
    Namespace: '/aws/sagemaker/Endpoints',
    MetricName: 'CPUUtilization',
    Statistic: 'Average',
  },
};
const tenASecond = { model: { maxRps: 10, slots: 10, cpuPercentAtMaxRps: 50 } };
/** A metric that nobody publishes: the policy's alarms never leave INSUFFICIENT_DATA. */
const onNothing = {
  CustomizedMetricSpecification: { Namespace: 'Nobody', MetricName: 'Nothing', Statistic: 'Average' },
};

describe('several policies that scale out', () => {
  it('the largest capacity wins: 10 with +3 and with +200 % is 30 (E3 E4)', () => {
    const percent = stepPolicy('percent', {
      AdjustmentType: 'PercentChangeInCapacity',
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 200 }],
    });
    const trace = runSmall({
      ...perMinute(600),
      initial: 10,
      max: 40,
      policies: [adds('three', 3), percent],
      alarms: [above(600, 'three'), above(600, 'percent')],
    });
    expect(decisions(trace)).toEqual(['60 three LargerCapacityWon', '60 percent 10→30']);
  });

  it('the largest wins wherever it stands in the list (E3)', () => {
    const small = { ...perMinute(600), initial: 1, alarms: [above(600, 'a'), above(600, 'b'), above(600, 'c')] };
    const orders = [
      [adds('a', 1), adds('b', 5), adds('c', 3)],
      [adds('b', 5), adds('c', 3), adds('a', 1)],
      [adds('c', 3), adds('a', 1), adds('b', 5)],
    ];
    for (const policies of orders) expect(decisions(runSmall({ ...small, policies }))).toContain('60 b 1→6');
  });

  it('of equal capacities the first by name acts, whatever the order', () => {
    const small = { ...perMinute(600), initial: 1, alarms: [above(600, 'a'), above(600, 'b')] };
    const told = ['60 a 1→3', '60 b LargerCapacityWon'];
    expect(decisions(runSmall({ ...small, policies: [adds('a', 2), adds('b', 2)] })).sort()).toEqual(told);
    expect(decisions(runSmall({ ...small, policies: [adds('b', 2), adds('a', 2)] })).sort()).toEqual(told);
  });

  it('target tracking that is ready scales out though another one is not (E1)', () => {
    const trace = runSmall({
      ...perMinute(240),
      minutes: 4,
      policies: [tracks('low', 60), tracks('high', 6000, onInvocations)],
    });
    expect(decisions(trace)).toEqual(['180 low 1→4']);
  });

  it('a step policy and target tracking together: the larger wins (E3)', () => {
    const small = { ...perMinute(240), minutes: 4, alarms: [above(240, 'step', { EvaluationPeriods: 3 })] };
    expect(decisions(runSmall({ ...small, policies: [tracks('tt', 60), adds('step', 2)] }))).toEqual([
      '180 step LargerCapacityWon',
      '180 tt 1→4',
    ]);
    expect(decisions(runSmall({ ...small, policies: [tracks('tt', 60), adds('step', 4)] }))).toEqual([
      '180 tt LargerCapacityWon',
      '180 step 1→5',
    ]);
  });

  it('a scale-out beats a scale-in of the same moment, being larger (E3)', () => {
    const trace = runSmall({
      ...perMinute(600),
      initial: 5,
      policies: [removes('in', 1), adds('out', 1)],
      alarms: [below(600, 'in'), above(600, 'out')],
    });
    expect(decisions(trace)).toEqual(['60 in LargerCapacityWon', '60 out 5→6']);
  });
});

describe('several policies that scale in', () => {
  it('the largest capacity wins: of 8, −3 leaves 5 and −25 % leaves 6 (E3)', () => {
    const percent = stepPolicy('percent', {
      AdjustmentType: 'PercentChangeInCapacity',
      StepAdjustments: [{ MetricIntervalUpperBound: 0, ScalingAdjustment: -25 }],
    });
    const trace = runSmall({
      ...perMinute(60),
      initial: 8,
      policies: [removes('three', 3), percent],
      alarms: [below(60, 'three'), below(60, 'percent')],
    });
    expect(decisions(trace)).toEqual(['60 three LargerCapacityWon', '60 percent 8→6']);
  });

  it('target tracking scales in when all are ready, to the largest of what they need (E2 E3)', () => {
    // 60 a minute: a target of 60 needs 1 instance, one of 5 % (30 a minute) needs 2
    const trace = runSmall({
      ...perMinute(60),
      ...tenASecond,
      minutes: 16,
      initial: 10,
      policies: [tracks('sixty', 60), tracks('thirty', 5, onCpu)],
    });
    // it is the decision of the one that needs most
    expect(decisions(trace)).toEqual(['900 sixty LargerCapacityWon', '900 thirty 10→2']);
  });

  it('target tracking waits for one that is not ready (E2)', () => {
    // 600 a minute on 10 instances: 60 each; far below a target of 600, just at one of 10 %
    const trace = runSmall({
      ...perMinute(600),
      ...tenASecond,
      minutes: 17,
      initial: 10,
      policies: [tracks('large', 600), tracks('small', 10, onCpu)],
    });
    expect(decisions(trace)).toEqual(['900 large OtherPolicyNotReady']);
  });

  it('target tracking waits for one whose alarm is low and which would not scale in (E2 A30)', () => {
    // 160 a minute on 3 instances: 8.9 % each, below 0.9 × 10 %; but 160 ÷ 60 needs 3
    const trace = runSmall({
      ...perMinute(160),
      ...tenASecond,
      minutes: 16,
      initial: 3,
      policies: [tracks('large', 600), tracks('small', 10, onCpu)],
    });
    expect(decisions(trace)).toEqual(['900 large OtherPolicyNotReady', '900 small AutoScalingAnticipatedFlapping']);
  });

  it('target tracking waits for one without data (E6 A18)', () => {
    const trace = runSmall({
      ...perMinute(60),
      minutes: 17,
      initial: 5,
      policies: [tracks('tt', 60), tracks('silent', 60, onNothing)],
    });
    expect(decisions(trace)).toEqual(['60 silent InsufficientData', '900 tt OtherPolicyNotReady']);
  });

  it('target tracking does not wait for one whose scale-in is disabled (E2 A22)', () => {
    const trace = runSmall({
      ...perMinute(60),
      minutes: 16,
      initial: 5,
      policies: [tracks('tt', 60), tracks('only-out', 60, { ...onNothing, DisableScaleIn: true })],
    });
    expect(decisions(trace)).toEqual(['60 only-out InsufficientData', '900 tt 5→1']);
  });

  it('a step policy scales in although target tracking is not ready (E5)', () => {
    const trace = runSmall({
      ...perMinute(600),
      minutes: 3,
      initial: 10,
      policies: [tracks('tt', 60), removes('in', 1)],
      alarms: [below(600, 'in')],
    });
    expect(decisions(trace)[0]).toBe('60 in 10→9');
  });

  it('target tracking does not wait for a step policy (E2)', () => {
    const trace = runSmall({
      ...perMinute(60),
      minutes: 16,
      initial: 5,
      policies: [tracks('tt', 60), removes('in', 1)],
      alarms: [below(1, 'in')],
    });
    expect(decisions(trace)).toEqual(['900 tt 5→1']);
  });

  it('target tracking that only scales out leaves the way in to a step policy (E10 A22)', () => {
    const trace = runSmall({
      ...perMinute(60),
      minutes: 16,
      initial: 3,
      policies: [tracks('tt', 60, { DisableScaleIn: true }), removes('in', 1, 600)],
      alarms: [below(60, 'in')],
    });
    expect(decisions(trace)).toEqual([
      '60 in 3→2',
      '120 in ScaleInCooldown',
      '660 in 2→1',
      '720 in AlreadyAtMinCapacity',
    ]);
  });

  it('of two that need as much the first by name acts', () => {
    const trace = runSmall({
      ...perMinute(60),
      ...tenASecond,
      minutes: 16,
      initial: 10,
      policies: [tracks('b', 60), tracks('a', 10, onCpu)],
    });
    expect(decisions(trace)).toEqual(['900 b LargerCapacityWon', '900 a 10→1']);
  });

  it('cools down the one that acted, not the other', () => {
    // 240 a minute need 4 by one target and 1 by the other; on 4 instances the smaller target is met exactly
    const trace = runSmall({
      ...perMinute(240),
      ...tenASecond,
      minutes: 22,
      initial: 10,
      policies: [tracks('large', 600), tracks('small', 10, onCpu)],
    });
    expect(decisions(trace)).toEqual([
      '900 large LargerCapacityWon',
      '900 small 10→4',
      '960 large OtherPolicyNotReady',
    ]);
  });

  it('goes no further than the others can do with, also where they themselves are cooling down', () => {
    // 480 a minute need 8 by the smaller target, then 240 need 4; it is cooling down, so the other one acts
    const trace = runSmall({
      perMinute: [...Array<number>(15).fill(480), 240],
      ...tenASecond,
      minutes: 17,
      initial: 10,
      policies: [
        tracks('large', 600, { ScaleInCooldown: 0 }),
        tracks('small', 10, { ...onCpu, ScaleInCooldown: 3600 }),
      ],
    });
    expect(decisions(trace)).toEqual([
      '900 large LargerCapacityWon',
      '900 small 10→8',
      '960 small ScaleInCooldown',
      '960 large 8→4',
    ]);
  });

  it('says that it is suspended before it says whom it waits for', () => {
    const trace = runSmall({
      ...perMinute(600),
      ...tenASecond,
      minutes: 17,
      initial: 10,
      suspended: { DynamicScalingInSuspended: true },
      policies: [tracks('large', 600), tracks('small', 10, onCpu)],
    });
    expect(decisions(trace)).toEqual(['900 large Suspended']);
  });
});

describe('the reasons for not scaling', () => {
  it('AlreadyAtMaxCapacity: more is wanted than the maximum (A29)', () => {
    const small = { ...perMinute(600), minutes: 4, initial: 3, max: 3 };
    expect(decisions(runSmall({ ...small, policies: [tracks('tt', 60)] }))).toEqual(['180 tt AlreadyAtMaxCapacity']);
    expect(decisions(runSmall({ ...small, policies: [adds('out', 1)], alarms: [above(600, 'out')] }))).toEqual([
      '60 out AlreadyAtMaxCapacity',
    ]);
  });

  it('AlreadyAtMinCapacity: less is wanted than the minimum (A29)', () => {
    const small = { ...perMinute(0), minutes: 16, initial: 3, min: 3 };
    expect(decisions(runSmall({ ...small, policies: [tracks('tt', 60)] }))).toEqual(['900 tt AlreadyAtMinCapacity']);
    expect(decisions(runSmall({ ...small, policies: [removes('in', 1)], alarms: [below(0, 'in')] }))).toEqual([
      '60 in AlreadyAtMinCapacity',
    ]);
  });

  it('AlreadyAtMinCapacity although the formula wants as many: desired = min comes first (facts §19)', () => {
    const trace = runSmall({ ...perMinute(120), minutes: 16, initial: 3, min: 3, policies: [tracks('tt', 60)] });
    expect(decisions(trace)).toEqual(['900 tt AlreadyAtMinCapacity']);
  });

  it('AutoScalingAnticipatedFlapping: one fewer would be too few (A30 A14)', () => {
    // 106 on 2 instances: 53 each, below 54; one would get 106
    const trace = runSmall({ ...perMinute(106), minutes: 16, initial: 2, policies: [tracks('tt', 60)] });
    expect(decisions(trace)).toEqual(['900 tt AutoScalingAnticipatedFlapping']);
  });

  it('AlreadyAtDesiredCapacity: AlarmLow is up, yet more than there is are needed by the newest datapoint (facts §19)', () => {
    // the mean of the window decides under this choice: fourteen minutes of 0 on 4 instances, then 200, stay below 54 each
    const trace = runSmall(
      { perMinute: [...Array<number>(14).fill(0), 200], minutes: 16, initial: 3, policies: [tracks('tt', 60)] },
      { trackedDatapoint: 'window-maximum' },
    );
    // 200 ÷ 3 = 66.7 is above 54: AlarmLow never goes off
    expect(decisions(trace)).toEqual([]);
    const lost = runSmall({
      ...perMinute(159),
      minutes: 17,
      initial: 3,
      policies: [tracks('tt', 60)],
      actions: [scheduled('less', 15, 1, 2), scheduled('more', 15, 1, 20)],
    });
    // 159 on 3 instances: 53 each and 3 needed; two actions of minute 15 leave 2 desired
    expect(decisions(lost)).toEqual(['900 less 3→2', '900 tt AlreadyAtDesiredCapacity']);
  });

  it('Suspended: scaling out is suspended, or scaling in, each alone (F1 F2)', () => {
    const out = { ...perMinute(600), minutes: 2, initial: 2, policies: [adds('p', 1)], alarms: [above(600, 'p')] };
    const back = { ...perMinute(60), minutes: 2, initial: 2, policies: [removes('p', 1)], alarms: [below(60, 'p')] };
    const outSuspended = { suspended: { DynamicScalingOutSuspended: true } };
    const inSuspended = { suspended: { DynamicScalingInSuspended: true } };
    expect(decisions(runSmall({ ...out, ...outSuspended }))).toEqual(['60 p Suspended']);
    expect(decisions(runSmall({ ...out, ...inSuspended }))).toEqual(['60 p 2→3']);
    expect(decisions(runSmall({ ...back, ...inSuspended }))).toEqual(['60 p Suspended']);
    expect(decisions(runSmall({ ...back, ...outSuspended }))).toEqual(['60 p 2→1']);
  });

  it('Suspended holds for target tracking too, and not for bounds (F2 F5)', () => {
    const small = {
      ...perMinute(600),
      minutes: 5,
      suspended: { DynamicScalingOutSuspended: true, DynamicScalingInSuspended: true },
      policies: [tracks('tt', 60)],
      actions: [scheduled('more', 4, 5, 20)],
    };
    expect(decisions(runSmall(small))).toEqual(['180 tt Suspended', '240 more 1→5']);
  });

  it('ScheduledScalingSuspended stops scheduled actions, and they are not run late (F2 F4)', () => {
    const small = {
      ...perMinute(0),
      minutes: 5,
      suspended: { ScheduledScalingSuspended: true },
      actions: [scheduled('more', 2, 5, 20)],
    };
    expect(decisions(runSmall(small))).toEqual([]);
  });

  it('ActivityInProgress: nothing starts while instances are on their way, in either direction (I13)', () => {
    const small = {
      ...perMinute(600, 60),
      minutes: 4,
      initial: 2,
      policies: [adds('out', 1), removes('in', 1)],
      alarms: [above(600, 'out'), below(60, 'in')],
      startup: { launchSeconds: 100 },
    };
    expect(decisions(runSmall(small))).toEqual([
      '60 out 2→3 until 160',
      '120 in ActivityInProgress',
      // in service at 160 s; the scale-out cooldown does not hold scaling in back (B5)
      '180 in 3→2',
    ]);
  });

  it('Suspended is said before ActivityInProgress', () => {
    const small = {
      ...perMinute(600, 60),
      minutes: 3,
      initial: 2,
      policies: [adds('out', 1), removes('in', 1)],
      alarms: [above(600, 'out'), below(60, 'in')],
      startup: { launchSeconds: 100 },
      suspended: { DynamicScalingInSuspended: true },
    };
    expect(decisions(runSmall(small))).toEqual(['60 out 2→3 until 160', '120 in Suspended']);
  });

  it('ScaleInDisabled: the policy would remove and may not (A22)', () => {
    const trace = runSmall({
      ...perMinute(0),
      minutes: 17,
      initial: 3,
      policies: [tracks('tt', 60, { DisableScaleIn: true })],
    });
    expect(decisions(trace)).toEqual(['900 tt ScaleInDisabled']);
  });

  it('of a run of equal reasons only the first is kept, and the next after an activity again (A29)', () => {
    const small = {
      ...perMinute(600),
      minutes: 10,
      initial: 1,
      policies: [adds('out', 1, 120)],
      alarms: [above(600, 'out')],
    };
    expect(decisions(runSmall(small))).toEqual([
      '60 out 1→2',
      '120 out ScaleOutCooldown',
      '180 out 2→3',
      '240 out ScaleOutCooldown',
      '300 out 3→4',
      '360 out ScaleOutCooldown',
      '420 out 4→5',
      '480 out ScaleOutCooldown',
      '540 out 5→6',
    ]);
  });

  it('a reason that comes back after another one is told again', () => {
    // cooldown until 720 s; the step is none at 180 s
    const hold = stepPolicy('out', {
      Cooldown: 660,
      StepAdjustments: [
        { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 600, ScalingAdjustment: 1 },
        { MetricIntervalLowerBound: 600, ScalingAdjustment: 0 },
      ],
    });
    const small = { ...perMinute(600, 600, 1200, 600), initial: 1, policies: [hold], alarms: [above(600, 'out')] };
    expect(decisions(runSmall(small))).toEqual([
      '60 out 1→2',
      '120 out ScaleOutCooldown',
      '180 out AlreadyAtDesiredCapacity',
      '240 out ScaleOutCooldown',
    ]);
  });

  it('an exact capacity below the desired one removes, above it adds (C7)', () => {
    const small = { ...perMinute(600), minutes: 2, initial: 5, alarms: [above(600, 'set')] };
    expect(decisions(runSmall({ ...small, policies: [exactly('set', 2)] }))).toEqual(['60 set 5→2']);
    expect(decisions(runSmall({ ...small, policies: [exactly('set', 9)] }))).toEqual(['60 set 5→9']);
    expect(decisions(runSmall({ ...small, policies: [exactly('set', 5)] }))).toEqual([
      '60 set AlreadyAtDesiredCapacity',
    ]);
    expect(decisions(runSmall({ ...small, max: 5, policies: [exactly('set', 9)] }))).toEqual([
      '60 set AlreadyAtMaxCapacity',
    ]);
  });
});

describe('a step policy that removes', () => {
  it('says that it is at the minimum, not at the maximum, where both are the same', () => {
    const small = { ...perMinute(60), minutes: 2, initial: 4, min: 4, max: 4 };
    expect(decisions(runSmall({ ...small, policies: [removes('in', 1)], alarms: [below(60, 'in')] }))).toEqual([
      '60 in AlreadyAtMinCapacity',
    ]);
    expect(decisions(runSmall({ ...small, policies: [adds('out', 1)], alarms: [above(60, 'out')] }))).toEqual([
      '60 out AlreadyAtMaxCapacity',
    ]);
  });
});

describe('what is not said', () => {
  it('of a policy whose scale-in is disabled: nothing where it would not scale in either (A22)', () => {
    const policies = [tracks('tt', 60, { ...onInvocations, DisableScaleIn: true })];
    expect(decisions(runSmall({ ...perMinute(10), minutes: 17, initial: 1, policies }))).toEqual([]);
  });

  it('of a metric that has data: that it had none, while its first datapoints are too few to alarm', () => {
    expect(decisions(runSmall({ ...perMinute(10), minutes: 17, initial: 1, policies: [tracks('tt', 60)] }))).toEqual([
      '900 tt AlreadyAtMinCapacity',
    ]);
  });
});

describe('a step of no change', () => {
  it('is at the desired capacity, not at a bound, even where it stands at the largest', () => {
    const small = { ...perMinute(600), initial: 3, max: 3, alarms: [above(600, 'zero')] };
    expect(decisions(runSmall({ ...small, policies: [adds('zero', 0)] }))).toEqual([
      '60 zero AlreadyAtDesiredCapacity',
    ]);
  });
});
