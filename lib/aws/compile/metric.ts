import type { CustomizedMetricSpecification } from '@/lib/contracts/application-auto-scaling';
import type { MetricAlarm } from '@/lib/contracts/cloudwatch';
import type { Scenario } from '@/lib/contracts/scenario';
import type { Notice } from '@/lib/contracts/trace';
import type { CompiledMetric, MetricName } from '@/lib/simulation/compiled-scenario';
import { variantsOf } from '@/lib/aws/rules/endpoint';
import { scalingsOf } from '@/lib/aws/rules/scenario';

/** From the names of CloudWatch to the metrics of the core. A24 H1–H17 J10 J12 M16 */
const sageMaker = 'AWS/SageMaker';
const endpoints = '/aws/sagemaker/Endpoints';
const components = '/aws/sagemaker/InferenceComponents';

/** Published by serverless endpoints; all but the first two only with provisioned concurrency. H6 K7 */
const serverlessMetrics = [
  'ModelSetupTime',
  'ServerlessConcurrentExecutionsUtilization',
  'ServerlessProvisionedConcurrencyExecutions',
  'ServerlessProvisionedConcurrencyUtilization',
  'ServerlessProvisionedConcurrencyInvocations',
  'ServerlessProvisionedConcurrencySpilloverInvocations',
] as const;
const builtIn: Record<string, { namespace: string; for: readonly string[]; name: MetricName }> = {
  Invocations: { namespace: sageMaker, for: ['real-time', 'serverless', 'inference-component'], name: 'Invocations' },
  InvocationsPerInstance: { namespace: sageMaker, for: ['real-time'], name: 'InvocationsPerInstance' },
  InvocationsPerCopy: { namespace: sageMaker, for: ['inference-component'], name: 'InvocationsPerCopy' },
  ModelLatency: {
    namespace: sageMaker,
    for: ['real-time', 'serverless', 'asynchronous', 'inference-component'],
    name: 'ModelLatency',
  },
  OverheadLatency: {
    namespace: sageMaker,
    for: ['real-time', 'serverless', 'inference-component'],
    name: 'OverheadLatency',
  },
  InvocationModelErrors: {
    namespace: sageMaker,
    for: ['real-time', 'inference-component'],
    name: 'InvocationModelErrors',
  },
  ConcurrentRequestsPerModel: { namespace: sageMaker, for: ['real-time'], name: 'ConcurrentRequestsPerModel' },
  ConcurrentRequestsPerCopy: { namespace: sageMaker, for: ['inference-component'], name: 'ConcurrentRequestsPerCopy' },
  NoCapacityInvocationFailures: {
    namespace: sageMaker,
    for: ['inference-component'],
    name: 'NoCapacityInvocationFailures',
  },
  ApproximateBacklogSize: { namespace: sageMaker, for: ['asynchronous'], name: 'ApproximateBacklogSize' },
  ApproximateBacklogSizePerInstance: {
    namespace: sageMaker,
    for: ['asynchronous'],
    name: 'ApproximateBacklogSizePerInstance',
  },
  ApproximateAgeOfOldestRequest: { namespace: sageMaker, for: ['asynchronous'], name: 'ApproximateAgeOfOldestRequest' },
  HasBacklogWithoutCapacity: { namespace: sageMaker, for: ['asynchronous'], name: 'HasBacklogWithoutCapacity' },
  ...Object.fromEntries(serverlessMetrics.map((name) => [name, { namespace: sageMaker, for: ['serverless'], name }])),
  CPUUtilization: {
    namespace: endpoints,
    for: ['real-time', 'asynchronous', 'inference-component'],
    name: 'CPUUtilization',
  },
  GPUUtilization: {
    namespace: endpoints,
    for: ['real-time', 'asynchronous', 'inference-component'],
    name: 'GPUUtilization',
  },
  CPUUtilizationNormalized: {
    namespace: components,
    for: ['inference-component'],
    name: 'CPUUtilizationNormalized',
  },
  GPUUtilizationNormalized: {
    namespace: components,
    for: ['inference-component'],
    name: 'GPUUtilizationNormalized',
  },
};

export type NamedMetric = {
  namespace: string | undefined;
  metricName: string | undefined;
  dimensions: readonly { Name: string; Value: string }[] | undefined;
};

type Resolved = { name: MetricName; label: string; pushedFromVpc: boolean; notice: Notice | null };

/** Which metric the names mean here; a metric that nobody publishes stays silent, as on AWS, and is warned about. */
export function resolveMetric(scenario: Scenario, targetName: string, metric: NamedMetric, path: string): Resolved {
  const label = metric.metricName ?? 'metric';
  const own = scenario.model?.customMetric;
  if (own && own.MetricName === metric.metricName && own.Namespace === metric.namespace) {
    return { name: `custom-${own.follows}`, label, pushedFromVpc: true, notice: null };
  }
  const absent = (why: string, facts: string[]): Resolved => {
    const message = `${label} never gets a datapoint here: ${why}. Its alarms stay in INSUFFICIENT_DATA and nothing scales on it.`;
    return {
      name: 'absent',
      label,
      pushedFromVpc: false,
      notice: { code: 'metric-without-data', path, message, facts },
    };
  };
  const known = builtIn[metric.metricName ?? ''];
  if (!known) return absent(`nothing publishes ${metric.namespace ?? ''} ${label}`, ['M16']);
  if (metric.namespace !== known.namespace) {
    return absent(`SageMaker publishes it in the namespace ${known.namespace}, not in ${metric.namespace ?? 'none'}`, [
      'H1',
      'M16',
    ]);
  }
  const type = scenario.endpoint?.type ?? 'real-time';
  if (!known.for.includes(type)) return absent(`an endpoint of type ${type} does not publish it`, ['H17']);
  const variants = scenario.endpoint ? variantsOf(scenario.endpoint) : [];
  const provisioned = variants.some(({ variant }) => variant.ServerlessConfig?.ProvisionedConcurrency);
  if (known.name.startsWith('ServerlessProvisioned') && !provisioned) {
    return absent('the serverless endpoint has no provisioned concurrency', ['K7']);
  }
  const wrong = wrongDimension(scenario, targetName, metric.dimensions);
  if (wrong) return absent(`no endpoint has the dimension ${wrong}`, ['M16']);
  return { name: known.name, label, pushedFromVpc: false, notice: null };
}

function wrongDimension(scenario: Scenario, targetName: string, dimensions: NamedMetric['dimensions']): string | null {
  const expected: Record<string, string> = {
    EndpointName: scenario.endpoint?.EndpointName ?? '',
    VariantName: targetName,
    InferenceComponentName: targetName,
  };
  const wrong = dimensions?.find(({ Name, Value }) => Name in expected && expected[Name] !== Value);
  return wrong ? `${wrong.Name}=${wrong.Value}` : null;
}

export function statisticOf(alarm: Pick<MetricAlarm, 'Statistic' | 'ExtendedStatistic'>): CompiledMetric['statistic'] {
  const percentile = /^p(\d+(?:\.\d+)?)$/i.exec(alarm.ExtendedStatistic ?? '');
  if (percentile) return { percentile: Number(percentile[1]) };
  return plainStatistic(alarm.Statistic);
}

export function plainStatistic(name: string | undefined): Exclude<CompiledMetric['statistic'], object> {
  const known = ['Sum', 'Minimum', 'Maximum', 'SampleCount'] as const;
  return known.find((one) => one === name) ?? 'Average';
}

/** How much later than its nominal window an alarm acts: AWS says no more than "usually 1 to 2 minutes". G16 */
export const usualDelaySeconds = { least: 60, most: 120 } as const;

/** A predefined metric as its CloudWatch metric. A24 A9 */
export const predefinedMetrics: Record<string, Omit<CompiledMetric, 'pushedFromVpc'>> = {
  SageMakerVariantInvocationsPerInstance: {
    name: 'InvocationsPerInstance',
    label: 'InvocationsPerInstance',
    statistic: 'Sum',
    periodSeconds: 60,
  },
  SageMakerVariantConcurrentRequestsPerModelHighResolution: {
    name: 'ConcurrentRequestsPerModel',
    label: 'ConcurrentRequestsPerModel',
    statistic: 'Average',
    periodSeconds: 10,
  },
  SageMakerVariantProvisionedConcurrencyUtilization: {
    name: 'ServerlessProvisionedConcurrencyUtilization',
    label: 'ServerlessProvisionedConcurrencyUtilization',
    statistic: 'Average',
    periodSeconds: 60,
  },
  SageMakerInferenceComponentInvocationsPerCopy: {
    name: 'InvocationsPerCopy',
    label: 'InvocationsPerCopy',
    statistic: 'Sum',
    periodSeconds: 60,
  },
  SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution: {
    name: 'ConcurrentRequestsPerCopy',
    label: 'ConcurrentRequestsPerCopy',
    statistic: 'Average',
    periodSeconds: 10,
  },
};

/** Does a policy track a metric of 10-second datapoints? A5–A7 */
export function tracksTenSeconds(scenario: Scenario): boolean {
  const policies = scalingsOf(scenario).flatMap(({ scaling }) => scaling.ScalingPolicies ?? []);
  return policies.some(({ TargetTrackingScalingPolicyConfiguration: tracking }) => {
    const type = tracking?.PredefinedMetricSpecification?.PredefinedMetricType ?? '';
    return (predefinedMetrics[type]?.periodSeconds ?? 60) < 60;
  });
}

export function namedMetricOf(specification: CustomizedMetricSpecification): NamedMetric {
  return {
    namespace: specification.Namespace,
    metricName: specification.MetricName,
    dimensions: specification.Dimensions,
  };
}
