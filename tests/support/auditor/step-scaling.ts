import type { StepScalingConfiguration } from '@/lib/contracts/application-auto-scaling';

// Step scaling: facts C1–C13.

type Steps = NonNullable<StepScalingConfiguration['StepAdjustments']>;

/** The adjustment of the step that holds value − threshold; null where none does (C5, C21). */
export function findAdjustment(steps: Steps, difference: number, alarmLooksAbove: boolean): number | null {
  const step = steps.find(({ MetricIntervalLowerBound, MetricIntervalUpperBound }) => {
    const lower = MetricIntervalLowerBound ?? -Infinity;
    const upper = MetricIntervalUpperBound ?? Infinity;
    return alarmLooksAbove ? difference >= lower && difference < upper : difference > lower && difference <= upper;
  });
  return step?.ScalingAdjustment ?? null;
}

/** The capacity that the adjustment makes of `base`, before the bounds (C7–C9). */
export function adjustCapacity(base: number, adjustment: number, policy: StepScalingConfiguration): number {
  switch (policy.AdjustmentType) {
    case 'ExactCapacity':
      return adjustment;
    case 'PercentChangeInCapacity':
      return base + atLeast(policy.MinAdjustmentMagnitude ?? 0, roundPercent((base * adjustment) / 100));
    default:
      return base + adjustment;
  }
}

/** 12.7 → 12, 0.67 → 1, −0.58 → −1, −6.67 → −6 (C8). */
function roundPercent(change: number): number {
  if (change > 0 && change < 1) return 1;
  if (change < 0 && change > -1) return -1;
  return Math.trunc(change);
}

function atLeast(magnitude: number, change: number): number {
  if (change === 0 || Math.abs(change) >= magnitude) return change;
  return change > 0 ? magnitude : -magnitude;
}

/** MetricAggregationType over the newest datapoints; Average where it is not given (C11). */
export function aggregate(values: readonly number[], type: string | undefined): number {
  if (type === 'Minimum') return Math.min(...values);
  if (type === 'Maximum') return Math.max(...values);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
