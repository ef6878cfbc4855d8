import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import {
  above,
  adds,
  below,
  decisions,
  removes,
  runSmall,
  scheduled,
  type Small,
  told,
} from '@/tests/support/small-endpoint';

const startup = { launchSeconds: 100, downloadSeconds: 30, loadSeconds: 20 };
const life = (small: Small) =>
  told(
    runSmall(small),
    'endpoint-status',
    'instance-launching',
    'instance-in-service',
    'instance-failed',
    'instance-removed',
  );
/** From 600 requests a minute on, one instance more, once. */
const growing: Small = {
  perMinute: [600, 0],
  minutes: 5,
  initial: 2,
  policies: [adds('out', 1)],
  alarms: [above(600, 'out')],
};
const shrinking: Small = {
  perMinute: [60, 600],
  minutes: 5,
  initial: 3,
  policies: [removes('in', 1)],
  alarms: [below(60, 'in')],
};

describe('a scale-out that succeeds (I13 B7)', () => {
  it('puts the endpoint into Updating and back when the instances are in service', () => {
    expect(life({ ...growing, startup })).toEqual([
      '0 InService',
      '60 Updating',
      '60 instance-launching 1',
      '210 instance-in-service 1',
      '210 InService',
    ]);
    expect(decisions(runSmall({ ...growing, startup }))).toEqual(['60 out 2→3 until 210']);
  });

  it('that takes no time changes no status', () => {
    expect(life(growing)).toEqual(['0 InService', '60 instance-launching 1', '60 instance-in-service 1']);
  });

  it('keeps the old instances serving meanwhile, and counts the new ones from their second on', () => {
    const { series, measures } = runSmall({ ...growing, startup });
    expect(series.inService).toEqual([2, 2, 2, 2, 3]);
    expect(series.desired).toEqual([2, 3, 3, 3, 3]);
    expect(measures).toMatchObject({ peakInstances: 3, leastInstances: 2 });
  });

  it('says in the words of DescribeScalingActivities why it happened', () => {
    const [activity] = runSmall(growing).events.filter(({ kind }) => kind === 'scaling-activity');
    expect(activity).toMatchObject({
      status: 'Successful',
      cause: 'monitor alarm out-alarm in state ALARM triggered policy out',
    });
  });
});

describe('billing (§22, 17)', () => {
  it('begins at the launch by our choice, or in service where that is what one assumes', () => {
    // 2 instances for 300 s, and one from 60 s or from 210 s on
    expect(runSmall({ ...growing, startup }).measures.instanceHours).toBeCloseTo((600 + 240) / 3600, 6);
    expect(runSmall({ ...growing, startup }, { billingBegins: 'in-service' }).measures.instanceHours).toBeCloseTo(
      (600 + 90) / 3600,
      6,
    );
  });

  it('ends when the instance is removed', () => {
    // 3 until 60 s, 2 for 240 s; or 3 until 105 s
    expect(runSmall(shrinking).measures.instanceHours).toBeCloseTo((180 + 480) / 3600, 6);
    const slow = { ...shrinking, startup: { removeSeconds: 45 } };
    expect(runSmall(slow).measures.instanceHours).toBeCloseTo((3 * 105 + 2 * 195) / 3600, 6);
  });

  it('is that of the price list: an ml.m5.large for 300 s is 0.115 ÷ 12 dollars (P2)', () => {
    expect(runSmall({ perMinute: [60], minutes: 5, initial: 1 }).measures.costUsd).toBeCloseTo(0.115 / 12, 6);
  });

  it('of a failed scale-out ends with it', () => {
    const trace = runSmall(withoutModelData(1));
    // launched at 60 s, given up after launch and download at 190 s; tried again at 240 s
    expect(trace.measures.instanceHours).toBeCloseTo((2 * 360 + 130 + 120) / 3600, 6);
  });
});

describe('a scale-in (§22, 15)', () => {
  it('takes as long as the removal, and the instance serves until then', () => {
    const slow = { ...shrinking, startup: { removeSeconds: 90 } };
    expect(life(slow)).toEqual(['0 InService', '60 Updating', '150 instance-removed 1', '150 InService']);
    expect(runSmall(slow).series.inService).toEqual([3, 3, 3, 2, 2]);
    expect(decisions(runSmall(slow))[0]).toBe('60 in 3→2 until 150');
  });

  it('takes no time by our choice, 90 s more where that is what one assumes', () => {
    expect(decisions(runSmall(shrinking))[0]).toBe('60 in 3→2');
    expect(decisions(runSmall(shrinking, { scaleInExtraSeconds: 90 }))[0]).toBe('60 in 3→2 until 150');
  });

  it('counts as one activity, and as a scale-in', () => {
    expect(runSmall(shrinking).measures).toMatchObject({
      scalingActivities: 1,
      scaleIns: 1,
      scaleOuts: 0,
      failedActivities: 0,
      firstScaleOutAtSecond: null,
    });
  });
});

describe('an instance quota (I7)', () => {
  const withQuota = (quota: number) => ({ ...growing, minutes: 2, more: { faults: [{ atMinute: 0, quota }] } });

  it('refuses one instance more than it, at once and without Updating', () => {
    expect(decisions(runSmall(withQuota(2)))).toEqual(['60 out 2→3 Failed']);
    expect(life(withQuota(2))).toEqual(['0 InService']);
    const [activity] = runSmall(withQuota(2)).events.filter(({ kind }) => kind === 'scaling-activity');
    expect(activity).toHaveProperty(
      'statusMessage',
      "Failed to set desired instance count. Reason: ResourceLimitExceeded: the account-level service limit 'ml.m5.large for endpoint usage' is reached.",
    );
  });

  it('allows as many as it', () => {
    expect(decisions(runSmall(withQuota(3)))).toEqual(['60 out 2→3']);
  });

  it('counts the instances of every variant', () => {
    const scaling = { ScalableTarget: { MinCapacity: 1, MaxCapacity: 9 }, for: 'one' };
    const two = (quota: number): Small => ({
      ...growing,
      minutes: 2,
      more: {
        endpoint: {
          type: 'real-time',
          ProductionVariants: [
            { VariantName: 'one', InstanceType: 'ml.m5.large', InitialInstanceCount: 2 },
            { VariantName: 'two', InstanceType: 'ml.m5.large', InitialInstanceCount: 5 },
          ],
        },
        // half of the 600 requests reach each variant
        scaling: [{ ...scaling, ScalingPolicies: [adds('out', 1)], Alarms: [above(300, 'out')] }],
        faults: [{ atMinute: 0, quota }],
      },
    });
    expect(decisions(runSmall(two(8)))).toEqual(['60 out 2→3']);
    expect(decisions(runSmall(two(7)))).toEqual(['60 out 2→3 Failed']);
  });

  it('does not stand in the way of a scale-in', () => {
    const small = { ...shrinking, minutes: 2, more: { faults: [{ atMinute: 0, quota: 1 }] } };
    expect(decisions(runSmall(small))).toEqual(['60 in 3→2']);
  });

  it('counts as an activity that failed, and as the first scale-out', () => {
    expect(runSmall(withQuota(2)).measures).toMatchObject({
      scalingActivities: 1,
      scaleOuts: 1,
      failedActivities: 1,
      firstScaleOutAtSecond: 60,
    });
  });
});

/** The growing endpoint in a VPC whose S3 endpoint is removed at a minute. */
function withoutModelData(atMinute: number, freeAddresses = 100): Small {
  return {
    ...growing,
    perMinute: [600],
    minutes: 6,
    startup,
    more: {
      ...inVpc(freeAddresses),
      faults: [{ atMinute, remove: 'vpce-s3' }],
    },
  };
}

function inVpc(freeAddresses: number, initial = 2): Pick<ScenarioDocument, 'endpoint' | 'network'> {
  return {
    endpoint: {
      type: 'real-time',
      ProductionVariant: { InstanceType: 'ml.m5.large', InitialInstanceCount: initial },
      VpcConfig: { Subnets: ['subnet-a'], SecurityGroupIds: ['sg-model'] },
    },
    network: {
      Subnets: [{ SubnetId: 'subnet-a', AvailableIpAddressCount: freeAddresses }],
      RouteTables: [{ RouteTableId: 'rtb', Associations: [{ Main: true }], Routes: [] }],
      VpcEndpoints: [
        { VpcEndpointId: 'vpce-s3', ServiceName: 'com.amazonaws.us-east-1.s3', RouteTableIds: ['rtb'] },
        {
          VpcEndpointId: 'vpce-cw',
          VpcEndpointType: 'Interface',
          ServiceName: 'com.amazonaws.us-east-1.monitoring',
          SubnetIds: ['subnet-a'],
        },
      ],
    },
  };
}

describe('a scale-out without a path to the model data (M9 I14)', () => {
  it('rolls back to the old count after launch and download, and is tried again', () => {
    expect(decisions(runSmall(withoutModelData(1)))).toEqual([
      '60 out 2→3 Failed until 190',
      '120 out ActivityInProgress',
      // the scenario ends before this one does: its outcome is told all the same
      '240 out 2→3 Failed until 370',
      '300 out ActivityInProgress',
    ]);
    expect(life(withoutModelData(1)).slice(0, 7)).toEqual([
      '0 InService',
      '60 Updating',
      '60 instance-launching 1',
      '190 instance-failed 1',
      '190 RollingBack',
      '190 InService',
      '240 Updating',
    ]);
    expect(runSmall(withoutModelData(1)).measures).toMatchObject({
      peakInstances: 2,
      leastInstances: 2,
      failedActivities: 2,
    });
  });

  it('needs the path when the download begins, not afterwards', () => {
    // decided at 60 s, downloading from 160 s on
    expect(decisions(runSmall(withoutModelData(160 / 60)))[0]).toBe('60 out 2→3 Failed until 190');
    expect(decisions(runSmall(withoutModelData(161 / 60)))[0]).toBe('60 out 2→3 until 210');
  });

  it('by the course launches, bills and silently never serves (S4)', () => {
    const small = withoutModelData(1);
    const trace = runSmall({ ...small, more: { ...small.more, rulebook: 'course' } });
    expect(decisions(trace)[0]).toBe('60 out 2→3 until 210');
    expect(told(trace, 'instance-in-service', 'instance-failed')).toEqual([]);
    expect(trace.series.inService).toEqual([2, 2, 2, 2, 2, 2]);
    // billed from 60 s to the end
    expect(trace.measures.instanceHours).toBeCloseTo((2 * 360 + 300) / 3600, 6);
  });
});

describe('free addresses in the subnets (M2 M22)', () => {
  const withAddresses = (free: number): Small => ({
    ...growing,
    minutes: 5,
    startup,
    more: inVpc(free),
  });

  it('two for each instance are enough, one is not', () => {
    // at creation two instances take four; the new one asks for two more
    expect(decisions(runSmall(withAddresses(6)))[0]).toBe('60 out 2→3 until 210');
    expect(decisions(runSmall(withAddresses(5)))[0]).toBe('60 out 2→3 Failed until 160');
    expect(life(withAddresses(3))).toEqual(['0 Creating', '100 Failed']);
  });

  it('are used up by the instances that came before', () => {
    const twice = (free: number): Small => ({
      perMinute: [600],
      minutes: 8,
      initial: 1,
      policies: [adds('out', 2, 0)],
      alarms: [above(600, 'out')],
      startup,
      more: inVpc(free, 1),
    });
    // the first instance takes two of them, +2 four, the next +2 another four
    expect(decisions(runSmall(twice(10)))).toContain('240 out 3→5 until 390');
    expect(decisions(runSmall(twice(9)))).toContain('240 out 3→5 Failed until 340');
    expect(decisions(runSmall(twice(6)))[0]).toBe('60 out 1→3 until 210');
    expect(decisions(runSmall(twice(5)))[0]).toBe('60 out 1→3 Failed until 160');
  });
});

describe('creation (M7 S4)', () => {
  const created = (rulebook: 'aws' | 'course', free = 100) => {
    const { endpoint, network } = inVpc(free);
    const VpcEndpoints = network?.VpcEndpoints?.filter(({ VpcEndpointId }) => VpcEndpointId !== 'vpce-s3') ?? [];
    return runSmall({
      ...growing,
      perMinute: [600],
      minutes: 3,
      more: { rulebook, endpoint: endpoint!, network: { ...network, VpcEndpoints } },
    });
  };

  it('fails loudly without a path to S3, by AWS: nothing serves, nothing is billed, nothing scales', () => {
    const trace = created('aws');
    expect(told(trace, 'endpoint-status')).toEqual(['0 Creating', '0 Failed']);
    const status = trace.events.find((event) => event.kind === 'endpoint-status' && event.status === 'Failed');
    expect(status).toHaveProperty('reason', expect.stringContaining('Amazon S3'));
    expect(trace.measures).toMatchObject({ availability: 0, instanceHours: 0, failed: 1800, scalingActivities: 0 });
  });

  it('by the course is silent: instances are billed and never serve', () => {
    const trace = created('course');
    expect(told(trace, 'endpoint-status')[0]).toBe('0 InService');
    expect(trace.measures).toMatchObject({ availability: 0, failed: 1800, peakInstances: 0 });
    expect(trace.measures.instanceHours).toBeGreaterThanOrEqual((2 * 180) / 3600);
  });
});

describe('new bounds from a scheduled action', () => {
  const idle: Small = { perMinute: [0], minutes: 8, initial: 4, min: 2, max: 8 };
  const after = (min?: number, max?: number) =>
    decisions(runSmall({ ...idle, actions: [scheduled('act', 3, min, max)] }));

  it('move the capacity up to a higher minimum and down to a lower maximum (D4)', () => {
    expect(after(5, 8)).toEqual(['180 act 4→5']);
    expect(after(1, 3)).toEqual(['180 act 4→3']);
  });

  it('leave it alone inside them, also at their very edge (D4 D7)', () => {
    expect(after(4, 8)).toEqual([]);
    expect(after(2, 4)).toEqual([]);
    expect(after(1, 20)).toEqual([]);
  });

  it('may give only one of the two (D5)', () => {
    expect(after(6)).toEqual(['180 act 4→6']);
    expect(after(undefined, 3)).toEqual(['180 act 4→3']);
    expect(told(runSmall({ ...idle, actions: [scheduled('act', 3, 6)] }), 'scheduled-action')).toEqual(['180 act 6-8']);
  });

  it('stay until another action changes them (D6)', () => {
    const trace = runSmall({
      ...idle,
      perMinute: [600],
      policies: [adds('out', 9)],
      alarms: [above(600, 'out', { EvaluationPeriods: 5 })],
      actions: [scheduled('act', 3, 1, 6)],
    });
    expect(decisions(trace)[0]).toBe('300 out 4→6');
  });

  it('that would cross are refused at that time (D5)', () => {
    const trace = runSmall({ ...idle, actions: [scheduled('act', 3, 9)] });
    expect(decisions(trace)).toEqual([]);
    expect(told(trace, 'scheduled-action')).toEqual([]);
  });

  it('wait for an activity in progress and then take effect (E8 I13)', () => {
    const small: Small = { ...growing, initial: 2, minutes: 7, startup, actions: [scheduled('act', 2, 5, 20)] };
    expect(decisions(runSmall(small))).toEqual(['60 out 2→3 until 210', '210 act 3→5 until 360']);
    expect(told(runSmall(small), 'scheduled-action')).toEqual(['120 act 5-20']);
  });

  it('of the same second run in their order', () => {
    const actions = [scheduled('first', 3, 6, 8), scheduled('second', 3, 1, 5)];
    expect(decisions(runSmall({ ...idle, actions }))).toEqual(['180 first 4→6', '180 second 6→5']);
  });

  it('say which bound it was', () => {
    const causes = (min: number, max: number) =>
      runSmall({ ...idle, actions: [scheduled('act', 3, min, max)] }).events.flatMap((event) =>
        event.kind === 'scaling-activity' ? [event.cause] : [],
      );
    expect(causes(6, 8)).toEqual(['minimum capacity was set to 6']);
    expect(causes(1, 3)).toEqual(['maximum capacity was set to 3']);
  });
});

describe('the capacity at second 0 (E8)', () => {
  it.each([
    [1, 2, 8, 2],
    [2, 2, 8, 2],
    [5, 2, 8, 5],
    [8, 2, 8, 8],
    [9, 2, 8, 8],
  ])('InitialInstanceCount %i inside %i to %i is %i', (initial, min, max, capacity) => {
    const { series } = runSmall({ perMinute: [60], minutes: 2, initial, min, max });
    expect(series.inService).toEqual([capacity, capacity]);
  });
});
