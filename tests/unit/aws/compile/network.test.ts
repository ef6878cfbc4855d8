import { describe, expect, it } from 'vitest';
import type { Network } from '@/lib/contracts/network';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { compileNetwork } from '@/lib/aws/compile/network';
import { networkIds, without } from '@/lib/aws/compile/network-changes';
import { rulebooks } from '@/lib/simulation/rulebook';
import { scenarioOf } from '@/tests/support/run-scenario';

const VpcConfig = { Subnets: ['subnet-a', 'subnet-b'], SecurityGroupIds: ['sg-model'] };
const gateway = {
  VpcEndpointId: 'vpce-s3',
  ServiceName: 'com.amazonaws.us-east-1.s3',
  RouteTableIds: ['rtb-a'],
};
const network: Network = {
  RouteTables: [{ RouteTableId: 'rtb-a', Associations: [{ Main: true }] }],
  VpcEndpoints: [gateway],
};

function compiled(changes: Partial<ScenarioDocument> = {}, rulebook: 'aws' | 'course' = 'aws') {
  const scenario = scenarioOf({
    schema: 'scenario/1',
    rulebook,
    start: '2026-06-01T08:00:00Z',
    durationMinutes: 120,
    endpoint: { type: 'real-time', VpcConfig },
    model: { maxRps: 10 },
    traffic: [{ atMinute: 0, rps: 1 }],
    network,
    ...changes,
  });
  return compileNetwork(scenario, rulebooks[rulebook]);
}

/** What holds of the network above, had it a path to CloudWatch. */
const allOpen = {
  fromSecond: 0,
  imageReachable: true,
  modelDataReachable: true,
  loadCallsReachable: true,
  cloudWatchReachable: true,
  clientReachable: true,
  roomForInstances: Infinity,
};

describe('the states of a network', () => {
  it('are none where no network is described, or nobody is in it', () => {
    expect(compiled({ network: {} })).toEqual({ states: [], warnings: [] });
    expect(compiled({ network: { CidrBlock: '10.0.0.0/16', EnableDnsSupport: false } }).states).toEqual([]);
    expect(compiled({ endpoint: { type: 'real-time' } }).states).toEqual([]);
  });

  it('are one without faults', () => {
    // no path to CloudWatch: nothing follows, as SageMaker publishes its metrics itself
    expect(compiled()).toEqual({ states: [{ ...allOpen, cloudWatchReachable: false }], warnings: [] });
  });

  it('follow the removals in the order of time', () => {
    const nat = { NatGatewayId: 'nat-1' };
    const withNat: Network = {
      RouteTables: [{ RouteTableId: 'rtb-a', Routes: [{ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }] }],
      VpcEndpoints: [gateway],
      NatGateways: [nat],
    };
    const faults = [
      { atMinute: 60, remove: 'nat-1' },
      { atMinute: 30, remove: 'vpce-s3' },
      { atMinute: 45, loseInstances: 1 },
    ];
    const { states, warnings } = compiled({ network: withNat, faults });
    expect(states.map(({ fromSecond, modelDataReachable }) => [fromSecond, modelDataReachable])).toEqual([
      [0, true],
      [1800, true], // the gateway endpoint took its route with it; the NAT gateway is left
      [3600, false],
    ]);
    expect(warnings).toEqual([
      {
        code: 'BAD_STATE_ROUTE',
        path: 'network',
        message:
          'From minute 60 on: subnet-a does not reach s3: rtb-a (the route leads to something that no longer exists (blackhole)). So new instances cannot download the model data: creation fails, a later scale-out rolls back.',
        facts: ['M3', 'M7', 'M9'],
      },
    ]);
  });

  it('need every subnet of the endpoint to reach a service, and name the first that does not', () => {
    const tables = [
      { RouteTableId: 'rtb-a', Associations: [{ SubnetId: 'subnet-a' }] },
      { RouteTableId: 'rtb-b', Associations: [{ SubnetId: 'subnet-b' }] },
    ];
    const { states, warnings } = compiled({ network: { ...network, RouteTables: tables } });
    expect(states[0]?.modelDataReachable).toBe(false);
    expect(warnings.map(({ code, message }) => [code, message.split(':')[0]])).toEqual([
      ['NO_ROUTE_TO_DESTINATION', 'subnet-b does not reach s3'],
    ]);
  });

  it('tell of a part once, however long it is missing', () => {
    const faults = [
      { atMinute: 10, remove: 'vpce-s3' },
      { atMinute: 20, remove: 'rtb-a' },
    ];
    const { states, warnings } = compiled({ faults });
    expect(states.map(({ modelDataReachable }) => modelDataReachable)).toEqual([true, false, false]);
    expect(warnings).toHaveLength(1);
  });

  it('say by each rulebook what follows', () => {
    const missing = { network: { VpcEndpoints: [] } };
    expect(compiled(missing).warnings.map(({ facts }) => facts)).toEqual([['M3', 'M7', 'M9']]);
    expect(compiled(missing, 'course').warnings.map(({ facts }) => facts)).toEqual([['S4'], ['S4']]);
    for (const rulebook of ['aws', 'course'] as const) {
      expect(compiled(missing, rulebook).states[0]).toMatchObject({
        modelDataReachable: false,
        cloudWatchReachable: false,
      });
    }
  });

  it('ask for a client in the VPC also where the endpoint is in none', () => {
    const client = { SubnetId: 'subnet-c', SecurityGroupIds: ['sg-client'] };
    const { states, warnings } = compiled({ endpoint: { type: 'real-time' }, network: { ...network, client } });
    expect(states).toEqual([{ ...allOpen, clientReachable: false }]);
    expect(warnings.map(({ facts }) => facts)).toEqual([['M18']]);
  });

  it('ask for what the container calls, apart from what it needs to start', () => {
    const containerCalls = [{ service: 'sts' }, { service: 'kms', atLoad: true }];
    const { states, warnings } = compiled({ network: { ...network, containerCalls } });
    expect(states[0]).toEqual({ ...allOpen, loadCallsReachable: false, cloudWatchReachable: false });
    expect(warnings.map(({ facts }) => facts)).toEqual([['M20'], ['M8']]);
  });

  it('ask for a registry outside the VPC by the public way', () => {
    const ImageConfig = { RepositoryAccessMode: 'Vpc' };
    const endpoint = { type: 'real-time' as const, VpcConfig };
    const vpc = compiled({
      endpoint: { ...endpoint, PrimaryContainer: { Image: 'registry.example.com/a:1', ImageConfig } },
    });
    expect(vpc.states[0]).toEqual({ ...allOpen, imageReachable: false, cloudWatchReachable: false });
    expect(vpc.warnings[0]?.message).toMatch(/^subnet-a does not reach registry.example.com: rtb-a/);
    const platform = { RepositoryAccessMode: 'Platform' };
    expect(
      compiled({ endpoint: { ...endpoint, PrimaryContainer: { ImageConfig: platform } } }).states[0],
    ).toMatchObject({ imageReachable: true });
  });
});

describe('subnets in one Availability Zone', () => {
  const warned = (Subnets: string[], zones: Record<string, string> = {}) =>
    compiled({
      endpoint: { type: 'real-time', VpcConfig: { ...VpcConfig, Subnets } },
      network: {
        ...network,
        Subnets: Subnets.map((SubnetId) => ({
          SubnetId,
          ...(zones[SubnetId] && { AvailabilityZone: zones[SubnetId] }),
        })),
      },
    }).warnings.map(({ code, facts }) => [code, ...facts]);

  it('are warned of (M1)', () => {
    expect(warned(['subnet-a'])).toEqual([['one-availability-zone', 'M1']]);
    expect(warned(['a', 'b'], { a: 'us-east-1a', b: 'us-east-1a' })).toEqual([['one-availability-zone', 'M1']]);
    expect(warned(['a', 'b'], { a: 'us-east-1a', b: 'us-east-1b' })).toEqual([]);
    expect(warned(['a', 'b'])).toEqual([]);
  });
});

describe('a network without one of its parts', () => {
  const full: Network = {
    Subnets: [{ SubnetId: 'subnet-a' }],
    RouteTables: [
      {
        RouteTableId: 'rtb-a',
        Routes: [
          { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' },
          { DestinationCidrBlock: '0.0.0.0/1', GatewayId: 'igw-1' },
          { DestinationPrefixListId: 'pl-1', GatewayId: 'vpce-s3' },
        ],
      },
      { RouteTableId: 'rtb-b' },
    ],
    VpcEndpoints: [gateway],
    SecurityGroups: [{ GroupId: 'sg-1' }],
    NetworkAcls: [{ NetworkAclId: 'acl-1' }],
    NatGateways: [{ NatGatewayId: 'nat-1' }],
    InternetGateways: [{ InternetGatewayId: 'igw-1' }],
    NetworkInterfaces: [{ NetworkInterfaceId: 'eni-1', SubnetId: 'subnet-a' }],
  };

  it('has parts that a fault may remove', () => {
    expect(networkIds(full)).toEqual([
      'subnet-a',
      'rtb-a',
      'rtb-b',
      'vpce-s3',
      'sg-1',
      'acl-1',
      'nat-1',
      'igw-1',
      'eni-1',
    ]);
    expect(networkIds(undefined)).toEqual([]);
    for (const id of networkIds(full))
      expect(networkIds(without(full, id))).toEqual(networkIds(full).filter((one) => one !== id));
  });

  it('keeps routes to what was deleted as black holes, but for a gateway endpoint, which takes its routes along', () => {
    const routes = (id: string) => without(full, id).RouteTables?.[0]?.Routes?.map((route) => route.State ?? 'active');
    expect(routes('nat-1')).toEqual(['blackhole', 'active', 'active']);
    expect(routes('igw-1')).toEqual(['active', 'blackhole', 'active']);
    expect(routes('vpce-s3')).toEqual(['active', 'active']);
    expect(routes('sg-1')).toEqual(['active', 'active', 'active']);
  });

  it('does not invent lists', () => {
    expect(without({ CidrBlock: '10.0.0.0/16' }, 'nat-1')).toEqual({ CidrBlock: '10.0.0.0/16' });
    expect(without({ RouteTables: [{ RouteTableId: 'rtb-b' }] }, 'nat-1')).toEqual({
      RouteTables: [{ RouteTableId: 'rtb-b' }],
    });
  });
});
