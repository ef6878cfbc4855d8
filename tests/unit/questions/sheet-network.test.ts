import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { networkRows } from '@/lib/questions/sheet-network';
import { scenarioOf } from '@/tests/support/run-scenario';

type Network = NonNullable<ScenarioDocument['network']>;
type Endpoint = Partial<NonNullable<ScenarioDocument['endpoint']>>;
const VpcConfig = { Subnets: ['subnet-a', 'subnet-b'], SecurityGroupIds: ['sg-model'] };

/** The rows as "name: value". */
function rows(network?: Network, endpoint: Endpoint = { VpcConfig }): string[] {
  const scenario = scenarioOf({
    schema: 'scenario/1',
    rulebook: 'aws',
    start: '2026-06-01T08:00:00Z',
    durationMinutes: 10,
    endpoint: { type: 'real-time', ...endpoint },
    model: { maxRps: 10 },
    traffic: [{ atMinute: 0, rps: 1 }],
    ...(network && { network }),
  });
  return networkRows(scenario).map(({ name, value }) => `${name}: ${value}`);
}

describe('the network on the sheet', () => {
  it('is silent where the endpoint is in no VPC of one’s own', () => {
    expect(rows(undefined, {})).toEqual([]);
    expect(rows({ VpcEndpoints: [] }, {})).toEqual([]);
  });

  it('says where the model’s interfaces are', () => {
    expect(rows()).toEqual(['Private subnets: subnet-a, subnet-b', 'Security groups: sg-model']);
  });

  it('says that there is no way out', () => {
    expect(rows({ VpcEndpoints: [] }).slice(2)).toEqual(['VPC endpoints: none', 'NAT gateway: none']);
  });

  it('names container, calls and client', () => {
    const PrimaryContainer = {
      Image: 'registry.internal/shop:1',
      ImageConfig: {
        RepositoryAccessMode: 'Vpc',
        RepositoryAuthConfig: { RepositoryCredentialsProviderArn: 'arn:aws:lambda:us-east-1:1:function:key' },
      },
      ModelDataUrl: 's3://models/shop.tar.gz',
    };
    const client = { SubnetId: 'subnet-c', SecurityGroupIds: ['sg-client'] };
    const containerCalls = [{ service: 'sts', atLoad: true }, { service: 'logs' }];
    expect(rows({ client, containerCalls }, { VpcConfig, PrimaryContainer }).slice(2, -2)).toEqual([
      'Image: registry.internal/shop:1',
      'Image access: Vpc, with credentials from AWS Lambda',
      'Model data: s3://models/shop.tar.gz',
      'Calls sts: while it loads',
      'Calls logs: while it serves',
      'Client: subnet-c with sg-client',
    ]);
  });

  it('states every way out with what decides about it', () => {
    const network: Network = {
      CidrBlock: '10.0.0.0/16',
      EnableDnsSupport: true,
      EnableDnsHostnames: false,
      Subnets: [
        { SubnetId: 'subnet-a', CidrBlock: '10.0.1.0/24', AvailabilityZone: 'us-east-1a', AvailableIpAddressCount: 4 },
        { SubnetId: 'subnet-b' },
      ],
      VpcEndpoints: [
        {
          VpcEndpointId: 'vpce-s3',
          ServiceName: 'com.amazonaws.us-east-1.s3',
          RouteTableIds: ['rtb-a', 'rtb-b'],
          PolicyDocument: { Statement: [] },
        },
        {
          VpcEndpointId: 'vpce-cw',
          VpcEndpointType: 'Interface',
          ServiceName: 'com.amazonaws.us-east-1.monitoring',
          SubnetIds: ['subnet-a'],
          Groups: [{ GroupId: 'sg-endpoint' }],
          PrivateDnsEnabled: false,
          State: 'pending',
        },
      ],
      NatGateways: [{ NatGatewayId: 'nat-1', SubnetId: 'subnet-public', ConnectivityType: 'private', State: 'failed' }],
      InternetGateways: [],
      NetworkInterfaces: [
        {
          NetworkInterfaceId: 'eni-1',
          SubnetId: 'subnet-b',
          PrivateIpAddress: '10.0.2.10',
          PrivateDnsName: 'registry.internal',
        },
      ],
    };
    expect(rows(network).slice(2)).toEqual([
      'VPC: 10.0.0.0/16',
      'EnableDnsSupport: true',
      'EnableDnsHostnames: false',
      'subnet-a: 10.0.1.0/24, us-east-1a, 4 free addresses',
      'vpce-s3: Gateway endpoint for com.amazonaws.us-east-1.s3 in rtb-a, rtb-b, policy {"Statement":[]}',
      'vpce-cw: Interface endpoint for com.amazonaws.us-east-1.monitoring in subnet-a, groups sg-endpoint, private DNS off, pending',
      'NAT gateway: nat-1 private in subnet-public failed',
      'Internet gateway: none',
      'eni-1: registry.internal 10.0.2.10 in subnet-b',
    ]);
  });

  it('states every rule', () => {
    const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
    const network: Network = {
      RouteTables: [
        {
          RouteTableId: 'rtb-a',
          Associations: [{ SubnetId: 'subnet-a' }, { Main: true }],
          Routes: [
            { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State: 'blackhole' },
            { DestinationPrefixListId: 'pl-s3', GatewayId: 'vpce-s3' },
          ],
        },
        { RouteTableId: 'rtb-b', Associations: [{ SubnetId: 'subnet-b' }] },
      ],
      PrefixLists: [{ PrefixListId: 'pl-s3', PrefixListName: 'com.amazonaws.us-east-1.s3', Cidrs: ['52.216.0.0/15'] }],
      SecurityGroups: [
        {
          GroupId: 'sg-model',
          IpPermissionsEgress: [
            { ...https, IpRanges: [{ CidrIp: '0.0.0.0/0' }], PrefixListIds: [{ PrefixListId: 'pl-s3' }] },
            { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-endpoint' }] },
          ],
        },
        { GroupId: 'sg-endpoint', IpPermissions: [{ ...https, ToPort: 444 }], IpPermissionsEgress: [] },
        { GroupId: 'sg-new' },
      ],
      NetworkAcls: [
        {
          NetworkAclId: 'acl-1',
          Associations: [{ SubnetId: 'subnet-a' }],
          Entries: [
            {
              RuleNumber: 200,
              RuleAction: 'allow',
              Protocol: '6',
              Egress: false,
              CidrBlock: '0.0.0.0/0',
              PortRange: { From: 1024, To: 65535 },
            },
            { RuleNumber: 100, RuleAction: 'deny', Protocol: '-1', Egress: false, CidrBlock: '192.0.2.0/24' },
          ],
        },
        { NetworkAclId: 'acl-2', IsDefault: true },
      ],
    };
    expect(rows(network).slice(4)).toEqual([
      'rtb-a: subnet-a, main: 0.0.0.0/0 → nat-1 (blackhole); pl-s3 → vpce-s3',
      'rtb-b: subnet-b',
      'pl-s3: com.amazonaws.us-east-1.s3: 52.216.0.0/15',
      'sg-model egress: tcp 443 to 0.0.0.0/0, pl-s3; all to sg-endpoint',
      'sg-endpoint ingress: tcp 443–444 from nobody',
      'sg-endpoint egress: none',
      'acl-1 ingress: subnet-a: 100 deny all from 192.0.2.0/24; 200 allow tcp 1024–65535 from 0.0.0.0/0; * deny',
      'acl-1 egress: subnet-a: * deny',
      'acl-2 ingress: all other subnets: all',
      'acl-2 egress: all other subnets: all',
    ]);
  });
});
