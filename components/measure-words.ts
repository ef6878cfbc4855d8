import type { MeasureName } from '@/lib/contracts/trace';
import { formatDuration, formatMilliseconds, formatNumber, formatPercent } from './figures';

type MeasureWords = { label: string; say: (value: number) => string };

const count = (value: number) => formatNumber(value, 4);
const seconds = (value: number) => formatDuration(value);
const counted = (label: string): MeasureWords => ({ label, say: count });

/** How each measure is called and written where a learner reads it. */
export const measureWords = {
  requests: counted('Requests'),
  succeeded: counted('Requests served'),
  timedOut: counted('Requests timed out'),
  throttled: counted('Requests throttled'),
  failed: counted('Requests failed'),
  queuedAtEnd: counted('Requests still queued'),
  availability: { label: 'Availability', say: formatPercent },
  latencyP50Ms: { label: 'Median latency', say: formatMilliseconds },
  latencyP95Ms: { label: '95th percentile of latency', say: formatMilliseconds },
  latencyP99Ms: { label: '99th percentile of latency', say: formatMilliseconds },
  instanceHours: { label: 'Instance-hours', say: count },
  costUsd: { label: 'Cost', say: (value) => `$${value.toFixed(2)}` },
  peakInstances: counted('Most instances in service'),
  leastInstances: counted('Fewest instances in service'),
  scalingActivities: counted('Scaling activities'),
  scaleOuts: counted('Scale-outs'),
  scaleIns: counted('Scale-ins'),
  failedActivities: counted('Failed scaling activities'),
  firstScaleOutAtSecond: { label: 'First scale-out after', say: seconds },
  secondsInAlarm: { label: 'Time in ALARM', say: seconds },
  maxBacklog: counted('Longest queue'),
  trainingSeconds: { label: 'Training time', say: seconds },
  billableSeconds: { label: 'Billable time', say: seconds },
  savingsPercent: { label: 'Savings', say: (value) => formatPercent(value / 100) },
  completedAtSecond: { label: 'Completed after', say: seconds },
} satisfies Record<MeasureName, MeasureWords>;
