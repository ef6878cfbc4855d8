import type { IpPermission, Network } from '@/lib/contracts/network';
import { holds, parseCidrs, turningPoints, type Cidr, type Range } from './cidr';
import { prefixListBlocks } from './service-addresses';

/**
 * Security groups: "Security group rules". Rules only allow; one rule of any of the groups is enough. They are stateful:
 * the answer to what was let through comes back, whatever the rules of that direction say.
 */
export type GroupRule = {
  readonly ports: Range;
  readonly peers: readonly Cidr[];
  readonly peerGroups: readonly string[];
};

/** The other side: its addresses, and the groups of its network interface where it has one in the VPC. */
export type Peer = { readonly addresses: Range; readonly groupIds: readonly string[] };

const everything: readonly GroupRule[] = [
  {
    ports: { first: 0, last: 65_535 },
    peers: [{ first: 0, last: 4_294_967_295, prefix: 0 }],
    peerGroups: [],
  },
];

/**
 * The rules that these groups have together in one direction. Where no group is listed nothing is said about groups and
 * all goes through. A listed group without egress rules has the one it was created with, which allows everything out.
 */
export function rulesOf(
  network: Network,
  groupIds: readonly string[],
  side: 'IpPermissions' | 'IpPermissionsEgress',
): readonly GroupRule[] {
  if (!network.SecurityGroups) return everything;
  return network.SecurityGroups.filter(({ GroupId }) => groupIds.includes(GroupId)).flatMap((group) => {
    const permissions = group[side];
    if (!permissions) return side === 'IpPermissionsEgress' ? everything : [];
    return permissions.flatMap((permission) => toRules(network, permission));
  });
}

/** The part of a permission that concerns TCP. */
function toRules(network: Network, permission: IpPermission): GroupRule[] {
  const { IpProtocol, FromPort = 0, ToPort = permission.FromPort ?? 65_535 } = permission;
  if (!['-1', '6', 'tcp'].includes(IpProtocol)) return [];
  const lists = (permission.PrefixListIds ?? []).flatMap(({ PrefixListId }) => prefixListBlocks(network, PrefixListId));
  return [
    {
      ports: IpProtocol === '-1' ? { first: 0, last: 65_535 } : { first: FromPort, last: ToPort },
      peers: [...parseCidrs((permission.IpRanges ?? []).map(({ CidrIp }) => CidrIp)), ...lists],
      peerGroups: (permission.UserIdGroupPairs ?? []).map(({ GroupId }) => GroupId),
    },
  ];
}

/** Is every address of the peer let through on this port? */
export function permits(rules: readonly GroupRule[], { addresses, groupIds }: Peer, port: number): boolean {
  const onPort = rules.filter(({ ports }) => holds(ports, port));
  if (onPort.some(({ peerGroups }) => peerGroups.some((id) => groupIds.includes(id)))) return true;
  const blocks = onPort.flatMap(({ peers }) => peers);
  return turningPoints(addresses, blocks).every((address) => blocks.some((block) => holds(block, address)));
}
