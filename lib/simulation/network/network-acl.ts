import type { Network, NetworkAcl } from '@/lib/contracts/network';
import { contains, parseCidr, type Cidr } from './cidr';

/** Network ACLs are stateless and ordered: both directions are checked, the lowest matching rule number decides. */
const ephemeralPort = 50_000;

/**
 * The ACL that stops a connection from one subnet to another (null: to public addresses) or its answers, or null. The
 * answer comes to a port of the ephemeral range.
 */
export function firstAclBlock(
  network: Network,
  fromSubnet: string,
  toSubnet: string | null,
  port: number,
): string | null {
  const from = aclOf(network, fromSubnet);
  const origin = cidrOf(network, fromSubnet);
  const destination = toSubnet === null ? { base: 0, prefix: 0 } : cidrOf(network, toSubnet);
  if (from && !allows(from, true, destination, port)) return from.NetworkAclId;
  const to = toSubnet === null ? null : aclOf(network, toSubnet);
  if (to && !allows(to, false, origin, port)) return to.NetworkAclId;
  if (to && !allows(to, true, origin, ephemeralPort)) return to.NetworkAclId;
  if (from && !allows(from, false, destination, ephemeralPort)) return from.NetworkAclId;
  return null;
}

/** The ACL of a subnet: the associated one, else the listed default, else the default of every VPC, which allows all. */
function aclOf(network: Network, subnetId: string): NetworkAcl | null {
  const acls = network.NetworkAcls ?? [];
  return (
    acls.find(({ Associations }) => Associations?.some(({ SubnetId }) => SubnetId === subnetId)) ??
    acls.find(({ IsDefault }) => IsDefault) ??
    null
  );
}

function cidrOf(network: Network, subnetId: string): Cidr {
  const subnet = network.Subnets?.find(({ SubnetId }) => SubnetId === subnetId);
  return parseCidr(subnet?.CidrBlock ?? network.CidrBlock ?? '10.0.0.0/8') ?? { base: 0, prefix: 0 };
}

function allows(acl: NetworkAcl, egress: boolean, peer: Cidr, port: number): boolean {
  const entries = (acl.Entries ?? [])
    .filter(({ Egress }) => Egress === egress)
    .sort((a, b) => a.RuleNumber - b.RuleNumber);
  for (const { Protocol, CidrBlock, PortRange, RuleAction } of entries) {
    const covers = Protocol === '-1' || ((Protocol === '6' || Protocol === 'tcp') && coversPort(PortRange, port));
    const cidr = parseCidr(CidrBlock);
    if (covers && cidr && contains(cidr, peer)) return RuleAction === 'allow';
  }
  return false; // the last rule of every ACL, *, denies
}

function coversPort(range: { From: number; To: number } | undefined, port: number): boolean {
  return !range || (range.From <= port && port <= range.To);
}
