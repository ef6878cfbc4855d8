import { expect, it } from 'vitest';
import { networkMicroUsd } from '@/lib/aws/compile/network-cost';
import { priceList } from '@/lib/aws/prices';
import { scenarioOf } from '@/tests/support/run-scenario';

function costOf(faults: { atMinute: number; remove: string }[]): number {
  return networkMicroUsd(
    scenarioOf({
      schema: 'scenario/1',
      rulebook: 'aws',
      start: '2026-06-01T08:00:00Z',
      durationMinutes: 120,
      endpoint: { type: 'real-time', VpcConfig: { Subnets: ['a'], SecurityGroupIds: ['sg'] } },
      model: { maxRps: 10 },
      traffic: [{ atMinute: 0, rps: 1 }],
      network: {
        VpcEndpoints: [
          { VpcEndpointId: 'vpce-s3', ServiceName: 'com.amazonaws.us-east-1.s3', RouteTableIds: ['rtb'] },
          {
            VpcEndpointId: 'vpce-logs',
            VpcEndpointType: 'Interface',
            ServiceName: 'com.amazonaws.us-east-1.logs',
            SubnetIds: ['a', 'b'],
          },
        ],
        NatGateways: [{ NatGatewayId: 'nat' }],
      },
      faults,
    }),
  );
}

it('bills interface endpoints by zone and NAT gateways by the hour, and no gateway endpoint (P6)', () =>
  expect(costOf([])).toBeCloseTo(2 * (2 * priceList.interfaceEndpointHour + priceList.natGatewayHour), 6));

it('bills a part until a fault removes it', () =>
  expect(costOf([{ atMinute: 30, remove: 'nat' }])).toBeCloseTo(
    4 * priceList.interfaceEndpointHour + priceList.natGatewayHour / 2,
    6,
  ));
