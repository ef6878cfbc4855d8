import fc from 'fast-check';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { heading, model, scaling, traffic } from '@/tests/support/scenario-arbitrary';

/**
 * Random real-time scenarios in a VPC of two private subnets: each way to S3 and to CloudWatch may be there, missing, or
 * taken away in the middle, and addresses may be few.
 */
const network = fc
  .record({
    ways: fc.constantFrom('gateway', 'gateway', 'nat', 'nat', 'both', 'none'),
    monitoring: fc.boolean(),
    egress: fc.constantFrom(...Array<string>(5).fill('0.0.0.0/0'), '10.0.0.0/16'),
    addresses: fc.constantFrom(6, 20, 200),
  })
  .map(({ ways, ...rest }) => ({ ...rest, gateway: /gateway|both/.test(ways), nat: /nat|both/.test(ways) }))
  .map(({ gateway, nat, monitoring, egress, addresses }) => ({
    Subnets: [
      {
        SubnetId: 'subnet-a',
        AvailabilityZone: 'us-east-1a',
        CidrBlock: '10.0.1.0/24',
        AvailableIpAddressCount: addresses,
      },
      {
        SubnetId: 'subnet-b',
        AvailabilityZone: 'us-east-1b',
        CidrBlock: '10.0.2.0/24',
        AvailableIpAddressCount: addresses,
      },
      { SubnetId: 'subnet-public', AvailabilityZone: 'us-east-1a', CidrBlock: '10.0.3.0/24' },
    ],
    RouteTables: [
      {
        RouteTableId: 'rtb-private',
        Associations: [{ SubnetId: 'subnet-a' }, { SubnetId: 'subnet-b' }],
        Routes: [
          { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' },
          ...(nat ? [{ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }] : []),
        ],
      },
      {
        RouteTableId: 'rtb-public',
        Associations: [{ SubnetId: 'subnet-public' }],
        Routes: [
          { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' },
          { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' },
        ],
      },
    ],
    InternetGateways: [{ InternetGatewayId: 'igw-1' }],
    VpcEndpoints: [
      ...(gateway
        ? [
            {
              VpcEndpointId: 'vpce-s3',
              VpcEndpointType: 'Gateway' as const,
              ServiceName: 'com.amazonaws.us-east-1.s3',
              RouteTableIds: ['rtb-private'],
            },
          ]
        : []),
      ...(monitoring
        ? [
            {
              VpcEndpointId: 'vpce-monitoring',
              VpcEndpointType: 'Interface' as const,
              ServiceName: 'com.amazonaws.us-east-1.monitoring',
              SubnetIds: ['subnet-a', 'subnet-b'],
              Groups: [{ GroupId: 'sg-endpoints' }],
              PrivateDnsEnabled: true,
            },
          ]
        : []),
    ],
    SecurityGroups: [
      {
        GroupId: 'sg-model',
        IpPermissionsEgress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: egress }] }],
      },
      {
        GroupId: 'sg-endpoints',
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId: 'sg-model' }] }],
      },
    ],
    ...(nat ? { NatGateways: [{ NatGatewayId: 'nat-1', SubnetId: 'subnet-public' }] } : {}),
  }));

export const networkScenario: fc.Arbitrary<ScenarioDocument> = fc
  .tuple(fc.integer({ min: 30, max: 240 }), network)
  .chain(([minutes, vpc]) =>
    fc.record({
      ...heading(minutes),
      endpoint: fc.record({
        type: fc.constant('real-time' as const),
        ProductionVariant: fc.record({
          InstanceType: fc.constant('ml.m5.large'),
          InitialInstanceCount: fc.integer({ min: 1, max: 3 }),
        }),
        VpcConfig: fc.constant({ Subnets: ['subnet-a', 'subnet-b'], SecurityGroupIds: ['sg-model'] }),
      }),
      model,
      timing: fc.record({ metricDelaySeconds: fc.integer({ min: 0, max: 180 }) }),
      traffic: traffic(minutes, 30),
      scaling,
      network: fc.constant(vpc),
      faults: fc.array(
        fc.record({
          atMinute: fc.integer({ min: 0, max: minutes - 1 }),
          remove: fc.constantFrom(
            'rtb-private',
            ...vpc.VpcEndpoints.map(({ VpcEndpointId }) => VpcEndpointId),
            ...(vpc.NatGateways ?? []).map(({ NatGatewayId }) => NatGatewayId),
          ),
        }),
        { maxLength: 2 },
      ),
    }),
  );
