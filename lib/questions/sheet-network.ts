import type { Network } from '@/lib/contracts/network';
import type { SheetRow } from '@/lib/contracts/public-question';
import type { Scenario } from '@/lib/contracts/scenario';
import { sheetRow } from './sheet-row';

export function networkRows({ endpoint, network }: Scenario): SheetRow[] {
  if (!endpoint?.VpcConfig) return [];
  const { Subnets, SecurityGroupIds } = endpoint.VpcConfig;
  const rows = [
    sheetRow(
      'Private subnets',
      Subnets.join(', '),
      'The model’s network interfaces are in these subnets of your VPC.',
      true,
    ),
    sheetRow('Security groups', SecurityGroupIds.join(', '), 'They belong to the model’s network interfaces.', true),
  ];
  return network ? [...rows, ...pathRows(network), ...ruleRows(network)] : rows;
}

function pathRows(network: Network): SheetRow[] {
  const rows = (network.VpcEndpoints ?? []).map((endpoint) => {
    const type = endpoint.VpcEndpointType ?? 'Gateway';
    const where =
      type === 'Gateway' ? (endpoint.RouteTableIds ?? []).join(', ') : (endpoint.SubnetIds ?? []).join(', ');
    const why =
      type === 'Gateway'
        ? 'Reached through route tables; free.'
        : 'A network interface in your subnets; billed by the hour.';
    return sheetRow(
      endpoint.VpcEndpointId,
      `${type} endpoint for ${endpoint.ServiceName}${where ? ` in ${where}` : ''}`,
      why,
      true,
    );
  });
  if ((network.VpcEndpoints ?? []).length === 0)
    rows.push(sheetRow('VPC endpoints', 'none', 'No service is reached privately.'));
  const nats = network.NatGateways ?? [];
  const nat = nats.length > 0 ? nats.map(({ NatGatewayId }) => NatGatewayId).join(', ') : 'none';
  return [...rows, sheetRow('NAT gateway', nat, 'The way from private subnets to public addresses.', nats.length > 0)];
}

function ruleRows(network: Network): SheetRow[] {
  const tables = (network.RouteTables ?? []).map((table) => {
    const routes = (table.Routes ?? []).map((route) => {
      const to = route.DestinationCidrBlock ?? route.DestinationPrefixListId ?? '';
      return `${to} → ${route.GatewayId ?? route.NatGatewayId ?? route.TransitGatewayId ?? 'local'}`;
    });
    const subnets = (table.Associations ?? []).map(({ SubnetId, Main }) => SubnetId ?? (Main ? 'main' : '')).join(', ');
    return sheetRow(
      table.RouteTableId,
      `${subnets}${routes.length > 0 ? `: ${routes.join('; ')}` : ''}`,
      'Route table and its subnets.',
      true,
    );
  });
  const groups = (network.SecurityGroups ?? []).flatMap((group) => {
    if (group.IpPermissionsEgress === undefined) return [];
    const rules = group.IpPermissionsEgress.map(
      ({ IpProtocol, FromPort, IpRanges, PrefixListIds, UserIdGroupPairs }) => {
        const peers = [
          ...(IpRanges ?? []).map(({ CidrIp }) => CidrIp),
          ...(PrefixListIds ?? []).map(({ PrefixListId }) => PrefixListId),
          ...(UserIdGroupPairs ?? []).map(({ GroupId }) => GroupId),
        ];
        return `${IpProtocol === '-1' ? 'all' : `${IpProtocol} ${FromPort ?? ''}`} to ${peers.join(', ')}`;
      },
    );
    return [
      sheetRow(
        `${group.GroupId} egress`,
        rules.join('; ') || 'none',
        'What may leave; answers come back by themselves.',
        true,
      ),
    ];
  });
  return [...tables, ...groups];
}
