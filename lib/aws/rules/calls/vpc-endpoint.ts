import { z } from 'zod';
import type { Notice } from '@/lib/contracts/trace';
import { refusal } from '@/lib/aws/notice';
import type { Shape, Structure } from './shape';

const text: Shape = { type: 'string' };
const list: Shape = { type: 'list', of: text };
const any: Shape = { type: 'any' };

export const vpcEndpointCalls = {
  CreateVpcEndpoint: {
    type: 'structure',
    required: ['VpcId'],
    members: {
      DryRun: { type: 'boolean' },
      VpcEndpointType: {
        type: 'enum',
        values: ['Interface', 'Gateway', 'GatewayLoadBalancer', 'Resource', 'ServiceNetwork', 'Tunnel'],
      },
      VpcId: text,
      ServiceName: text,
      PolicyDocument: text,
      RouteTableIds: list,
      SubnetIds: list,
      SecurityGroupIds: list,
      IpAddressType: { type: 'enum', values: ['ipv4', 'dualstack', 'ipv6'] },
      DnsOptions: any,
      ClientToken: text,
      PrivateDnsEnabled: { type: 'boolean' },
      TagSpecifications: any,
      SubnetConfigurations: any,
      ServiceNetworkArn: text,
      ResourceConfigurationArn: text,
      ServiceRegion: text,
    },
  },
} as const satisfies Record<string, Structure>;

export const createVpcEndpointSchema = z.looseObject({
  VpcEndpointType: z.string().default('Gateway'),
  ServiceName: z.string().default(''),
  RouteTableIds: z.array(z.string()).default([]),
  SubnetIds: z.array(z.string()).default([]),
  SecurityGroupIds: z.array(z.string()).default([]),
  PrivateDnsEnabled: z.boolean().default(false),
});
type CreateVpcEndpoint = z.infer<typeof createVpcEndpointSchema>;

const refused = (path: string, message: string, facts: string[]) => refusal(path, message, facts, 'InvalidParameter');

/** What CreateVpcEndpoint refuses, whatever the VPC holds. M3 M18 M19 */
export function checkVpcEndpoint(endpoint: CreateVpcEndpoint): Notice[] {
  const { VpcEndpointType: type, ServiceName: service, RouteTableIds, SubnetIds, SecurityGroupIds } = endpoint;
  if (type === 'Gateway') {
    if (!/\.(s3|dynamodb)$/.test(service)) {
      const message = `Endpoint type (Gateway) does not match available service types ([Interface]) for ${service}.`;
      return [refused('VpcEndpointType', message, ['M18'])];
    }
    if (SubnetIds.length > 0) {
      return [
        refused(
          'SubnetIds',
          'Subnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints.',
          ['M4'],
        ),
      ];
    }
    if (SecurityGroupIds.length > 0) {
      return [
        refused('SecurityGroupIds', 'Security group IDs are only supported for Interface type VPC Endpoints.', ['M4']),
      ];
    }
    if (endpoint.PrivateDnsEnabled) {
      return [
        refused('PrivateDnsEnabled', 'Private DNS can only be enabled for Interface type VPC Endpoints.', ['M19']),
      ];
    }
    return [];
  }
  if (type === 'Interface') {
    if (/\.dynamodb$/.test(service) && endpoint.PrivateDnsEnabled) {
      return [
        refused(
          'PrivateDnsEnabled',
          `Private DNS can't be enabled because the service ${service} does not provide a private DNS name.`,
          ['M19'],
        ),
      ];
    }
    if (RouteTableIds.length > 0) {
      return [refused('RouteTableIds', 'Route table IDs are only supported for Gateway type VPC Endpoints.', ['M4'])];
    }
  }
  return [];
}

/** What it refuses where the subnets share an Availability Zone: one network interface a zone. M19 */
export function checkZones({ SubnetIds }: CreateVpcEndpoint): Notice[] {
  if (SubnetIds.length < 2) return [];
  const message = `Found another VPC endpoint subnet in the availability zone of ${SubnetIds[1] ?? ''}`;
  return [refusal('SubnetIds', message, ['M19'], 'DuplicateSubnetsInSameZone')];
}
