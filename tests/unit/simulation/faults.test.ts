import { describe, expect, it } from 'vitest';
import { above, adds, below, decisions, removes, runSmall, type Small, told } from '@/tests/support/small-endpoint';

const startup = { launchSeconds: 100, downloadSeconds: 30, loadSeconds: 20 };
const losing = (loseInstances: number, more: Partial<Small> = {}): Small => ({
  perMinute: [600],
  minutes: 6,
  initial: 3,
  startup,
  ...more,
  more: { faults: [{ atMinute: 1, loseInstances }], ...more.more },
});

describe('instances lost', () => {
  it('are replaced after a start-up, without a scaling activity', () => {
    const trace = runSmall(losing(2));
    expect(told(trace, 'fault', 'instance-failed', 'instance-launching', 'instance-in-service')).toEqual([
      '60 2 instances lost',
      '60 instance-failed 2',
      '60 instance-launching 2',
      '210 instance-in-service 2',
    ]);
    expect(decisions(trace)).toEqual([]);
    expect(trace.series.inService).toEqual([3, 1, 1, 1, 3, 3]);
    expect(trace.series.desired).toEqual([3, 3, 3, 3, 3, 3]);
  });

  it('are no more than there are', () => {
    const trace = runSmall(losing(9));
    expect(told(trace, 'instance-failed')).toEqual(['60 instance-failed 3']);
    expect(trace.series.inService).toEqual([3, 0, 0, 0, 3, 3]);
    expect(trace.measures).toMatchObject({ failed: 1500, leastInstances: 0 });
  });

  it('are told as one where it is one', () => {
    expect(told(runSmall(losing(1)), 'fault')).toEqual(['60 1 instance lost']);
  });

  it('are billed while they are replaced', () => {
    expect(runSmall(losing(2)).measures.instanceHours).toBeCloseTo((3 * 360) / 3600, 6);
  });

  it('twice are replaced each in its time', () => {
    const faults = [
      { atMinute: 1, loseInstances: 1 },
      { atMinute: 2, loseInstances: 1 },
    ];
    const trace = runSmall(losing(1, { more: { faults } }));
    expect(told(trace, 'instance-in-service')).toEqual(['210 instance-in-service 1', '270 instance-in-service 1']);
  });

  it('do not hinder a scale-out meanwhile', () => {
    const trace = runSmall(losing(2, { policies: [adds('out', 2)], alarms: [above(600, 'out')] }));
    expect(decisions(trace)[0]).toBe('60 out 3→5 until 210');
    expect(trace.series.inService).toEqual([3, 1, 1, 1, 5, 5]);
  });

  it('are not replaced where a scale-in takes them away first', () => {
    const trace = runSmall(losing(2, { policies: [removes('in', 2, 3600)], alarms: [below(600, 'in')] }));
    // 3 desired, 1 in service and 2 on their way at 60 s: those two are not waited for
    expect(decisions(trace)[0]).toBe('60 in 3→1');
    expect(trace.series.inService).toEqual([3, 1, 1, 1, 1, 1]);
    expect(trace.measures.instanceHours).toBeCloseTo((3 * 60 + 300) / 3600, 6);
  });

  it('are replaced in part where a scale-in takes fewer', () => {
    const trace = runSmall(losing(2, { policies: [removes('in', 1, 3600)], alarms: [below(600, 'in')] }));
    expect(decisions(trace)[0]).toBe('60 in 3→2');
    expect(trace.series.inService).toEqual([3, 1, 1, 1, 2, 2]);
  });
});

describe('a quota that falls (I7)', () => {
  it('takes nothing away, and refuses from its minute on', () => {
    const small: Small = {
      perMinute: [600],
      minutes: 5,
      initial: 3,
      policies: [adds('out', 1, 0)],
      alarms: [above(600, 'out')],
      more: { faults: [{ atMinute: 2, quota: 2 }] },
    };
    const trace = runSmall(small);
    expect(decisions(trace)).toEqual(['60 out 3→4', '120 out 4→5 Failed', '180 out 4→5 Failed', '240 out 4→5 Failed']);
    expect(trace.series.inService).toEqual([3, 4, 4, 4, 4]);
    expect(told(trace, 'fault')).toEqual(['120 instance quota set to 2']);
  });

  it('can rise again', () => {
    const small: Small = {
      perMinute: [600],
      minutes: 4,
      initial: 3,
      policies: [adds('out', 1, 0)],
      alarms: [above(600, 'out')],
      more: {
        faults: [
          { atMinute: 3, quota: 9 },
          { atMinute: 0, quota: 3 },
        ],
      },
    };
    expect(decisions(runSmall(small))).toEqual(['60 out 3→4 Failed', '120 out 3→4 Failed', '180 out 3→4']);
  });
});
