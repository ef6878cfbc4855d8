import type { IpPermission, Network } from '@/lib/contracts/network';
import { contains, parseCidr, type Cidr } from './cidr';

/** The other side of a connection: its security groups, its addresses, or the managed prefix list that stands for them. */
export type Peer = { readonly groupIds: readonly string[]; readonly cidr: Cidr; readonly prefixListId?: string | null };

/** Security groups are stateful: one rule in the direction of the connection is enough, answers come back. */
export function allowsTo(network: Network, groupIds: readonly string[], to: Peer, port: number): boolean {
  return permissionsOf(network, groupIds, 'IpPermissionsEgress').some((rule) => permits(rule, to, port));
}

export function allowsFromPeer(network: Network, groupIds: readonly string[], from: Peer, port: number): boolean {
  return permissionsOf(network, groupIds, 'IpPermissions').some((rule) => permits(rule, from, port));
}

const everything: IpPermission = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

/** Where no group is listed the VPC's default group lets everything out and its own members in. */
function permissionsOf(
  network: Network,
  groupIds: readonly string[],
  side: 'IpPermissions' | 'IpPermissionsEgress',
): IpPermission[] {
  if (!network.SecurityGroups) return [everything];
  return network.SecurityGroups.filter(({ GroupId }) => groupIds.includes(GroupId)).flatMap(
    (group) => group[side] ?? (side === 'IpPermissionsEgress' ? [everything] : []),
  );
}

function permits(rule: IpPermission, peer: Peer, port: number): boolean {
  if (!coversPort(rule, port)) return false;
  const byAddress = (rule.IpRanges ?? []).some(({ CidrIp }) => {
    const cidr = parseCidr(CidrIp);
    return cidr !== null && contains(cidr, peer.cidr);
  });
  const byGroup = (rule.UserIdGroupPairs ?? []).some(({ GroupId }) => peer.groupIds.includes(GroupId));
  const byList = (rule.PrefixListIds ?? []).some(
    ({ PrefixListId }) => peer.prefixListId !== undefined && (peer.prefixListId ?? PrefixListId) === PrefixListId,
  );
  return byAddress || byGroup || byList;
}

function coversPort({ IpProtocol, FromPort, ToPort }: IpPermission, port: number): boolean {
  if (IpProtocol === '-1') return true;
  if (IpProtocol !== 'tcp' && IpProtocol !== '6') return false;
  return (FromPort ?? 0) <= port && port <= (ToPort ?? FromPort ?? 65_535);
}
