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
    const parts: Network = {
      Subnets: [{ SubnetId: 'subnet-a', CidrBlock: '10.0.0.0/28' }],
      VpcEndpoints: [
        { VpcEndpointId: 'vpce-1', ServiceName: 's3', SubnetIds: ['subnet-b', 'subnet-a'] },
        { VpcEndpointId: 'vpce-2', ServiceName: 'sts', SubnetIds: ['subnet-b'] },
        { VpcEndpointId: 'vpce-3', ServiceName: 's3' },
      ],
      NatGateways: [
        { NatGatewayId: 'nat-1', SubnetId: 'subnet-a' },
        { NatGatewayId: 'nat-2', SubnetId: 'subnet-b' },
      ],
      NetworkInterfaces: [
        { NetworkInterfaceId: 'eni-1', SubnetId: 'subnet-a' },
        { NetworkInterfaceId: 'eni-2', SubnetId: 'subnet-b' },
      ],
    };
    expect(room(parts, 'subnet-a')).toBe(4); // 16 − 5 − 3 = 8
    const { NetworkInterfaces: _, ...fewer } = parts;
    expect(room({ ...fewer, NatGateways: [] }, 'subnet-a')).toBe(5); // 16 − 5 − 1 = 10
    expect(room({ ...fewer, VpcEndpoints: [], NatGateways: [] }, 'subnet-a')).toBe(5); // 11
    const stated = [{ SubnetId: 'subnet-a', CidrBlock: '10.0.0.0/28', AvailableIpAddressCount: 6 }];
    expect(room({ ...parts, Subnets: stated }, 'subnet-a')).toBe(3); // a stated count has them subtracted already
  });
});
