import type { AlarmState } from '@/lib/contracts/trace';
import type { CompiledAlarm, Comparison } from './compiled-scenario';

/**
 * CloudWatch's alarm evaluation: "Using Amazon CloudWatch alarms", "Evaluating an alarm" and "Configuring how CloudWatch
 * alarms treat missing data". G1–G12; the algorithm reproduces all cells of both worked tables (G11).
 */
export type AlarmRule = Pick<
  CompiledAlarm,
  'evaluationPeriods' | 'datapointsToAlarm' | 'threshold' | 'comparison' | 'treatMissingData'
>;

/**
 * Does a datapoint breach? The threshold itself breaches only where the operator says "or equal". A datapoint is a sum
 * whose last bits depend on how its period was cut, so a value within a billionth of the threshold is the threshold.
 */
export function isBreaching(value: number, threshold: number, comparison: Comparison): boolean {
  const slack = equalitySlack(threshold);
  switch (comparison) {
    case 'GreaterThanThreshold':
      return value > threshold + slack;
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold - slack;
    case 'LessThanThreshold':
      return value < threshold - slack;
    case 'LessThanOrEqualToThreshold':
      return value <= threshold + slack;
  }
}

export function equalitySlack(threshold: number): number {
  return 1e-9 * Math.max(1, Math.abs(threshold));
}

/** Datapoints that the setting for missing data stands in for: as few as possible. G5 */
export function datapointsToFill(evaluationPeriods: number, real: number): number {
  return real >= evaluationPeriods ? 0 : evaluationPeriods - real;
}

/**
 * The state after one evaluation. `values` holds one number a period, NaN where no datapoint came; the evaluation range
 * is `values[first..last]`, oldest to newest. Never looks outside it.
 */
export function evaluateAlarm(
  rule: AlarmRule,
  values: Float64Array | readonly number[],
  range: { first: number; last: number },
  previous: AlarmState,
): AlarmState {
  const { evaluationPeriods, datapointsToAlarm, threshold, comparison, treatMissingData } = rule;
  let real = 0;
  let breaching = 0;
  let newestReal = 0;
  let newestBreaching = 0;
  let oldestBreachingAge = 0;
  for (let slot = range.last; slot >= range.first; slot--) {
    const value = values[slot] ?? NaN;
    if (Number.isNaN(value)) continue;
    real += 1;
    const breaches = isBreaching(value, threshold, comparison);
    if (breaches) {
      breaching += 1;
      oldestBreachingAge = range.last - slot + 1;
    }
    if (newestReal < evaluationPeriods) {
      newestReal += 1;
      if (breaches) newestBreaching += 1;
    }
  }
  // enough real points: the newest N decide, the setting for missing data does not matter (G4)
  if (real >= evaluationPeriods) return newestBreaching >= datapointsToAlarm ? 'ALARM' : 'OK';
  if (real === 0) {
    if (treatMissingData === 'missing') return 'INSUFFICIENT_DATA';
    if (treatMissingData === 'ignore') return previous;
    return treatMissingData === 'breaching' ? 'ALARM' : 'OK';
  }
  const filled = datapointsToFill(evaluationPeriods, real);
  if (treatMissingData === 'breaching') return breaching + filled >= datapointsToAlarm ? 'ALARM' : 'OK';
  if (treatMissingData === 'notBreaching') return breaching >= datapointsToAlarm ? 'ALARM' : 'OK';
  if (breaching >= datapointsToAlarm) return 'ALARM';
  if (breaching < real) return 'OK';
  // only breaching points: too young to be sure of, unless the oldest is M periods old (G8, G12)
  if (treatMissingData === 'missing' && oldestBreachingAge >= datapointsToAlarm) return 'ALARM';
  return previous;
}
