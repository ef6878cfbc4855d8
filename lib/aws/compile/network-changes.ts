import type { Network } from '@/lib/contracts/network';

/**
 * The network without one part, named by its id. Deleting a gateway endpoint takes its routes with it; routes to anything
 * else that is deleted become black holes.
 */
export function without(network: Network, id: string): Network {
  const routeTables = network.RouteTables?.filter(({ RouteTableId }) => RouteTableId !== id).map((table) => ({
    ...table,
    ...(table.Routes && { Routes: withoutTarget(network, table.Routes, id) }),
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
    ...(network.InternetGateways && {
      InternetGateways: network.InternetGateways.filter(({ InternetGatewayId }) => InternetGatewayId !== id),
    }),
    ...(network.NetworkInterfaces && {
      NetworkInterfaces: network.NetworkInterfaces.filter(({ NetworkInterfaceId }) => NetworkInterfaceId !== id),
    }),
  };
}

type Routes = NonNullable<NonNullable<Network['RouteTables']>[number]['Routes']>;

function withoutTarget({ VpcEndpoints }: Network, routes: Routes, id: string): Routes {
  if (VpcEndpoints?.some(({ VpcEndpointId }) => VpcEndpointId === id)) {
    return routes.filter(({ GatewayId }) => GatewayId !== id);
  }
  return routes.map((route) =>
    route.GatewayId === id || route.NatGatewayId === id ? { ...route, State: 'blackhole' } : route,
  );
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
    ...(network?.InternetGateways ?? []).map(({ InternetGatewayId }) => InternetGatewayId),
    ...(network?.NetworkInterfaces ?? []).map(({ NetworkInterfaceId }) => NetworkInterfaceId),
  ];
}
