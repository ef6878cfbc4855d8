import type { Network } from '@/lib/contracts/network';
import { prepareNetwork } from '@/lib/simulation/network/prepare-network';
import { reachability } from '@/lib/simulation/network/reachability';
import { medianMicroseconds } from './timing';

// What asking a prepared network costs: six subnets, eight services, one query after the other.

const subnetIds = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `subnet-${name}`);
const endpoints = ['monitoring', 'logs', 'ecr.api', 'ecr.dkr', 'sts', 'kms', 'sagemaker.runtime'];

const network: Network = {
  CidrBlock: '10.0.0.0/16',
  Subnets: [...subnetIds, 'subnet-public'].map((SubnetId, index) => ({ SubnetId, CidrBlock: `10.0.${index}.0/24` })),
  RouteTables: [
    { RouteTableId: 'rtb-private', Associations: [{ Main: true }] },
    {
      RouteTableId: 'rtb-public',
      Associations: [{ SubnetId: 'subnet-public' }],
      Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }],
    },
  ],
  VpcEndpoints: [
    {
      VpcEndpointId: 'vpce-s3',
      VpcEndpointType: 'Gateway',
      ServiceName: 'com.amazonaws.us-east-1.s3',
      RouteTableIds: ['rtb-private'],
    },
    ...endpoints.map((service) => ({
      VpcEndpointId: `vpce-${service}`,
      VpcEndpointType: 'Interface' as const,
      ServiceName: `com.amazonaws.us-east-1.${service}`,
      SubnetIds: ['subnet-a', 'subnet-b'],
      Groups: [{ GroupId: 'sg-endpoints' }],
    })),
  ],
  SecurityGroups: [
    { GroupId: 'sg-model' },
    {
      GroupId: 'sg-endpoints',
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId: 'sg-model' }] }],
    },
  ],
  NetworkAcls: [
    {
      NetworkAclId: 'acl-1',
      Associations: subnetIds.map((SubnetId) => ({ SubnetId })),
      Entries: [true, false].flatMap((Egress) => [
        { RuleNumber: 100, Protocol: '6', RuleAction: 'allow' as const, Egress, CidrBlock: '0.0.0.0/0' },
        { RuleNumber: 200, Protocol: '-1', RuleAction: 'deny' as const, Egress, CidrBlock: '0.0.0.0/0' },
      ]),
    },
  ],
};

const sources = subnetIds.map((subnetId) => ({ subnetId, securityGroupIds: ['sg-model'] }));
const queries = sources.flatMap((from) => ['s3', ...endpoints].map((to) => ({ from, to })));

/** Nanoseconds a query, of a network that has been prepared and asked each question once. */
export function benchReachability(): { median: number; unit: 'ns' } {
  const prepared = prepareNetwork(network);
  let blocked = 0;
  const askAll = () => {
    for (const { from, to } of queries) if (reachability(prepared, from, to).kind === 'blocked') blocked += 1;
  };
  const [microseconds = NaN] = medianMicroseconds([{ run: askAll, calls: 2000 }]);
  if (blocked > 0) throw new Error('the network of the benchmark is meant to be open');
  return { median: (microseconds * 1000) / queries.length, unit: 'ns' };
}

/** Microseconds for preparing the network and answering every question for the first time. */
export function benchPreparation(): { median: number; unit: 'us' } {
  const answerAll = () => {
    const prepared = prepareNetwork(network);
    for (const { from, to } of queries) reachability(prepared, from, to);
  };
  const [median = NaN] = medianMicroseconds([{ run: answerAll, calls: 50 }]);
  return { median, unit: 'us' };
}
