import type { VpcEndpoint } from '@/lib/contracts/network';
import { aclStops, groupsStop, isAvailable, policyStops } from './barriers';
import { turningPoints } from './cidr';
import { blocked, type Blocked, type Reachability } from './explanation-codes';
import { httpsPort, instancePorts } from './network-acl';
import { interfaceIn, interfacesOf, type PreparedInterface, type PreparedNetwork } from './prepare-network';
import { passed, type Caller } from './public-path';
import { routeTo } from './routes';

/** Through an interface endpoint: each of its network interfaces must be reached, as its name leads to all of them. M19 */
export function pathToEndpoint(prepared: PreparedNetwork, caller: Caller, endpoint: VpcEndpoint): Reachability {
  const id = endpoint.VpcEndpointId;
  if (!isAvailable(endpoint)) return blocked('BAD_STATE', id);
  const interfaces = interfacesOf(prepared, endpoint, caller.subnet.id);
  const [first] = interfaces;
  if (!first) return blocked('NO_POSSIBLE_DESTINATION', id);
  for (const each of interfaces) {
    const stopped = interfaceStops(caller, each);
    if (stopped) return stopped;
  }
  return policyStops(prepared, endpoint) ?? { kind: 'reachable', path: [...pathTo(caller, first), id] };
}

/** To a host in the VPC by the id of its network interface, such as a private registry. M11 */
export function pathToHost(prepared: PreparedNetwork, caller: Caller, id: string): Reachability {
  const host = prepared.network.NetworkInterfaces?.find(({ NetworkInterfaceId }) => NetworkInterfaceId === id);
  const found = host ? interfaceIn(prepared, host.SubnetId, host.Groups, host.PrivateIpAddress) : null;
  if (!found) return blocked('NO_SOURCE_OR_DESTINATION', id);
  return interfaceStops(caller, found) ?? { kind: 'reachable', path: [...pathTo(caller, found), id] };
}

/** Inside a subnet traffic passes neither a route table nor a network ACL. */
function interfaceStops(caller: Caller, to: PreparedInterface): Blocked | null {
  const { subnet: from, groupIds, egress } = caller;
  const crosses = to.subnet !== from;
  return (
    groupsStop(groupIds, egress, [to.block], to.groupIds) ??
    (crosses ? crossingStops(caller, to) : null) ??
    (to.ingress ? groupsStop(to.groupIds, to.ingress, [from.block], groupIds) : null) ??
    (crosses ? aclStops(to.subnet, 'egress', [from.block], instancePorts) : null) ??
    (crosses ? aclStops(from, 'ingress', [to.block], instancePorts) : null)
  );
}

function crossingStops({ subnet: from }: Caller, to: PreparedInterface): Blocked | null {
  return (
    aclStops(from, 'egress', [to.block], httpsPort) ??
    routeStops(from, to) ??
    aclStops(to.subnet, 'ingress', [from.block], httpsPort)
  );
}

/** Every address must be on a local route, and on none to something else that is more specific. */
function routeStops({ routes, tableId, id }: Caller['subnet'], to: PreparedInterface): Blocked | null {
  const table = tableId ?? id;
  const starts = turningPoints(
    to.block,
    routes.map(({ block }) => block),
  );
  for (const address of starts) {
    const route = routeTo(routes, address);
    if (!route) return blocked('NO_ROUTE_TO_DESTINATION', table);
    if (route.target.kind === 'gone') return blocked('BAD_STATE_ROUTE', table);
    if (route.target.kind !== 'local') return blocked('NO_POSSIBLE_DESTINATION', route.target.id);
  }
  return null;
}

function pathTo({ subnet: from }: Caller, { subnet: to }: PreparedInterface): string[] {
  if (to === from) return [from.id];
  return [...passed(from), to.id, ...(to.acl ? [to.acl.id] : [])];
}
