import type { z } from 'zod';
import type { WorkedCase } from './case-file';
import { read, Unreadable } from './outcome';
import { stepGivenSchema } from './step-given';

type StepGiven = z.infer<typeof stepGivenSchema>;

/** AWS's worked example: a scale-out and a scale-in policy around a threshold of 50. C10 */
const documentedPolicies: readonly StepGiven[] = [
  {
    alarmThreshold: 50,
    AdjustmentType: 'PercentChangeInCapacity',
    StepAdjustments: [
      { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 0 },
      { MetricIntervalLowerBound: 10, MetricIntervalUpperBound: 20, ScalingAdjustment: 10 },
      { MetricIntervalLowerBound: 20, ScalingAdjustment: 30 },
    ],
  },
  {
    alarmThreshold: 50,
    AdjustmentType: 'PercentChangeInCapacity',
    StepAdjustments: [
      { MetricIntervalLowerBound: -10, MetricIntervalUpperBound: 0, ScalingAdjustment: 0 },
      { MetricIntervalLowerBound: -20, MetricIntervalUpperBound: -10, ScalingAdjustment: -10 },
      { MetricIntervalUpperBound: -20, ScalingAdjustment: -30 },
    ],
  },
];

/**
 * The policies that a sequence speaks of: those of the cases it names, by id ("a-01") or as a range of ids ("a-01..04"),
 * as far as the files hold them; where they hold none, those of AWS's own worked example.
 */
export function policiesOfSequence(
  one: WorkedCase,
  sequence: string | readonly string[],
  others: ReadonlyMap<string, WorkedCase>,
): StepGiven[] {
  const text = typeof sequence === 'string' ? sequence : sequence.join(' ');
  const named = [...namedIds(text)].flatMap((id) => (id === one.id ? [] : (others.get(id) ?? [])));
  const policies = named
    .filter(({ topic }) => topic === one.topic)
    .map(({ given }) => read(stepGivenSchema, given, 'given'))
    .filter(({ StepAdjustments, steps }) => StepAdjustments ?? steps);
  if (policies.length > 0) return policies;
  if (!/polic/i.test(text)) throw new Unreadable(`given.sequence: cannot read "${text}"`);
  return [...documentedPolicies];
}

function namedIds(text: string): Set<string> {
  const ids = new Set(text.match(/[a-z][\w-]*\d+/gi) ?? []);
  for (const [, prefix = '', first = '', last = ''] of text.matchAll(/([a-z][\w-]*?)(\d+)\.\.(\d+)/gi)) {
    for (let n = Number(first); n <= Number(last); n++) ids.add(`${prefix}${String(n).padStart(first.length, '0')}`);
  }
  return ids;
}
