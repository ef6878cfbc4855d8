import type { Network } from '@/lib/contracts/network';
import type { Scenario } from '@/lib/contracts/scenario';
import type { Notice } from '@/lib/contracts/trace';
import type { NetworkState } from '@/lib/simulation/compiled-scenario';
import { explanations, type Blocked } from '@/lib/simulation/network/explanation-codes';
import { roomForInstances } from '@/lib/simulation/network/free-addresses';
import { prepareNetwork, type PreparedNetwork } from '@/lib/simulation/network/prepare-network';
import { reachability, type Source } from '@/lib/simulation/network/reachability';
import type { Rules } from '@/lib/simulation/rulebook';
import { type Dependency, dependenciesOf, type Step } from './dependencies';
import { without } from './network-changes';

export type CompiledNetwork = { readonly states: readonly NetworkState[]; readonly warnings: readonly Notice[] };

/**
 * What the scenario's network lets through, from second 0 and from each fault that removes a part of it. Nothing to ask
 * where nobody is in a VPC of one's own or no network is described: then every path is open.
 */
export function compileNetwork(scenario: Scenario, rules: Rules): CompiledNetwork {
  const { endpoint, network } = scenario;
  const subnetWarnings = zoneWarnings(scenario);
  if (!network || !isDescribed(network) || !(endpoint?.VpcConfig ?? network.client)) {
    return { states: [], warnings: subnetWarnings };
  }
  const dependencies = dependenciesOf(scenario, rules);
  const findings = stagesOf(scenario, network).map((stage) => findBlocks(scenario, stage, dependencies));
  return {
    states: findings.map(({ state }) => state),
    warnings: [...subnetWarnings, ...findings.flatMap((finding, index) => warningsOf(finding, findings[index - 1]))],
  };
}

const lists = [
  'Subnets',
  'RouteTables',
  'VpcEndpoints',
  'SecurityGroups',
  'NetworkAcls',
  'NatGateways',
  'InternetGateways',
  'NetworkInterfaces',
] as const;

function isDescribed(network: Network): boolean {
  return lists.some((list) => network[list] !== undefined);
}

type Stage = { readonly fromSecond: number; readonly network: Network };

function stagesOf({ faults }: Scenario, network: Network): Stage[] {
  const removals = faults
    .flatMap((fault) => ('remove' in fault ? [{ second: Math.round(fault.atMinute * 60), id: fault.remove }] : []))
    .sort((a, b) => a.second - b.second);
  const stages: Stage[] = [{ fromSecond: 0, network }];
  let remaining = network;
  for (const { second, id } of removals) {
    remaining = without(remaining, id);
    stages.push({ fromSecond: second, network: remaining });
  }
  return stages;
}

type Block = { readonly dependency: Dependency; readonly subnetId: string; readonly found: Blocked };
type Finding = { readonly state: NetworkState; readonly blocks: readonly Block[] };

function findBlocks(scenario: Scenario, { fromSecond, network }: Stage, dependencies: readonly Dependency[]): Finding {
  const vpc = scenario.endpoint?.VpcConfig;
  const prepared = prepareNetwork(network, resourcesOf(scenario));
  const blocks = dependencies.flatMap((dependency) => {
    const found = firstBlock(prepared, sourcesOf(scenario, dependency.step), dependency.to);
    return found ? [{ dependency, ...found }] : [];
  });
  const isOpen = (step: Step) => blocks.every(({ dependency }) => dependency.step !== step);
  return {
    blocks,
    state: {
      fromSecond,
      imageReachable: isOpen('image'),
      modelDataReachable: isOpen('model-data'),
      loadCallsReachable: isOpen('load-calls'),
      cloudWatchReachable: isOpen('metrics'),
      clientReachable: isOpen('invocations'),
      roomForInstances: vpc ? roomForInstances(network, vpc.Subnets) : Infinity,
    },
  };
}

/** Instances come up in any of the subnets, so each of them must reach what they need. */
function firstBlock(prepared: PreparedNetwork, sources: readonly Source[], to: string) {
  for (const source of sources) {
    const found = reachability(prepared, source, to);
    if (found.kind === 'blocked') return { subnetId: source.subnetId, found };
  }
  return null;
}

function sourcesOf({ endpoint, network }: Scenario, step: Step): Source[] {
  if (step === 'invocations') {
    const { client } = network ?? {};
    return client ? [{ subnetId: client.SubnetId, securityGroupIds: client.SecurityGroupIds }] : [];
  }
  const { Subnets = [], SecurityGroupIds = [] } = endpoint?.VpcConfig ?? {};
  return Subnets.map((subnetId) => ({ subnetId, securityGroupIds: SecurityGroupIds }));
}

/** s3://bucket/key as the ARN that an endpoint policy names. */
function resourcesOf({ endpoint }: Scenario): Record<string, string> {
  const url = endpoint?.PrimaryContainer?.ModelDataUrl;
  return url?.startsWith('s3://') ? { s3: `arn:aws:s3:::${url.slice(5)}` } : {};
}

/** What is blocked and was not before, with the component that blocks it: no step of AWS tells so much. */
function warningsOf({ blocks, state }: Finding, before: Finding | undefined): Notice[] {
  const isNew = ({ dependency }: Block) => !before?.blocks.some((block) => block.dependency === dependency);
  const since = state.fromSecond === 0 ? '' : `From minute ${state.fromSecond / 60} on: `;
  return blocks.filter(isNew).flatMap(({ dependency: { to, lack, facts }, subnetId, found: { code, component } }) => {
    if (lack === null) return [];
    const message = `${since}${subnetId} does not reach ${to}: ${component} (${explanations[code]}). So ${lack}.`;
    return [{ code, path: 'network', message, facts: [...facts] }];
  });
}

/** SageMaker asks for subnets in two Availability Zones, even for one instance. M1 */
function zoneWarnings({ endpoint, network }: Scenario): Notice[] {
  const subnets = endpoint?.VpcConfig?.Subnets ?? [];
  const zones = subnets.map((id) => network?.Subnets?.find(({ SubnetId }) => SubnetId === id)?.AvailabilityZone ?? id);
  if (new Set(zones).size !== 1) return [];
  const message = 'All subnets are in one Availability Zone: SageMaker asks for two, even for one instance.';
  return [{ code: 'one-availability-zone', path: 'endpoint.VpcConfig.Subnets', message, facts: ['M1'] }];
}
