import { describe, expect, it } from 'vitest';
import type { Network, VpcEndpoint } from '@/lib/contracts/network';
import { explanations } from '@/lib/simulation/network/explanation-codes';
import { prepareNetwork } from '@/lib/simulation/network/prepare-network';
import { reachability } from '@/lib/simulation/network/reachability';

const from = { subnetId: 'subnet-a', securityGroupIds: ['sg-model'] };
const ask = (network: Network, to = 's3', resources = {}) => reachability(prepareNetwork(network, resources), from, to);
const path = (...ids: string[]) => ({ kind: 'reachable', path: ids });
const blocked = (code: keyof typeof explanations, component: string) => ({ kind: 'blocked', code, component });

const subnets = [
  { SubnetId: 'subnet-a', CidrBlock: '10.0.1.0/24' },
  { SubnetId: 'subnet-b', CidrBlock: '10.0.2.0/24' },
  { SubnetId: 'subnet-public', CidrBlock: '10.0.9.0/24' },
];
const toSubnetA = [{ SubnetId: 'subnet-a' }];
const privateTable = (...Routes: object[]) => ({ RouteTableId: 'rtb-a', Associations: toSubnetA, Routes });
const publicTable = {
  RouteTableId: 'rtb-public',
  Associations: [{ SubnetId: 'subnet-public' }],
  Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }],
};
const toNat = { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' };
const gateway: VpcEndpoint = {
  VpcEndpointId: 'vpce-s3',
  VpcEndpointType: 'Gateway',
  ServiceName: 'com.amazonaws.us-east-1.s3',
  RouteTableIds: ['rtb-a'],
};
/** The endpoint as it is described without one of its members. */
function silentOn(endpoint: VpcEndpoint, member: 'SubnetIds' | 'Groups' | 'PrivateDnsEnabled'): VpcEndpoint {
  const copy = { ...endpoint };
  delete copy[member];
  return copy;
}

const deniesAll = { Statement: [] };

type Entry = NonNullable<NonNullable<Network['NetworkAcls']>[number]['Entries']>[number];
const entry = (Egress: boolean, CidrBlock: string, From: number, To: number, RuleNumber = 100): Entry => ({
  RuleNumber,
  Protocol: '6',
  RuleAction: 'allow',
  Egress,
  CidrBlock,
  PortRange: { From, To },
});
const acl = (subnetId: string, ...Entries: Entry[]) => ({
  NetworkAclId: `acl-${subnetId.slice(7)}`,
  Associations: [{ SubnetId: subnetId }],
  Entries,
});

describe('the caller', () => {
  it('must be in a subnet that exists', () => {
    expect(ask({ Subnets: [] })).toEqual(blocked('NO_SOURCE_OR_DESTINATION', 'subnet-a'));
  });

  it('must be in security groups that exist', () => {
    const network = { Subnets: subnets, SecurityGroups: [{ GroupId: 'sg-model' }] };
    const both = { ...from, securityGroupIds: ['sg-model', 'sg-2'] };
    expect(reachability(prepareNetwork(network), both, 's3')).toEqual(blocked('NO_SOURCE_OR_DESTINATION', 'sg-2'));
    expect(ask(network)).toEqual(blocked('NO_ROUTE_TO_DESTINATION', 'subnet-a'));
  });

  it('finds no name where the VPC resolves none', () => {
    expect(ask({ EnableDnsSupport: false, VpcEndpoints: [gateway] })).toEqual(
      blocked('UNKNOWN_DESTINATION', 'enableDnsSupport'),
    );
    expect(ask({ EnableDnsSupport: true, VpcEndpoints: [gateway] })).toEqual(path('subnet-a', 'vpce-s3'));
  });
});

describe('a gateway endpoint', () => {
  const network: Network = { Subnets: subnets, RouteTables: [privateTable()], VpcEndpoints: [gateway] };

  it('is reached through the table that it is associated with', () => {
    expect(ask(network)).toEqual(path('subnet-a', 'rtb-a', 'vpce-s3'));
  });

  it('names the ACL that it passes', () => {
    const all = [entry(true, '0.0.0.0/0', 0, 65_535), entry(false, '0.0.0.0/0', 0, 65_535)];
    expect(ask({ ...network, NetworkAcls: [acl('subnet-a', ...all)] })).toEqual(
      path('subnet-a', 'acl-a', 'rtb-a', 'vpce-s3'),
    );
  });

  it('is not reached without an association', () => {
    expect(ask({ ...network, VpcEndpoints: [{ ...gateway, RouteTableIds: [] }] })).toEqual(
      blocked('NO_ROUTE_TO_DESTINATION', 'rtb-a'),
    );
  });

  it.each([
    ['available', true],
    ['Available', true],
    ['deleting', false],
  ])('in state %s is usable: %s', (State, usable) => {
    const found = ask({ ...network, VpcEndpoints: [{ ...gateway, State }] });
    expect(found).toEqual(usable ? path('subnet-a', 'rtb-a', 'vpce-s3') : blocked('BAD_STATE', 'vpce-s3'));
  });

  it('answers what its policy denies with AccessDenied, after all that stops packets', () => {
    const VpcEndpoints = [{ ...gateway, PolicyDocument: deniesAll }];
    expect(ask({ ...network, VpcEndpoints })).toEqual(blocked('AccessDenied', 'vpce-s3'));
    const NetworkAcls = [acl('subnet-a', entry(true, '0.0.0.0/0', 443, 443))];
    expect(ask({ ...network, VpcEndpoints, NetworkAcls })).toEqual(blocked('SUBNET_ACL_RESTRICTION', 'acl-a'));
  });

  it('judges by the bucket of the model', () => {
    const Statement = [{ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::models/*' }];
    const VpcEndpoints = [{ ...gateway, PolicyDocument: { Statement } }];
    expect(ask({ ...network, VpcEndpoints }, 's3', { s3: 'arn:aws:s3:::models/m' }).kind).toBe('reachable');
    expect(ask({ ...network, VpcEndpoints }, 's3', { s3: 'arn:aws:s3:::other/m' }).kind).toBe('blocked');
  });

  it('does not serve another service to whose addresses a route leads', () => {
    const odd = privateTable({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'vpce-s3' });
    expect(ask({ ...network, RouteTables: [odd] }, 'logs')).toEqual(blocked('NO_POSSIBLE_DESTINATION', 'vpce-s3'));
  });

  it.each<[name: string, entries: Entry[], open: boolean]>([
    [
      '443 out and 32768 to 61000 in',
      [entry(true, '0.0.0.0/0', 443, 443), entry(false, '0.0.0.0/0', 32_768, 61_000)],
      true,
    ],
    ['nothing in', [entry(true, '0.0.0.0/0', 443, 443)], false],
    ['nothing out', [entry(false, '0.0.0.0/0', 32_768, 61_000)], false],
    ['in on 443 alone', [entry(true, '0.0.0.0/0', 443, 443), entry(false, '0.0.0.0/0', 443, 443)], false],
    [
      'out to half of the service',
      [entry(true, '52.216.0.0/16', 443, 443), entry(false, '0.0.0.0/0', 1_024, 65_535)],
      false,
    ],
    [
      'in from half of the service',
      [entry(true, '0.0.0.0/0', 443, 443), entry(false, '52.216.0.0/16', 1_024, 65_535)],
      false,
    ],
  ])('needs an ACL that lets calls out and answers in: %s', (_name, entries, open) => {
    const found = ask({ ...network, NetworkAcls: [acl('subnet-a', ...entries)] });
    expect(found).toEqual(
      open ? path('subnet-a', 'acl-a', 'rtb-a', 'vpce-s3') : blocked('SUBNET_ACL_RESTRICTION', 'acl-a'),
    );
  });

  it('needs a group that lets calls out; answers come back by themselves', () => {
    const out = (CidrIp: string) => [
      {
        GroupId: 'sg-model',
        IpPermissionsEgress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp }] }],
      },
    ];
    expect(ask({ ...network, SecurityGroups: out('0.0.0.0/0') })).toEqual(path('subnet-a', 'rtb-a', 'vpce-s3'));
    const mismatch = blocked('ENI_SG_RULES_MISMATCH', 'sg-model');
    expect(ask({ ...network, SecurityGroups: out('10.0.0.0/16') })).toEqual(mismatch);
    expect(ask({ ...network, SecurityGroups: out('52.216.0.0/16') })).toEqual(mismatch);
    const both = { ...from, securityGroupIds: ['sg-model', 'sg-2'] };
    const groups = [...out('10.0.0.0/16'), { GroupId: 'sg-2', IpPermissionsEgress: [] }];
    expect(reachability(prepareNetwork({ ...network, SecurityGroups: groups }), both, 's3')).toEqual(
      blocked('ENI_SG_RULES_MISMATCH', 'sg-model, sg-2'),
    );
  });

  it('must be routed to from every address of the service', () => {
    const part = (route: object) => ask({ ...network, RouteTables: [privateTable(route)] });
    expect(part({ DestinationCidrBlock: '52.217.0.0/16', GatewayId: 'igw-1' })).toEqual(
      blocked('IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS', 'igw-1'),
    );
    expect(part({ DestinationCidrBlock: '52.217.0.0/16', GatewayId: 'igw-1', State: 'blackhole' })).toEqual(
      blocked('BAD_STATE_ROUTE', 'rtb-a'),
    );
    expect(part({ DestinationCidrBlock: '52.218.0.0/16', GatewayId: 'igw-1' })).toEqual(
      path('subnet-a', 'rtb-a', 'vpce-s3'),
    );
  });

  it('and a NAT gateway may share the addresses of a service: the path is that of the lowest', () => {
    const half = (DestinationCidrBlock: string, endpoint = gateway): Network => ({
      ...network,
      VpcEndpoints: [endpoint],
      NatGateways: [{ NatGatewayId: 'nat-1' }],
      RouteTables: [privateTable({ DestinationCidrBlock, NatGatewayId: 'nat-1' })],
    });
    expect(ask(half('52.216.0.0/16'))).toEqual(path('subnet-a', 'rtb-a', 'nat-1'));
    expect(ask(half('52.217.0.0/16'))).toEqual(path('subnet-a', 'rtb-a', 'vpce-s3'));
    const denying = { ...gateway, PolicyDocument: deniesAll };
    expect(ask(half('52.216.0.0/16', denying))).toEqual(blocked('AccessDenied', 'vpce-s3'));
  });
});

describe('a service with several blocks', () => {
  const PrefixLists = [
    { PrefixListId: 'pl-1', PrefixListName: 'com.amazonaws.us-east-1.s3', Cidrs: ['3.5.0.0/19', '52.216.0.0/15'] },
  ];
  const network: Network = { Subnets: subnets, RouteTables: [privateTable()], VpcEndpoints: [gateway], PrefixLists };

  it.each(['3.5.0.0/19', '52.216.0.0/15'])('is not reached by the one block %s alone', (CidrIp) => {
    const IpPermissionsEgress = [{ IpProtocol: '-1', IpRanges: [{ CidrIp }] }];
    expect(ask({ ...network, SecurityGroups: [{ GroupId: 'sg-model', IpPermissionsEgress }] })).toEqual(
      blocked('ENI_SG_RULES_MISMATCH', 'sg-model'),
    );
    const NetworkAcls = [acl('subnet-a', entry(true, CidrIp, 0, 65_535), entry(false, '0.0.0.0/0', 0, 65_535))];
    expect(ask({ ...network, NetworkAcls })).toEqual(blocked('SUBNET_ACL_RESTRICTION', 'acl-a'));
  });

  it('is reached by its prefix list', () => {
    const IpPermissionsEgress = [{ IpProtocol: '-1', PrefixListIds: [{ PrefixListId: 'pl-1' }] }];
    expect(ask({ ...network, SecurityGroups: [{ GroupId: 'sg-model', IpPermissionsEgress }] })).toEqual(
      path('subnet-a', 'rtb-a', 'vpce-s3'),
    );
  });
});

describe('the way to the internet', () => {
  it.each<[route: object, code: keyof typeof explanations, component: string]>([
    [{ GatewayId: 'igw-1' }, 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS', 'igw-1'], // the model's interfaces are private
    [{ TransitGatewayId: 'tgw-1' }, 'NO_POSSIBLE_DESTINATION', 'tgw-1'],
    [{ GatewayId: 'local' }, 'NO_POSSIBLE_DESTINATION', 'local'],
    [{ NatGatewayId: 'nat-1' }, 'BAD_STATE_ROUTE', 'rtb-a'], // no NAT gateway is listed
    [{ GatewayId: 'igw-1', State: 'blackhole' }, 'BAD_STATE_ROUTE', 'rtb-a'],
  ])('by %j is blocked: %s at %s', (route, code, component) => {
    const RouteTables = [privateTable({ DestinationCidrBlock: '0.0.0.0/0', ...route })];
    expect(ask({ Subnets: subnets, RouteTables })).toEqual(blocked(code, component));
  });
});

describe('a NAT gateway', () => {
  const nat = { NatGatewayId: 'nat-1', SubnetId: 'subnet-public' };
  const network: Network = {
    Subnets: subnets,
    RouteTables: [privateTable(toNat), publicTable],
    NatGateways: [nat],
    InternetGateways: [{ InternetGatewayId: 'igw-1' }],
  };
  const open = path('subnet-a', 'rtb-a', 'nat-1', 'subnet-public', 'rtb-public', 'igw-1');

  it('leads on by the routes of its own subnet', () => {
    expect(ask(network)).toEqual(open);
    expect(ask(network, 'monitoring')).toEqual(open);
  });

  it.each<[name: string, change: Partial<Network>, code: keyof typeof explanations, component: string]>([
    ['that is not available', { NatGateways: [{ ...nat, State: 'failed' }] }, 'BAD_STATE', 'nat-1'],
    [
      'that is private',
      { NatGateways: [{ ...nat, ConnectivityType: 'private' }] },
      'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
      'igw-1',
    ],
    ['in a subnet that is gone', { Subnets: subnets.slice(0, 2) }, 'NO_SOURCE_OR_DESTINATION', 'subnet-public'],
    ['in a subnet without a route', { RouteTables: [privateTable(toNat)] }, 'NO_ROUTE_TO_DESTINATION', 'subnet-public'],
    ['whose internet gateway is gone', { InternetGateways: [] }, 'BAD_STATE_ROUTE', 'rtb-public'],
    ['in a private subnet', { NatGateways: [{ ...nat, SubnetId: 'subnet-a' }] }, 'NO_POSSIBLE_DESTINATION', 'nat-1'],
    [
      'behind a transit gateway',
      {
        RouteTables: [
          privateTable(toNat),
          { ...publicTable, Routes: [{ DestinationCidrBlock: '0.0.0.0/0', TransitGatewayId: 'tgw-1' }] },
        ],
      },
      'NO_POSSIBLE_DESTINATION',
      'tgw-1',
    ],
  ])('%s', (_name, change, code, component) => {
    expect(ask({ ...network, ...change })).toEqual(blocked(code, component));
  });

  it('is public unless it says otherwise, and stands in a public subnet where it names none', () => {
    expect(ask({ ...network, NatGateways: [{ ...nat, ConnectivityType: 'public', State: 'available' }] })).toEqual(
      open,
    );
    expect(ask({ ...network, NatGateways: [{ NatGatewayId: 'nat-1' }] })).toEqual(path('subnet-a', 'rtb-a', 'nat-1'));
    expect(ask({ ...network, NatGateways: [{ NatGatewayId: 'nat-1', ConnectivityType: 'private' }] })).toEqual(
      blocked('NO_POSSIBLE_DESTINATION', 'nat-1'),
    );
  });

  it('may leave by a gateway endpoint of its own subnet’s table, a private one too', () => {
    const VpcEndpoints = [{ ...gateway, RouteTableIds: ['rtb-public'] }];
    const byEndpoint = path('subnet-a', 'rtb-a', 'nat-1', 'subnet-public', 'rtb-public', 'vpce-s3');
    expect(ask({ ...network, VpcEndpoints })).toEqual(byEndpoint);
    expect(ask({ ...network, VpcEndpoints, NatGateways: [{ ...nat, ConnectivityType: 'private' }] })).toEqual(
      byEndpoint,
    );
    expect(ask({ ...network, VpcEndpoints: [{ ...VpcEndpoints[0]!, PolicyDocument: deniesAll }] })).toEqual(
      blocked('AccessDenied', 'vpce-s3'),
    );
  });

  const full = [
    entry(false, '10.0.1.0/24', 443, 443, 100), // calls of the private subnet come in
    entry(true, '0.0.0.0/0', 443, 443, 100), // and go out
    entry(false, '0.0.0.0/0', 1_024, 65_535, 200), // answers come in
    entry(true, '10.0.1.0/24', 32_768, 61_000, 200), // and go back
  ];

  it('needs four rules of the ACL of its subnet', () => {
    expect(ask({ ...network, NetworkAcls: [acl('subnet-public', ...full)] })).toEqual(
      path('subnet-a', 'rtb-a', 'nat-1', 'subnet-public', 'acl-public', 'rtb-public', 'igw-1'),
    );
  });

  it.each([0, 1, 2, 3])('is blocked without rule %i of them', (index) => {
    const NetworkAcls = [acl('subnet-public', ...full.filter((_, at) => at !== index))];
    expect(ask({ ...network, NetworkAcls })).toEqual(blocked('SUBNET_ACL_RESTRICTION', 'acl-public'));
  });

  it('needs answers on all ports from 1024, where an instance needs them from 32768', () => {
    const narrow = full.with(2, entry(false, '0.0.0.0/0', 32_768, 61_000, 200));
    expect(ask({ ...network, NetworkAcls: [acl('subnet-public', ...narrow)] }).kind).toBe('blocked');
    const own = acl('subnet-a', entry(true, '0.0.0.0/0', 443, 443), entry(false, '0.0.0.0/0', 32_768, 61_000));
    expect(ask({ ...network, NetworkAcls: [own] }).kind).toBe('reachable');
  });

  it.each<[half: string, letOut: string, open: boolean]>([
    ['52.216.0.0/16', '52.216.0.0/16', true],
    ['52.217.0.0/16', '52.217.0.0/16', true],
    ['52.216.0.0/16', '52.217.0.0/16', false],
    ['52.217.0.0/16', '52.217.0.0/17', false],
    ['52.216.0.0/16', '52.216.0.0/17', false],
  ])('carries only the addresses routed to it: %s, where its subnet lets out %s', (half, letOut, isOpen) => {
    const NetworkAcls = [
      acl('subnet-public', ...full.with(1, entry(true, letOut, 443, 443)).with(2, entry(false, letOut, 1_024, 65_535))),
    ];
    const RouteTables = [privateTable({ DestinationCidrBlock: half, NatGatewayId: 'nat-1' }), publicTable];
    expect(ask({ ...network, RouteTables, NetworkAcls, VpcEndpoints: [gateway] }).kind).toBe(
      isOpen ? 'reachable' : 'blocked',
    );
  });

  it('must let out the last address of the service too', () => {
    const last = { ...entry(true, '52.217.255.255/32', 443, 443, 50), RuleAction: 'deny' as const };
    const NetworkAcls = [acl('subnet-public', last, ...full)];
    expect(ask({ ...network, NetworkAcls })).toEqual(blocked('SUBNET_ACL_RESTRICTION', 'acl-public'));
  });

  it('is found among others', () => {
    const others = [{ NatGatewayId: 'nat-0', State: 'failed' }, nat];
    expect(ask({ ...network, NatGateways: others })).toEqual(open);
    const VpcEndpoints = [{ ...gateway, VpcEndpointId: 'vpce-0', RouteTableIds: [], State: 'failed' }, gateway];
    expect(ask({ ...network, VpcEndpoints })).toEqual(path('subnet-a', 'rtb-a', 'vpce-s3'));
  });

  it('in the caller’s own subnet is reached without crossing its ACL, and leaves by it', () => {
    const RouteTables = [{ ...privateTable({ DestinationCidrBlock: '52.216.0.0/15', NatGatewayId: 'nat-1' }) }];
    const NatGateways = [{ NatGatewayId: 'nat-1', SubnetId: 'subnet-a' }];
    // its route leads back to itself; the ACL has no rule for 10.0.1.0/24, and needs none
    const NetworkAcls = [
      acl('subnet-a', entry(true, '52.0.0.0/8', 443, 443), entry(false, '52.0.0.0/8', 1_024, 65_535)),
    ];
    expect(ask({ Subnets: subnets, RouteTables, NatGateways, NetworkAcls })).toEqual(
      blocked('NO_POSSIBLE_DESTINATION', 'nat-1'),
    );
  });
});

describe('an interface endpoint', () => {
  const monitoring: VpcEndpoint = {
    VpcEndpointId: 'vpce-cw',
    VpcEndpointType: 'Interface',
    ServiceName: 'com.amazonaws.us-east-1.monitoring',
    SubnetIds: ['subnet-a'],
    Groups: [{ GroupId: 'sg-endpoint' }],
    PrivateDnsEnabled: true,
  };
  const fromModel = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId: 'sg-model' }] };
  const groups = [{ GroupId: 'sg-model' }, { GroupId: 'sg-endpoint', IpPermissions: [fromModel] }];
  const network: Network = {
    CidrBlock: '10.0.0.0/16',
    Subnets: subnets,
    RouteTables: [privateTable()],
    VpcEndpoints: [monitoring],
    SecurityGroups: groups,
  };
  const withEndpoint = (change: Partial<VpcEndpoint>, more: Partial<Network> = {}) =>
    ask({ ...network, VpcEndpoints: [{ ...monitoring, ...change }], ...more }, 'monitoring');
  const elsewhere = { SubnetIds: ['subnet-b'] };

  it('is reached in the caller’s subnet past neither table nor ACL', () => {
    expect(withEndpoint({})).toEqual(path('subnet-a', 'vpce-cw'));
    expect(withEndpoint({}, { NetworkAcls: [acl('subnet-a')] })).toEqual(path('subnet-a', 'vpce-cw'));
  });

  it('is reached in another subnet by the local route', () => {
    expect(withEndpoint(elsewhere)).toEqual(path('subnet-a', 'rtb-a', 'subnet-b', 'vpce-cw'));
  });

  it('is not asked for another service', () => {
    expect(ask(network, 'logs')).toEqual(blocked('NO_ROUTE_TO_DESTINATION', 'rtb-a'));
  });

  it.each<[name: string, endpoint: Partial<VpcEndpoint>, network: Partial<Network>, byName: boolean]>([
    ['private DNS on', { PrivateDnsEnabled: true }, {}, true],
    ['private DNS off', { PrivateDnsEnabled: false }, {}, false],
    ['DNS host names on', {}, { EnableDnsHostnames: true }, true],
    ['DNS host names off', {}, { EnableDnsHostnames: false }, false],
    [
      'private DNS for inbound resolvers only',
      { DnsOptions: { PrivateDnsOnlyForInboundResolverEndpoint: true } },
      {},
      false,
    ],
    ['private DNS for all', { DnsOptions: { PrivateDnsOnlyForInboundResolverEndpoint: false } }, {}, true],
    ['no word about it', { DnsOptions: {} }, {}, true],
  ])('answers to the service’s own name: %s', (_name, endpoint, more, byName) => {
    expect(withEndpoint(endpoint, more)).toEqual(
      byName ? path('subnet-a', 'vpce-cw') : blocked('NO_ROUTE_TO_DESTINATION', 'rtb-a'),
    );
  });

  it('has private DNS where it does not say', () => {
    const silent = silentOn(monitoring, 'PrivateDnsEnabled');
    expect(ask({ ...network, VpcEndpoints: [silent] }, 'monitoring')).toEqual(path('subnet-a', 'vpce-cw'));
  });

  it('without private DNS leaves its name to the public way', () => {
    const VpcEndpoints = [{ ...monitoring, PrivateDnsEnabled: false }];
    const NatGateways = [{ NatGatewayId: 'nat-1' }];
    expect(ask({ ...network, VpcEndpoints, NatGateways, RouteTables: [privateTable(toNat)] }, 'monitoring')).toEqual(
      path('subnet-a', 'rtb-a', 'nat-1'),
    );
  });

  it('comes before a gateway endpoint of the same service', () => {
    const VpcEndpoints = [gateway, { ...monitoring, ServiceName: 'com.amazonaws.us-east-1.s3' }];
    expect(ask({ ...network, VpcEndpoints })).toEqual(path('subnet-a', 'vpce-cw'));
  });

  it.each<[name: string, change: Partial<VpcEndpoint>, code: keyof typeof explanations]>([
    ['that is pending', { State: 'pending' }, 'BAD_STATE'],
    ['without a network interface', { SubnetIds: [] }, 'NO_POSSIBLE_DESTINATION'],
    ['whose subnets are gone', { SubnetIds: ['subnet-x'] }, 'NO_POSSIBLE_DESTINATION'],
    ['whose policy denies', { PolicyDocument: deniesAll }, 'AccessDenied'],
  ])('%s is blocked', (_name, change, code) => {
    expect(withEndpoint(change)).toEqual(blocked(code, 'vpce-cw'));
  });

  it('is in the caller’s subnet where it states none, and keeps what is left of its subnets', () => {
    const anywhere = silentOn(monitoring, 'SubnetIds');
    expect(ask({ ...network, VpcEndpoints: [anywhere] }, 'monitoring')).toEqual(path('subnet-a', 'vpce-cw'));
    expect(withEndpoint({ SubnetIds: ['subnet-x', 'subnet-a'] })).toEqual(path('subnet-a', 'vpce-cw'));
  });

  it('lets in by its own groups', () => {
    const mismatch = blocked('ENI_SG_RULES_MISMATCH', 'sg-endpoint');
    const letting = (...IpPermissions: object[]) =>
      withEndpoint({}, { SecurityGroups: [groups[0]!, { GroupId: 'sg-endpoint', IpPermissions } as never] });
    expect(letting()).toEqual(mismatch);
    expect(letting({ ...fromModel, UserIdGroupPairs: [{ GroupId: 'sg-x' }] })).toEqual(mismatch);
    expect(letting({ ...fromModel, UserIdGroupPairs: [], IpRanges: [{ CidrIp: '10.0.1.0/24' }] })).toEqual(
      path('subnet-a', 'vpce-cw'),
    );
    expect(letting({ ...fromModel, UserIdGroupPairs: [], IpRanges: [{ CidrIp: '10.0.1.0/25' }] })).toEqual(mismatch);
    expect(letting({ ...fromModel, FromPort: 80, ToPort: 80 })).toEqual(mismatch);
    expect(withEndpoint({ Groups: [{ GroupId: 'sg-x' }, { GroupId: 'sg-y' }] })).toEqual(
      blocked('ENI_SG_RULES_MISMATCH', 'sg-x, sg-y'),
    );
    expect(withEndpoint({ Groups: [] })).toEqual(blocked('ENI_SG_RULES_MISMATCH', ''));
  });

  it('is not judged by groups that it does not state', () => {
    const open = silentOn(monitoring, 'Groups');
    expect(ask({ ...network, VpcEndpoints: [open] }, 'monitoring')).toEqual(path('subnet-a', 'vpce-cw'));
  });

  it('is called by the rules of the caller’s groups', () => {
    const out = (rule: object) => [
      { GroupId: 'sg-model', IpPermissionsEgress: [{ ...fromModel, ...rule }] },
      groups[1]!,
    ];
    const reaches = (rule: object) => withEndpoint({}, { SecurityGroups: out(rule) });
    expect(reaches({ UserIdGroupPairs: [{ GroupId: 'sg-endpoint' }] })).toEqual(path('subnet-a', 'vpce-cw'));
    expect(reaches({ UserIdGroupPairs: [], IpRanges: [{ CidrIp: '10.0.1.0/24' }] })).toEqual(
      path('subnet-a', 'vpce-cw'),
    );
    expect(reaches({ UserIdGroupPairs: [], PrefixListIds: [{ PrefixListId: 'pl-63a5400a' }] })).toEqual(
      blocked('ENI_SG_RULES_MISMATCH', 'sg-model'),
    );
  });

  const crossing = {
    a: [entry(true, '10.0.2.0/24', 443, 443), entry(false, '10.0.2.0/24', 32_768, 61_000)],
    b: [entry(false, '10.0.1.0/24', 443, 443), entry(true, '10.0.1.0/24', 32_768, 61_000)],
  };

  it('in another subnet passes both ACLs, there and back', () => {
    const NetworkAcls = [acl('subnet-a', ...crossing.a), acl('subnet-b', ...crossing.b)];
    expect(withEndpoint(elsewhere, { NetworkAcls })).toEqual(
      path('subnet-a', 'acl-a', 'rtb-a', 'subnet-b', 'acl-b', 'vpce-cw'),
    );
  });

  it.each<[subnet: 'a' | 'b', index: number]>([
    ['a', 0],
    ['a', 1],
    ['b', 0],
    ['b', 1],
  ])('in another subnet is blocked without the rule of the ACL of subnet-%s, %i', (name, index) => {
    const entries = { ...crossing, [name]: crossing[name].filter((_, at) => at !== index) };
    const NetworkAcls = [acl('subnet-a', ...entries.a), acl('subnet-b', ...entries.b)];
    expect(withEndpoint(elsewhere, { NetworkAcls })).toEqual(blocked('SUBNET_ACL_RESTRICTION', `acl-${name}`));
  });

  it.each<[name: string, route: object, code: keyof typeof explanations, component: string]>([
    ['to something else', { NetworkInterfaceId: 'eni-firewall' }, 'NO_POSSIBLE_DESTINATION', 'eni-firewall'],
    ['to what is gone', { NatGatewayId: 'nat-1' }, 'BAD_STATE_ROUTE', 'rtb-a'],
  ])(
    'in another subnet is blocked by a route more specific than the local one, %s',
    (_name, target, code, component) => {
      for (const DestinationCidrBlock of ['10.0.2.0/24', '10.0.2.128/25']) {
        const RouteTables = [privateTable({ DestinationCidrBlock, ...target })];
        expect(withEndpoint(elsewhere, { RouteTables })).toEqual(blocked(code, component));
      }
      const RouteTables = [privateTable({ DestinationCidrBlock: '10.0.3.0/24', ...target })];
      expect(withEndpoint(elsewhere, { RouteTables }).kind).toBe('reachable');
    },
  );

  it('in another subnet needs a route', () => {
    const outside = [...subnets.slice(0, 1), { SubnetId: 'subnet-b', CidrBlock: '10.9.0.0/24' }];
    expect(withEndpoint(elsewhere, { Subnets: outside })).toEqual(blocked('NO_ROUTE_TO_DESTINATION', 'rtb-a'));
    expect(withEndpoint(elsewhere, { Subnets: outside, RouteTables: [] })).toEqual(
      blocked('NO_ROUTE_TO_DESTINATION', 'subnet-a'),
    );
  });

  it('must be reached by each of its network interfaces, as its name leads to all', () => {
    const NetworkAcls = [acl('subnet-b')];
    expect(withEndpoint({ SubnetIds: ['subnet-a', 'subnet-b'] }, { NetworkAcls })).toEqual(
      blocked('SUBNET_ACL_RESTRICTION', 'acl-b'),
    );
    expect(withEndpoint({ SubnetIds: ['subnet-a', 'subnet-b'] })).toEqual(path('subnet-a', 'vpce-cw'));
  });
});

describe('a host in the VPC', () => {
  const host = { NetworkInterfaceId: 'eni-registry', SubnetId: 'subnet-b', PrivateIpAddress: '10.0.2.10' };
  const network: Network = { CidrBlock: '10.0.0.0/16', Subnets: subnets, NetworkInterfaces: [host] };
  const out = (CidrIp: string) => [
    { GroupId: 'sg-model', IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp }] }] },
  ];

  it('is reached by its address', () => {
    expect(ask(network, 'eni-registry')).toEqual(path('subnet-a', 'subnet-b', 'eni-registry'));
    expect(ask({ ...network, SecurityGroups: out('10.0.2.10/32') }, 'eni-registry').kind).toBe('reachable');
    const anywhere = { NetworkInterfaceId: host.NetworkInterfaceId, SubnetId: host.SubnetId };
    const unknown = { ...network, NetworkInterfaces: [anywhere], SecurityGroups: out('10.0.2.10/32') };
    expect(ask(unknown, 'eni-registry')).toEqual(blocked('ENI_SG_RULES_MISMATCH', 'sg-model'));
  });

  it('is not reached where it or its subnet does not exist', () => {
    const missing = blocked('NO_SOURCE_OR_DESTINATION', 'eni-registry');
    expect(ask({ ...network, NetworkInterfaces: [] }, 'eni-registry')).toEqual(missing);
    expect(ask({ Subnets: subnets }, 'eni-registry')).toEqual(missing);
    expect(ask({ ...network, Subnets: subnets.slice(0, 1) }, 'eni-registry')).toEqual(missing);
  });

  it('is not another host', () => {
    expect(ask(network, 'eni-other')).toEqual(blocked('NO_SOURCE_OR_DESTINATION', 'eni-other'));
  });

  it('is blocked as any network interface is', () => {
    const Groups = [{ GroupId: 'sg-registry' }];
    const SecurityGroups = [...out('0.0.0.0/0'), { GroupId: 'sg-registry' }];
    expect(ask({ ...network, NetworkInterfaces: [{ ...host, Groups }], SecurityGroups }, 'eni-registry')).toEqual(
      blocked('ENI_SG_RULES_MISMATCH', 'sg-registry'),
    );
  });

  it('needs no name to be resolved', () => {
    expect(ask({ ...network, EnableDnsSupport: false }, 'eni-registry').kind).toBe('reachable');
  });
});

describe('a prepared network', () => {
  const network = prepareNetwork({
    Subnets: subnets,
    RouteTables: [privateTable()],
    VpcEndpoints: [gateway],
    SecurityGroups: [{ GroupId: 'sg-model' }, { GroupId: 'sg-2', IpPermissionsEgress: [] }],
  });

  it('keeps apart what different callers reach', () => {
    for (const time of ['first', 'second']) {
      expect(reachability(network, from, 's3').kind, time).toBe('reachable');
      expect(reachability(network, from, 'logs')).toEqual(blocked('NO_ROUTE_TO_DESTINATION', 'rtb-a'));
      expect(reachability(network, { ...from, subnetId: 'subnet-b' }, 's3')).toEqual(
        blocked('NO_ROUTE_TO_DESTINATION', 'subnet-b'),
      );
      expect(reachability(network, { ...from, securityGroupIds: ['sg-2'] }, 's3')).toEqual(
        blocked('ENI_SG_RULES_MISMATCH', 'sg-2'),
      );
      expect(reachability(network, { ...from, subnetId: 'subnet-x' }, 's3').kind).toBe('blocked');
    }
  });

  it('gives the answer that it has', () => {
    expect(reachability(network, from, 's3')).toBe(reachability(network, { ...from }, 's3'));
  });

  it('does not confuse the two directions of a group', () => {
    const SecurityGroups = [{ GroupId: 'sg-model', IpPermissions: [], IpPermissionsEgress: [] }];
    const open = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
    const own: VpcEndpoint = {
      VpcEndpointId: 'vpce-1',
      VpcEndpointType: 'Interface',
      ServiceName: 'com.amazonaws.us-east-1.sts',
      Groups: [{ GroupId: 'sg-model' }],
    };
    const askWith = (group: object) =>
      ask({ Subnets: subnets, VpcEndpoints: [own], SecurityGroups: [{ ...SecurityGroups[0]!, ...group }] }, 'sts').kind;
    expect(askWith({ IpPermissionsEgress: open })).toBe('blocked');
    expect(askWith({ IpPermissions: open })).toBe('blocked');
    expect(askWith({ IpPermissions: open, IpPermissionsEgress: open })).toBe('reachable');
  });
});

it('explains every code', () => {
  for (const words of Object.values(explanations)) expect(words).toMatch(/\w+ \w+/);
});
