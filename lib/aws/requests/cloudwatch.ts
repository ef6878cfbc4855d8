import { any, boolean, integer, list, number, oneOf, string, structure, type Structure } from './shape';

/** CloudWatch, API version 2010-08-01. What rules/metric-alarm.ts checks with AWS's own sentence is a plain type here. */
export const standardUnits = [
  'Seconds',
  'Microseconds',
  'Milliseconds',
  'Bytes',
  'Kilobytes',
  'Megabytes',
  'Gigabytes',
  'Terabytes',
  'Bits',
  'Kilobits',
  'Megabits',
  'Gigabits',
  'Terabits',
  'Percent',
  'Count',
  'Bytes/Second',
  'Kilobytes/Second',
  'Megabytes/Second',
  'Gigabytes/Second',
  'Terabytes/Second',
  'Bits/Second',
  'Kilobits/Second',
  'Megabits/Second',
  'Gigabits/Second',
  'Terabits/Second',
  'Count/Second',
  'None',
] as const;

const unit = oneOf(...standardUnits);
const dimensions = list(structure({ Name: string(1, 255), Value: string(1, 1024) }, 'Name', 'Value'), undefined, 30);
const metric = structure({ Namespace: string(1, 255, '[^:].*'), MetricName: string(1, 255), Dimensions: dimensions });
const metricStat = structure(
  { Metric: metric, Period: integer(1), Stat: string(), Unit: unit },
  'Metric',
  'Period',
  'Stat',
);
const metricDataQuery = structure(
  {
    Id: string(1, 255),
    MetricStat: metricStat,
    Expression: string(1, 2048),
    Label: string(),
    ReturnData: boolean,
    Period: integer(1),
    AccountId: string(1, 255),
  },
  'Id',
);
const actions = list(string(1, 1024), undefined, 5);

export const cloudWatch: Record<string, Structure> = {
  PutMetricAlarm: structure(
    {
      AlarmName: string(1, 255),
      AlarmDescription: string(0, 1024),
      ActionsEnabled: boolean,
      OKActions: actions,
      AlarmActions: actions,
      InsufficientDataActions: actions,
      MetricName: string(1, 255),
      Namespace: string(1, 255, '[^:].*'),
      Statistic: string(),
      ExtendedStatistic: string(),
      Dimensions: dimensions,
      Period: integer(1),
      Unit: unit,
      EvaluationPeriods: integer(1),
      DatapointsToAlarm: integer(1),
      Threshold: number(),
      ComparisonOperator: string(),
      TreatMissingData: string(1, 255),
      EvaluateLowSampleCountPercentile: string(1, 255),
      Metrics: list(metricDataQuery),
      Tags: any,
      ThresholdMetricId: string(1, 255),
      EvaluationWindow: any,
      WarmUpConfiguration: any,
      EvaluationCriteria: any,
      EvaluationInterval: integer(10, 3600),
    },
    'AlarmName',
  ),
  SetAlarmState: structure(
    {
      AlarmName: string(1, 255),
      StateValue: oneOf('OK', 'ALARM', 'INSUFFICIENT_DATA'),
      StateReason: string(0, 1023),
      StateReasonData: string(0, 4000),
    },
    'AlarmName',
    'StateValue',
    'StateReason',
  ),
};
