import type { AlarmState } from '@/lib/contracts/trace';

// CloudWatch's evaluation of one alarm, written from facts §19 (it reproduces the 40 cells of AWS's tables G9 and G10).

export type AlarmRule = {
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly treatMissingData: string;
  readonly breaches: (value: number) => boolean;
};

/** The newest N + 2 slots are fetched (G6). */
export const slotsFetched = (rule: AlarmRule) => rule.evaluationPeriods + 2;

/** The state after one evaluation of the slots fetched, oldest first; null is a slot without a datapoint. */
export function evaluateAlarm(
  slots: readonly (number | null)[],
  { evaluationPeriods, datapointsToAlarm, treatMissingData, breaches }: AlarmRule,
  previous: AlarmState,
): AlarmState {
  const alarmIf = (condition: boolean): AlarmState => (condition ? 'ALARM' : 'OK');
  const real = slots.filter((slot) => slot !== null);
  const breaching = (values: readonly number[]) => values.filter(breaches).length;

  if (real.length >= evaluationPeriods) {
    return alarmIf(breaching(real.slice(-evaluationPeriods)) >= datapointsToAlarm);
  }
  if (real.length === 0) {
    if (treatMissingData === 'missing') return 'INSUFFICIENT_DATA';
    return treatMissingData === 'ignore' ? previous : alarmIf(treatMissingData === 'breaching');
  }
  const found = breaching(real);
  const filled = evaluationPeriods - real.length;
  if (treatMissingData === 'breaching') return alarmIf(found + filled >= datapointsToAlarm);
  if (treatMissingData === 'notBreaching') return alarmIf(found >= datapointsToAlarm);
  if (found >= datapointsToAlarm) return 'ALARM';
  if (found < real.length) return 'OK';
  if (treatMissingData === 'ignore') return previous;
  const oldest = slots.findIndex((slot) => slot !== null && breaches(slot));
  return slots.length - oldest >= datapointsToAlarm ? 'ALARM' : previous; // G8, and G12 for what is too young
}

/** ComparisonOperator as a predicate. */
export function breachOf(operator: string, threshold: number): (value: number) => boolean {
  switch (operator) {
    case 'GreaterThanThreshold':
      return (value) => value > threshold;
    case 'GreaterThanOrEqualToThreshold':
      return (value) => value >= threshold;
    case 'LessThanThreshold':
      return (value) => value < threshold;
    case 'LessThanOrEqualToThreshold':
      return (value) => value <= threshold;
    default:
      throw new Error(`the auditor does not know ${operator}`);
  }
}
