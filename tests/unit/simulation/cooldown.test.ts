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
  type Small,
  stepPolicy,
  told,
  tracks,
} from '@/tests/support/small-endpoint';

const course = { more: { rulebook: 'course' as const } };
const cooldowns = (small: Small) => told(runSmall(small), 'cooldown-started', 'cooldown-ended');
const perMinute = (...counts: number[]) => ({ perMinute: counts });

/** +2 from 600 requests a minute on, +3 from 1200 on. */
const twoSteps = (cooldown?: number) =>
  stepPolicy('out', {
    ...(cooldown === undefined ? {} : { Cooldown: cooldown }),
    StepAdjustments: [
      { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 600, ScalingAdjustment: 2 },
      { MetricIntervalLowerBound: 600, ScalingAdjustment: 3 },
    ],
  });

describe('a scale-out cooldown of a step policy, by AWS', () => {
  it('lets a larger step through, net of what was added: +2, then +3 adds one (B1 B2)', () => {
    const trace = runSmall({
      ...perMinute(600, 1200),
      initial: 4,
      policies: [twoSteps()],
      alarms: [above(600, 'out')],
    });
    expect(decisions(trace)).toEqual(['60 out 4→6', '120 out 6→7']);
  });

  it('holds back the same step again, and a smaller one (B1)', () => {
    const small = { initial: 4, policies: [twoSteps()], alarms: [above(600, 'out')] };
    expect(decisions(runSmall({ ...small, ...perMinute(600, 600, 600) }))).toEqual([
      '60 out 4→6',
      '120 out ScaleOutCooldown',
    ]);
    expect(decisions(runSmall({ ...small, ...perMinute(1200, 600) }))).toEqual([
      '60 out 4→7',
      '120 out ScaleOutCooldown',
    ]);
  });

  it('counts from the capacity before the first of a chain, also for the third (B2)', () => {
    const steps = [1, 2, 3].map((adjustment, i) => ({
      MetricIntervalLowerBound: i * 600,
      ...(i < 2 ? { MetricIntervalUpperBound: (i + 1) * 600 } : {}),
      ScalingAdjustment: adjustment,
    }));
    const trace = runSmall({
      ...perMinute(600, 1200, 1800, 1800),
      initial: 4,
      policies: [stepPolicy('out', { Cooldown: 120, StepAdjustments: steps })],
      alarms: [above(600, 'out')],
      minutes: 7,
    });
    // 4 + 1, 4 + 2, 4 + 3, held at 240 s; the last cooldown ends at 180 + 120 = 300 s: 7 + 3
    expect(decisions(trace)).toEqual([
      '60 out 4→5',
      '120 out 5→6',
      '180 out 6→7',
      '240 out ScaleOutCooldown',
      '300 out 7→10',
      '360 out ScaleOutCooldown',
    ]);
  });

  it('covers its first second and not its last: [completion, completion + cooldown) (B7)', () => {
    const at = (cooldown: number) =>
      decisions(
        runSmall({
          ...perMinute(600),
          minutes: 5,
          initial: 1,
          policies: [adds('out', 1, cooldown)],
          alarms: [above(600, 'out')],
        }),
      );
    expect(at(0)).toEqual(['60 out 1→2', '120 out 2→3', '180 out 3→4', '240 out 4→5']);
    expect(at(60)).toEqual(['60 out 1→2', '120 out 2→3', '180 out 3→4', '240 out 4→5']);
    expect(at(61)).toEqual(['60 out 1→2', '120 out ScaleOutCooldown', '180 out 2→3', '240 out ScaleOutCooldown']);
    expect(at(120)).toEqual(['60 out 1→2', '120 out ScaleOutCooldown', '180 out 2→3', '240 out ScaleOutCooldown']);
    expect(at(121)).toEqual(['60 out 1→2', '120 out ScaleOutCooldown', '240 out 2→3']);
  });

  it('lasts 300 s where the policy names none (B11)', () => {
    const trace = runSmall({
      ...perMinute(600),
      minutes: 7,
      initial: 1,
      policies: [twoSteps()],
      alarms: [above(600, 'out')],
    });
    expect(decisions(trace)).toEqual(['60 out 1→3', '120 out ScaleOutCooldown', '360 out 3→5']);
  });

  it('begins when the instances are in service, not at the decision (B7)', () => {
    const small = {
      ...perMinute(600),
      minutes: 10,
      initial: 1,
      policies: [adds('out', 1, 180)],
      alarms: [above(600, 'out')],
      startup: { launchSeconds: 100, downloadSeconds: 30, loadSeconds: 20 },
    };
    expect(decisions(runSmall(small))).toEqual([
      '60 out 1→2 until 210',
      '120 out ActivityInProgress',
      '240 out ScaleOutCooldown',
      // 210 + 180 = 390: the next evaluation is at 420
      '420 out 2→3 until 570',
      '480 out ActivityInProgress',
    ]);
    expect(cooldowns(small)).toEqual([
      '210 out scale-out until 390',
      '390 out scale-out ended',
      '570 out scale-out until 750',
    ]);
  });

  it('tells its beginning and its end, and nothing where it lasts no second', () => {
    const small = { ...perMinute(600, 0), minutes: 8, initial: 1, alarms: [above(600, 'out')] };
    expect(cooldowns({ ...small, policies: [adds('out', 1, 300)] })).toEqual([
      '60 out scale-out until 360',
      '360 out scale-out ended',
    ]);
    expect(cooldowns({ ...small, policies: [adds('out', 1, 0)] })).toEqual([]);
  });
});

describe('a scale-out cooldown, by the course', () => {
  it('holds back every further scale-out, larger or not, until it ends (S8)', () => {
    const trace = runSmall({
      ...perMinute(600, 1200),
      minutes: 8,
      initial: 4,
      policies: [twoSteps(300)],
      alarms: [above(600, 'out')],
      ...course,
    });
    // 360 s: 6 + 3, counted from what there is
    expect(decisions(trace)).toEqual([
      '60 out 4→6',
      '120 out ScaleOutCooldown',
      '360 out 6→9',
      '420 out ScaleOutCooldown',
    ]);
  });

  it('holds target tracking back too', () => {
    const tracking = tracks('tt', 60, { ScaleOutCooldown: 300 });
    const small = { ...perMinute(180, 180, 180, 360), minutes: 10, policies: [tracking] };
    expect(decisions(runSmall(small))).toEqual(['180 tt 1→3', '240 tt 3→6']);
    expect(decisions(runSmall({ ...small, ...course }))).toEqual([
      '180 tt 1→3',
      '240 tt ScaleOutCooldown',
      '480 tt 3→6',
    ]);
  });
});

describe('a scale-out cooldown of target tracking, by AWS', () => {
  // 6 instances at 180 s; a scheduled maximum takes them down to 3 at 240 s and another lets them grow again at 300 s
  const shrunk = (perMinuteAfter: number) => ({
    ...perMinute(360, 360, 360, 360, perMinuteAfter),
    minutes: 9,
    initial: 1,
    policies: [tracks('tt', 60, { ...onInvocations, ScaleOutCooldown: 400 })],
    actions: [scheduled('lower', 4, 1, 3), scheduled('raise', 5, 1, 60)],
    startup: { launchSeconds: 1 },
    max: 6,
  });

  it('allows only more than its last result, even where the capacity has fallen since (B1)', () => {
    // Invocations of 60 a minute on 3 instances need 3: nothing; 120 need 6: no more than the result of 181 s
    expect(decisions(runSmall(shrunk(120))).slice(0, 4)).toEqual([
      '180 tt 1→6 until 181',
      '240 lower 6→3',
      '240 tt AlreadyAtMaxCapacity',
      '300 tt ScaleOutCooldown',
    ]);
    // 140 on 3 instances need 7: one more than the result
    expect(decisions(runSmall(shrunk(140))).slice(0, 4)).toEqual([
      '180 tt 1→6 until 181',
      '240 lower 6→3',
      '240 tt AlreadyAtMaxCapacity',
      '300 tt 3→7 until 301',
    ]);
  });

  it('lasts 300 s where the policy names none, by either rulebook (S2 B8)', () => {
    const small = { ...perMinute(180, 180, 180), minutes: 10, policies: [tracks('tt', 60)] };
    expect(cooldowns(small)).toEqual(['180 tt scale-out until 480', '480 tt scale-out ended']);
    expect(cooldowns({ ...small, ...course })).toEqual(['180 tt scale-out until 480', '480 tt scale-out ended']);
  });
});

describe('a scale-in cooldown', () => {
  const shrinking = { ...perMinute(60), minutes: 9, initial: 9, alarms: [below(600, 'in')] };

  it('holds back every further scale-in until it ends (B3)', () => {
    const small = { ...shrinking, policies: [removes('in', 1, 300)] };
    expect(decisions(runSmall(small))).toEqual([
      '60 in 9→8',
      '120 in ScaleInCooldown',
      '360 in 8→7',
      '420 in ScaleInCooldown',
    ]);
  });

  it('is not passed by a larger scale-in (B3)', () => {
    const steps = [
      { MetricIntervalLowerBound: -480, MetricIntervalUpperBound: 0, ScalingAdjustment: -1 },
      { MetricIntervalUpperBound: -480, ScalingAdjustment: -5 },
    ];
    const trace = runSmall({
      ...perMinute(600, 60),
      initial: 9,
      policies: [stepPolicy('in', { StepAdjustments: steps })],
      alarms: [below(600, 'in')],
    });
    expect(decisions(trace)).toEqual(['60 in 9→8', '120 in ScaleInCooldown']);
  });

  it('covers its first second and not its last', () => {
    const at = (cooldown: number) =>
      decisions(runSmall({ ...shrinking, minutes: 4, policies: [removes('in', 1, cooldown)] }));
    expect(at(60)).toEqual(['60 in 9→8', '120 in 8→7', '180 in 7→6']);
    expect(at(61)).toEqual(['60 in 9→8', '120 in ScaleInCooldown', '180 in 8→7']);
  });

  it('lasts 300 s by AWS and 600 s by the course where target tracking names none (S3 B8)', () => {
    const small = { ...perMinute(0), minutes: 30, initial: 3, policies: [tracks('tt', 60)] };
    expect(cooldowns(small)).toEqual(['900 tt scale-in until 1200', '1200 tt scale-in ended']);
    expect(cooldowns({ ...small, ...course })).toEqual(['900 tt scale-in until 1500', '1500 tt scale-in ended']);
  });

  it('uses the scale-in cooldown for scaling in and the other for scaling out', () => {
    const tracking = tracks('tt', 60, { ScaleOutCooldown: 111, ScaleInCooldown: 222 });
    expect(cooldowns({ ...perMinute(180, 180, 180, 0), minutes: 23, policies: [tracking] })).toEqual([
      '180 tt scale-out until 291',
      '291 tt scale-out ended',
      // fifteen silent minutes from minute 3 on end at 18 × 60
      '1080 tt scale-in until 1302',
      '1302 tt scale-in ended',
    ]);
  });

  it('is ended by a scale-out, which does not wait for it (B4)', () => {
    const small = {
      ...perMinute(60, 1200, 60, 60),
      initial: 9,
      policies: [removes('in', 1, 300), adds('out', 2, 300)],
      alarms: [below(60, 'in'), above(1200, 'out')],
    };
    expect(decisions(runSmall(small))).toEqual(['60 in 9→8', '120 out 8→10', '180 in 10→9', '240 in ScaleInCooldown']);
    expect(cooldowns(small).slice(0, 3)).toEqual([
      '60 in scale-in until 360',
      '120 in scale-in ended',
      '120 out scale-out until 420',
    ]);
  });

  it('is not ended by a scale-out that does not begin', () => {
    const small = {
      ...perMinute(60, 1200, 60),
      initial: 9,
      suspended: { DynamicScalingOutSuspended: true },
      policies: [removes('in', 1, 300), adds('out', 2, 300)],
      alarms: [below(60, 'in'), above(1200, 'out')],
    };
    expect(decisions(runSmall(small))).toEqual(['60 in 9→8', '120 out Suspended', '180 in ScaleInCooldown']);
  });
});

describe('a scale-in during a scale-out cooldown (B5, §22 7)', () => {
  const small = {
    ...perMinute(1200, 60),
    minutes: 8,
    initial: 5,
    policies: [
      stepPolicy('both', {
        Cooldown: 300,
        StepAdjustments: [
          { MetricIntervalLowerBound: 0, ScalingAdjustment: 2 },
          { MetricIntervalUpperBound: 0, ScalingAdjustment: -1 },
        ],
      }),
    ],
    alarms: [above(1200, 'both'), below(60, 'both', { AlarmName: 'low' })],
  };

  it('is allowed by our choice', () => {
    expect(decisions(runSmall(small)).slice(0, 2)).toEqual(['60 both 5→7', '120 both 7→6']);
  });

  it('waits where that is what one assumes', () => {
    expect(decisions(runSmall(small, { scaleInDuringScaleOutCooldown: 'blocked' }))).toEqual([
      '60 both 5→7',
      '120 both ScaleOutCooldown',
      // the cooldown ends at 60 + 300
      '360 both 7→6',
      '420 both ScaleInCooldown',
    ]);
  });

  it('waits for the cooldown of another policy only where a cooldown belongs to the target', () => {
    const two = {
      ...small,
      policies: [adds('out', 2, 300), removes('in', 1, 300)],
      alarms: [above(1200, 'out'), below(60, 'in')],
    };
    const blocked = { scaleInDuringScaleOutCooldown: 'blocked' } as const;
    expect(decisions(runSmall(two, blocked)).slice(0, 2)).toEqual(['60 out 5→7', '120 in 7→6']);
    expect(decisions(runSmall(two, { ...blocked, cooldownScope: 'target' }))).toEqual([
      '60 out 5→7',
      '120 in ScaleOutCooldown',
      '360 in 7→6',
      '420 in ScaleInCooldown',
    ]);
    expect(decisions(runSmall(two, { cooldownScope: 'target' })).slice(0, 2)).toEqual(['60 out 5→7', '120 in 7→6']);
  });
});

describe('whom a cooldown holds back (B17, §22 7)', () => {
  it('its own policy by our choice: another one scales out meanwhile', () => {
    const small = {
      ...perMinute(600, 1200, 1200),
      initial: 1,
      policies: [adds('first', 2, 300), adds('second', 1, 300)],
      alarms: [above(600, 'first'), above(1200, 'second')],
    };
    expect(decisions(runSmall(small))).toEqual([
      '60 first 1→3',
      '120 first ScaleOutCooldown',
      '120 second 3→4',
      '180 second ScaleOutCooldown',
    ]);
    // 120 s: the second wants 4, and the first's last result was 3: larger, so it passes by AWS
    expect(decisions(runSmall(small, { cooldownScope: 'target' }))[2]).toBe('120 second 3→4');
    expect(decisions(runSmall({ ...small, ...course }, { cooldownScope: 'target' }))).toEqual([
      '60 first 1→3',
      '120 first ScaleOutCooldown',
      '120 second ScaleOutCooldown',
    ]);
    expect(decisions(runSmall({ ...small, ...course }))[2]).toBe('120 second 3→4');
  });

  it('its own policy by our choice: another one scales in meanwhile', () => {
    const small = {
      ...perMinute(600, 60, 60),
      initial: 9,
      policies: [removes('first', 1, 300), removes('second', 2, 300)],
      alarms: [below(600, 'first'), below(60, 'second')],
    };
    expect(decisions(runSmall(small))).toEqual([
      '60 first 9→8',
      '120 first ScaleInCooldown',
      '120 second 8→6',
      '180 second ScaleInCooldown',
    ]);
    expect(decisions(runSmall(small, { cooldownScope: 'target' }))).toEqual([
      '60 first 9→8',
      '120 first ScaleInCooldown',
      '120 second ScaleInCooldown',
    ]);
  });
});

describe('what a cooldown does not hold back', () => {
  it('scheduled actions, out and in (B6 D9)', () => {
    const trace = runSmall({
      ...perMinute(600),
      minutes: 6,
      initial: 2,
      policies: [adds('out', 1, 3600)],
      alarms: [above(600, 'out')],
      actions: [scheduled('more', 2, 8, 10), scheduled('less', 4, 1, 5)],
    });
    expect(decisions(trace)).toEqual([
      '60 out 2→3',
      '120 more 3→8',
      '120 out ScaleOutCooldown',
      '240 less 8→5',
      '240 out AlreadyAtMaxCapacity',
    ]);
  });

  it('no cooldown begins after what the bounds asked for (B6)', () => {
    const small = { ...perMinute(0), minutes: 5, initial: 2, actions: [scheduled('more', 2, 8, 10)] };
    expect(cooldowns(small)).toEqual([]);
  });

  it('no cooldown begins after an activity that failed: the next evaluation tries again (§22, 18)', () => {
    const small = {
      ...perMinute(600),
      minutes: 5,
      initial: 1,
      policies: [adds('out', 1, 120)],
      alarms: [above(600, 'out')],
      more: { faults: [{ atMinute: 0, quota: 1 }] },
    };
    expect(cooldowns(small)).toEqual([]);
    expect(decisions(runSmall(small))).toEqual([
      '60 out 1→2 Failed',
      '120 out 1→2 Failed',
      '180 out 1→2 Failed',
      '240 out 1→2 Failed',
    ]);
    expect(decisions(runSmall(small, { afterFailedActivity: 'after-cooldown' }))).toEqual([
      '60 out 1→2 Failed',
      '120 out ScaleOutCooldown',
      '180 out 1→2 Failed',
      '240 out ScaleOutCooldown',
    ]);
  });

  it('after a failure target tracking waits its scale-out cooldown where that is what one assumes (§22, 18)', () => {
    const small = {
      ...perMinute(600),
      minutes: 7,
      policies: [tracks('tt', 60, { ScaleOutCooldown: 121, ScaleInCooldown: 900 })],
      more: { faults: [{ atMinute: 0, quota: 9 }] },
    };
    expect(decisions(runSmall(small, { afterFailedActivity: 'after-cooldown' }))).toEqual([
      '180 tt 1→10 Failed',
      '240 tt ScaleOutCooldown',
      // 180 + 121 = 301
      '360 tt 1→10 Failed',
    ]);
  });
});
