import fc from 'fast-check';
import type { Network } from '@/lib/contracts/network';

// Random small networks: 16 addresses, four subnets of four, services with few addresses. Most parts are such that they
// let the traffic through, so that the others decide.

const subnetIds = ['subnet-a', 'subnet-b', 'subnet-c', 'subnet-gone'] as const;
const groupIds = ['sg-1', 'sg-2'] as const;
const s3 = ['52.0.0.0/31', '52.0.0.8/30'];

const mostly = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
const some = <T>(...values: T[]) => fc.constantFrom(...values);
const ids = <T extends string>(values: readonly T[]) => fc.subarray([...values]);

const privateCidr = some('10.0.0.0/28', '10.0.0.0/30', '10.0.0.4/30', '10.0.0.8/29', '10.0.0.5/32', '10.0.0.2/31');
const publicCidr = some('52.0.0.0/24', '52.0.0.0/31', '52.0.0.1/32', '52.0.0.8/30', '52.0.0.10/31', '52.0.1.0/24');
const cidr = fc.oneof(privateCidr, publicCidr, some('0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1'));
const ports = some(443, 0, 442, 444, 1024, 1025, 32768, 32769, 61000, 60999, 65535);

const permission = fc.record(
  {
    IpProtocol: some('tcp', 'tcp', '-1', 'udp'),
    FromPort: some(0, 443, 444),
    ToPort: some(65535, 443, 442),
    IpRanges: fc.array(
      cidr.map((CidrIp) => ({ CidrIp })),
      { maxLength: 2 },
    ),
    PrefixListIds: fc.array(
      some('pl-s3', 'pl-own', 'pl-none').map((PrefixListId) => ({ PrefixListId })),
      { maxLength: 1 },
    ),
    UserIdGroupPairs: fc.array(
      some(...groupIds).map((GroupId) => ({ GroupId })),
      { maxLength: 1 },
    ),
  },
  { requiredKeys: ['IpProtocol', 'FromPort', 'ToPort'] },
);
const open = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
const permissions = fc.oneof(
  { weight: 6, arbitrary: fc.constant(open) },
  { weight: 1, arbitrary: fc.array(permission, { maxLength: 3 }) },
);
const group = (GroupId: string) =>
  fc.record(
    { GroupId: fc.constant(GroupId), IpPermissions: permissions, IpPermissionsEgress: permissions },
    { requiredKeys: ['GroupId', 'IpPermissions'] },
  );

const aclEntry = (Egress: boolean) =>
  fc.record(
    {
      Protocol: some('6', '-1', '17', 'tcp'),
      RuleAction: some<'allow' | 'deny'>('allow', 'deny'),
      Egress: fc.constant(Egress),
      CidrBlock: cidr,
      PortRange: fc.tuple(ports, ports).map(([a, b]) => ({ From: Math.min(a, b), To: Math.max(a, b) })),
    },
    { requiredKeys: ['Protocol', 'RuleAction', 'Egress', 'CidrBlock'] },
  );
const entries = (Egress: boolean) =>
  fc
    .tuple(
      fc.oneof(fc.constant([]), fc.array(aclEntry(Egress), { maxLength: 3 })),
      mostly<boolean>(true, fc.boolean()),
      fc.shuffledSubarray([10, 20, 30], { minLength: 3 }),
    )
    .map(([list, lastAllows, numbers]) => [
      ...list.map((entry, index) => ({ ...entry, RuleNumber: numbers[index] ?? 0 })),
      ...(lastAllows
        ? [{ RuleNumber: 100, Protocol: '-1', RuleAction: 'allow' as const, Egress, CidrBlock: '0.0.0.0/0' }]
        : []),
    ]);
const acl = (NetworkAclId: string) =>
  fc.record(
    {
      NetworkAclId: fc.constant(NetworkAclId),
      IsDefault: fc.boolean(),
      Associations: ids(subnetIds).map((list) => list.map((SubnetId) => ({ SubnetId }))),
      Entries: fc.tuple(entries(true), entries(false)).map((both) => both.flat()),
    },
    { requiredKeys: ['NetworkAclId', 'Associations'] },
  );

const destination = fc.oneof(
  fc.oneof(cidr, some('0.0.0.0/0')).map((DestinationCidrBlock) => ({ DestinationCidrBlock })),
  some('pl-s3', 'pl-own').map((DestinationPrefixListId) => ({ DestinationPrefixListId })),
);
const target = fc.oneof(
  some('igw-1', 'igw-2', 'vpce-s3', 'vpce-none', 'vgw-1', 'local').map((GatewayId) => ({ GatewayId })),
  some('nat-1', 'nat-1', 'nat-2', 'nat-none').map((NatGatewayId) => ({ NatGatewayId })),
  some({ TransitGatewayId: 'tgw-1' }, { VpcPeeringConnectionId: 'pcx-1' }),
);
const oddRoute = fc
  .tuple(destination, target, mostly<object>({}, some({ State: 'blackhole' }, { Origin: 'EnableVgwRoutePropagation' })))
  .map(([to, by, more]) => ({ ...to, ...by, ...more }));
const table = (RouteTableId: string, usual: object[], Associations: object[]) =>
  fc
    .tuple(
      mostly<object[]>([], fc.array(oddRoute, { minLength: 1, maxLength: 2 })),
      mostly(usual, some([])),
      mostly(Associations, some([])),
    )
    .map(([odd, routes, associations]) => ({ RouteTableId, Associations: associations, Routes: [...odd, ...routes] }));

const deniesAll = { Version: '2012-10-17', Statement: [] };
const state = mostly('available', some('deleting'));
const gatewayEndpoint = fc
  .tuple(
    fc.record(
      { ServiceName: mostly('com.amazonaws.us-east-1.s3', some('com.amazonaws.us-east-1.dynamodb')), State: state },
      { requiredKeys: ['ServiceName'] },
    ),
    ids(['rtb-private', 'rtb-public']),
    mostly<object>({}, some({ PolicyDocument: deniesAll })),
  )
  .map(([endpoint, RouteTableIds, policy]) => ({ VpcEndpointId: 'vpce-s3', RouteTableIds, ...endpoint, ...policy }));
const interfaceEndpoint = fc
  .tuple(
    some('com.amazonaws.us-east-1.monitoring', 'com.amazonaws.us-east-1.s3'),
    fc.record(
      {
        State: state,
        SubnetIds: ids(subnetIds),
        Groups: ids(groupIds).map((list) => list.map((GroupId) => ({ GroupId }))),
        PrivateDnsEnabled: mostly(true, some(false)),
        DnsOptions: mostly<object>({}, some({ PrivateDnsOnlyForInboundResolverEndpoint: true })),
      },
      { requiredKeys: [] },
    ),
    mostly<object>({}, some({ PolicyDocument: deniesAll })),
  )
  .map(([ServiceName, members, policy]) => ({
    VpcEndpointId: 'vpce-interface',
    VpcEndpointType: 'Interface' as const,
    ServiceName,
    ...members,
    ...policy,
  }));

const natGateway = (NatGatewayId: string) =>
  fc.record(
    {
      NatGatewayId: fc.constant(NatGatewayId),
      SubnetId: mostly<string>('subnet-c', some(...subnetIds)),
      ConnectivityType: mostly<'public' | 'private'>('public', some('private')),
      State: state,
    },
    { requiredKeys: ['NatGatewayId'] },
  );

const host = fc.record(
  {
    NetworkInterfaceId: mostly<string>('eni-1', some('eni-2')),
    SubnetId: mostly<string>('subnet-b', some(...subnetIds)),
    PrivateIpAddress: some('10.0.0.5', '10.0.0.6'),
    Groups: ids(groupIds).map((list) => list.map((GroupId) => ({ GroupId }))),
  },
  { requiredKeys: ['NetworkInterfaceId', 'SubnetId'] },
);

const local = { DestinationCidrBlock: '10.0.0.0/28', GatewayId: 'local' };

export const smallNetwork: fc.Arbitrary<Network> = fc.record(
  {
    CidrBlock: fc.constant('10.0.0.0/28'),
    EnableDnsSupport: mostly<boolean>(true, fc.boolean()),
    EnableDnsHostnames: mostly<boolean>(true, fc.boolean()),
    Subnets: fc.constant([
      { SubnetId: 'subnet-a', CidrBlock: '10.0.0.0/30' },
      { SubnetId: 'subnet-b', CidrBlock: '10.0.0.4/30' },
      { SubnetId: 'subnet-c', CidrBlock: '10.0.0.8/30' },
    ]),
    RouteTables: fc
      .tuple(
        table('rtb-private', [local, { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }], [{ Main: true }]),
        table('rtb-public', [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }], [{ SubnetId: 'subnet-c' }]),
      )
      .map((tables) => tables as NonNullable<Network['RouteTables']>), // objects of several shapes, all of them routes
    VpcEndpoints: fc.oneof(
      fc.tuple(gatewayEndpoint, interfaceEndpoint),
      fc.tuple(gatewayEndpoint),
      fc.tuple(interfaceEndpoint),
      fc.constant([]),
    ) as fc.Arbitrary<NonNullable<Network['VpcEndpoints']>>,
    SecurityGroups: fc.oneof(
      { weight: 12, arbitrary: fc.tuple(group('sg-1'), group('sg-2')) },
      { weight: 1, arbitrary: fc.tuple(group('sg-1')) },
    ) as fc.Arbitrary<NonNullable<Network['SecurityGroups']>>,
    NetworkAcls: fc.oneof(
      fc.constant([]),
      fc.tuple(acl('acl-1')),
      fc.tuple(acl('acl-1'), acl('acl-2')),
    ) as fc.Arbitrary<NonNullable<Network['NetworkAcls']>>,
    NatGateways: fc.oneof(
      { weight: 9, arbitrary: fc.tuple(natGateway('nat-1')) },
      { weight: 1, arbitrary: fc.tuple(natGateway('nat-2')) },
    ),
    InternetGateways: mostly([{ InternetGatewayId: 'igw-1' }], some([], [{ InternetGatewayId: 'igw-2' }])),
    NetworkInterfaces: fc.tuple(host),
    PrefixLists: fc.constant([
      { PrefixListId: 'pl-s3', PrefixListName: 'com.amazonaws.us-east-1.s3', Cidrs: s3 },
      { PrefixListId: 'pl-monitoring', PrefixListName: 'com.amazonaws.us-east-1.monitoring', Cidrs: ['52.0.1.2/31'] },
      { PrefixListId: 'pl-dynamodb', PrefixListName: 'com.amazonaws.us-east-1.dynamodb', Cidrs: ['52.0.2.0/31'] },
      { PrefixListId: 'pl-own', Cidrs: ['52.0.0.0/30', '10.0.0.4/30'] },
    ]),
  },
  {
    requiredKeys: [
      'CidrBlock',
      'Subnets',
      'RouteTables',
      'VpcEndpoints',
      'NatGateways',
      'PrefixLists',
      'NetworkInterfaces',
    ],
  },
);
