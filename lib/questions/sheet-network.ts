import type { Network, Subnet, VpcEndpoint } from '@/lib/contracts/network';
import type { SheetRow } from '@/lib/contracts/public-question';
import type { Endpoint, Scenario } from '@/lib/contracts/scenario';
import { networkRuleRows } from './sheet-network-rules';
import { sheetRow } from './sheet-row';

/** Where the endpoint, its container and its caller are in a network, and everything that the network states. */
export function networkRows({ endpoint, network }: Scenario): SheetRow[] {
  const rows = [...(endpoint ? placeRows(endpoint) : []), ...(network ? callerRows(network) : [])];
  if (rows.length === 0 || !network) return rows;
  return [...rows, ...vpcRows(network), ...wayRows(network), ...networkRuleRows(network)];
}

function placeRows({ VpcConfig, PrimaryContainer }: Endpoint): SheetRow[] {
  if (!VpcConfig) return [];
  const { Subnets, SecurityGroupIds } = VpcConfig;
  const inSubnets = 'The model’s network interfaces are in these subnets of your VPC.';
  const rows = [
    sheetRow('Private subnets', Subnets.join(', '), inSubnets, true),
    sheetRow('Security groups', SecurityGroupIds.join(', '), 'They belong to the model’s network interfaces.', true),
  ];
  const { Image, ImageConfig, ModelDataUrl } = PrimaryContainer ?? {};
  if (Image !== undefined) rows.push(sheetRow('Image', Image, 'The container image that an instance starts.', true));
  if (ImageConfig) {
    const { RepositoryAccessMode, RepositoryAuthConfig } = ImageConfig;
    const value = `${RepositoryAccessMode}${RepositoryAuthConfig ? ', with credentials from AWS Lambda' : ''}`;
    rows.push(sheetRow('Image access', value, 'Platform: pulled from Amazon ECR. Vpc: from a private registry.'));
  }
  if (ModelDataUrl !== undefined) {
    rows.push(sheetRow('Model data', ModelDataUrl, 'Downloaded when an instance starts.', true));
  }
  return rows;
}

function callerRows({ client, containerCalls }: Network): SheetRow[] {
  const why = 'The container’s own code calls it.';
  const rows = (containerCalls ?? []).map(({ service, atLoad }) =>
    sheetRow(`Calls ${service}`, atLoad ? 'while it loads' : 'while it serves', why),
  );
  // stated, and not just left out: a question may rest on it
  if (containerCalls?.length === 0)
    rows.push(sheetRow('Calls of the container', 'none', 'The container’s own code calls no AWS service.'));
  if (client) {
    const value = `${client.SubnetId} with ${client.SecurityGroupIds.join(', ')}`;
    rows.push(sheetRow('Client', value, 'What calls InvokeEndpoint is in this subnet.', true));
  }
  return rows;
}

function vpcRows(network: Network): SheetRow[] {
  const { CidrBlock, EnableDnsSupport, EnableDnsHostnames, Subnets = [] } = network;
  const rows: SheetRow[] = [];
  if (CidrBlock !== undefined) rows.push(sheetRow('VPC', CidrBlock, 'The addresses of the VPC.', true));
  const attributes = [
    ['EnableDnsSupport', EnableDnsSupport, 'Without it no name is resolved inside the VPC.'],
    ['EnableDnsHostnames', EnableDnsHostnames, 'Without it private DNS of interface endpoints does not work.'],
  ] as const;
  for (const [name, value, why] of attributes) {
    if (value !== undefined) rows.push(sheetRow(name, String(value), why, true));
  }
  return [...rows, ...Subnets.flatMap(subnetRow)];
}

/** A subnet of which only the name is known has been named already. */
function subnetRow({ SubnetId, CidrBlock, AvailabilityZone, AvailableIpAddressCount }: Subnet): SheetRow[] {
  const free = AvailableIpAddressCount === undefined ? [] : [`${AvailableIpAddressCount} free addresses`];
  const parts = [CidrBlock, AvailabilityZone, ...free].filter((part) => part !== undefined);
  const why = 'AWS keeps five addresses of every subnet; an instance takes two.';
  return parts.length === 0 ? [] : [sheetRow(SubnetId, parts.join(', '), why, true)];
}

function wayRows(network: Network): SheetRow[] {
  const { VpcEndpoints = [], NatGateways = [], InternetGateways, NetworkInterfaces = [] } = network;
  const none = sheetRow('VPC endpoints', 'none', 'No service is reached privately.');
  const nats = NatGateways.map(({ NatGatewayId, SubnetId, ConnectivityType, State }) =>
    [NatGatewayId, ConnectivityType, SubnetId && `in ${SubnetId}`, State].filter(Boolean).join(' '),
  );
  const toPublic = 'The way from private subnets to public addresses.';
  return [
    ...(VpcEndpoints.length === 0 ? [none] : VpcEndpoints.map(endpointRow)),
    sheetRow('NAT gateway', nats.join(', ') || 'none', toPublic, nats.length > 0),
    ...(InternetGateways ? [internetGatewayRow(InternetGateways)] : []),
    ...NetworkInterfaces.map(({ NetworkInterfaceId, SubnetId, PrivateIpAddress, PrivateDnsName, Groups }) => {
      const groups = Groups && `with ${Groups.map(({ GroupId }) => GroupId).join(', ')}`;
      const value = [PrivateDnsName, PrivateIpAddress, `in ${SubnetId}`, groups].filter(Boolean).join(' ');
      return sheetRow(NetworkInterfaceId, value, 'A host in the VPC.', true);
    }),
  ];
}

function internetGatewayRow(gateways: NonNullable<Network['InternetGateways']>): SheetRow {
  const ids = gateways.map(({ InternetGatewayId }) => InternetGatewayId).join(', ');
  return sheetRow('Internet gateway', ids || 'none', 'It serves only what has a public address.', ids !== '');
}

function endpointRow(endpoint: VpcEndpoint): SheetRow {
  const { VpcEndpointId, ServiceName, VpcEndpointType: type = 'Gateway', State } = endpoint;
  const isGateway = type === 'Gateway';
  const where = (isGateway ? endpoint.RouteTableIds : endpoint.SubnetIds) ?? [];
  const groups = (endpoint.Groups ?? []).map(({ GroupId }) => GroupId);
  const forInbound = endpoint.DnsOptions?.PrivateDnsOnlyForInboundResolverEndpoint;
  const value = [
    `${type} endpoint for ${ServiceName}`,
    ...(where.length > 0 ? [` in ${where.join(', ')}`] : []),
    ...(groups.length > 0 ? [`, groups ${groups.join(', ')}`] : []),
    ...(endpoint.PrivateDnsEnabled === false ? [', private DNS off'] : []),
    ...(forInbound ? [', private DNS only for inbound resolver endpoints'] : []),
    ...(State === undefined ? [] : [`, ${State}`]),
    ...(endpoint.PolicyDocument === undefined ? [] : [`, policy ${policyText(endpoint.PolicyDocument)}`]),
  ].join('');
  const why = isGateway
    ? 'Reached through route tables; free.'
    : 'A network interface in your subnets; billed by the hour.';
  return sheetRow(VpcEndpointId, value, why, true);
}

function policyText(policy: NonNullable<VpcEndpoint['PolicyDocument']>): string {
  return typeof policy === 'string' ? policy : JSON.stringify(policy);
}
