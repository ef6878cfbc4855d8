import type { Comparison, CompiledStep } from './compiled-scenario';

/**
 * Step scaling: "How step scaling for Application Auto Scaling works". C1–C10, C13, C21.
 */

/** The step whose interval holds the metric's distance from the alarm's threshold, or null. C1 C5 C21 */
export function findStep(
  steps: readonly CompiledStep[],
  metricValue: number,
  threshold: number,
  comparison: Comparison,
): CompiledStep | null {
  // rounded: the last bits of a sum decide nothing (see alarm.ts)
  const distance = Math.round((metricValue - threshold) * 1e6) / 1e6;
  const above = comparison === 'GreaterThanThreshold' || comparison === 'GreaterThanOrEqualToThreshold';
  for (const step of steps) if (isInStep(step, distance, above)) return step;
  return null;
}

/** Above the threshold the lower bound belongs to the interval, below it the upper bound does. C5 */
export function isInStep(
  { lower, upper }: Pick<CompiledStep, 'lower' | 'upper'>,
  distance: number,
  above: boolean,
): boolean {
  return above ? distance >= lower && distance < upper : distance > lower && distance <= upper;
}

/**
 * Does an interval follow the rule for values above the threshold? Of one that lies on a single side its own bounds say
 * so; of one that spans the threshold, the value. For a policy that is read without its alarm. C5
 */
export function liesAbove({ lower, upper }: Pick<CompiledStep, 'lower' | 'upper'>, distance: number): boolean {
  if (lower >= 0) return true;
  return upper <= 0 ? false : distance > 0;
}

/** What a scaling activity says when no interval holds the metric; numbers as AWS prints them. C21 */
export function noStepMessage(metricValues: readonly number[], threshold: number): string {
  return `No step adjustment found for metric value [${metricValues.map(decimal).join(', ')}] and breach threshold ${decimal(threshold)}`;
}

/** A whole number keeps one decimal: 1 is 1.0. */
function decimal(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** The change a percentage asks for, rounded toward zero but never to nothing. 12.7 → 12, 0.67 → 1, −6.67 → −6. C8 */
export function roundPercentChange(change: number): number {
  if (change > 0) return change < 1 ? 1 : Math.floor(change);
  if (change < 0) return change > -1 ? -1 : Math.ceil(change);
  return 0;
}

export type Adjustment = {
  readonly adjustmentType: 'ChangeInCapacity' | 'PercentChangeInCapacity' | 'ExactCapacity';
  readonly minAdjustmentMagnitude: number;
};

/** The capacity a step leads to from `capacity`, before the bounds. C7 C8 C9 */
export function adjustCapacity(policy: Adjustment, adjustment: number, capacity: number): number {
  switch (policy.adjustmentType) {
    case 'ExactCapacity':
      return adjustment;
    case 'ChangeInCapacity':
      return capacity + adjustment;
    case 'PercentChangeInCapacity': {
      const change = roundPercentChange((capacity * adjustment) / 100);
      const least = policy.minAdjustmentMagnitude;
      if (change > 0) return capacity + Math.max(change, least);
      return change < 0 ? capacity + Math.min(change, -least) : capacity;
    }
  }
}
