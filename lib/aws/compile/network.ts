import type { Scenario } from '@/lib/contracts/scenario';
import type { Network } from '@/lib/contracts/network';
import type { NetworkState } from '@/lib/simulation/compiled-scenario';
import { reachability } from '@/lib/simulation/network/reachability';

/**
 * What the scenario's network lets through, from second 0 and from each fault that removes a part of it. Nothing to ask
 * where the endpoint is in no VPC of its own or no network is described: then every path is open.
 */
export function compileNetworkStates(scenario: Scenario): NetworkState[] {
  const { endpoint, network } = scenario;
  if (!endpoint?.VpcConfig || !network || !isDescribed(network)) return [];
  const removals = scenario.faults
    .flatMap((fault) => ('remove' in fault ? [{ second: Math.round(fault.atMinute * 60), what: fault.remove }] : []))
    .sort((a, b) => a.second - b.second);
  const states = [stateOf(network, endpoint.VpcConfig, 0)];
  let remaining = network;
  for (const { second, what } of removals) {
    remaining = without(remaining, what);
    states.push(stateOf(remaining, endpoint.VpcConfig, second));
  }
  return states;
}

function isDescribed(network: Network): boolean {
  return Object.values(network).some((value) => Array.isArray(value));
}

function stateOf(
  network: Network,
  vpc: { Subnets: readonly string[]; SecurityGroupIds: readonly string[] },
  fromSecond: number,
): NetworkState {
  // instances come up in any of the subnets, so each of them must reach the service
  const reaches = (service: string) =>
    vpc.Subnets.every((subnetId) => {
      const from = { subnetId, securityGroupIds: vpc.SecurityGroupIds };
      return reachability(network, from, service).kind === 'reachable';
    });
  const counts = vpc.Subnets.map(
    (id) => network.Subnets?.find(({ SubnetId }) => SubnetId === id)?.AvailableIpAddressCount,
  );
  return {
    fromSecond,
    modelDataReachable: reaches('s3'),
    cloudWatchReachable: reaches('monitoring'),
    freeAddresses: counts.reduce<number>((sum, count) => sum + (count ?? Infinity), 0),
  };
}

/** The network without one part, named by its id; routes that led to it become black holes. */
export function without(network: Network, id: string): Network {
  const routeTables = network.RouteTables?.filter(({ RouteTableId }) => RouteTableId !== id).map((table) => ({
    ...table,
    Routes: (table.Routes ?? []).map((route) =>
      route.GatewayId === id || route.NatGatewayId === id ? { ...route, State: 'blackhole' as const } : route,
    ),
  }));
  return {
    ...network,
    ...(network.Subnets && { Subnets: network.Subnets.filter(({ SubnetId }) => SubnetId !== id) }),
    ...(routeTables && { RouteTables: routeTables }),
    ...(network.VpcEndpoints && {
      VpcEndpoints: network.VpcEndpoints.filter(({ VpcEndpointId }) => VpcEndpointId !== id),
    }),
    ...(network.SecurityGroups && { SecurityGroups: network.SecurityGroups.filter(({ GroupId }) => GroupId !== id) }),
    ...(network.NetworkAcls && { NetworkAcls: network.NetworkAcls.filter(({ NetworkAclId }) => NetworkAclId !== id) }),
    ...(network.NatGateways && { NatGateways: network.NatGateways.filter(({ NatGatewayId }) => NatGatewayId !== id) }),
  };
}

/** Ids that a fault may remove. */
export function networkIds(network: Network | undefined): string[] {
  return [
    ...(network?.Subnets ?? []).map(({ SubnetId }) => SubnetId),
    ...(network?.RouteTables ?? []).map(({ RouteTableId }) => RouteTableId),
    ...(network?.VpcEndpoints ?? []).map(({ VpcEndpointId }) => VpcEndpointId),
    ...(network?.SecurityGroups ?? []).map(({ GroupId }) => GroupId),
    ...(network?.NetworkAcls ?? []).map(({ NetworkAclId }) => NetworkAclId),
    ...(network?.NatGateways ?? []).map(({ NatGatewayId }) => NatGatewayId),
  ];
}
