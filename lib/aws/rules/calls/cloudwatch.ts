import { comparisonOperators } from '@/lib/aws/rules/metric-alarm';
import type { Shape, Structure } from './shape';

// The alarm requests of CloudWatch as its service model states them (2010-08-01).

const text = (min: number, max: number): Shape => ({ type: 'string', min, max });
const anyText: Shape = { type: 'string' };
const positive: Shape = { type: 'integer', min: 1 };
const actions: Shape = { type: 'list', max: 5, of: text(1, 1024) };
const namespace: Shape = { type: 'string', min: 1, max: 255, pattern: { expression: /^[^:]/, text: '[^:].*' } };
const dimensions: Shape = {
  type: 'list',
  max: 30,
  of: { type: 'structure', required: ['Name', 'Value'], members: { Name: text(1, 255), Value: text(1, 1024) } },
};
const rates = [
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
  'Count',
];
const units: Shape = {
  type: 'enum',
  values: [
    'Seconds',
    'Microseconds',
    'Milliseconds',
    'Percent',
    ...rates,
    ...rates.map((unit) => `${unit}/Second`),
    'None',
  ],
};

const metricStat: Shape = {
  type: 'structure',
  required: ['Metric', 'Period', 'Stat'],
  members: {
    Metric: {
      type: 'structure',
      required: [],
      members: { Namespace: namespace, MetricName: text(1, 255), Dimensions: dimensions },
    },
    Period: positive,
    Stat: anyText,
    Unit: units,
  },
};

export const cloudWatchCalls = {
  PutMetricAlarm: {
    type: 'structure',
    required: ['AlarmName'],
    members: {
      AlarmName: text(1, 255),
      AlarmDescription: text(0, 1024),
      ActionsEnabled: { type: 'boolean' },
      OKActions: actions,
      AlarmActions: actions,
      InsufficientDataActions: actions,
      MetricName: text(1, 255),
      Namespace: namespace,
      Statistic: { type: 'enum', values: ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'] },
      ExtendedStatistic: anyText,
      Dimensions: dimensions,
      Period: positive,
      Unit: units,
      EvaluationPeriods: positive,
      DatapointsToAlarm: positive,
      Threshold: { type: 'number' },
      ComparisonOperator: { type: 'enum', values: comparisonOperators },
      TreatMissingData: text(1, 255),
      EvaluateLowSampleCountPercentile: text(1, 255),
      Metrics: {
        type: 'list',
        of: {
          type: 'structure',
          required: ['Id'],
          members: {
            Id: text(1, 255),
            Expression: text(1, 2048),
            Label: anyText,
            MetricStat: metricStat,
            Period: positive,
            ReturnData: { type: 'boolean' },
            AccountId: text(1, 255),
          },
        },
      },
      Tags: {
        type: 'list',
        of: { type: 'structure', required: ['Key', 'Value'], members: { Key: text(1, 128), Value: text(0, 256) } },
      },
      ThresholdMetricId: text(1, 255),
      EvaluationWindow: { type: 'any' },
      WarmUpConfiguration: { type: 'any' },
      EvaluationCriteria: { type: 'any' },
      EvaluationInterval: { type: 'integer', min: 10, max: 3600 },
    },
  },
  SetAlarmState: {
    type: 'structure',
    required: ['AlarmName', 'StateValue', 'StateReason'],
    members: {
      AlarmName: text(1, 255),
      StateValue: { type: 'enum', values: ['INSUFFICIENT_DATA', 'ALARM', 'OK'] },
      StateReason: text(0, 1023),
      StateReasonData: text(0, 4000),
    },
  },
} as const satisfies Record<string, Structure>;
