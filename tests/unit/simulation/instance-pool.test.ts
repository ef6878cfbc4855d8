import { describe, expect, it } from 'vitest';
import { createEventLog } from '@/lib/simulation/event-log';
import { never } from '@/lib/simulation/never';
import {
  createInstancePool,
  instancesUpAt,
  nextPoolSecond,
  setPoolNeed,
  settlePool,
  updatePool,
} from '@/lib/simulation/instance-pool';

const log = createEventLog();
const launch = 120;

/** A pool whose copies need so many instances at second 0; each holds one copy. */
const pool = (needed: number, { min = 0, max = 4 } = {}) =>
  createInstancePool(
    { name: 'AllTraffic', minInstances: min, maxInstances: max, releaseSeconds: 600, instanceMicroUsdPerHour: null },
    [{ initialCapacity: needed, copiesPerInstance: 1 }],
  );

describe('the instances that inference components share', () => {
  it('are as many as the copies need at second 0, inside MinInstanceCount and MaxInstanceCount', () => {
    expect(pool(2).instances).toBe(2);
    expect(pool(9).instances).toBe(4);
    expect(pool(0, { min: 1 }).instances).toBe(1);
  });

  it('without a copy go 600 s after the last one went, down to MinInstanceCount (J2 J7)', () => {
    const shared = pool(3, { min: 1 });
    setPoolNeed(shared, 0, 100, launch, log);
    expect(nextPoolSecond(shared)).toBe(700);
    updatePool(shared, 700, log);
    expect(shared).toMatchObject({ instances: 1, least: 1, peak: 3 });
    expect(nextPoolSecond(shared)).toBe(never);
  });

  it('each count their own idle time', () => {
    const shared = pool(3);
    setPoolNeed(shared, 2, 100, launch, log);
    setPoolNeed(shared, 1, 400, launch, log);
    updatePool(shared, 700, log);
    expect(shared.instances).toBe(2);
    expect(nextPoolSecond(shared)).toBe(1000);
  });

  it('stay when copies need them again in time', () => {
    const shared = pool(2);
    setPoolNeed(shared, 1, 0, launch, log);
    setPoolNeed(shared, 2, 500, launch, log);
    expect(nextPoolSecond(shared)).toBe(never);
  });

  it('are up when their launch is over, and whoever needs the same instance waits for the rest of it', () => {
    const shared = pool(1);
    setPoolNeed(shared, 2, 0, launch, log);
    expect(instancesUpAt(shared, 2, 50, launch)).toBe(120);
    expect(instancesUpAt(shared, 1, 50, launch)).toBe(50);
    expect(instancesUpAt(shared, 3, 50, launch)).toBe(170);
    setPoolNeed(shared, 2, 50, launch, log);
    updatePool(shared, 120, log);
    expect(shared).toMatchObject({ instances: 2, launching: 0, peak: 2 });
  });

  it('that are not up yet are not released before they are', () => {
    const shared = pool(0);
    setPoolNeed(shared, 1, 0, 900, log);
    setPoolNeed(shared, 0, 10, 900, log);
    expect(nextPoolSecond(shared)).toBe(900);
    updatePool(shared, 900, log);
    expect(shared.instances).toBe(0);
  });

  it('are counted from the second they are up, and apart from that while they are launched (§22, 17)', () => {
    const shared = pool(1);
    setPoolNeed(shared, 2, 100, launch, log);
    updatePool(shared, 220, log);
    settlePool(shared, 1000);
    // one from second 0, the other from 220 on; launched at 100
    expect(shared).toMatchObject({ instanceSeconds: 1000 + 780, launchingSeconds: 120 });
  });
});
