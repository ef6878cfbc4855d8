import type { IpPermission, Network, NetworkAcl, NetworkRoute, SecurityGroup } from '@/lib/contracts/network';
import type { SheetRow } from '@/lib/contracts/public-question';
import { sheetRow } from './sheet-row';

/** Route tables, prefix lists, security groups and network ACLs, each rule as one says it. */
export function networkRuleRows(network: Network): SheetRow[] {
  const { RouteTables = [], PrefixLists = [], SecurityGroups = [], NetworkAcls = [] } = network;
  return [
    ...RouteTables.map(({ RouteTableId, Associations = [], Routes = [] }) => {
      const subnets = Associations.map(({ SubnetId, Main }) => SubnetId ?? (Main ? 'main' : '')).join(', ');
      const routes = Routes.map(routeText).join('; ');
      const value = [subnets, routes].filter(Boolean).join(': ');
      return sheetRow(RouteTableId, value, 'Route table and its subnets. The longest prefix wins.', true);
    }),
    ...PrefixLists.map(({ PrefixListId, PrefixListName, Cidrs }) => {
      const value = [PrefixListName, Cidrs.join(', ')].filter(Boolean).join(': ');
      return sheetRow(PrefixListId, value, 'A prefix list: blocks of addresses under one name.', true);
    }),
    ...SecurityGroups.flatMap(groupRows),
    ...NetworkAcls.flatMap(aclRows),
  ];
}

function routeText(route: NetworkRoute): string {
  const to = route.DestinationCidrBlock ?? route.DestinationPrefixListId ?? '';
  const target =
    route.GatewayId ??
    route.NatGatewayId ??
    route.TransitGatewayId ??
    route.VpcPeeringConnectionId ??
    route.NetworkInterfaceId ??
    route.InstanceId ??
    'nothing';
  return `${to} → ${target}${route.State === 'blackhole' ? ' (blackhole)' : ''}`;
}

function groupRows({ GroupId, IpPermissions, IpPermissionsEgress }: SecurityGroup): SheetRow[] {
  const rows: SheetRow[] = [];
  if (IpPermissions) {
    const value = IpPermissions.map((one) => permissionText(one, 'from')).join('; ') || 'none';
    rows.push(sheetRow(`${GroupId} ingress`, value, 'What may come in; answers leave by themselves.', true));
  }
  if (IpPermissionsEgress) {
    const value = IpPermissionsEgress.map((one) => permissionText(one, 'to')).join('; ') || 'none';
    rows.push(sheetRow(`${GroupId} egress`, value, 'What may leave; answers come back by themselves.', true));
  }
  return rows;
}

function permissionText(permission: IpPermission, way: 'from' | 'to'): string {
  const { IpProtocol, FromPort, ToPort, IpRanges = [], PrefixListIds = [], UserIdGroupPairs = [] } = permission;
  const peers = [
    ...IpRanges.map(({ CidrIp }) => CidrIp),
    ...PrefixListIds.map(({ PrefixListId }) => PrefixListId),
    ...UserIdGroupPairs.map(({ GroupId }) => GroupId),
  ];
  return `${protocolText(IpProtocol, FromPort, ToPort)} ${way} ${peers.join(', ') || 'nobody'}`;
}

function aclRows({ NetworkAclId, IsDefault, Associations = [], Entries }: NetworkAcl): SheetRow[] {
  const subnets = Associations.map(({ SubnetId }) => SubnetId).join(', ') || (IsDefault ? 'all other subnets' : '');
  const why = 'Network ACL: the lowest rule number that matches decides, * denies; answers need rules of their own.';
  return ([false, true] as const).map((egress) => {
    const rules = (Entries ?? [])
      .filter(({ Egress }) => Egress === egress)
      .sort((a, b) => a.RuleNumber - b.RuleNumber)
      .map(({ RuleNumber, RuleAction, Protocol, PortRange, CidrBlock }) => {
        const what = protocolText(Protocol, PortRange?.From, PortRange?.To);
        return `${RuleNumber} ${RuleAction} ${what} ${egress ? 'to' : 'from'} ${CidrBlock}`;
      });
    const all = Entries === undefined && IsDefault ? ['all'] : [...rules, '* deny'];
    return sheetRow(`${NetworkAclId} ${egress ? 'egress' : 'ingress'}`, `${subnets}: ${all.join('; ')}`, why, true);
  });
}

const protocolNames: Readonly<Record<string, string>> = { '-1': 'all', '6': 'tcp', '17': 'udp', '1': 'icmp' };

function protocolText(protocol: string, from: number | undefined, to: number | undefined): string {
  const name = protocolNames[protocol] ?? protocol;
  if (name === 'all' || from === undefined) return name;
  return to === undefined || to === from ? `${name} ${from}` : `${name} ${from}–${to}`;
}
