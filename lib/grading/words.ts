import type { Requirement } from '@/lib/contracts/scenario';
import type { MeasureName } from '@/lib/contracts/trace';
import type { RequirementCheck } from '@/lib/contracts/verdict';

/** Measures in words and numbers with their units, alike in every sentence. */
export const measureWords: Record<MeasureName, string> = {
  requests: 'requests',
  succeeded: 'requests served',
  timedOut: 'requests timed out',
  throttled: 'requests throttled',
  failed: 'requests failed',
  queuedAtEnd: 'requests still queued at the end',
  availability: 'availability',
  latencyP50Ms: 'median latency',
  latencyP95Ms: '95th percentile of latency',
  latencyP99Ms: '99th percentile of latency',
  instanceHours: 'instance-hours',
  costUsd: 'cost',
  peakInstances: 'most instances in service',
  leastInstances: 'fewest instances in service',
  scalingActivities: 'scaling activities',
  scaleOuts: 'scale-outs',
  scaleIns: 'scale-ins',
  failedActivities: 'failed scaling activities',
  firstScaleOutAtSecond: 'second of the first scale-out',
  secondsInAlarm: 'seconds in ALARM',
  maxBacklog: 'longest queue',
  trainingSeconds: 'seconds of training',
  billableSeconds: 'billable seconds',
  savingsPercent: 'savings',
  completedAtSecond: 'second of completion',
};

export function formatMeasure(measure: MeasureName, value: number | null): string {
  if (value === null) return 'none';
  switch (measure) {
    case 'availability':
      return percent(value);
    case 'savingsPercent':
      return `${decimals(value, 1)} %`;
    case 'costUsd':
      return `$${value.toFixed(value < 1 ? 3 : 2)}`;
    case 'latencyP50Ms':
    case 'latencyP95Ms':
    case 'latencyP99Ms':
      return milliseconds(value);
    case 'instanceHours':
      return `${decimals(value, 1)} h`;
    case 'trainingSeconds':
    case 'billableSeconds':
    case 'completedAtSecond':
    case 'firstScaleOutAtSecond':
    case 'secondsInAlarm':
      return duration(value);
    default:
      return grouped(Math.round(value));
  }
}

/** As many digits as it takes to tell the value from 100 %. */
export function percent(share: number): string {
  const value = share * 100;
  if (value === 100 || value === 0) return `${value} %`;
  const missing = Math.min(100 - value, value);
  return `${decimals(value, missing < 0.01 ? 4 : missing < 0.1 ? 3 : missing < 1 ? 2 : 1)} %`;
}

export function milliseconds(ms: number): string {
  if (ms >= 120_000) return duration(ms / 1000);
  return ms < 10_000 ? `${grouped(Math.round(ms))} ms` : `${decimals(ms / 1000, 1)} s`;
}

export function duration(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  const minutes = seconds / 60;
  return minutes < 120 ? `${decimals(minutes, 1)} min` : `${decimals(minutes / 60, 1)} h`;
}

export function grouped(value: number): string {
  const [whole = '', fraction] = String(Math.abs(value)).split('.');
  const text = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return `${value < 0 ? '−' : ''}${text}${fraction === undefined ? '' : `.${fraction}`}`;
}

function decimals(value: number, digits: number): string {
  const factor = [1, 10, 100, 1000, 10_000][digits] ?? 1;
  return grouped(Math.round(value * factor) / factor);
}

/** "Availability at least 99.9 %" */
export function describeCheckLimit({ measure, atLeast, atMost }: Requirement): string {
  const words = measureWords[measure];
  const limit = formatMeasure(measure, atLeast ?? atMost ?? 0);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${atLeast === undefined ? 'at most' : 'at least'} ${limit}`;
}

/** "availability 93.8 %, required at least 99.9 %" */
export function describeCheck({ measure, bound, limit, value }: RequirementCheck): string {
  const asked = `${bound === 'atLeast' ? 'at least' : 'at most'} ${formatMeasure(measure, limit)}`;
  return `${measureWords[measure]} ${formatMeasure(measure, value)}, required ${asked}`;
}

/** The wall clock of a second of the scenario, as the start is written: 08:34 or 08:34:30, with the day from the second on. */
export function clockOf(start: string, second: number): string {
  const [, hours = '0', minutes = '0'] = /T(\d\d):(\d\d)/.exec(start) ?? [];
  const total = Number(hours) * 3600 + Number(minutes) * 60 + second;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const day = Math.floor(total / 86_400);
  const ofDay = total % 86_400;
  const clock = `${two(ofDay / 3600)}:${two((ofDay % 3600) / 60)}${ofDay % 60 === 0 ? '' : `:${two(ofDay % 60)}`}`;
  return day === 0 ? clock : `day ${day + 1}, ${clock}`;
}
