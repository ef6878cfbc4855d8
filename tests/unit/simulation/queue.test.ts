import { describe, expect, it } from 'vitest';
import { createStretches, splitSegment } from '@/lib/simulation/stretches';
import type { Server } from '@/lib/simulation/compiled-scenario';
import { above, adds, below, removes, runSmall, type Small } from '@/tests/support/small-endpoint';

// One instance serves 10 requests a second and a request waits 6 s at most, so that a queue of 60 is the longest.
const model = { maxRps: 10, slots: 1, overheadMs: 0, timeoutSeconds: 6 };
const measuresOf = (small: Small) => runSmall({ model, ...small }).measures;
const pieces = (...traffic: [atSecond: number, rps: number][]) => ({
  traffic: traffic.map(([atSecond, rps]) => ({ atMinute: atSecond / 60, rps })),
});

describe('the queue of a run', () => {
  it('grows by what capacity cannot serve and loses nothing within the time-out', () => {
    // 10 a second too many for 6 s, then 10 a second to spare
    const more = pieces([0, 20], [6, 0]);
    expect(measuresOf({ perMinute: [], minutes: 1, more })).toMatchObject({
      requests: 120,
      timedOut: 0,
      succeeded: 120,
      maxBacklog: 60,
      queuedAtEnd: 0,
      availability: 1,
    });
  });

  it('loses at arrival what would wait longer than the time-out', () => {
    // full after 6 s; one second more loses 10
    const more = pieces([0, 20], [7, 0]);
    expect(measuresOf({ perMinute: [], minutes: 1, more })).toMatchObject({ timedOut: 10, maxBacklog: 60 });
    expect(measuresOf({ perMinute: [1200], minutes: 1 })).toMatchObject({ timedOut: 540, queuedAtEnd: 60 });
  });

  it('says what still waits at the end, and counts it as served', () => {
    const more = pieces([0, 10], [57, 20]);
    expect(measuresOf({ perMinute: [], minutes: 1, more })).toMatchObject({
      queuedAtEnd: 30,
      timedOut: 0,
      availability: 1,
    });
  });

  it('never grows at the capacity itself', () => {
    expect(measuresOf({ perMinute: [600], minutes: 3 })).toMatchObject({ maxBacklog: 0, timedOut: 0 });
    expect(measuresOf({ perMinute: [606], minutes: 1 })).toMatchObject({ maxBacklog: 6 });
  });

  it('drains to nothing, not below', () => {
    const more = pieces([0, 20], [3, 0], [50, 20], [51, 0]);
    // the idle seconds between leave no credit: 10 wait at the end of second 51
    const { series, measures } = runSmall({ model, perMinute: [], minutes: 1, more });
    expect(measures).toMatchObject({ maxBacklog: 30, queuedAtEnd: 0 });
    expect(series.backlog).toEqual([0]);
  });

  it('loses at once what no longer can be served in time when capacity falls', () => {
    // 3 instances, a queue of 170 after 17 s; with one of them left 60 can wait, the others are lost
    const more = { ...pieces([0, 40], [17, 0]), faults: [{ atMinute: 17 / 60, loseInstances: 2 }] };
    const small = { perMinute: [], minutes: 1, initial: 3, more, startup: { launchSeconds: 600 } };
    expect(measuresOf(small)).toMatchObject({ maxBacklog: 170, timedOut: 110, requests: 680, succeeded: 570 });
  });

  it('is served by new capacity too', () => {
    // 600 a minute too many on one instance; at 60 s the second instance comes and keeps the queue as it is
    const small: Small = {
      perMinute: [1200],
      minutes: 3,
      model: { ...model, timeoutSeconds: 120 },
      policies: [adds('out', 1, 3600)],
      alarms: [above(1200, 'out')],
    };
    expect(measuresOf(small)).toMatchObject({ maxBacklog: 600, queuedAtEnd: 600, timedOut: 0 });
    expect(measuresOf({ ...small, policies: [adds('out', 2, 3600)] })).toMatchObject({
      maxBacklog: 600,
      queuedAtEnd: 0,
    });
  });

  it('fails what comes while nothing is in service', () => {
    const small = {
      perMinute: [60],
      minutes: 3,
      startup: { launchSeconds: 60 },
      more: { faults: [{ atMinute: 1, loseInstances: 1 }] },
    };
    expect(measuresOf(small)).toMatchObject({
      requests: 180,
      failed: 60,
      timedOut: 0,
      availability: 0.666667,
      leastInstances: 0,
    });
  });

  it('accounts for every request in its series', () => {
    const { series } = runSmall({ model, perMinute: [1200, 0] });
    // 1200 come, 60 wait at the end of the first minute, 540 are lost, 600 are served; then 60
    expect(series.offeredRps).toEqual([20, 0, 0]);
    expect(series.servedRps).toEqual([10, 1, 0]);
    expect(series.lostRps).toEqual([9, 0, 0]);
    expect(series.backlog).toEqual([0, 60, 0]);
  });
});

describe('an asynchronous endpoint queues (J9)', () => {
  const asynchronous = (more: Partial<Small> & { initial: number }): Small => ({
    perMinute: [1200, 0],
    min: 0,
    ...more,
    more: {
      endpoint: {
        type: 'asynchronous',
        AsyncInferenceConfig: {},
        ProductionVariant: { InstanceType: 'ml.m5.large', InitialInstanceCount: 1 },
      },
      ...more.more,
    },
  });

  it('without a time-out', () => {
    expect(measuresOf(asynchronous({ initial: 1, minutes: 3 }))).toMatchObject({
      requests: 1200,
      timedOut: 0,
      failed: 0,
      maxBacklog: 600,
      queuedAtEnd: 0,
    });
  });

  it('also while nothing is in service', () => {
    const lost = { faults: [{ atMinute: 0, loseInstances: 1 }] };
    const small = asynchronous({ initial: 1, minutes: 3, startup: { launchSeconds: 60 }, more: lost });
    // 1200 wait when the instance is back at 60 s; 120 s later they are served
    expect(measuresOf(small)).toMatchObject({ maxBacklog: 1200, queuedAtEnd: 0, failed: 0, timedOut: 0 });
  });

  it('serves in the order of arrival: the last of 1200 in a minute waits a minute', () => {
    // from 0 to 60 s, evenly
    expect(measuresOf(asynchronous({ initial: 1, minutes: 3 }))).toMatchObject({
      latencyP50Ms: 30_100,
      latencyP95Ms: 57_100,
    });
  });

  it('scales in to zero and keeps what waits', () => {
    const small = asynchronous({
      initial: 1,
      minutes: 4,
      policies: [removes('in', 1)],
      alarms: [below(600, 'in', { MetricName: 'ApproximateBacklogSize' })],
    });
    // at 60 s the mean queue was 300: the instance goes, 600 wait on
    expect(measuresOf(small)).toMatchObject({ queuedAtEnd: 600, leastInstances: 0 });
  });
});

describe('splitSegment', () => {
  const server: Server = {
    ...model,
    serviceCv: 0,
    cpuPercentAtMaxRps: 85,
    gpuPercentAtMaxRps: 85,
    launchSeconds: 0,
    downloadSeconds: 0,
    loadSeconds: 0,
    removeSeconds: 0,
    idleSeconds: 600,
    vcpus: 2,
    gpus: 0,
  };
  const split = (seconds: number, rps: number, inService: number, backlogFrom: number, forever = false) => {
    const out = createStretches();
    splitSegment(server, forever, { seconds, rps, inService, backlogFrom }, out);
    return Array.from({ length: out.count }, (_, i) => [
      out.seconds[i],
      out.backlogFrom[i],
      out.backlogTo[i],
      out.lost[i],
    ]);
  };

  it('leaves a straight line as it is', () => {
    expect(split(3, 20, 1, 10)).toEqual([[3, 10, 40, 0]]);
    expect(split(3, 10, 1, 10)).toEqual([[3, 10, 10, 0]]);
    expect(split(3, 5, 1, 0)).toEqual([[3, 0, 0, 0]]);
  });

  it('cuts where the queue is full, and counts what is lost after it', () => {
    expect(split(10, 20, 1, 0)).toEqual([
      [6, 0, 60, 0],
      [4, 60, 60, 40],
    ]);
    // full from the first second on, and full at the very end
    expect(split(4, 20, 1, 60)).toEqual([[4, 60, 60, 40]]);
    expect(split(6, 20, 1, 0)).toEqual([[6, 0, 60, 0]]);
  });

  it('cuts where the queue is empty', () => {
    expect(split(10, 5, 1, 20)).toEqual([
      [4, 20, 0, 0],
      [6, 0, 0, 0],
    ]);
    expect(split(4, 5, 1, 20)).toEqual([[4, 20, 0, 0]]);
  });

  it('loses everything while nothing is in service', () => {
    expect(split(5, 20, 0, 0)).toEqual([[5, 0, 0, 100]]);
  });

  it('lets a queue without time-out grow on, also while nothing is in service', () => {
    expect(split(10, 20, 1, 0, true)).toEqual([[10, 0, 100, 0]]);
    expect(split(5, 20, 0, 30, true)).toEqual([[5, 30, 130, 0]]);
  });

  it('begins anew with each segment', () => {
    const out = createStretches();
    splitSegment(server, false, { seconds: 10, rps: 20, inService: 1, backlogFrom: 0 }, out);
    expect(out.count).toBe(2);
    splitSegment(server, false, { seconds: 3, rps: 20, inService: 1, backlogFrom: 0 }, out);
    expect(out.count).toBe(1);
    expect(out.lost[0]).toBe(0);
  });
});
