import { z } from 'zod';
import { evaluateAlarm, isBreaching } from '@/lib/simulation/alarm';
import type { CompiledStep, Comparison } from '@/lib/simulation/compiled-scenario';
import { isDecrementAbsorbed } from '@/lib/simulation/instance-weights';
import { adjustCapacity, type Adjustment, findStep, isInStep, liesAbove } from '@/lib/simulation/step-scaling';
import { clamp } from '@/lib/simulation/target-tracking';
import type { WorkedCase } from './case-file';
import {
  type Check,
  checkFields,
  differs,
  equals,
  holdsIf,
  isSentence,
  type Interpreter,
  prose,
  read,
  Unreadable,
} from './outcome';
import { policiesOfSequence } from './step-sequence';
import { alarmRuleOf, type AlarmBound, adjustmentTypeOf, stepGivenSchema, stepsOf } from './step-given';

const whenSchema = z.strictObject({
  alarm: z.string().optional(),
  metricValue: z.number().optional(),
  metricValues: z.array(z.number()).optional(),
  minutesBreaching: z.number().optional(),
  policyExecuted: z.boolean().optional(),
});
type When = z.infer<typeof whenSchema>;
type Given = z.infer<typeof stepGivenSchema>;

/** What one execution of the policy comes to. */
type Execution = {
  readonly step: { readonly index: number; readonly adjustment: number } | null;
  readonly rawDelta: number;
  readonly capacity: number;
  readonly delta: number;
};

/** A step policy meets a metric value, an alarm, or a row of values. C1 C5 C7–C10 C13 */
export const stepAdjustment: Interpreter = (one, others) => {
  const given = read(stepGivenSchema, one.given, 'given');
  const when = read(whenSchema, one.when, 'when');
  const capacities = when.metricValues ? walk(one, given, when.metricValues, others) : null;
  const last = capacities ? null : execute(given, when);
  const executed = () => last ?? unreadable('when.metricValues gives capacities only');
  const sized = (value: number) =>
    given.currentCapacity === undefined ? unreadable('given.currentCapacity: required') : value;
  return checkFields(one.expected, {
    action: (value) => checkAction(value, executed().delta),
    adjustmentPercent: equals(() => executed().step?.adjustment ?? null),
    capacities: equals(() => capacities),
    delta: equals(() => executed().delta),
    newCapacity: equals(() => sized(capacities ? (capacities[capacities.length - 1] ?? NaN) : executed().capacity)),
    rawDelta: equals(() => executed().rawDelta),
    stepIndex: equals(() => executed().step?.index ?? null),
  });
};

function unreadable(message: string): never {
  throw new Unreadable(message);
}

/** The capacities that a row of metric values leads to, each starting from the one before. */
function walk(
  one: WorkedCase,
  given: Given,
  values: readonly number[],
  others: ReadonlyMap<string, WorkedCase>,
): number[] {
  const policies = given.sequence === undefined ? [given] : policiesOfSequence(one, given.sequence, others);
  let current = given.currentCapacity ?? unreadable('given.currentCapacity: required');
  return values.map((metricValue) => {
    for (const policy of policies) {
      const moved = execute({ ...policy, min: given.min, max: given.max, currentCapacity: current }, { metricValue });
      if (moved.step === null || moved.delta === 0) continue;
      current = moved.capacity;
      break;
    }
    return current;
  });
}

function execute(given: Given, when: When): Execution {
  const { currentCapacity: current = 0, min = 0, max = Infinity, desiredCapacity: desired = current } = given;
  const nothing: Execution = { step: null, rawDelta: 0, capacity: current, delta: 0 };
  const chosen = chooseStep(given, when);
  if (!chosen) return nothing;
  const policy: Adjustment = {
    adjustmentType: adjustmentTypeOf(given),
    minAdjustmentMagnitude: given.MinAdjustmentMagnitude ?? 0,
  };
  const asked = adjustCapacity(policy, chosen.adjustment, current);
  const rawDelta = rawDeltaOf(policy, chosen.adjustment, current);
  if (asked < current && isDecrementAbsorbed(current, desired, current - asked))
    return { ...nothing, step: chosen, rawDelta };
  // without a known capacity only the change can be told, and 0 as a floor would cut it
  const capacity = given.currentCapacity === undefined ? asked : clamp(asked, min, max);
  return { step: chosen, rawDelta, capacity, delta: capacity - desired };
}

/** Before rounding: 30 % of 11 is 3.3. */
function rawDeltaOf({ adjustmentType }: Adjustment, adjustment: number, current: number): number {
  if (adjustmentType === 'ExactCapacity') return adjustment - current;
  return adjustmentType === 'PercentChangeInCapacity' ? (current * adjustment) / 100 : adjustment;
}

function chooseStep(given: Given, when: When): Execution['step'] {
  if (when.policyExecuted === false || (when.alarm !== undefined && when.alarm.toUpperCase() !== 'ALARM')) return null;
  if (given.ScalingAdjustment !== undefined) return { index: 0, adjustment: given.ScalingAdjustment };
  const steps = stepsOf(given);
  const bound = alarmRuleOf(given, when.metricValue);
  // an execution without a value happens at the threshold itself
  const value = Math.max(
    when.metricValue ?? bound?.threshold ?? unreadable('when.metricValue: required'),
    given.metricMin ?? -Infinity,
  );
  if (!bound) return unreadable('given.alarmThreshold: required');
  if (bound.comparison && !goesToAlarm(given, when, value, bound.comparison, bound)) return null;
  if (steps.length === 0) return unreadable('given.StepAdjustments: required');
  const step = bound.comparison
    ? findStep(steps, value, bound.threshold, bound.comparison)
    : findStepWithoutAlarm(steps, value - bound.threshold);
  return step ? { index: steps.indexOf(step), adjustment: step.adjustment } : null;
}

function findStepWithoutAlarm(steps: readonly CompiledStep[], distance: number): CompiledStep | null {
  return steps.find((step) => isInStep(step, distance, liesAbove(step, distance))) ?? null;
}

/** N periods with this value after N without a breach. */
function goesToAlarm(
  given: Given,
  when: When,
  value: number,
  comparison: Comparison,
  { threshold }: AlarmBound,
): boolean {
  if (!isBreaching(value, threshold, comparison)) return false;
  const { EvaluationPeriods: periods = 1, Period: period = 60 } = given;
  if (when.minutesBreaching === undefined) return true;
  const breaching = Math.floor((when.minutesBreaching * 60) / period);
  const quiet = comparison.startsWith('Greater') ? threshold - 1 : threshold + 1;
  const values = [...new Array<number>(periods).fill(quiet), ...new Array<number>(breaching).fill(value)];
  const rule = {
    evaluationPeriods: periods,
    datapointsToAlarm: periods,
    threshold,
    comparison,
    treatMissingData: 'missing',
  } as const;
  return evaluateAlarm(rule, values, { first: 0, last: values.length - 1 }, 'OK') === 'ALARM';
}

const actions: Record<string, -1 | 0 | 1> = {
  none: 0,
  'no action': 0,
  nothing: 0,
  unchanged: 0,
  'scale out': 1,
  out: 1,
  add: 1,
  'scale in': -1,
  in: -1,
  remove: -1,
};

function checkAction(value: unknown, delta: number): Check {
  const named = typeof value === 'string' ? actions[value.toLowerCase().replace(/[-_]/g, ' ')] : undefined;
  if (named !== undefined)
    return holdsIf(Math.sign(delta) === named, delta === 0 ? 'none' : delta > 0 ? 'scale out' : 'scale in');
  return isSentence(value) ? prose : differs(delta);
}
