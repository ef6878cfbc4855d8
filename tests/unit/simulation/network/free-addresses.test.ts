import { describe, expect, it } from 'vitest';
import type { Network } from '@/lib/contracts/network';
import { roomForInstances } from '@/lib/simulation/network/free-addresses';

const room = (network: Network, ...ids: string[]) => roomForInstances(network, ids);
const subnet = (SubnetId: string, AvailableIpAddressCount?: number) => ({
  SubnetId,
  ...(AvailableIpAddressCount !== undefined && { AvailableIpAddressCount }),
});

describe('room for instances', () => {
  it.each([
    [0, 0],
    [1, 0],
    [2, 1],
    [3, 1],
    [4, 2],
  ])('takes two of %i addresses for each: %i', (count, instances) => {
    expect(room({ Subnets: [subnet('subnet-a', count)] }, 'subnet-a')).toBe(instances);
  });

  it('does not put the two addresses of an instance into two subnets', () => {
    const Subnets = [subnet('subnet-a', 3), subnet('subnet-b', 5), subnet('subnet-c', 100)];
    expect(room({ Subnets }, 'subnet-a', 'subnet-b')).toBe(3);
  });

  it('is not limited by a subnet that is not listed or states nothing', () => {
    expect(room({}, 'subnet-a')).toBe(Infinity);
    expect(room({ Subnets: [subnet('subnet-b', 2)] }, 'subnet-a')).toBe(Infinity);
    expect(room({ Subnets: [subnet('subnet-a'), subnet('subnet-b', 2)] }, 'subnet-a', 'subnet-b')).toBe(Infinity);
    expect(room({}, ...[])).toBe(0);
  });

  it.each([
    ['/28', 5], // 16 − 5 = 11
    ['/27', 13], // 32 − 5 = 27
    ['/29', 1], // 8 − 5 = 3
    ['/30', 0], // 4 − 5 < 0
  ])('counts the addresses of a %s without the five that AWS keeps', (prefix, instances) => {
    expect(room({ Subnets: [{ SubnetId: 'subnet-a', CidrBlock: `10.0.0.0${prefix}` }] }, 'subnet-a')).toBe(instances);
  });

  it('subtracts what the network’s own parts take in the subnet', () => {
    const Subnets = [{ SubnetId: 'subnet-a', CidrBlock: '10.0.0.0/28' }];
    const endpoint = (VpcEndpointId: string, ...SubnetIds: string[]) => ({
      VpcEndpointId,
      ServiceName: 'sts',
      SubnetIds,
    });
    const VpcEndpoints = [
      endpoint('vpce-1', 'subnet-b', 'subnet-a'),
      endpoint('vpce-2', 'subnet-a'),
      endpoint('vpce-3', 'subnet-b'),
      { VpcEndpointId: 'vpce-4', ServiceName: 's3' },
    ];
    const at = (SubnetId: string, ...names: string[]) => names.map((name) => ({ name, SubnetId }));
    const NatGateways = [...at('subnet-a', 'nat-1', 'nat-2'), ...at('subnet-b', 'nat-3', 'nat-4')].map(
      ({ name, SubnetId }) => ({
        NatGatewayId: name,
        SubnetId,
      }),
    );
    const NetworkInterfaces = [
      ...at('subnet-a', 'eni-1', 'eni-2'),
      ...at('subnet-b', 'eni-3', 'eni-4', 'eni-5', 'eni-6'),
    ].map(({ name, SubnetId }) => ({ NetworkInterfaceId: name, SubnetId }));
    expect(room({ Subnets }, 'subnet-a')).toBe(5); // 16 − 5 = 11
    expect(room({ Subnets, VpcEndpoints }, 'subnet-a')).toBe(4); // 9
    expect(room({ Subnets, NatGateways }, 'subnet-a')).toBe(4); // 9
    expect(room({ Subnets, NetworkInterfaces }, 'subnet-a')).toBe(4); // 9
    expect(room({ Subnets, VpcEndpoints, NatGateways, NetworkInterfaces }, 'subnet-a')).toBe(2); // 5
    const stated = [{ SubnetId: 'subnet-a', CidrBlock: '10.0.0.0/28', AvailableIpAddressCount: 6 }];
    expect(room({ Subnets: stated, NetworkInterfaces }, 'subnet-a')).toBe(3); // a stated count has them subtracted already
  });
});
