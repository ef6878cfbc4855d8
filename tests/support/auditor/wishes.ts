import { type AuditedAlarm, type AuditedPolicy, type StepPolicy, type TrackingPolicy } from './configuration';
import type { Cooldowns } from './cooldowns';
import type { Datapoint } from './metrics';
import { adjustCapacity, aggregate, findAdjustment } from './step-scaling';

// What each policy wishes at one second, before anybody chooses between them (facts §19).

export type Bounds = { readonly min: number; readonly max: number };
export type Wish = { readonly policy: AuditedPolicy; readonly to: number; readonly alarm: string };

export const clamp = (capacity: number, { min, max }: Bounds) => Math.max(min, Math.min(max, capacity));

/** d = clamp(ceil(n·m/target − 1e-9), min, max) of the newest datapoint and its own instances (design §6, A12 A15). */
export function trackedCapacity({ target }: TrackingPolicy, newest: NonNullable<Datapoint>, bounds: Bounds): number {
  return clamp(Math.ceil((newest.instances * newest.value) / target - 1e-9), bounds);
}

/** The capacity that a step policy makes of `base`; null where no step holds the value. */
export function steppedCapacity(
  { configuration }: StepPolicy,
  alarm: AuditedAlarm,
  values: readonly number[],
  base: number,
  bounds: Bounds,
): number | null {
  if (values.length === 0) return null;
  const value = aggregate(values, configuration.MetricAggregationType);
  const difference = value - alarm.threshold;
  const adjustment = findAdjustment(configuration.StepAdjustments ?? [], difference, alarm.looksAbove);
  return adjustment === null ? null : clamp(adjustCapacity(base, adjustment, configuration), bounds);
}

/** Whether a scale-out cooldown lets this scale-out through: by AWS only a larger one, by the course none (§3, B1 B2). */
export function passesOutCooldown(cooldowns: Cooldowns, to: number, letsLargerThrough: boolean): boolean {
  return cooldowns.out === null || (letsLargerThrough && to > cooldowns.out.result);
}
