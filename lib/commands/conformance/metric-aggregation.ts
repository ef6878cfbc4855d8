import { z } from 'zod';
import {
  averageOf,
  hasPercentiles,
  mergeStatisticSets,
  periodStart,
  retentionSeconds,
  type StatisticSet,
  statisticSetOf,
} from '@/lib/simulation/statistic-set';
import { type Check, checkFields, equals, holdsIf, type Interpreter, prose, read, Unreadable } from './outcome';

const setSchema = z.strictObject({
  SampleCount: z.number().positive(),
  Sum: z.number(),
  Minimum: z.number(),
  Maximum: z.number(),
});
const givenSchema = z.strictObject({
  period: z.number().positive().default(60),
  recorded: z.string().optional(),
  statisticSet: z.union([setSchema, z.array(setSchema)]).optional(),
  timestamps: z.array(z.string()).optional(),
  values: z.array(z.number()).optional(),
  window: z.string().optional(),
});
type Given = z.infer<typeof givenSchema>;

const statistics = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'] as const;

/** What CloudWatch keeps of the values of a period, and how it stamps them. G15 */
export const metricAggregation: Interpreter = ({ given: g, when, expected }) => {
  const given = read(givenSchema, g, 'given');
  const { get } = read(z.strictObject({ get: z.string() }), when, 'when');
  const set = statisticSetIn(given) ?? recordedSet(given, expected);
  const statistic = (name: (typeof statistics)[number]) =>
    equals(() => {
      if (!set) throw new Unreadable('given: no values to aggregate');
      return name === 'Average' ? averageOf(set) : set[name];
    });
  return checkFields(expected, {
    ...Object.fromEntries(statistics.map((name) => [name, statistic(name)])),
    Timestamp: (value) => checkTimestamp(value, given),
    available: (value) =>
      typeof value === 'string' ? prose : holdsIf(value === isAvailable(get, given, set), isAvailable(get, given, set)),
  });
};

/** The values of the first period, or the sets as one. */
function statisticSetIn({ values, timestamps, statisticSet, period }: Given): StatisticSet | null {
  if (statisticSet) return mergeStatisticSets(Array.isArray(statisticSet) ? statisticSet : [statisticSet]);
  if (!values) return null;
  const seconds = (timestamps ?? []).map(secondOf);
  const first = periodStart(seconds[0] ?? 0, period);
  return statisticSetOf(values.filter((_, index) => periodStart(seconds[index] ?? first, period) === first));
}

/** An observed output without its input must at least agree with itself: Sum ÷ SampleCount between the extremes. */
function recordedSet({ recorded }: Given, expected: Record<string, unknown>): StatisticSet | null {
  if (recorded === undefined) return null;
  const { SampleCount, Sum, Minimum, Maximum } = read(setSchema.partial().loose(), expected, 'expected');
  if (SampleCount === undefined || Sum === undefined) return null;
  const mean = Sum / SampleCount;
  return { SampleCount, Sum, Minimum: Math.min(Minimum ?? mean, mean), Maximum: Math.max(Maximum ?? mean, mean) };
}

/** Seconds since 1970, or since midnight where only a time of the day is written. */
function secondOf(text: string): number {
  const clock = /^(\d{1,2}):(\d\d)(?::(\d\d(?:\.\d+)?))?\s*(am|pm)?$/i.exec(text.trim());
  if (!clock) {
    const instant = Date.parse(text);
    if (Number.isNaN(instant)) throw new Unreadable(`cannot read the time ${text}`);
    return instant / 1000;
  }
  const half = clock[4]?.toLowerCase();
  const hour = half ? (Number(clock[1]) % 12) + (half === 'pm' ? 12 : 0) : Number(clock[1]);
  return hour * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
}

/** The start of the period; of a case that tells no date only the time of the day counts. */
function checkTimestamp(value: unknown, { window, timestamps, period }: Given): Check {
  const first = window?.split(/\s*(?:-|–|to)\s*(?=\d)/)[0] ?? timestamps?.[0];
  if (first === undefined || typeof value !== 'string') throw new Unreadable('given: no time to stamp');
  const stamped = periodStart(secondOf(first), period);
  const wanted = secondOf(value);
  const same = stamped < 86_400 ? wanted % 86_400 === stamped : wanted === stamped;
  return holdsIf(same, new Date(stamped * 1000).toISOString().slice(stamped < 86_400 ? 11 : 0, 19));
}

/** Percentiles need raw values; and a datapoint is kept as long as its period allows. */
function isAvailable(get: string, { period, statisticSet }: Given, set: StatisticSet | null): boolean {
  const age = /(\d+(?:\.\d+)?)\s*(hour|h|day|d)s?\b/i.exec(get);
  if (age) return Number(age[1]) * (age[2]?.toLowerCase().startsWith('h') ? 3600 : 86_400) <= retentionSeconds(period);
  if (!/^p\d|percentile/i.test(get)) return set !== null;
  if (!set) throw new Unreadable('given: no values to take a percentile of');
  return statisticSet ? hasPercentiles(set) : set.Minimum >= 0;
}
