import { z } from 'zod';
import { isInStep, liesAbove, noStepMessage, roundPercentChange } from '@/lib/simulation/step-scaling';
import { checkFields, equals, type Interpreter, read, Unreadable } from './outcome';
import { stepSchema, stepsOf } from './step-given';

// The parts of step scaling on their own: one interval, one rounding, no match.

const interval = z.strictObject({
  alarmThreshold: z.number(),
  lower: z.number().nullish(),
  upper: z.number().nullish(),
});

/** Does an interval hold a value? C1 C5 */
export const stepIntervalInclusivity: Interpreter = ({ given, when, expected }) => {
  const { alarmThreshold, lower, upper } = read(interval, given, 'given');
  const { metricValue } = read(z.strictObject({ metricValue: z.number() }), when, 'when');
  const bounds = { lower: lower ?? -Infinity, upper: upper ?? Infinity };
  const distance = metricValue - alarmThreshold;
  return checkFields(expected, { inInterval: equals(() => isInStep(bounds, distance, liesAbove(bounds, distance))) });
};

/** How a percentage becomes a number of units. C8 */
export const percentRounding: Interpreter = ({ given, when, expected }) => {
  read(z.strictObject({ AdjustmentType: z.literal('PercentChangeInCapacity').optional() }), given, 'given');
  const { rawDelta } = read(z.strictObject({ rawDelta: z.number() }), when, 'when');
  return checkFields(expected, { roundedDelta: equals(() => roundPercentChange(rawDelta)) });
};

const noMatchGiven = z.strictObject({ StepAdjustments: z.array(stepSchema), alarmThreshold: z.number() });
const values = z.strictObject({ metricValue: z.number().optional(), metricValues: z.array(z.number()).optional() });

/** A value outside every interval: nothing happens, and the activity says so. C21 */
export const stepNoMatch: Interpreter = ({ given, when, expected }) => {
  const { StepAdjustments, alarmThreshold } = read(noMatchGiven, given, 'given');
  const { metricValue, metricValues } = read(values, when, 'when');
  const recent = metricValues ?? (metricValue === undefined ? [] : [metricValue]);
  if (recent.length === 0) throw new Unreadable('when.metricValue: required');
  // the datapoints are averaged before a step is chosen (C11)
  const distance = recent.reduce((sum, value) => sum + value, 0) / recent.length - alarmThreshold;
  const matches = stepsOf({ StepAdjustments }).some((step) => isInStep(step, distance, liesAbove(step, distance)));
  return checkFields(expected, {
    scaled: equals(() => matches),
    message: equals(() => (matches ? null : noStepMessage(recent, alarmThreshold))),
  });
};
