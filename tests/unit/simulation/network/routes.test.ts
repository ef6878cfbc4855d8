import { describe, expect, it } from 'vitest';
import type { Network, NetworkRoute, VpcEndpoint } from '@/lib/contracts/network';
import { parseCidr } from '@/lib/simulation/network/cidr';
import { prepareRoutes, routeTo } from '@/lib/simulation/network/routes';

const address = (text: string) => parseCidr(text)?.first ?? 0;
const s3Address = '52.216.1.1';

function targetOf(Routes: NetworkRoute[], to: string, network: Network = {}) {
  const routes = prepareRoutes({ CidrBlock: '10.0.0.0/16', ...network }, { RouteTableId: 'rtb-1', Routes });
  const { kind, id } = routeTo(routes, address(to))?.target ?? {};
  return kind && `${kind} ${id}`;
}

describe('the longest prefix wins', () => {
  const routes: NetworkRoute[] = [
    { DestinationCidrBlock: '0.0.0.0/0', TransitGatewayId: 'tgw-default' },
    { DestinationCidrBlock: '52.0.0.0/8', TransitGatewayId: 'tgw-8' },
    { DestinationCidrBlock: '52.216.1.0/24', TransitGatewayId: 'tgw-24' },
    { DestinationCidrBlock: '52.216.0.0/16', TransitGatewayId: 'tgw-16' },
    { DestinationCidrBlock: '52.216.1.1/32', TransitGatewayId: 'tgw-32' },
  ];

  it.each([
    ['52.216.1.1', 'other tgw-32'],
    ['52.216.1.2', 'other tgw-24'],
    ['52.216.2.1', 'other tgw-16'],
    ['52.217.0.1', 'other tgw-8'],
    ['53.0.0.0', 'other tgw-default'],
    ['51.255.255.255', 'other tgw-default'],
    ['10.0.255.255', 'local local'], // every table has the VPC's own route
    ['10.1.0.0', 'other tgw-default'],
  ])('for %s: %s', (to, expected) => {
    expect(targetOf(routes, to)).toBe(expected);
  });

  it('has no route where nothing holds the address', () => {
    expect(targetOf([], s3Address)).toBeUndefined();
    expect(targetOf([{ DestinationCidrBlock: 'nonsense', TransitGatewayId: 'tgw-1' }], s3Address)).toBeUndefined();
    expect(targetOf([{ TransitGatewayId: 'tgw-1' }], s3Address)).toBeUndefined();
  });
});

describe('of equal prefixes', () => {
  const at = (DestinationCidrBlock: string, TransitGatewayId: string) => ({ DestinationCidrBlock, TransitGatewayId });
  const propagated = { ...at('52.216.0.0/15', 'tgw-propagated'), Origin: 'EnableVgwRoutePropagation' as const };
  const list = { DestinationPrefixListId: 'pl-1', TransitGatewayId: 'tgw-list' };
  const fixed = { ...at('52.216.0.0/15', 'tgw-static'), Origin: 'CreateRoute' as const };

  it('a static route comes before a prefix list, and both before a propagated one', () => {
    expect(targetOf([propagated, list, fixed], s3Address)).toBe('other tgw-static');
    expect(targetOf([propagated, list], s3Address)).toBe('other tgw-list');
    expect(targetOf([propagated], s3Address)).toBe('other tgw-propagated');
  });

  it('the first listed comes first', () => {
    expect(targetOf([fixed, at('52.216.0.0/15', 'tgw-second')], s3Address)).toBe('other tgw-static');
  });

  it('does not matter against a longer one', () => {
    expect(targetOf([fixed, { ...propagated, DestinationCidrBlock: '52.216.0.0/16' }], s3Address)).toBe(
      'other tgw-propagated',
    );
  });
});

describe('the local route', () => {
  it('is there for the VPC and may have had its target replaced', () => {
    const replaced = [{ DestinationCidrBlock: '10.0.0.0/16', NetworkInterfaceId: 'eni-1' }];
    expect(targetOf(replaced, '10.0.1.1')).toBe('other eni-1');
    expect(targetOf([], '10.0.1.1')).toBe('local local');
  });

  it.each(['10.0.0.0/17', '10.0.0.0/15', '10.1.0.0/16'])(
    'is not replaced by a route for %s',
    (DestinationCidrBlock) => {
      expect(targetOf([{ DestinationCidrBlock, NetworkInterfaceId: 'eni-1' }], '10.0.128.1')).toBe('local local');
    },
  );

  it('is not replaced by a propagated route', () => {
    const route = {
      DestinationCidrBlock: '10.0.0.0/16',
      GatewayId: 'vgw-1',
      Origin: 'EnableVgwRoutePropagation' as const,
    };
    expect(targetOf([route], '10.0.1.1')).toBe('local local');
  });

  it('covers a second block where it is listed', () => {
    expect(targetOf([{ DestinationCidrBlock: '100.64.0.0/16', GatewayId: 'local' }], '100.64.1.1')).toBe('local local');
  });
});

describe('what a route leads to', () => {
  const VpcEndpoints: VpcEndpoint[] = ['vpce-0', 'vpce-1'].map((VpcEndpointId) => ({
    VpcEndpointId,
    ServiceName: 'logs',
  }));
  const NatGateways = [{ NatGatewayId: 'nat-0' }, { NatGatewayId: 'nat-1' }];
  const InternetGateways = [{ InternetGatewayId: 'igw-1' }, { InternetGatewayId: 'internet' }];

  it.each<[name: string, route: NetworkRoute, network: Network, expected: string]>([
    ['an internet gateway', { GatewayId: 'igw-1' }, {}, 'internet-gateway igw-1'],
    ['a listed one', { GatewayId: 'igw-1' }, { InternetGateways }, 'internet-gateway igw-1'],
    ['a listed one of another name', { GatewayId: 'internet' }, { InternetGateways }, 'internet-gateway internet'],
    ['one that is not among the listed', { GatewayId: 'igw-2' }, { InternetGateways }, 'gone igw-2'],
    ['a NAT gateway', { NatGatewayId: 'nat-1' }, { NatGateways }, 'nat-gateway nat-1'],
    ['a NAT gateway that is not listed', { NatGatewayId: 'nat-2' }, { NatGateways }, 'gone nat-2'],
    ['a NAT gateway where none is listed', { NatGatewayId: 'nat-1' }, {}, 'gone nat-1'],
    ['an endpoint', { GatewayId: 'vpce-1' }, { VpcEndpoints }, 'endpoint vpce-1'],
    ['an endpoint that is not listed', { GatewayId: 'vpce-2' }, { VpcEndpoints }, 'gone vpce-2'],
    ['an endpoint where none is listed', { GatewayId: 'vpce-1' }, {}, 'gone vpce-1'],
    ['a virtual private gateway', { GatewayId: 'vgw-1' }, { InternetGateways, VpcEndpoints }, 'other vgw-1'],
    ['a peering connection', { VpcPeeringConnectionId: 'pcx-1' }, {}, 'other pcx-1'],
    ['a network interface', { NetworkInterfaceId: 'eni-1' }, {}, 'other eni-1'],
    ['an instance', { InstanceId: 'i-1' }, {}, 'other i-1'],
    ['nothing', {}, {}, 'other '],
    ['a blackhole', { GatewayId: 'igw-1', State: 'blackhole' }, {}, 'gone igw-1'],
    ['an active one', { GatewayId: 'igw-1', State: 'active' }, {}, 'internet-gateway igw-1'],
  ])('%s', (_name, route, network, expected) => {
    expect(targetOf([{ DestinationCidrBlock: '0.0.0.0/0', ...route }], s3Address, network)).toBe(expected);
  });
});

describe('a gateway endpoint', () => {
  const untyped: VpcEndpoint = {
    VpcEndpointId: 'vpce-s3',
    ServiceName: 'com.amazonaws.us-east-1.s3',
    RouteTableIds: ['rtb-0', 'rtb-1'],
  };
  const endpoint: VpcEndpoint = { ...untyped, VpcEndpointType: 'Gateway' };
  const loose: VpcEndpoint = { VpcEndpointId: 'vpce-s3', ServiceName: untyped.ServiceName };
  const byDefault = { DestinationCidrBlock: '0.0.0.0/0', TransitGatewayId: 'tgw-1' };
  const reached = (one: VpcEndpoint, routes: NetworkRoute[] = [byDefault]) =>
    targetOf(routes, s3Address, { VpcEndpoints: [one] });

  it('adds a route to the tables that it is associated with', () => {
    expect(reached(endpoint)).toBe('endpoint vpce-s3');
    expect(reached(untyped)).toBe('endpoint vpce-s3'); // Gateway is what CreateVpcEndpoint creates by default
    expect(reached({ ...endpoint, RouteTableIds: ['rtb-2'] })).toBe('other tgw-1');
    expect(reached(loose)).toBe('other tgw-1');
  });

  it('adds none as an interface endpoint, or of a service that has no gateway endpoints', () => {
    expect(reached({ ...endpoint, VpcEndpointType: 'Interface' })).toBe('other tgw-1');
    const logs = { ...endpoint, ServiceName: 'com.amazonaws.us-east-1.logs' };
    expect(targetOf([byDefault], '52.119.192.1', { VpcEndpoints: [logs] })).toBe('other tgw-1');
  });

  it('adds a route for its own service only', () => {
    const dynamodb = { ...endpoint, ServiceName: 'com.amazonaws.us-east-1.dynamodb' };
    expect(reached(dynamodb)).toBe('other tgw-1');
    expect(targetOf([byDefault], '52.94.0.1', { VpcEndpoints: [dynamodb] })).toBe('endpoint vpce-s3');
  });

  it('has one route where it is listed', () => {
    const listed = { DestinationPrefixListId: 'pl-63a5400a', GatewayId: 'vpce-s3', State: 'blackhole' as const };
    expect(reached(endpoint, [byDefault, listed])).toBe('gone vpce-s3');
    expect(reached(loose, [byDefault, { ...listed, State: 'active' }])).toBe('endpoint vpce-s3');
  });

  it('gives way to a static route for the same block, and not to a shorter one', () => {
    const same = { DestinationCidrBlock: '52.216.0.0/15', TransitGatewayId: 'tgw-2' };
    expect(reached(endpoint, [same])).toBe('other tgw-2');
    expect(reached(endpoint, [{ ...same, DestinationCidrBlock: '52.216.0.0/14' }])).toBe('endpoint vpce-s3');
  });

  it.each<[name: string, endpoint: VpcEndpoint, tables: Network, expected: string | undefined]>([
    ['without associations, where no table is listed', loose, {}, 'endpoint vpce-s3'],
    ['with some table, where no table is listed', endpoint, {}, 'endpoint vpce-s3'],
    ['with no table, where no table is listed', { ...endpoint, RouteTableIds: [] }, {}, undefined],
    ['without associations, where tables are listed', loose, { RouteTables: [] }, 'endpoint vpce-s3'],
    ['with another table, where tables are listed', endpoint, { RouteTables: [] }, undefined],
  ])('is in the main table that is not listed: %s', (_name, one, tables, expected) => {
    const routes = prepareRoutes({ ...tables, VpcEndpoints: [one] }, null);
    const target = routeTo(routes, address(s3Address))?.target;
    expect(target && `${target.kind} ${target.id}`).toBe(expected);
  });
});

it('gives the main table that is not listed its local route', () => {
  expect(routeTo(prepareRoutes({}, null), address('10.0.0.1'))?.target).toEqual({ kind: 'local', id: 'local' });
  expect(routeTo(prepareRoutes({}, null), address(s3Address))).toBeUndefined();
});
