import type { Network, NetworkRoute, RouteTable, VpcEndpoint } from '@/lib/contracts/network';
import { holds, parseCidr, type Cidr } from './cidr';
import { gatewayServices, prefixListBlocks, serviceBlocks, serviceOf } from './service-addresses';
import { vpcBlocks } from './subnets';

/** Routes: "How route priority works". The longest prefix wins; then static routes, prefix lists, propagated routes. */
export type Route = { readonly block: Cidr; readonly rank: 0 | 1 | 2; readonly target: Target };

/** Where a route leads; `gone` is a blackhole: what it led to was deleted. */
export type Target = {
  readonly kind: 'local' | 'internet-gateway' | 'nat-gateway' | 'endpoint' | 'other' | 'gone';
  readonly id: string;
};

/** The routes of a table (null: the main table that is not listed), the one to be preferred first. */
export function prepareRoutes(network: Network, table: RouteTable | null): Route[] {
  const listed = (table?.Routes ?? []).flatMap((route) => toRoutes(network, route));
  const local: Target = { kind: 'local', id: 'local' };
  const routes = [
    ...listed,
    // after what is listed, as the target of a local route may have been replaced
    ...vpcBlocks(network).map((block): Route => ({ block, rank: 0, target: local })),
    ...(network.VpcEndpoints ?? []).flatMap((endpoint) => associated(network, table, endpoint)),
  ];
  return routes.sort((a, b) => b.block.prefix - a.block.prefix || a.rank - b.rank);
}

export function routeTo(routes: readonly Route[], address: number): Route | undefined {
  return routes.find(({ block }) => holds(block, address));
}

function toRoutes(network: Network, route: NetworkRoute): Route[] {
  const target = targetOf(network, route);
  const { DestinationCidrBlock, DestinationPrefixListId, Origin } = route;
  const propagated = Origin === 'EnableVgwRoutePropagation';
  const block = parseCidr(DestinationCidrBlock);
  if (block) return [{ block, rank: propagated ? 2 : 0, target }];
  if (DestinationPrefixListId === undefined) return [];
  return prefixListBlocks(network, DestinationPrefixListId).map((each) => ({ block: each, rank: 1, target }));
}

function targetOf(network: Network, route: NetworkRoute): Target {
  const { GatewayId, NatGatewayId, TransitGatewayId, VpcPeeringConnectionId, NetworkInterfaceId, InstanceId } = route;
  const id = GatewayId ?? NatGatewayId ?? TransitGatewayId ?? VpcPeeringConnectionId ?? NetworkInterfaceId;
  const kind = route.State === 'blackhole' ? 'gone' : kindOf(network, GatewayId, NatGatewayId);
  return { kind, id: id ?? InstanceId ?? '' };
}

function kindOf(network: Network, gatewayId: string | undefined, natGatewayId: string | undefined): Target['kind'] {
  const { InternetGateways, NatGateways, VpcEndpoints } = network;
  if (natGatewayId !== undefined) {
    return NatGateways?.some(({ NatGatewayId }) => NatGatewayId === natGatewayId) ? 'nat-gateway' : 'gone';
  }
  if (gatewayId === undefined) return 'other';
  if (gatewayId === 'local') return 'local';
  if (VpcEndpoints?.some(({ VpcEndpointId }) => VpcEndpointId === gatewayId)) return 'endpoint';
  if (gatewayId.startsWith('vpce-')) return 'gone';
  if (InternetGateways?.some(({ InternetGatewayId }) => InternetGatewayId === gatewayId)) return 'internet-gateway';
  if (!gatewayId.startsWith('igw-')) return 'other';
  return InternetGateways ? 'gone' : 'internet-gateway';
}

/** The route that associating a gateway endpoint with a table adds to it; it may be listed too. M4 */
function associated(network: Network, table: RouteTable | null, endpoint: VpcEndpoint): Route[] {
  const { VpcEndpointId: id, ServiceName, RouteTableIds: tables, VpcEndpointType = 'Gateway' } = endpoint;
  const service = serviceOf(ServiceName);
  if (VpcEndpointType !== 'Gateway' || !gatewayServices.has(service)) return [];
  // where no table is listed every table that the endpoint names is the main one
  const isAssociated = table
    ? tables?.includes(table.RouteTableId)
    : tables === undefined || (!network.RouteTables && tables.length > 0);
  if (!isAssociated) return [];
  return serviceBlocks(network, service).map((block) => ({ block, rank: 1, target: { kind: 'endpoint', id } }));
}
