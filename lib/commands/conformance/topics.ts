import { alarmMissingData } from './alarm';
import { clamp, clampWeighted, multiplePolicies, ttRounding } from './capacity';
import { loadTestFormula } from './load-test';
import { metricAggregation } from './metric-aggregation';
import { metricMath } from './metrics';
import type { Interpreter } from './outcome';
import { cron, timezoneDefault, timezoneDst, timezoneRate } from './schedule';
import { scheduledAction } from './scheduled-action';
import { cooldownDefaults, minCapacity, serverlessMemory, variantWeights } from './settings';
import { stepAdjustment } from './step-adjustment';
import { percentRounding, stepIntervalInclusivity, stepNoMatch } from './step-parts';
import { ttAlarms } from './target-tracking';

/** The topics whose cases a program can interpret; all others tell a story and become golden tests. */
export const structuredTopics = [
  'step-adjustment',
  'step-interval-inclusivity',
  'percent-rounding',
  'step-no-match',
  'alarm-missing-data',
  'alarm-premature',
  'cron',
  'timezone-default',
  'timezone-dst',
  'timezone-rate',
  'clamp',
  'clamp-weighted',
  'load-test-formula',
  'metric-aggregation',
  'metric-math',
  'scheduled-action',
  'multiple-policies',
  'tt-rounding',
  'tt-alarms',
  'variant-weights',
  'serverless-memory',
  'cooldown-defaults',
  'min-capacity',
] as const;
export type StructuredTopic = (typeof structuredTopics)[number];

export const interpreters = {
  'step-adjustment': stepAdjustment,
  'step-interval-inclusivity': stepIntervalInclusivity,
  'percent-rounding': percentRounding,
  'step-no-match': stepNoMatch,
  'alarm-missing-data': alarmMissingData,
  'alarm-premature': alarmMissingData,
  cron,
  'timezone-default': timezoneDefault,
  'timezone-dst': timezoneDst,
  'timezone-rate': timezoneRate,
  clamp,
  'clamp-weighted': clampWeighted,
  'load-test-formula': loadTestFormula,
  'metric-aggregation': metricAggregation,
  'metric-math': metricMath,
  'scheduled-action': scheduledAction,
  'multiple-policies': multiplePolicies,
  'tt-rounding': ttRounding,
  'tt-alarms': ttAlarms,
  'variant-weights': variantWeights,
  'serverless-memory': serverlessMemory,
  'cooldown-defaults': cooldownDefaults,
  'min-capacity': minCapacity,
} as const satisfies Record<StructuredTopic, Interpreter>;

export function findInterpreter(topic: string): Interpreter | null {
  const known = structuredTopics.find((name) => name === topic);
  return known ? interpreters[known] : null;
}
