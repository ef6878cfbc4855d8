import type { MetricAlarm } from '@/lib/contracts/cloudwatch';
import type { Notice } from '@/lib/contracts/trace';
import { refusal } from '@/lib/aws/notice';

/** What PutMetricAlarm refuses about metric math; messages as AWS gives them. */
type Query = NonNullable<MetricAlarm['Metrics']>[number];

const mostOfAKind = 10;

export function checkQueries(queries: readonly Query[], thresholdId: string | undefined, path: string): Notice[] {
  const expressions = queries.filter(({ Expression }) => Expression !== undefined);
  if (expressions.length > mostOfAKind) {
    return [refusal(path, `Too many expressions in alarm, maximum is ${mostOfAKind}`)];
  }
  if (queries.length - expressions.length > mostOfAKind) {
    return [refusal(path, `Too many metrics in alarm, maximum is ${mostOfAKind}`)];
  }
  const single = queries.flatMap((query, index) => checkQuery(query, `${path}[${index}]`));
  return single.length > 0 ? single : checkReturned(queries, thresholdId, path);
}

function checkQuery({ Expression, MetricStat }: Query, path: string): Notice[] {
  if (Expression !== undefined && MetricStat) {
    const message =
      'The parameters MetricDataQuery Expression and MetricStat are mutually exclusive and you have specified both.';
    return [refusal(path, message, [], 'InvalidParameterCombination')];
  }
  if (Expression !== undefined && /\bSEARCH\s*\(/.test(Expression)) {
    return [refusal(`${path}.Expression`, 'SEARCH is not supported on Metric Alarms.')];
  }
  if (!MetricStat) return [];
  if (!isStatistic(MetricStat.Stat)) return [refusal(`${path}.MetricStat.Stat`, 'Invalid metrics list')];
  return checkPeriod(MetricStat.Period, 1, `${path}.MetricStat`);
}

/** One query returns the value that is watched; an anomaly-detection alarm has the band beside it. */
function checkReturned(queries: readonly Query[], thresholdId: string | undefined, path: string): Notice[] {
  const returned = queries.filter(({ ReturnData }) => ReturnData !== false);
  if (thresholdId !== undefined && returned.filter(({ Id }) => Id === thresholdId).length !== 1) {
    return [refusal(path, 'Metrics list must contain exactly one metric matching the ThresholdMetricId parameter')];
  }
  if (returned.length === (thresholdId === undefined ? 1 : 2)) return [];
  return [refusal(path, `Exactly one element of the metrics list should return data, got ${returned.length}`)];
}

/** A statistic by name, a percentile up to p100, or a trimmed one. */
export function isStatistic(text: string): boolean {
  return /^(SampleCount|Average|Sum|Minimum|Maximum|IQM|p(\d{1,2}(\.\d+)?|100(\.0+)?)|(tm|wm|tc|ts)\d{1,2}(\.\d+)?|(TM|WM|PR|TC|TS)\(.*\))$/i.test(
    text,
  );
}

/** C18; the window ends at one day, from hourly periods at seven. */
export function checkPeriod(period: number | undefined, evaluationPeriods: number, path: string): Notice[] {
  if (period === undefined) return [refusal(`${path}.Period`, 'Period must be specified for an alarm on a metric')];
  if (![10, 20, 30].includes(period) && (period < 60 || period % 60 !== 0)) {
    return [refusal(`${path}.Period`, 'Period must be 10, 20, 30 or a multiple of 60', ['C18'])];
  }
  const longest = period >= 3600 ? 604_800 : 86_400;
  if (period * evaluationPeriods > longest) {
    return [refusal(`${path}.EvaluationPeriods`, `EvaluationPeriods * Period must be <= ${longest}`)];
  }
  return [];
}
