import type { VpcEndpoint } from '@/lib/contracts/network';
import type { Range } from './cidr';
import { policyAllows } from './endpoint-policy';
import { blocked, type Blocked } from './explanation-codes';
import { admits, httpsPort } from './network-acl';
import type { PreparedNetwork, PreparedSubnet } from './prepare-network';
import { permits, type GroupRule } from './security-group';
import { serviceOf } from './service-addresses';
import { callOf } from './service-calls';

/** What may stop traffic on its way; each says what it is blocked by, or null. */
export function aclStops(
  { acl }: PreparedSubnet,
  direction: 'ingress' | 'egress',
  peers: readonly Range[],
  ports: Range,
): Blocked | null {
  if (!acl || peers.every((range) => admits(acl[direction], range, ports))) return null;
  return blocked('SUBNET_ACL_RESTRICTION', acl.id);
}

/** The rules of an interface's groups, for a connection to a port from or to these peers, of these groups. */
export function groupsStop(
  groupIds: readonly string[],
  rules: readonly GroupRule[],
  peers: readonly Range[],
  peerGroups: readonly string[],
): Blocked | null {
  const pass = peers.every((addresses) => permits(rules, { addresses, groupIds: peerGroups }, httpsPort.first));
  return pass ? null : blocked('ENI_SG_RULES_MISMATCH', groupIds.join(', '));
}

export function policyStops({ resources }: PreparedNetwork, endpoint: VpcEndpoint): Blocked | null {
  const service = serviceOf(endpoint.ServiceName);
  const allows = policyAllows(endpoint.PolicyDocument, callOf(service, resources[service]));
  return allows ? null : blocked('AccessDenied', endpoint.VpcEndpointId);
}

/** A part without a State works; AWS writes `available` with and without a capital. */
export function isAvailable({ State = 'available' }: { readonly State?: string | undefined }): boolean {
  return State.toLowerCase() === 'available';
}
