import { z } from 'zod';

// The parts of a VPC under EC2's names (the shapes of describe-subnets, describe-route-tables, …), as far as they decide
// who reaches whom. A list that is left out stands for what every VPC has: a main route table, the default network ACL
// and default security group; a list that is given is complete.

const subnet = z.strictObject({
  SubnetId: z.string(),
  AvailabilityZone: z.string().optional(),
  CidrBlock: z.string().optional(),
  AvailableIpAddressCount: z.int().min(0).optional(),
});

const route = z.strictObject({
  DestinationCidrBlock: z.string().optional(),
  DestinationPrefixListId: z.string().optional(),
  GatewayId: z.string().optional(),
  NatGatewayId: z.string().optional(),
  TransitGatewayId: z.string().optional(),
  VpcPeeringConnectionId: z.string().optional(),
  NetworkInterfaceId: z.string().optional(),
  InstanceId: z.string().optional(),
  Origin: z.enum(['CreateRouteTable', 'CreateRoute', 'EnableVgwRoutePropagation']).optional(),
  State: z.enum(['active', 'blackhole']).optional(),
});

const routeTable = z.strictObject({
  RouteTableId: z.string(),
  Associations: z.array(z.strictObject({ SubnetId: z.string().optional(), Main: z.boolean().optional() })).optional(),
  Routes: z.array(route).optional(),
});

const vpcEndpoint = z.strictObject({
  VpcEndpointId: z.string(),
  VpcEndpointType: z.enum(['Gateway', 'Interface']).optional(),
  ServiceName: z.string(),
  State: z.string().optional(),
  RouteTableIds: z.array(z.string()).optional(),
  SubnetIds: z.array(z.string()).optional(),
  Groups: z.array(z.strictObject({ GroupId: z.string() })).optional(),
  PrivateDnsEnabled: z.boolean().optional(),
  DnsOptions: z.strictObject({ PrivateDnsOnlyForInboundResolverEndpoint: z.boolean().optional() }).optional(),
  PolicyDocument: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
});

const ipPermission = z.strictObject({
  IpProtocol: z.string(),
  FromPort: z.int().optional(),
  ToPort: z.int().optional(),
  IpRanges: z.array(z.strictObject({ CidrIp: z.string(), Description: z.string().optional() })).optional(),
  PrefixListIds: z.array(z.strictObject({ PrefixListId: z.string(), Description: z.string().optional() })).optional(),
  UserIdGroupPairs: z.array(z.strictObject({ GroupId: z.string(), Description: z.string().optional() })).optional(),
});

const securityGroup = z.strictObject({
  GroupId: z.string(),
  GroupName: z.string().optional(),
  IpPermissions: z.array(ipPermission).optional(),
  IpPermissionsEgress: z.array(ipPermission).optional(),
});

const networkAclEntry = z.strictObject({
  RuleNumber: z.int(),
  Protocol: z.string(),
  RuleAction: z.enum(['allow', 'deny']),
  Egress: z.boolean(),
  CidrBlock: z.string(),
  PortRange: z.strictObject({ From: z.int(), To: z.int() }).optional(),
});

const networkAcl = z.strictObject({
  NetworkAclId: z.string(),
  IsDefault: z.boolean().optional(),
  Associations: z.array(z.strictObject({ SubnetId: z.string() })).optional(),
  Entries: z.array(networkAclEntry).optional(),
});

const natGateway = z.strictObject({
  NatGatewayId: z.string(),
  SubnetId: z.string().optional(),
  ConnectivityType: z.enum(['public', 'private']).optional(),
  State: z.string().optional(),
});

/** A host in the VPC that the containers call, such as a private registry. */
const networkInterface = z.strictObject({
  NetworkInterfaceId: z.string().startsWith('eni-'),
  SubnetId: z.string(),
  PrivateIpAddress: z.string().optional(),
  PrivateDnsName: z.string().optional(),
  Groups: z.array(z.strictObject({ GroupId: z.string() })).optional(),
});

/** What describe-prefix-lists says: the addresses of a service, or a list of the customer's own. */
const prefixList = z.strictObject({
  PrefixListId: z.string(),
  PrefixListName: z.string().optional(),
  Cidrs: z.array(z.string()),
});

export const networkSchema = z.strictObject({
  CidrBlock: z.string().optional(),
  EnableDnsSupport: z.boolean().optional(),
  EnableDnsHostnames: z.boolean().optional(),
  Subnets: z.array(subnet).optional(),
  RouteTables: z.array(routeTable).optional(),
  VpcEndpoints: z.array(vpcEndpoint).optional(),
  SecurityGroups: z.array(securityGroup).optional(),
  NetworkAcls: z.array(networkAcl).optional(),
  NatGateways: z.array(natGateway).optional(),
  InternetGateways: z.array(z.strictObject({ InternetGatewayId: z.string() })).optional(),
  NetworkInterfaces: z.array(networkInterface).optional(),
  PrefixLists: z.array(prefixList).optional(),
  /** Ours: services that the container's own code calls, while it loads (it cannot start without) or while it serves. */
  containerCalls: z.array(z.strictObject({ service: z.string(), atLoad: z.boolean().optional() })).optional(),
  /** Ours: where in the VPC the caller of InvokeEndpoint is; left out, it is outside and always reaches the endpoint. */
  client: z.strictObject({ SubnetId: z.string(), SecurityGroupIds: z.array(z.string()) }).optional(),
});

export type Network = z.infer<typeof networkSchema>;
export type NetworkRoute = z.infer<typeof route>;
export type Subnet = z.infer<typeof subnet>;
export type RouteTable = z.infer<typeof routeTable>;
export type VpcEndpoint = z.infer<typeof vpcEndpoint>;
export type IpPermission = z.infer<typeof ipPermission>;
export type SecurityGroup = z.infer<typeof securityGroup>;
export type NetworkAcl = z.infer<typeof networkAcl>;
