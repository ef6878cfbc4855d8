import type { Network, RouteTable, VpcEndpoint } from '@/lib/contracts/network';
import { contains, parseCidr } from './cidr';
import { firstAclBlock } from './network-acl';
import { allowsFromPeer, allowsTo, type Peer } from './security-group';
import { policyAllows } from './endpoint-policy';

/**
 * Who reaches whom from inside a VPC, without sending a packet: the path, or the first component that blocks it, in the
 * vocabulary of VPC Reachability Analyzer. M3 M4 M5 M14 M19.
 */
export type Source = { readonly subnetId: string; readonly securityGroupIds: readonly string[] };

/** An AWS service by the end of its endpoint's name: `s3`, `monitoring`, `sagemaker.runtime`. Always TCP 443. */
export type Service = 's3' | 'dynamodb' | 'monitoring' | (string & {});

export type BlockCode =
  | 'NO_ROUTE_TO_DESTINATION'
  | 'BLACKHOLE_ROUTE'
  | 'ENI_SG_RULES_MISMATCH'
  | 'SUBNET_ACL_RESTRICTION'
  | 'VPCE_POLICY_DENIED'
  | 'VPCE_NOT_AVAILABLE'
  | 'NAT_GATEWAY_NOT_AVAILABLE'
  | 'IGW_PUBLIC_IP_ASSOCIATION_FOR_INGRESS'
  | 'SUBNET_NOT_FOUND'
  | 'SECURITY_GROUP_NOT_FOUND';

export type Reachability =
  | { readonly kind: 'reachable'; readonly path: readonly string[] }
  | { readonly kind: 'blocked'; readonly code: BlockCode; readonly component: string };

const httpsPort = 443;
const everywhere = { base: 0, prefix: 0 };

export function reachability(network: Network, from: Source, to: Service): Reachability {
  const missing = missingParts(network, from);
  if (missing) return missing;
  const own = endpointsOf(network, to);
  const interfaceEndpoint = own.find(
    (endpoint) => typeOf(endpoint) === 'Interface' && answersByName(network, endpoint),
  );
  if (interfaceEndpoint) return throughInterface(network, from, interfaceEndpoint);
  const table = routeTableOf(network, from.subnetId);
  const gateway = own.find((endpoint) => typeOf(endpoint) === 'Gateway' && isRoutedTo(endpoint, table));
  if (gateway) return throughGateway(network, from, gateway, table);
  return throughInternet(network, from, table);
}

function blocked(code: BlockCode, component: string): Reachability {
  return { kind: 'blocked', code, component };
}

function missingParts(network: Network, { subnetId, securityGroupIds }: Source): Reachability | null {
  if (network.Subnets && !network.Subnets.some((subnet) => subnet.SubnetId === subnetId)) {
    return blocked('SUBNET_NOT_FOUND', subnetId);
  }
  const unknown = securityGroupIds.find(
    (id) => network.SecurityGroups?.every((group) => group.GroupId !== id) ?? false,
  );
  return unknown === undefined ? null : blocked('SECURITY_GROUP_NOT_FOUND', unknown);
}

function endpointsOf(network: Network, service: Service): VpcEndpoint[] {
  return (network.VpcEndpoints ?? []).filter(({ ServiceName }) => serviceOf(ServiceName) === service);
}

/** com.amazonaws.us-east-1.s3 → s3; com.amazonaws.us-east-1.sagemaker.runtime → sagemaker.runtime. */
export function serviceOf(serviceName: string): string {
  const parts = serviceName.split('.');
  return parts[0] === 'com' || parts[0] === 'aws' ? parts.slice(3).join('.') : serviceName;
}

function typeOf({ VpcEndpointType }: VpcEndpoint): 'Gateway' | 'Interface' {
  return VpcEndpointType ?? 'Gateway'; // CreateVpcEndpoint's own default
}

/** Private DNS makes the service's usual name lead to the endpoint; it needs both DNS attributes of the VPC. M19 */
function answersByName(network: Network, endpoint: VpcEndpoint): boolean {
  const dns = (network.EnableDnsSupport ?? true) && (network.EnableDnsHostnames ?? true);
  return dns && (endpoint.PrivateDnsEnabled ?? true);
}

function isAvailable({ State }: { State?: string | undefined }): boolean {
  return State === undefined || State.toLowerCase() === 'available';
}

function throughInterface(network: Network, from: Source, endpoint: VpcEndpoint): Reachability {
  const id = endpoint.VpcEndpointId;
  if (!isAvailable(endpoint)) return blocked('VPCE_NOT_AVAILABLE', id);
  const groups = (endpoint.Groups ?? []).map(({ GroupId }) => GroupId);
  const subnetIds = endpoint.SubnetIds ?? [from.subnetId];
  // the address in the source's own subnet is used where there is one
  const endpointSubnet = subnetIds.includes(from.subnetId) ? from.subnetId : (subnetIds[0] ?? from.subnetId);
  const destination: Peer = { groupIds: groups, cidr: cidrOf(network, endpointSubnet) };
  const origin: Peer = { groupIds: from.securityGroupIds, cidr: cidrOf(network, from.subnetId) };
  if (!allowsTo(network, from.securityGroupIds, destination, httpsPort)) {
    return blocked('ENI_SG_RULES_MISMATCH', from.securityGroupIds.join(', '));
  }
  if (endpointSubnet !== from.subnetId) {
    const acl = firstAclBlock(network, from.subnetId, endpointSubnet, httpsPort);
    if (acl) return blocked('SUBNET_ACL_RESTRICTION', acl);
  }
  if (groups.length > 0 && !allowsFromPeer(network, groups, origin, httpsPort)) {
    return blocked('ENI_SG_RULES_MISMATCH', groups.join(', '));
  }
  if (!policyAllows(endpoint.PolicyDocument)) return blocked('VPCE_POLICY_DENIED', id);
  return { kind: 'reachable', path: [from.subnetId, id] };
}

/** The subnet's addresses; the VPC's where the subnet names none; the usual private ones where neither does. */
function cidrOf(network: Network, subnetId: string) {
  const subnet = network.Subnets?.find(({ SubnetId }) => SubnetId === subnetId);
  return parseCidr(subnet?.CidrBlock ?? network.CidrBlock ?? '10.0.0.0/8') ?? everywhere;
}

/** The table associated with the subnet, or the main one. Null where none is listed: then only the VPC's own route. */
function routeTableOf(network: Network, subnetId: string): RouteTable | null {
  const tables = network.RouteTables ?? [];
  const explicit = tables.find(({ Associations }) => Associations?.some(({ SubnetId }) => SubnetId === subnetId));
  if (explicit) return explicit;
  const main = tables.find(({ Associations }) => Associations?.some(({ Main }) => Main));
  if (main) return main;
  // one table without associations stands for the main table
  const [only] = tables;
  return tables.length === 1 && only && (only.Associations ?? []).length === 0 ? only : null;
}

/** Associated through RouteTableIds or a prefix-list route; where no table is listed at all, with the main one. */
function isRoutedTo(endpoint: VpcEndpoint, table: RouteTable | null): boolean {
  if (!table) return endpoint.RouteTableIds === undefined;
  if (endpoint.RouteTableIds?.includes(table.RouteTableId)) return true;
  return (table.Routes ?? []).some(({ GatewayId }) => GatewayId === endpoint.VpcEndpointId);
}

function throughGateway(network: Network, from: Source, endpoint: VpcEndpoint, table: RouteTable | null): Reachability {
  if (!isAvailable(endpoint)) return blocked('VPCE_NOT_AVAILABLE', endpoint.VpcEndpointId);
  const route = table?.Routes?.find(({ GatewayId }) => GatewayId === endpoint.VpcEndpointId);
  if (route?.State === 'blackhole') return blocked('BLACKHOLE_ROUTE', table?.RouteTableId ?? '');
  const barrier = leavingBarrier(network, from, route?.DestinationPrefixListId ?? null);
  if (barrier) return barrier;
  if (!policyAllows(endpoint.PolicyDocument)) return blocked('VPCE_POLICY_DENIED', endpoint.VpcEndpointId);
  return { kind: 'reachable', path: [from.subnetId, ...(table ? [table.RouteTableId] : []), endpoint.VpcEndpointId] };
}

/** Security group and network ACL on the way out of the subnet to public addresses, and back. */
function leavingBarrier(network: Network, from: Source, prefixListId: string | null): Reachability | null {
  const peer: Peer = { groupIds: [], cidr: everywhere, prefixListId };
  if (!allowsTo(network, from.securityGroupIds, peer, httpsPort)) {
    return blocked('ENI_SG_RULES_MISMATCH', from.securityGroupIds.join(', '));
  }
  const acl = firstAclBlock(network, from.subnetId, null, httpsPort);
  return acl ? blocked('SUBNET_ACL_RESTRICTION', acl) : null;
}

/** No endpoint of the service: the longest prefix for a public address, through a NAT gateway to the internet. */
function throughInternet(network: Network, from: Source, table: RouteTable | null): Reachability {
  const route = longestPrefix(table);
  if (!route) return blocked('NO_ROUTE_TO_DESTINATION', table?.RouteTableId ?? from.subnetId);
  if (route.State === 'blackhole') return blocked('BLACKHOLE_ROUTE', table?.RouteTableId ?? '');
  if (route.GatewayId?.startsWith('igw-')) {
    // the model's network interfaces have private addresses only
    return blocked('IGW_PUBLIC_IP_ASSOCIATION_FOR_INGRESS', route.GatewayId);
  }
  const nat = network.NatGateways?.find(({ NatGatewayId }) => NatGatewayId === route.NatGatewayId);
  if (!nat) return blocked('NO_ROUTE_TO_DESTINATION', route.NatGatewayId ?? table?.RouteTableId ?? '');
  if (!isAvailable(nat) || nat.ConnectivityType === 'private') {
    return blocked('NAT_GATEWAY_NOT_AVAILABLE', nat.NatGatewayId);
  }
  const barrier = leavingBarrier(network, from, null);
  if (barrier) return barrier;
  const exit = nat.SubnetId === undefined ? null : longestPrefix(routeTableOf(network, nat.SubnetId));
  if (nat.SubnetId !== undefined && network.RouteTables && !exit?.GatewayId?.startsWith('igw-')) {
    return blocked('NO_ROUTE_TO_DESTINATION', nat.NatGatewayId);
  }
  return { kind: 'reachable', path: [from.subnetId, table?.RouteTableId ?? 'main', nat.NatGatewayId] };
}

/** The most specific route that holds every public address, which in practice is the default route. */
function longestPrefix(table: RouteTable | null) {
  const routes = (table?.Routes ?? []).filter(({ DestinationCidrBlock }) => {
    const cidr = DestinationCidrBlock === undefined ? null : parseCidr(DestinationCidrBlock);
    return cidr !== null && contains(cidr, everywhere);
  });
  return routes[0] ?? null;
}
