import { z } from 'zod';
import {
  checkSafetyFactor,
  type Measured,
  startingSafetyFactor,
  targetFromLoadTest,
  targetUnit,
} from '@/lib/aws/load-test';
import { type Check, checkFields, differs, equals, holds, type Interpreter, prose, read, Unreadable } from './outcome';

const givenSchema = z.strictObject({
  MAX_RPM: z.number().optional(),
  MAX_RPS: z.number().optional(),
  SAFETY_FACTOR: z.number().nullish(),
  TargetValue: z.number().optional(),
  measured: z.string().optional(),
  safetyFactor: z.number().nullish(),
});
const whenSchema = z.strictObject({
  formula: z.string().optional(),
  metric: z.string().optional(),
  recommendation: z.string().optional(),
  validate: z.boolean().optional(),
});
type Given = z.infer<typeof givenSchema>;

/** The target that a load test of one instance gives. L1–L5 L8 */
export const loadTestFormula: Interpreter = ({ given: g, when: w, expected }) => {
  const given = read(givenSchema, g, 'given');
  const { metric } = read(whenSchema, w, 'when');
  const safetyFactor = given.SAFETY_FACTOR ?? given.safetyFactor ?? startingSafetyFactor;
  const problem = checkSafetyFactor(safetyFactor);
  return checkFields(expected, {
    SAFETY_FACTOR: equals(() => safetyFactor),
    TargetValue: equals(() => targetFromLoadTest(measuredIn(given), safetyFactor)),
    meaning: (value) => checkMeaning(value, given.TargetValue, metric),
    message: equals(() => problem),
    valid: equals(() => problem === null),
  });
};

function measuredIn({ MAX_RPM, MAX_RPS, measured }: Given): Measured {
  if (MAX_RPM !== undefined) return { maxRpm: MAX_RPM };
  if (MAX_RPS === undefined) throw new Unreadable('given.MAX_RPS or given.MAX_RPM: required');
  return measured !== undefined && /minute/i.test(measured) ? { maxRpm: MAX_RPS } : { maxRps: MAX_RPS };
}

/** A target in words: its number and its unit, whatever stands around them. */
function checkMeaning(value: unknown, target: number | undefined, metric: string | undefined): Check {
  const unit = metric === undefined ? null : targetUnit(metric);
  if (typeof value !== 'string' || unit === null || target === undefined) return prose;
  const meaning = `${target} ${unit}`;
  const parts = (text: string) =>
    new Set(text.toLowerCase().match(/\d+(?:\.\d+)?|invocation|instance|copy|minute|second|hour|percent|%/g));
  const [said, meant] = [parts(value), parts(meaning)];
  return said.size === meant.size && [...said].every((part) => meant.has(part)) ? holds : differs(meaning);
}
