import type { NetworkAcl } from '@/lib/contracts/network';
import { holds, parseCidr, turningPoints, type Cidr, type Range } from './cidr';

/**
 * Network ACLs: "Network ACL rules". Rules are tried in the order of their numbers, the first that matches decides,
 * and the last rule, `*`, denies. They are stateless: answers need rules of their own, to the ephemeral ports of the caller.
 */
export type PreparedAcl = {
  readonly id: string;
  readonly ingress: readonly AclRule[];
  readonly egress: readonly AclRule[];
};

/** The traffic of one side that goes through: peers' addresses and the port it goes to. */
export type AclRule = { readonly peers: Cidr; readonly ports: Range; readonly allows: boolean };

export const httpsPort: Range = { first: 443, last: 443 };
/** The ports that a Linux kernel calls from, and those of a NAT gateway: "Ephemeral ports". */
export const instancePorts: Range = { first: 32_768, last: 61_000 };
export const natPorts: Range = { first: 1_024, last: 65_535 };

const allPorts: Range = { first: 0, last: 65_535 };
const allows: AclRule = { peers: { first: 0, last: 4_294_967_295, prefix: 0 }, ports: allPorts, allows: true };

export function prepareAcl({ NetworkAclId: id, IsDefault, Entries }: NetworkAcl): PreparedAcl {
  // the default ACL is created with a rule that allows everything, any other with none
  if (!Entries) return { id, ingress: IsDefault ? [allows] : [], egress: IsDefault ? [allows] : [] };
  const ordered = [...Entries].sort((a, b) => a.RuleNumber - b.RuleNumber);
  const rules = (egress: boolean) => ordered.filter(({ Egress }) => Egress === egress).flatMap(toRules);
  return { id, ingress: rules(false), egress: rules(true) };
}

type Entry = NonNullable<NetworkAcl['Entries']>[number];

/** The part of an entry that concerns TCP. With protocol -1 its ports do not count. */
function toRules({ Protocol, CidrBlock, PortRange, RuleAction }: Entry): AclRule[] {
  const peers = parseCidr(CidrBlock);
  if (!peers || !['-1', '6', 'tcp'].includes(Protocol)) return [];
  const ports = Protocol === '-1' || !PortRange ? allPorts : { first: PortRange.From, last: PortRange.To };
  return [{ peers, ports, allows: RuleAction === 'allow' }];
}

/** Is every peer of the range admitted on every port of the other? */
export function admits(rules: readonly AclRule[], peers: Range, ports: Range): boolean {
  const somePeers = turningPoints(
    peers,
    rules.map((rule) => rule.peers),
  );
  const somePorts = turningPoints(
    ports,
    rules.map((rule) => rule.ports),
  );
  return somePeers.every((peer) => somePorts.every((port) => decision(rules, peer, port)));
}

function decision(rules: readonly AclRule[], peer: number, port: number): boolean {
  return rules.find((rule) => holds(rule.peers, peer) && holds(rule.ports, port))?.allows ?? false;
}
