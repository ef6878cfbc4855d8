import type { CompiledMetric, CompiledTarget, MetricName } from '@/lib/simulation/compiled-scenario';
import { atOnce, type Mutant, ofEveryTarget } from './mutant';

const counts: readonly MetricName[] = ['InvocationsPerInstance', 'InvocationsPerCopy', 'Invocations'];
const utilizations: readonly MetricName[] = [
  'CPUUtilization',
  'GPUUtilization',
  'CPUUtilizationNormalized',
  'GPUUtilizationNormalized',
];

/** What policies and alarms compare some metrics with, multiplied: somebody takes their unit for another one. */
const withThresholds = (names: readonly MetricName[], factor: number) =>
  ofEveryTarget((target: CompiledTarget): Partial<CompiledTarget> => {
    const isRead = (metricIndex: number) => names.some((name) => name === target.metrics[metricIndex]?.name);
    const alarms = target.alarms.map((alarm) =>
      isRead(alarm.metricIndex) ? { ...alarm, threshold: alarm.threshold * factor } : alarm,
    );
    const policies = target.policies.map((policy, index) => {
      if (policy.kind === 'target-tracking') {
        const read = target.alarms[policy.highAlarm]?.metricIndex ?? -1;
        return isRead(read) ? { ...policy, target: policy.target * factor } : policy;
      }
      const invoking = target.alarms.filter(({ stepPolicies }) => stepPolicies.includes(index));
      if (!invoking.some(({ metricIndex }) => isRead(metricIndex))) return policy;
      const steps = policy.steps.map(({ lower, upper, adjustment }) => {
        return { lower: lower * factor, upper: upper * factor, adjustment };
      });
      return { ...policy, steps };
    });
    return { alarms, policies };
  });

const publishable: readonly MetricName[] = [...counts, ...utilizations, 'ModelLatency', 'ConcurrentRequestsPerModel'];

/** A metric that is silent here, as if it were published under the name that it is given. */
const published = (metric: CompiledMetric): CompiledMetric => {
  const name = publishable.find((one) => one === metric.label);
  return metric.name === 'absent' && name ? { ...metric, name } : metric;
};

/** Beliefs about what a metric says, and when. A3–A20, G1–G24, H1–H19 */
export const metricMutants: readonly Mutant[] = [
  {
    id: 'metric-per-second',
    says: 'Invocations per instance are counted by the second.',
    compiled: withThresholds(counts, 60),
  },
  {
    id: 'metric-per-five-minutes',
    says: 'Invocations per instance are counted over five minutes.',
    compiled: withThresholds(counts, 1 / 5),
  },
  {
    id: 'utilization-ends-at-100',
    says: 'The utilization of an instance ends at 100, however many cores it has.',
    rules: { utilizationCountsCores: false },
  },
  {
    id: 'utilization-counts-cores',
    says: 'The utilization of an instance adds up its cores.',
    rules: { utilizationCountsCores: true },
  },
  {
    id: 'utilization-is-a-share',
    says: 'The utilization of an instance is a share between 0 and 1.',
    rules: { utilizationCountsCores: false },
    compiled: withThresholds(utilizations, 100),
  },
  {
    id: 'utilization-shows-every-load',
    says: 'The utilization of the processor grows with the load, whatever the model.',
    compiled: ofEveryTarget(({ server }) => {
      return { server: { ...server, cpuPercentAtMaxRps: 95, gpuPercentAtMaxRps: 95 } };
    }),
  },
  {
    id: 'metrics-without-delay',
    says: 'An alarm sees a datapoint as soon as its period ends.',
    compiled: (compiled) => ({ ...compiled, metricDelaySeconds: 0 }),
  },
  {
    id: 'one-datapoint-is-enough',
    says: 'An alarm goes off at the first datapoint that breaches.',
    compiled: ofEveryTarget(({ alarms }) => ({ alarms: alarms.map(atOnce) })),
  },
  {
    id: 'datapoints-in-a-row',
    says: 'An alarm goes off only when every datapoint of its window breaches.',
    compiled: ofEveryTarget(({ alarms }) => ({
      alarms: alarms.map((alarm) => ({ ...alarm, datapointsToAlarm: alarm.evaluationPeriods })),
    })),
  },
  {
    id: 'latency-in-milliseconds',
    says: 'ModelLatency is measured in milliseconds.',
    compiled: withThresholds(['ModelLatency', 'OverheadLatency'], 1000),
  },
  {
    id: 'silence-is-low-load',
    says: 'A metric without data counts as zero.',
    compiled: ofEveryTarget(({ alarms }) => ({
      alarms: alarms.map((alarm) => ({
        ...alarm,
        treatMissingData: alarm.comparison.startsWith('LessThan') ? ('breaching' as const) : ('notBreaching' as const),
      })),
    })),
  },
  {
    id: 'every-metric-is-published',
    says: 'Every endpoint publishes every metric, under whatever names it is looked for.',
    compiled: ofEveryTarget(({ metrics }) => ({ metrics: metrics.map(published) })),
  },
];
