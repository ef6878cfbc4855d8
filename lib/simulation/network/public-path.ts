import type { VpcEndpoint } from '@/lib/contracts/network';
import { aclStops, groupsStop, isAvailable, policyStops } from './barriers';
import { turningPoints, type Range } from './cidr';
import { blocked, type Blocked, type Reachability } from './explanation-codes';
import { httpsPort, instancePorts, natPorts } from './network-acl';
import { subnetOf, type PreparedNetwork, type PreparedSubnet } from './prepare-network';
import { routeTo, type Target } from './routes';
import type { GroupRule } from './security-group';
import { serviceBlocks, serviceOf } from './service-addresses';

/** A network interface that calls: without a public address, as those of a model have none. */
export type Caller = {
  readonly subnet: PreparedSubnet;
  readonly groupIds: readonly string[];
  readonly egress: readonly GroupRule[];
};

/** Past a subnet: what is passed from there on, and the gateway endpoints whose policies then decide. */
type Onward = { readonly path: readonly string[]; readonly endpoints: readonly VpcEndpoint[] };

/** The way to a service's public addresses: by a gateway endpoint, or by a NAT gateway and an internet gateway. */
export function pathToService(prepared: PreparedNetwork, caller: Caller, service: string): Reachability {
  const { subnet, groupIds, egress } = caller;
  const addresses = serviceBlocks(prepared.network, service);
  const stopped = groupsStop(groupIds, egress, addresses, []) ?? aclStops(subnet, 'egress', addresses, httpsPort);
  if (stopped) return stopped;
  const onward = leave(subnet, addresses, (target, through) =>
    target.kind === 'nat-gateway'
      ? throughNat(prepared, caller, service, target.id, through)
      : throughGateway(prepared, service, target, false),
  );
  if ('code' in onward) return onward;
  const answerStopped = aclStops(subnet, 'ingress', addresses, instancePorts);
  if (answerStopped) return answerStopped;
  for (const endpoint of onward.endpoints) {
    const denied = policyStops(prepared, endpoint);
    if (denied) return denied;
  }
  return { kind: 'reachable', path: onward.path };
}

/**
 * Follows the subnet's routes: all addresses need one, and those that are routed to the same component travel on
 * together, the lowest first. The path is that of the lowest.
 */
function leave(
  subnet: PreparedSubnet,
  addresses: readonly Range[],
  follow: (target: Target, addresses: readonly Range[]) => Onward | Blocked,
): Onward | Blocked {
  const groups = new Map<string, { readonly target: Target; readonly addresses: Range[] }>();
  for (const stretch of addresses.flatMap((range) => stretchesOf(subnet, range))) {
    const route = routeTo(subnet.routes, stretch.first);
    const table = subnet.tableId ?? subnet.id;
    if (!route) return blocked('NO_ROUTE_TO_DESTINATION', table);
    if (route.target.kind === 'gone') return blocked('BAD_STATE_ROUTE', table);
    const group = groups.get(route.target.id) ?? { target: route.target, addresses: [] };
    group.addresses.push(stretch);
    groups.set(route.target.id, group);
  }
  const found: Onward[] = [];
  for (const group of groups.values()) {
    const next = follow(group.target, group.addresses);
    if ('code' in next) return next;
    found.push(next);
  }
  return {
    path: [...passed(subnet), ...(found[0]?.path ?? [])],
    endpoints: found.flatMap(({ endpoints }) => endpoints),
  };
}

/** The range, cut wherever another route may begin to hold. */
function stretchesOf({ routes }: PreparedSubnet, range: Range): Range[] {
  const starts = turningPoints(
    range,
    routes.map(({ block }) => block),
  );
  return starts.map((first, index) => ({ first, last: (starts[index + 1] ?? range.last + 1) - 1 }));
}

/** What leaving a subnet passes: the subnet, its listed ACL, its listed route table. */
export function passed({ id, acl, tableId }: PreparedSubnet): string[] {
  return [id, acl?.id, tableId].filter((part) => part !== undefined && part !== null);
}

function throughGateway(
  { network }: PreparedNetwork,
  service: string,
  { kind, id }: Target,
  hasPublicAddress: boolean,
): Onward | Blocked {
  if (kind === 'internet-gateway') {
    if (!hasPublicAddress) return blocked('IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS', id);
    return { path: [id], endpoints: [] };
  }
  const endpoint = network.VpcEndpoints?.find(({ VpcEndpointId }) => VpcEndpointId === id);
  if (!endpoint || serviceOf(endpoint.ServiceName) !== service) return blocked('NO_POSSIBLE_DESTINATION', id);
  if (!isAvailable(endpoint)) return blocked('BAD_STATE', id);
  return { path: [id], endpoints: [endpoint] };
}

/**
 * "NAT gateways": the traffic enters the gateway's subnet from the caller and leaves it to the service from the
 * gateway's own address, and so do the answers. A gateway that names no subnet is in a public one.
 */
function throughNat(
  prepared: PreparedNetwork,
  { subnet: from }: Caller,
  service: string,
  id: string,
  addresses: readonly Range[],
): Onward | Blocked {
  const nat = prepared.network.NatGateways?.find(({ NatGatewayId }) => NatGatewayId === id);
  const isPublic = nat?.ConnectivityType !== 'private';
  if (!nat || !isAvailable(nat)) return blocked('BAD_STATE', id);
  if (nat.SubnetId === undefined) {
    return isPublic ? { path: [id], endpoints: [] } : blocked('NO_POSSIBLE_DESTINATION', id);
  }
  const subnet = subnetOf(prepared, nat.SubnetId);
  if (!subnet) return blocked('NO_SOURCE_OR_DESTINATION', nat.SubnetId);
  const crosses = subnet !== from;
  const stopped =
    (crosses ? aclStops(subnet, 'ingress', [from.block], httpsPort) : null) ??
    aclStops(subnet, 'egress', addresses, httpsPort);
  if (stopped) return stopped;
  // a route to another NAT gateway, or back to this one, leads nowhere
  const onward = leave(subnet, addresses, (target) => throughGateway(prepared, service, target, isPublic));
  if ('code' in onward) return onward;
  const answerStopped =
    aclStops(subnet, 'ingress', addresses, natPorts) ??
    (crosses ? aclStops(subnet, 'egress', [from.block], instancePorts) : null);
  return answerStopped ?? { ...onward, path: [id, ...onward.path] };
}
