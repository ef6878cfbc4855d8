import { describe, expect, it } from 'vitest';
import type { Network, VpcEndpoint } from '@/lib/contracts/network';
import { reachability, serviceOf } from '@/lib/simulation/network/reachability';
import { without } from '@/tests/support/without';

const from = { subnetId: 'subnet-a', securityGroupIds: ['sg-model'] };
const egressTo = (CidrIp: string) => [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp }] }];

const gateway: VpcEndpoint = {
  VpcEndpointId: 'vpce-s3',
  VpcEndpointType: 'Gateway',
  ServiceName: 'com.amazonaws.us-east-1.s3',
  RouteTableIds: ['rtb-a'],
};
const monitoring: VpcEndpoint = {
  VpcEndpointId: 'vpce-cw',
  VpcEndpointType: 'Interface',
  ServiceName: 'com.amazonaws.us-east-1.monitoring',
  SubnetIds: ['subnet-a'],
  Groups: [{ GroupId: 'sg-endpoint' }],
};

/** Two private subnets with a route table of their own; nothing leads out of the VPC. */
const closed: Network = {
  CidrBlock: '10.0.0.0/16',
  Subnets: [
    { SubnetId: 'subnet-a', CidrBlock: '10.0.1.0/24' },
    { SubnetId: 'subnet-b', CidrBlock: '10.0.2.0/24' },
  ],
  RouteTables: [
    {
      RouteTableId: 'rtb-a',
      Associations: [{ SubnetId: 'subnet-a' }],
      Routes: [{ DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' }],
    },
    { RouteTableId: 'rtb-main', Associations: [{ Main: true }], Routes: [] },
  ],
  SecurityGroups: [
    { GroupId: 'sg-model' },
    {
      GroupId: 'sg-endpoint',
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId: 'sg-model' }] }],
    },
  ],
};
const withEndpoints = (...VpcEndpoints: VpcEndpoint[]): Network => ({ ...closed, VpcEndpoints });
const block = (network: Network, service: string, source = from) => {
  const result = reachability(network, source, service);
  return result.kind === 'blocked' ? `${result.code} ${result.component}` : result.path.join(' ');
};

describe('serviceOf', () => {
  it.each([
    ['com.amazonaws.us-east-1.s3', 's3'],
    ['com.amazonaws.us-east-1.monitoring', 'monitoring'],
    ['com.amazonaws.us-east-1.sagemaker.runtime', 'sagemaker.runtime'],
    ['aws.sagemaker.us-east-1.notebook', 'notebook'],
    ['s3', 's3'],
  ])('%s is %s', (name, service) => expect(serviceOf(name)).toBe(service));
});

describe('a gateway endpoint (M3 M4)', () => {
  it('is the way to S3 for a subnet whose route table is associated', () => {
    expect(block(withEndpoints(gateway), 's3')).toBe('subnet-a rtb-a vpce-s3');
  });

  it('is no way for a subnet whose route table is not', () => {
    expect(block(withEndpoints(gateway), 's3', { ...from, subnetId: 'subnet-b' })).toBe(
      'NO_ROUTE_TO_DESTINATION rtb-main',
    );
    expect(block(withEndpoints({ ...gateway, RouteTableIds: [] }), 's3')).toBe('NO_ROUTE_TO_DESTINATION rtb-a');
  });

  it('is a way for a subnet without a table of its own through the main one', () => {
    const main = withEndpoints({ ...gateway, RouteTableIds: ['rtb-main'] });
    expect(block(main, 's3', { ...from, subnetId: 'subnet-b' })).toBe('subnet-b rtb-main vpce-s3');
  });

  it('may be associated by the prefix-list route in the table', () => {
    const unassociated = without(gateway, 'RouteTableIds');
    const Routes = [{ DestinationPrefixListId: 'pl-s3', GatewayId: 'vpce-s3' }];
    const RouteTables = [{ RouteTableId: 'rtb-a', Associations: [{ SubnetId: 'subnet-a' }], Routes }];
    const network = { ...withEndpoints(unassociated), RouteTables };
    expect(block(network, 's3')).toBe('subnet-a rtb-a vpce-s3');
    const [route] = Routes;
    const broken = [{ ...RouteTables[0]!, Routes: [{ ...route!, State: 'blackhole' as const }] }];
    expect(block({ ...network, RouteTables: broken }, 's3')).toBe('BLACKHOLE_ROUTE rtb-a');
  });

  it('is associated with the main table where no table is listed', () => {
    const unassociated = without(gateway, 'RouteTableIds');
    const noTables = without(withEndpoints(unassociated), 'RouteTables');
    expect(block(noTables, 's3')).toBe('subnet-a vpce-s3');
    expect(block({ ...noTables, VpcEndpoints: [gateway] }, 's3')).toBe('NO_ROUTE_TO_DESTINATION subnet-a');
  });

  it('stands for the main table where one table without associations is listed', () => {
    const RouteTables = [{ RouteTableId: 'rtb-a' }];
    expect(block({ ...withEndpoints(gateway), RouteTables }, 's3')).toBe('subnet-a rtb-a vpce-s3');
    expect(block({ ...withEndpoints(gateway), RouteTables: [...RouteTables, { RouteTableId: 'rtb-b' }] }, 's3')).toBe(
      'NO_ROUTE_TO_DESTINATION subnet-a',
    );
  });

  it('is a gateway where no type is said, and serves its own service only', () => {
    const untyped = without(gateway, 'VpcEndpointType');
    expect(block(withEndpoints(untyped), 's3')).toBe('subnet-a rtb-a vpce-s3');
    expect(block(withEndpoints(gateway), 'monitoring')).toBe('NO_ROUTE_TO_DESTINATION rtb-a');
  });

  it('must be available', () => {
    expect(block(withEndpoints({ ...gateway, State: 'pending' }), 's3')).toBe('VPCE_NOT_AVAILABLE vpce-s3');
    expect(block(withEndpoints({ ...gateway, State: 'Available' }), 's3')).toBe('subnet-a rtb-a vpce-s3');
    expect(block(withEndpoints({ ...gateway, State: 'available' }), 's3')).toBe('subnet-a rtb-a vpce-s3');
  });

  it('must allow reading by its policy (M5)', () => {
    const Statement = [{ Effect: 'Allow', Action: 's3:PutObject' }];
    expect(block(withEndpoints({ ...gateway, PolicyDocument: { Statement } }), 's3')).toBe(
      'VPCE_POLICY_DENIED vpce-s3',
    );
  });

  it('needs HTTPS out of the security group, to the prefix list or everywhere (M4)', () => {
    const groups = (IpPermissionsEgress: NonNullable<Network['SecurityGroups']>[number]['IpPermissionsEgress']) => ({
      ...withEndpoints(gateway),
      SecurityGroups: [{ GroupId: 'sg-model', ...(IpPermissionsEgress && { IpPermissionsEgress }) }],
    });
    expect(block(groups(egressTo('0.0.0.0/0')), 's3')).toBe('subnet-a rtb-a vpce-s3');
    expect(block(groups(egressTo('10.0.0.0/8')), 's3')).toBe('ENI_SG_RULES_MISMATCH sg-model');
    expect(block(groups([]), 's3')).toBe('ENI_SG_RULES_MISMATCH sg-model');
    const list = [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, PrefixListIds: [{ PrefixListId: 'pl-s3' }] }];
    expect(block(groups(list), 's3')).toBe('subnet-a rtb-a vpce-s3');
  });

  it('needs the network ACL to let requests out and answers in (M4)', () => {
    const NetworkAcls = [{ NetworkAclId: 'acl-a', Associations: [{ SubnetId: 'subnet-a' }], Entries: [] }];
    expect(block({ ...withEndpoints(gateway), NetworkAcls }, 's3')).toBe('SUBNET_ACL_RESTRICTION acl-a');
  });
});

describe('an interface endpoint (M14 M19)', () => {
  it('is the way to CloudWatch', () => {
    expect(block(withEndpoints(monitoring), 'monitoring')).toBe('subnet-a vpce-cw');
  });

  it('is used before a gateway endpoint of the same service', () => {
    const s3: VpcEndpoint = { ...monitoring, VpcEndpointId: 'vpce-s3i', ServiceName: gateway.ServiceName };
    expect(block(withEndpoints(gateway, s3), 's3')).toBe('subnet-a vpce-s3i');
    expect(block(withEndpoints(gateway, { ...s3, PrivateDnsEnabled: false }), 's3')).toBe('subnet-a rtb-a vpce-s3');
  });

  it('answers by the service’s name only with private DNS, and with both DNS attributes of the VPC (M19)', () => {
    const none = 'NO_ROUTE_TO_DESTINATION rtb-a';
    expect(block(withEndpoints({ ...monitoring, PrivateDnsEnabled: false }), 'monitoring')).toBe(none);
    expect(block({ ...withEndpoints(monitoring), EnableDnsSupport: false }, 'monitoring')).toBe(none);
    expect(block({ ...withEndpoints(monitoring), EnableDnsHostnames: false }, 'monitoring')).toBe(none);
    const explicit = {
      ...withEndpoints({ ...monitoring, PrivateDnsEnabled: true }),
      EnableDnsSupport: true,
      EnableDnsHostnames: true,
    };
    expect(block(explicit, 'monitoring')).toBe('subnet-a vpce-cw');
  });

  it('must be available', () => {
    expect(block(withEndpoints({ ...monitoring, State: 'deleting' }), 'monitoring')).toBe('VPCE_NOT_AVAILABLE vpce-cw');
  });

  it('must let HTTPS in from the clients (M19)', () => {
    const inbound = (IpPermissions: NonNullable<Network['SecurityGroups']>[number]['IpPermissions']): Network => ({
      ...withEndpoints(monitoring),
      SecurityGroups: [{ GroupId: 'sg-model' }, { GroupId: 'sg-endpoint', ...(IpPermissions && { IpPermissions }) }],
    });
    expect(block(inbound([]), 'monitoring')).toBe('ENI_SG_RULES_MISMATCH sg-endpoint');
    expect(block(inbound(egressTo('10.0.1.0/24')), 'monitoring')).toBe('subnet-a vpce-cw');
    expect(block(inbound(egressTo('10.0.2.0/24')), 'monitoring')).toBe('ENI_SG_RULES_MISMATCH sg-endpoint');
    // without a group of its own nothing is in the way
    const open = without(monitoring, 'Groups');
    expect(block(withEndpoints(open), 'monitoring')).toBe('subnet-a vpce-cw');
  });

  it('must be reachable out of the client’s security group', () => {
    const outbound = (CidrIp: string): Network => ({
      ...withEndpoints(monitoring),
      SecurityGroups: [
        { GroupId: 'sg-model', IpPermissionsEgress: egressTo(CidrIp) },
        ...(closed.SecurityGroups?.slice(1) ?? []),
      ],
    });
    expect(block(outbound('10.0.1.0/24'), 'monitoring')).toBe('subnet-a vpce-cw');
    expect(block(outbound('10.0.2.0/24'), 'monitoring')).toBe('ENI_SG_RULES_MISMATCH sg-model');
  });

  it('in another subnet is reached through that subnet’s ACL; in the own subnet no ACL is in the way', () => {
    const NetworkAcls = [{ NetworkAclId: 'acl-b', Associations: [{ SubnetId: 'subnet-b' }], Entries: [] }];
    const elsewhere = { ...withEndpoints({ ...monitoring, SubnetIds: ['subnet-b'] }), NetworkAcls };
    expect(block(elsewhere, 'monitoring')).toBe('SUBNET_ACL_RESTRICTION acl-b');
    expect(
      block({ ...withEndpoints({ ...monitoring, SubnetIds: ['subnet-b', 'subnet-a'] }), NetworkAcls }, 'monitoring'),
    ).toBe('subnet-a vpce-cw');
    const own = [{ NetworkAclId: 'acl-a', Associations: [{ SubnetId: 'subnet-a' }], Entries: [] }];
    expect(block({ ...withEndpoints(monitoring), NetworkAcls: own }, 'monitoring')).toBe('subnet-a vpce-cw');
  });

  it('must allow it by its policy', () => {
    const Statement = [{ Effect: 'Allow', Action: 'cloudwatch:GetMetricData' }];
    expect(block(withEndpoints({ ...monitoring, PolicyDocument: { Statement } }), 'monitoring')).toBe(
      'VPCE_POLICY_DENIED vpce-cw',
    );
  });
});

describe('the way over a NAT gateway (M3)', () => {
  const nat = (more: Partial<NonNullable<Network['NatGateways']>[number]> = {}): Network => ({
    ...closed,
    RouteTables: [
      {
        RouteTableId: 'rtb-a',
        Associations: [{ SubnetId: 'subnet-a' }],
        Routes: [{ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }],
      },
      {
        RouteTableId: 'rtb-b',
        Associations: [{ SubnetId: 'subnet-b' }],
        Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }],
      },
    ],
    NatGateways: [{ NatGatewayId: 'nat-1', SubnetId: 'subnet-b', ...more }],
  });

  it('leads to any service', () => {
    expect(block(nat(), 's3')).toBe('subnet-a rtb-a nat-1');
    expect(block(nat(), 'monitoring')).toBe('subnet-a rtb-a nat-1');
  });

  it('needs a public NAT gateway that is available and exists', () => {
    expect(block(nat({ ConnectivityType: 'private' }), 's3')).toBe('NAT_GATEWAY_NOT_AVAILABLE nat-1');
    expect(block(nat({ ConnectivityType: 'public' }), 's3')).toBe('subnet-a rtb-a nat-1');
    expect(block(nat({ State: 'failed' }), 's3')).toBe('NAT_GATEWAY_NOT_AVAILABLE nat-1');
    expect(block(nat({ State: 'available' }), 's3')).toBe('subnet-a rtb-a nat-1');
    expect(block({ ...nat(), NatGateways: [] }, 's3')).toBe('NO_ROUTE_TO_DESTINATION nat-1');
  });

  it('needs the NAT gateway’s own subnet to reach the internet', () => {
    expect(block(nat({ SubnetId: 'subnet-a' }), 's3')).toBe('NO_ROUTE_TO_DESTINATION nat-1');
  });

  it('needs a default route that is not a black hole', () => {
    const RouteTables = nat().RouteTables?.map((table) => ({
      ...table,
      Routes: table.Routes?.map((route) => ({ ...route, State: 'blackhole' as const })) ?? [],
    }));
    expect(block({ ...nat(), ...(RouteTables && { RouteTables }) }, 's3')).toBe('BLACKHOLE_ROUTE rtb-a');
  });

  it('needs HTTPS out of the security group and the ACL', () => {
    const SecurityGroups = [{ GroupId: 'sg-model', IpPermissionsEgress: egressTo('10.0.0.0/8') }];
    expect(block({ ...nat(), SecurityGroups }, 's3')).toBe('ENI_SG_RULES_MISMATCH sg-model');
    const NetworkAcls = [{ NetworkAclId: 'acl-a', Associations: [{ SubnetId: 'subnet-a' }], Entries: [] }];
    expect(block({ ...nat(), NetworkAcls }, 's3')).toBe('SUBNET_ACL_RESTRICTION acl-a');
  });

  it('a route to a part of the internet is no default route', () => {
    const RouteTables = [
      {
        RouteTableId: 'rtb-a',
        Associations: [{ SubnetId: 'subnet-a' }],
        Routes: [{ DestinationCidrBlock: '52.0.0.0/8', NatGatewayId: 'nat-1' }],
      },
    ];
    expect(block({ ...nat(), RouteTables }, 's3')).toBe('NO_ROUTE_TO_DESTINATION rtb-a');
  });
});

describe('no way at all', () => {
  it('an internet gateway does not serve network interfaces without a public address', () => {
    const RouteTables = [
      {
        RouteTableId: 'rtb-a',
        Associations: [{ Main: true }],
        Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }],
      },
    ];
    expect(block({ ...closed, RouteTables }, 's3')).toBe('IGW_PUBLIC_IP_ASSOCIATION_FOR_INGRESS igw-1');
  });

  it('a closed VPC has no route', () => {
    expect(block(closed, 's3')).toBe('NO_ROUTE_TO_DESTINATION rtb-a');
    expect(block({ RouteTables: [] }, 's3')).toBe('NO_ROUTE_TO_DESTINATION subnet-a');
  });

  it('a subnet or a security group that is not listed does not exist', () => {
    expect(block(closed, 's3', { ...from, subnetId: 'subnet-x' })).toBe('SUBNET_NOT_FOUND subnet-x');
    expect(block(closed, 's3', { ...from, securityGroupIds: ['sg-model', 'sg-x'] })).toBe(
      'SECURITY_GROUP_NOT_FOUND sg-x',
    );
    const unlisted = without(withEndpoints(gateway), 'Subnets', 'SecurityGroups');
    expect(block(unlisted, 's3', { subnetId: 'subnet-a', securityGroupIds: ['sg-x'] })).toBe('subnet-a rtb-a vpce-s3');
  });
});
