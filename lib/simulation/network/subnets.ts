import type { Network, NetworkAcl, RouteTable } from '@/lib/contracts/network';
import { blockOf, parseCidr, type Cidr } from './cidr';

/** The addresses of the VPC and of its subnets, and which route table and network ACL a subnet has. */
const defaultVpcBlock = blockOf(10 * 16_777_216, 16); // 10.0.0.0/16

/** A subnet that states no block may have any address of the VPC. */
export function subnetBlock({ CidrBlock }: Network, cidrBlock: string | undefined): Cidr {
  return parseCidr(cidrBlock) ?? parseCidr(CidrBlock) ?? defaultVpcBlock;
}

/** What local routes cover: the VPC's block, or, where it states none, its subnets' blocks. */
export function vpcBlocks(network: Network): Cidr[] {
  const subnets = network.CidrBlock === undefined ? (network.Subnets ?? []) : [];
  return [...subnets.map(({ CidrBlock }) => subnetBlock(network, CidrBlock)), subnetBlock(network, undefined)];
}

/**
 * The table associated with the subnet, else the main one; one table without associations stands for the main one. Null
 * where none of these is listed: the main table that every VPC has, with its local route alone.
 */
export function routeTableOf({ RouteTables = [] }: Network, subnetId: string): RouteTable | null {
  const [first] = RouteTables;
  return (
    RouteTables.find(({ Associations }) => Associations?.some(({ SubnetId }) => SubnetId === subnetId)) ??
    RouteTables.find(({ Associations }) => Associations?.some(({ Main }) => Main)) ??
    (first && RouteTables.length === 1 && !first.Associations?.length ? first : null)
  );
}

/** The ACL associated with the subnet, else the listed default one, else null: the default one, which admits all. */
export function networkAclOf({ NetworkAcls = [] }: Network, subnetId: string): NetworkAcl | null {
  return (
    NetworkAcls.find(({ Associations }) => Associations?.some(({ SubnetId }) => SubnetId === subnetId)) ??
    NetworkAcls.find(({ IsDefault }) => IsDefault) ??
    null
  );
}
