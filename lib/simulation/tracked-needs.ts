import type { Fleet } from './fleet';

/**
 * What target tracking may read of the newest datapoints of an alarm, as instances times value: the newest, their mean,
 * the highest (§22, 2), each with the datapoint's own instances (`then`) or with those of the decision (`now`; §22, 13).
 */
export type TrackedNeeds = {
  readonly then: TrackedWindow;
  readonly now: TrackedWindow;
  /** The lowest and the highest of all readings. */
  lowest: number;
  highest: number;
};

type TrackedWindow = { newest: number; mean: number; highest: number };

export function createNeeds(): TrackedNeeds {
  const empty = () => ({ newest: 0, mean: 0, highest: 0 });
  return { then: empty(), now: empty(), lowest: 0, highest: 0 };
}

/** Reads as many datapoints as the alarm looks at, the newest first, whatever lies between them. Nothing read is 0. */
export function readNeeds(fleet: Fleet, alarmIndex: number, instancesNow: number, out: TrackedNeeds): void {
  const alarm = fleet.target.alarms[alarmIndex];
  const needs = fleet.needs[alarm?.metricIndex ?? 0];
  const values = fleet.values[alarm?.metricIndex ?? 0];
  const wanted = alarm?.evaluationPeriods ?? 0;
  const { then, now } = out;
  let found = 0;
  let sum = 0;
  let sumOfValues = 0;
  let least = Infinity;
  let leastValue = Infinity;
  then.newest = then.highest = now.newest = now.highest = 0;
  for (let slot = (fleet.alarmNextSlot[alarmIndex] ?? 0) - 1; slot >= 0 && found < wanted; slot--) {
    const need = needs?.[slot] ?? NaN;
    const value = values?.[slot] ?? NaN;
    if (Number.isNaN(need) || Number.isNaN(value)) continue;
    if (found === 0) {
      then.newest = need;
      now.newest = value * instancesNow;
    }
    found += 1;
    sum += need;
    sumOfValues += value;
    if (need > then.highest) then.highest = need;
    if (value > now.highest) now.highest = value;
    if (need < least) least = need;
    if (value < leastValue) leastValue = value;
  }
  then.mean = sum / Math.max(1, found);
  now.mean = (sumOfValues / Math.max(1, found)) * instancesNow;
  now.highest *= instancesNow;
  out.lowest = found === 0 ? 0 : Math.min(least, leastValue * instancesNow);
  out.highest = Math.max(then.highest, now.highest);
}
