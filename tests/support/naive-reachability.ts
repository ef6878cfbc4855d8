import type { Network, NetworkRoute, VpcEndpoint } from '@/lib/contracts/network';

// A second reachability, written from the VPC user guide and the PrivateLink guide and sharing no code with the first: it
// sends every packet there is, from every address of the caller's subnet to every address of the destination, and back to
// every port. Slow, for small networks whose PrefixLists state the services' addresses. Endpoint policies here allow
// everything (no policy) or nothing (no statement).

type Source = { subnetId: string; securityGroupIds: readonly string[] };
type Answer = { path: string[] } | { code: string; component: string };
type Stop = { code: string; component: string };

const stop = (code: string, component: string): Stop => ({ code, component });

// --- addresses -------------------------------------------------------------------------------------------------------

function toNumber(address: string): number {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return ((a * 256 + b) * 256 + c) * 256 + d;
}

/** As the guide explains a CIDR block: the first `length` bits of both must be the same. */
function isIn(cidr: string, address: number): boolean {
  const [base = '', length = '32'] = cidr.split('/');
  const bits = (n: number) => n.toString(2).padStart(32, '0').slice(0, Number(length));
  return bits(toNumber(base)) === bits(address);
}

function everyAddress(cidrs: readonly string[]): number[] {
  const all: number[] = [];
  for (const cidr of cidrs) {
    for (let address = toNumber(cidr.split('/')[0] ?? ''); isIn(cidr, address); address++) all.push(address);
  }
  return all.sort((a, b) => a - b);
}

const serviceName = (service: string) => `com.amazonaws.us-east-1.${service}`;
const blockOf = (network: Network, subnetId: string) =>
  network.Subnets?.find((subnet) => subnet.SubnetId === subnetId)?.CidrBlock ?? network.CidrBlock ?? '';
const addressesOf = (network: Network, subnetId: string) => everyAddress([blockOf(network, subnetId)]);
const serviceAddresses = (network: Network, service: string) =>
  everyAddress(network.PrefixLists?.find((list) => list.PrefixListName === serviceName(service))?.Cidrs ?? []);
const listCidrs = (network: Network, id: string) =>
  network.PrefixLists?.find((list) => list.PrefixListId === id)?.Cidrs ?? [];

// --- network ACLs ----------------------------------------------------------------------------------------------------

function aclOf(network: Network, subnetId: string) {
  const acls = network.NetworkAcls ?? [];
  const associated = acls.filter((acl) => (acl.Associations ?? []).some((one) => one.SubnetId === subnetId));
  return associated[0] ?? acls.filter((acl) => acl.IsDefault)[0];
}

/** The rules that concern TCP with this peer, in the order of their numbers, and whether what none matches passes. */
function aclRules(network: Network, subnetId: string, leaving: boolean, peer: number) {
  const acl = aclOf(network, subnetId);
  const rules = (acl?.Entries ?? []).filter(
    ({ Egress, CidrBlock, Protocol }) =>
      Egress === leaving && isIn(CidrBlock, peer) && (Protocol === '-1' || Protocol === '6' || Protocol === 'tcp'),
  );
  return {
    rules: rules.sort((a, b) => a.RuleNumber - b.RuleNumber),
    otherwise: !acl || (!acl.Entries && acl.IsDefault),
  };
}

function aclLetsPass({ rules, otherwise }: ReturnType<typeof aclRules>, port: number): boolean {
  for (const { Protocol, PortRange, RuleAction } of rules) {
    const onPort = Protocol === '-1' || !PortRange || (PortRange.From <= port && port <= PortRange.To);
    if (onPort) return RuleAction === 'allow';
  }
  return otherwise === true; // rule *
}

const https = { from: 443, to: 443 };
const linux = { from: 32768, to: 61000 };
const nat = { from: 1024, to: 65535 };

function aclStops(network: Network, subnetId: string, leaving: boolean, peers: number[], ports: typeof https) {
  for (const peer of peers) {
    const rules = aclRules(network, subnetId, leaving, peer);
    for (let port = ports.from; port <= ports.to; port++) {
      if (aclLetsPass(rules, port)) continue;
      return stop('SUBNET_ACL_RESTRICTION', aclOf(network, subnetId)?.NetworkAclId ?? '');
    }
  }
  return null;
}

// --- security groups -------------------------------------------------------------------------------------------------

type Direction = 'IpPermissions' | 'IpPermissionsEgress';

function groupsLetPass(
  network: Network,
  ids: readonly string[],
  side: Direction,
  peer: number,
  peerGroups: readonly string[],
) {
  if (!network.SecurityGroups) return true;
  for (const group of network.SecurityGroups) {
    if (!ids.includes(group.GroupId)) continue;
    const rules = group[side];
    if (!rules && side === 'IpPermissionsEgress') return true;
    for (const rule of rules ?? []) {
      const tcp443 = rule.IpProtocol === 'tcp' && (rule.FromPort ?? 0) <= 443 && 443 <= (rule.ToPort ?? 65535);
      if (rule.IpProtocol !== '-1' && !tcp443) continue;
      if (rule.IpRanges?.some(({ CidrIp }) => isIn(CidrIp, peer))) return true;
      if (rule.UserIdGroupPairs?.some(({ GroupId }) => peerGroups.includes(GroupId))) return true;
      const lists = rule.PrefixListIds ?? [];
      if (lists.some(({ PrefixListId }) => listCidrs(network, PrefixListId).some((cidr) => isIn(cidr, peer))))
        return true;
    }
  }
  return false;
}

function groupsStop(
  network: Network,
  ids: readonly string[],
  side: Direction,
  peers: number[],
  peerGroups: readonly string[],
) {
  const allPass = peers.every((peer) => groupsLetPass(network, ids, side, peer, peerGroups));
  return allPass ? null : stop('ENI_SG_RULES_MISMATCH', ids.join(', '));
}

// --- routes ----------------------------------------------------------------------------------------------------------

function tableOf(network: Network, subnetId: string) {
  const tables = network.RouteTables ?? [];
  const own = tables.filter((table) => (table.Associations ?? []).some((one) => one.SubnetId === subnetId))[0];
  return own ?? tables.filter((table) => (table.Associations ?? []).some((one) => one.Main))[0];
}

/** Every route of the subnet's table as a block with its place in "How route priority works". */
function routesOf(network: Network, subnetId: string) {
  const table = tableOf(network, subnetId);
  const routes: { cidr: string; place: number; route: NetworkRoute }[] = [];
  for (const route of table?.Routes ?? []) {
    const propagated = route.Origin === 'EnableVgwRoutePropagation';
    if (route.DestinationCidrBlock) routes.push({ cidr: route.DestinationCidrBlock, place: propagated ? 3 : 1, route });
    for (const cidr of listCidrs(network, route.DestinationPrefixListId ?? '')) routes.push({ cidr, place: 2, route });
  }
  routes.push({ cidr: network.CidrBlock ?? '', place: 1, route: { GatewayId: 'local' } }); // a listed route for the same block comes first
  for (const endpoint of network.VpcEndpoints ?? []) {
    if (endpoint.VpcEndpointType === 'Interface' || !table) continue;
    if (!endpoint.RouteTableIds?.includes(table.RouteTableId)) continue;
    const list = network.PrefixLists?.find((one) => one.PrefixListName === endpoint.ServiceName);
    for (const cidr of list?.Cidrs ?? []) {
      routes.push({ cidr, place: 2, route: { GatewayId: endpoint.VpcEndpointId } });
    }
  }
  return routes;
}

function routeFor(network: Network, subnetId: string, address: number): NetworkRoute | Stop {
  const table = tableOf(network, subnetId)?.RouteTableId ?? subnetId;
  const length = (cidr: string) => Number(cidr.split('/')[1]);
  let best: { cidr: string; place: number; route: NetworkRoute } | undefined;
  for (const one of routesOf(network, subnetId)) {
    if (!isIn(one.cidr, address)) continue;
    const longer = !best || length(one.cidr) > length(best.cidr);
    const same = best && length(one.cidr) === length(best.cidr);
    if (longer || (same && best && one.place < best.place)) best = one;
  }
  if (!best) return stop('NO_ROUTE_TO_DESTINATION', table);
  return isBlackhole(network, best.route) ? stop('BAD_STATE_ROUTE', table) : best.route;
}

function isBlackhole(network: Network, { State, GatewayId, NatGatewayId }: NetworkRoute): boolean {
  if (State === 'blackhole') return true;
  if (NatGatewayId) return !network.NatGateways?.some((one) => one.NatGatewayId === NatGatewayId);
  if (GatewayId?.startsWith('vpce-')) return !network.VpcEndpoints?.some((one) => one.VpcEndpointId === GatewayId);
  if (GatewayId?.startsWith('igw-') && network.InternetGateways) {
    return !network.InternetGateways.some((one) => one.InternetGatewayId === GatewayId);
  }
  return false;
}

const targetId = (route: NetworkRoute) =>
  route.GatewayId ?? route.NatGatewayId ?? route.TransitGatewayId ?? route.VpcPeeringConnectionId ?? '';

// --- the way ---------------------------------------------------------------------------------------------------------

const isUp = (part: { State?: string | undefined }) => (part.State ?? 'available') === 'available';
const isDenied = ({ PolicyDocument }: VpcEndpoint) => PolicyDocument !== undefined;

export function naiveReachability(network: Network, from: Source, to: string): Answer {
  const subnets = (network.Subnets ?? []).map(({ SubnetId }) => SubnetId);
  if (!subnets.includes(from.subnetId)) return stop('NO_SOURCE_OR_DESTINATION', from.subnetId);
  const groups = (network.SecurityGroups ?? []).map(({ GroupId }) => GroupId);
  const lost = network.SecurityGroups && from.securityGroupIds.find((id) => !groups.includes(id));
  if (lost) return stop('NO_SOURCE_OR_DESTINATION', lost);
  if (to.startsWith('eni-')) return toHost(network, from, to);
  if (network.EnableDnsSupport === false) return stop('UNKNOWN_DESTINATION', 'enableDnsSupport');
  const named = (network.VpcEndpoints ?? []).find(
    (endpoint) =>
      endpoint.VpcEndpointType === 'Interface' &&
      endpoint.ServiceName === serviceName(to) &&
      endpoint.PrivateDnsEnabled !== false &&
      network.EnableDnsHostnames !== false &&
      endpoint.DnsOptions?.PrivateDnsOnlyForInboundResolverEndpoint !== true,
  );
  return named ? toInterfaceEndpoint(network, from, named) : toPublicAddresses(network, from, to);
}

function toHost(network: Network, from: Source, id: string): Answer {
  const host = network.NetworkInterfaces?.find((one) => one.NetworkInterfaceId === id);
  if (!host || !network.Subnets?.some(({ SubnetId }) => SubnetId === host.SubnetId)) {
    return stop('NO_SOURCE_OR_DESTINATION', id);
  }
  const groups = host.Groups?.map(({ GroupId }) => GroupId);
  const addresses = host.PrivateIpAddress ? [toNumber(host.PrivateIpAddress)] : addressesOf(network, host.SubnetId);
  const stopped = toInterface(network, from, host.SubnetId, addresses, groups);
  return stopped ?? { path: [...insidePath(network, from.subnetId, host.SubnetId), id] };
}

function toInterfaceEndpoint(network: Network, from: Source, endpoint: VpcEndpoint): Answer {
  const id = endpoint.VpcEndpointId;
  if (!isUp(endpoint)) return stop('BAD_STATE', id);
  const listed = (network.Subnets ?? []).map(({ SubnetId }) => SubnetId);
  const subnets = (endpoint.SubnetIds ?? [from.subnetId]).filter((subnet) => listed.includes(subnet));
  if (subnets.length === 0) return stop('NO_POSSIBLE_DESTINATION', id);
  const groups = endpoint.Groups?.map(({ GroupId }) => GroupId);
  for (const subnet of subnets) {
    const stopped = toInterface(network, from, subnet, addressesOf(network, subnet), groups);
    if (stopped) return stopped;
  }
  if (isDenied(endpoint)) return stop('AccessDenied', id);
  return { path: [...insidePath(network, from.subnetId, subnets[0] ?? ''), id] };
}

function toInterface(
  network: Network,
  { subnetId, securityGroupIds }: Source,
  toSubnet: string,
  addresses: number[],
  groups: string[] | undefined,
): Stop | null {
  const callers = addressesOf(network, subnetId);
  const other = toSubnet !== subnetId;
  const out = groupsStop(network, securityGroupIds, 'IpPermissionsEgress', addresses, groups ?? []);
  if (out) return out;
  if (other) {
    const leaving = aclStops(network, subnetId, true, addresses, https);
    if (leaving) return leaving;
    for (const address of addresses) {
      const route = routeFor(network, subnetId, address);
      if ('code' in route) return route;
      if (route.GatewayId !== 'local') return stop('NO_POSSIBLE_DESTINATION', targetId(route));
    }
    const entering = aclStops(network, toSubnet, false, callers, https);
    if (entering) return entering;
  }
  const into = groups && groupsStop(network, groups, 'IpPermissions', callers, securityGroupIds);
  if (into) return into;
  if (!other) return null;
  return aclStops(network, toSubnet, true, callers, linux) ?? aclStops(network, subnetId, false, addresses, linux);
}

const insidePath = (network: Network, from: string, to: string) => {
  const acl = aclOf(network, to)?.NetworkAclId;
  return from === to ? [from] : [...leavingPath(network, from), to, ...(acl ? [acl] : [])];
};

const leavingPath = (network: Network, subnetId: string) =>
  [subnetId, aclOf(network, subnetId)?.NetworkAclId, tableOf(network, subnetId)?.RouteTableId].filter(
    (id) => id !== undefined,
  );

function toPublicAddresses(network: Network, from: Source, service: string): Answer {
  const { subnetId, securityGroupIds } = from;
  const addresses = serviceAddresses(network, service);
  const out =
    groupsStop(network, securityGroupIds, 'IpPermissionsEgress', addresses, []) ??
    aclStops(network, subnetId, true, addresses, https);
  if (out) return out;
  const routed: { route: NetworkRoute; addresses: number[] }[] = [];
  for (const address of addresses) {
    const route = routeFor(network, subnetId, address);
    if ('code' in route) return route;
    const same = routed.find((one) => targetId(one.route) === targetId(route));
    if (same) same.addresses.push(address);
    else routed.push({ route, addresses: [address] });
  }
  const ways: Way[] = [];
  for (const { route, addresses: together } of routed) {
    const way = route.NatGatewayId
      ? throughNat(network, subnetId, service, route.NatGatewayId, together)
      : throughGateway(network, service, route, false);
    if ('code' in way) return way;
    ways.push(way);
  }
  const back = aclStops(network, subnetId, false, addresses, linux);
  if (back) return back;
  for (const endpoint of ways.flatMap(({ endpoints }) => endpoints))
    if (isDenied(endpoint)) return stop('AccessDenied', endpoint.VpcEndpointId);
  return { path: [...leavingPath(network, subnetId), ...(ways[0]?.path ?? [])] };
}

type Way = { path: string[]; endpoints: VpcEndpoint[] };

function throughGateway(network: Network, service: string, route: NetworkRoute, hasPublicAddress: boolean): Way | Stop {
  const id = targetId(route);
  if (id.startsWith('igw-')) {
    return hasPublicAddress ? { path: [id], endpoints: [] } : stop('IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS', id);
  }
  const endpoint = network.VpcEndpoints?.find((one) => one.VpcEndpointId === id);
  if (endpoint?.ServiceName !== serviceName(service)) return stop('NO_POSSIBLE_DESTINATION', id);
  return isUp(endpoint) ? { path: [id], endpoints: [endpoint] } : stop('BAD_STATE', id);
}

function throughNat(network: Network, caller: string, service: string, id: string, addresses: number[]): Way | Stop {
  const gateway = network.NatGateways?.find((one) => one.NatGatewayId === id);
  if (!gateway || !isUp(gateway)) return stop('BAD_STATE', id);
  const isPublic = gateway.ConnectivityType !== 'private';
  const subnet = gateway.SubnetId;
  if (subnet === undefined) return isPublic ? { path: [id], endpoints: [] } : stop('NO_POSSIBLE_DESTINATION', id);
  if (!network.Subnets?.some(({ SubnetId }) => SubnetId === subnet)) return stop('NO_SOURCE_OR_DESTINATION', subnet);
  const callers = subnet === caller ? [] : addressesOf(network, caller);
  const into = aclStops(network, subnet, false, callers, https) ?? aclStops(network, subnet, true, addresses, https);
  if (into) return into;
  const routes: NetworkRoute[] = [];
  for (const address of addresses) {
    const route = routeFor(network, subnet, address);
    if ('code' in route) return route;
    routes.push(route);
  }
  const ways: Way[] = [];
  for (const route of routes) {
    const way = route.NatGatewayId
      ? stop('NO_POSSIBLE_DESTINATION', route.NatGatewayId)
      : throughGateway(network, service, route, isPublic);
    if ('code' in way) return way;
    ways.push(way);
  }
  const back = aclStops(network, subnet, false, addresses, nat) ?? aclStops(network, subnet, true, callers, linux);
  if (back) return back;
  const path = [id, ...leavingPath(network, subnet), ...(ways[0]?.path ?? [])];
  return { path, endpoints: ways.flatMap(({ endpoints }) => endpoints) };
}
