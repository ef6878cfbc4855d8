import type { MeasureName } from '@/lib/contracts/trace';

/** Measures in words and numbers with their units, alike in every sentence. */
export const measureWords: Record<MeasureName, string> = {
  requests: 'requests',
  succeeded: 'requests served',
  timedOut: 'requests timed out',
  throttled: 'requests throttled',
  failed: 'requests failed',
  queuedAtEnd: 'requests still queued at the end',
  availability: 'share of requests answered',
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
  firstScaleOutAtSecond: 'time to the first scale-out',
  secondsInAlarm: 'time in ALARM',
  maxBacklog: 'longest queue',
  trainingSeconds: 'training time',
  billableSeconds: 'billable time',
  savingsPercent: 'savings',
  completedAtSecond: 'time to completion',
};

export function formatMeasure(measure: MeasureName, value: number | null): string {
  if (value === null) return 'none';
  switch (measure) {
    case 'availability':
      return percent(value);
    case 'savingsPercent':
      return `${decimals(value, 1)} %`;
    case 'costUsd':
      return dollars(value);
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
  return ms < 1000 ? `${Math.round(ms)} ms` : `${decimals(ms / 1000, ms < 10_000 ? 2 : 1)} s`;
}

/** A cent is exact enough, except for what costs less than ten. */
const dollars = (value: number) => `$${value.toFixed(value > 0 && value < 0.1 ? 3 : 2)}`;

/** A message as a sentence of its own: with a full stop, unless it has an end. */
export const sentenceOf = (message: string) => `${message}${/[.!?]$/.test(message) ? '' : '.'}`;

/** 45 s · 5 min 30 s · 7 h 40 min */
export function duration(seconds: number): string {
  if (seconds < 120) return `${decimals(seconds, seconds < 10 ? 1 : 0)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return parts(whole, 60, 'min', 's');
  return parts(Math.round(seconds / 60), 60, 'h', 'min');
}

function parts(small: number, perLarge: number, large: string, smaller: string): string {
  const rest = small % perLarge;
  return `${Math.floor(small / perLarge)} ${large}${rest === 0 ? '' : ` ${rest} ${smaller}`}`;
}

export function grouped(value: number): string {
  const [whole = '', fraction] = String(Math.abs(value)).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '−' : ''}${text}${fraction === undefined ? '' : `.${fraction}`}`;
}

const singular: Record<string, string> = {
  instances: 'instance',
  copies: 'copy',
  environments: 'environment',
  requests: 'request',
  interruptions: 'interruption',
  jobs: 'job',
  'scale-ins': 'scale-in',
  'scale-outs': 'scale-out',
};

/** "1 instance", "12 instances" */
export function counted(count: number, plural: string): string {
  return `${grouped(count)} ${count === 1 ? (singular[plural] ?? plural) : plural}`;
}

function decimals(value: number, digits: number): string {
  const factor = [1, 10, 100, 1000, 10_000][digits] ?? 1;
  return grouped(Math.round(value * factor) / factor);
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
