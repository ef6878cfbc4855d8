/**
 * CloudWatch's statistic sets: "Publishing custom metrics" and "Concepts", Statistics, Aggregation and Percentiles. What
 * arrives in one period is kept as these five numbers. G15
 */
export type StatisticSet = {
  readonly SampleCount: number;
  readonly Sum: number;
  readonly Minimum: number;
  readonly Maximum: number;
};

/** The set of single values; null when none came. */
export function statisticSetOf(values: readonly number[]): StatisticSet | null {
  return mergeStatisticSets(values.map((value) => ({ SampleCount: 1, Sum: value, Minimum: value, Maximum: value })));
}

/** Several sets of one period as one; sources are not told apart. */
export function mergeStatisticSets(sets: readonly StatisticSet[]): StatisticSet | null {
  return sets.reduce<StatisticSet | null>(
    (merged, set) =>
      merged === null
        ? set
        : {
            SampleCount: merged.SampleCount + set.SampleCount,
            Sum: merged.Sum + set.Sum,
            Minimum: Math.min(merged.Minimum, set.Minimum),
            Maximum: Math.max(merged.Maximum, set.Maximum),
          },
    null,
  );
}

export function averageOf({ Sum, SampleCount }: StatisticSet): number {
  return Sum / SampleCount;
}

/** A set that arrived as one has percentiles only if every value in it must be the same. */
export function hasPercentiles({ SampleCount, Minimum, Maximum }: StatisticSet): boolean {
  return Minimum >= 0 && (SampleCount === 1 || Minimum === Maximum);
}

/** The first second of the period that holds a second: a datapoint is stamped with the start of its period. G15 */
export function periodStart(second: number, periodSeconds: number): number {
  return Math.floor(second / periodSeconds) * periodSeconds;
}

/** Seconds for which datapoints of a period are kept. G15 */
export function retentionSeconds(periodSeconds: number): number {
  const hour = 3600;
  if (periodSeconds < 60) return 3 * hour;
  if (periodSeconds < 300) return 15 * 24 * hour;
  return (periodSeconds < hour ? 63 : 455) * 24 * hour;
}

/**
 * Samples a period needs before an alarm on a percentile (0 to 1) evaluates it, where few samples are ignored: "Percentile-based
 * CloudWatch alarms and low data samples".
 */
export function leastSamplesForPercentile(percentile: number): number {
  const tail = percentile >= 0.5 ? 1 - percentile : percentile;
  return Math.round(10 / tail);
}
