import { z } from 'zod';
import type { CompiledStep, Comparison } from '@/lib/simulation/compiled-scenario';
import type { Adjustment } from '@/lib/simulation/step-scaling';
import { Unreadable } from './outcome';

// The `given` of step scaling: AWS's names, and the short ones that the case files use beside them.

export const stepSchema = z.strictObject({
  MetricIntervalLowerBound: z.number().nullish(),
  MetricIntervalUpperBound: z.number().nullish(),
  ScalingAdjustment: z.number().optional(),
});

const alarmSchema = z.union([z.number(), z.string(), z.looseObject({})]);

export const stepGivenSchema = z.strictObject({
  AdjustmentType: z.string().optional(),
  ComparisonOperator: z.string().optional(),
  Cooldown: z.number().nullish(),
  EvaluationPeriods: z.number().int().positive().optional(),
  MinAdjustmentMagnitude: z.number().nullish(),
  Period: z.number().positive().optional(),
  ScalingAdjustment: z.number().optional(),
  StepAdjustments: z.array(stepSchema).optional(),
  alarmThreshold: z.number().optional(),
  currentCapacity: z.number().optional(),
  desiredCapacity: z.number().optional(),
  highAlarm: alarmSchema.optional(),
  lowAlarm: alarmSchema.optional(),
  max: z.number().optional(),
  metricMin: z.number().optional(),
  min: z.number().optional(),
  note: z.string().optional(),
  sequence: z.union([z.string(), z.array(z.string())]).optional(),
  steps: z.array(stepSchema).optional(),
  threshold: z.number().optional(),
});
type StepGiven = z.infer<typeof stepGivenSchema>;

export function stepsOf({ StepAdjustments, steps }: Pick<StepGiven, 'StepAdjustments' | 'steps'>): CompiledStep[] {
  return (StepAdjustments ?? steps ?? []).map((step) => ({
    lower: step.MetricIntervalLowerBound ?? -Infinity,
    upper: step.MetricIntervalUpperBound ?? Infinity,
    adjustment: step.ScalingAdjustment ?? 0,
  }));
}

const adjustmentTypes = ['ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity'] as const;

/** A number of units where none is named. */
export function adjustmentTypeOf({ AdjustmentType: named }: StepGiven): Adjustment['adjustmentType'] {
  const known = adjustmentTypes.find((type) => type === (named ?? 'ChangeInCapacity'));
  if (!known) throw new Unreadable(`given.AdjustmentType: expected one of ${adjustmentTypes.join(', ')}, got ${named}`);
  return known;
}

/** A threshold, and the operator where the case tells it. */
export type AlarmBound = { readonly threshold: number; readonly comparison: Comparison | null };

const comparisons = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanOrEqualToThreshold',
  'LessThanThreshold',
] as const satisfies readonly Comparison[];
const signs: Record<string, Comparison> = {
  '>=': 'GreaterThanOrEqualToThreshold',
  '≥': 'GreaterThanOrEqualToThreshold',
  '>': 'GreaterThanThreshold',
  '<=': 'LessThanOrEqualToThreshold',
  '≤': 'LessThanOrEqualToThreshold',
  '<': 'LessThanThreshold',
};

/** The alarm that a value meets: of a high and a low one the one whose side it is on. */
export function alarmRuleOf(given: StepGiven, metricValue: number | undefined): AlarmBound | null {
  const high =
    given.highAlarm === undefined ? null : parseAlarm(given.highAlarm, 'GreaterThanOrEqualToThreshold', given);
  const low = given.lowAlarm === undefined ? null : parseAlarm(given.lowAlarm, 'LessThanOrEqualToThreshold', given);
  if (high && low && metricValue !== undefined)
    return metricValue - low.threshold > high.threshold - metricValue ? high : low;
  if (high ?? low) return high ?? low;
  const threshold = given.alarmThreshold ?? given.threshold;
  if (threshold === undefined) return null;
  return {
    threshold,
    comparison: given.ComparisonOperator === undefined ? null : comparisonOf(given.ComparisonOperator),
  };
}

export function comparisonOf(text: string): Comparison {
  const known = signs[text] ?? comparisons.find((name) => name === text);
  if (!known) throw new Unreadable(`ComparisonOperator: expected one of ${comparisons.join(', ')}, got ${text}`);
  return known;
}

/** An alarm as a threshold (20), in short (">= 20", "LessThanThreshold 1.0") or under CloudWatch's names. */
export function parseAlarm(alarm: z.infer<typeof alarmSchema>, usual: Comparison, given: StepGiven = {}): AlarmBound {
  if (typeof alarm === 'number') return { threshold: alarm, comparison: usual };
  if (typeof alarm === 'string') {
    const match = /(>=|<=|>|<|≥|≤|(?:Greater|Less)Than(?:OrEqualTo)?Threshold)?\s*(-?\d+(?:\.\d+)?)/.exec(alarm);
    const threshold = match?.[2] === undefined ? (given.alarmThreshold ?? given.threshold) : Number(match[2]);
    if (threshold === undefined) throw new Unreadable(`cannot read the alarm "${alarm}"`);
    return { threshold, comparison: match?.[1] === undefined ? usual : comparisonOf(match[1]) };
  }
  const threshold = alarm['Threshold'] ?? alarm['threshold'] ?? given.alarmThreshold ?? given.threshold;
  const operator = alarm['ComparisonOperator'] ?? alarm['comparison'] ?? usual;
  if (typeof threshold !== 'number' || typeof operator !== 'string') {
    throw new Unreadable(`cannot read the alarm ${JSON.stringify(alarm)}`);
  }
  return { threshold, comparison: comparisonOf(operator) };
}
