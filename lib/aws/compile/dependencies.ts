import type { Scenario } from '@/lib/contracts/scenario';
import type { Rules } from '@/lib/simulation/rulebook';

/**
 * What each step of an endpoint's life needs to reach from inside the VPC, and what its lack does. Everything else that
 * SageMaker does (pulling images from Amazon ECR, its own metrics, stdout logs, scaling itself) leaves from its own
 * network. Facts §20; M3 M7–M11 M13–M18 M20 M21.
 */
export type Step = 'image' | 'model-data' | 'load-calls' | 'metrics' | 'calls' | 'invocations';

export type Dependency = {
  readonly step: Step;
  /** A service, or the network interface of a host in the VPC. */
  readonly to: string;
  /** What follows where it is not reached, as a sentence; null: nothing does. */
  readonly lack: string | null;
  readonly facts: readonly string[];
};

export function dependenciesOf(scenario: Scenario, rules: Rules): Dependency[] {
  const { model, network, endpoint } = scenario;
  const vpc = endpoint?.VpcConfig ? [...imageDependencies(scenario), modelData(rules)] : [];
  const calls = endpoint?.VpcConfig ? (network?.containerCalls ?? []) : [];
  return [
    ...vpc,
    ...calls.map(({ service, atLoad }): Dependency => (atLoad ? loadCall(service) : servingCall(service))),
    ...(endpoint?.VpcConfig ? [metrics(rules, model?.customMetric?.MetricName)] : []),
    ...(network?.client ? [invocations] : []),
  ];
}

/** Amazon ECR's images come by SageMaker's own way; a registry of one's own is reached through the VPC. M10 M11 */
function imageDependencies({ endpoint, network }: Scenario): Dependency[] {
  const { Image, ImageConfig } = endpoint?.PrimaryContainer ?? {};
  if (ImageConfig?.RepositoryAccessMode !== 'Vpc') return [];
  const host = (Image ?? '').split('/')[0]?.split(':')[0] ?? '';
  const inVpc = network?.NetworkInterfaces?.find(({ PrivateDnsName }) => PrivateDnsName === host);
  const lack = 'the image cannot be pulled, so no new instance comes into service';
  const registry: Dependency = { step: 'image', to: inVpc?.NetworkInterfaceId ?? host, lack, facts: ['M11'] };
  return ImageConfig.RepositoryAuthConfig ? [{ ...registry, to: 'lambda' }, registry] : [registry];
}

function modelData(rules: Rules): Dependency {
  const lack = rules.missingModelDataFails
    ? 'new instances cannot download the model data: creation fails, a later scale-out rolls back'
    : 'new instances are launched and billed, and never serve';
  const facts = rules.missingModelDataFails ? ['M3', 'M7', 'M9'] : ['S4'];
  return { step: 'model-data', to: 's3', lack, facts };
}

function loadCall(service: string): Dependency {
  const lack = 'the container cannot start, so no new instance comes into service';
  return { step: 'load-calls', to: service, lack, facts: ['M8'] };
}

function servingCall(service: string): Dependency {
  const lack =
    service === 'logs'
      ? 'what the container sends to CloudWatch Logs itself is lost'
      : 'the calls of the container time out';
  return { step: 'calls', to: service, lack, facts: [service === 'logs' ? 'M17' : service === 'sts' ? 'M20' : 'M3'] };
}

/** Asked for in every case, as a choice of ours (facts §22, item 11) may need it; it matters where metrics take that way. */
function metrics(rules: Rules, customMetric: string | undefined): Dependency {
  const all = rules.builtInMetricsNeedCloudWatchPath;
  const what = all
    ? 'no metric of the endpoint'
    : customMetric === undefined
      ? null
      : `no datapoint of ${customMetric}`;
  const lack = what && `${what} arrives: its alarms stay in INSUFFICIENT_DATA and nothing scales`;
  return { step: 'metrics', to: 'monitoring', lack, facts: all ? ['S4'] : ['M14', 'M15'] };
}

const invocations: Dependency = {
  step: 'invocations',
  to: 'sagemaker.runtime',
  lack: 'the client’s calls time out and no request arrives at the endpoint',
  facts: ['M18'],
};
