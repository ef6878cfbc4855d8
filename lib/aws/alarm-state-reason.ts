import type { Comparison } from '@/lib/simulation/compiled-scenario';

// What CloudWatch writes as an alarm's StateReason, as recorded on AWS. G1 G3 G7

/** Of an alarm that was just made. G1 */
export const initialStateReason = 'Unchecked: Initial alarm creation';

const comparisons: Record<Comparison, string> = {
  GreaterThanThreshold: 'greater than',
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
};

/** Of an alarm without any datapoint whose missing ones were counted as breaching or not. */
export function missingDataReason(periods: number, treated: 'breaching' | 'notBreaching'): string {
  const as = treated === 'breaching' ? 'Breaching' : 'NonBreaching';
  const received = periods === 1 ? '1 period' : `${periods} periods`;
  const counted = periods === 1 ? '1 missing datapoint was' : `${periods} missing datapoints were`;
  return `Threshold Crossed: no datapoints were received for ${received} and ${counted} treated as [${as}].`;
}

/** Of one breaching datapoint of one period; `at` is its time as CloudWatch writes it, day first. */
export function breachReason(value: number, at: string, comparison: Comparison, threshold: number): string {
  return `Threshold Crossed: 1 datapoint [${decimal(value)} (${at})] was ${comparisons[comparison]} the threshold (${decimal(threshold)}).`;
}

/** A whole number keeps one decimal: 2 is 2.0. */
function decimal(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
