import type { Network, Subnet } from '@/lib/contracts/network';
import { addressCount, parseCidr } from './cidr';

/**
 * How many more instances the subnets have private addresses for: two each, both in the subnet of the instance. M2 M22
 * A subnet that is not listed, or states neither a count nor a block, does not limit.
 */
export function roomForInstances(network: Network, subnetIds: readonly string[]): number {
  return subnetIds.reduce((sum, id) => {
    const subnet = network.Subnets?.find(({ SubnetId }) => SubnetId === id);
    return sum + Math.floor((subnet ? freeAddresses(network, subnet) : Infinity) / addressesPerInstance);
  }, 0);
}

const addressesPerInstance = 2;

/** AWS keeps the first four addresses of a subnet and the last one: "Subnet sizing for IPv4". */
const reservedAddresses = 5;

/** The stated count, else the block's addresses without those that AWS keeps and that the network's own parts take. */
function freeAddresses({ VpcEndpoints, NatGateways, NetworkInterfaces }: Network, subnet: Subnet): number {
  if (subnet.AvailableIpAddressCount !== undefined) return subnet.AvailableIpAddressCount;
  const block = parseCidr(subnet.CidrBlock);
  if (!block) return Infinity;
  const isHere = ({ SubnetId }: { readonly SubnetId?: string | undefined }) => SubnetId === subnet.SubnetId;
  const taken =
    (VpcEndpoints ?? []).filter(({ SubnetIds }) => SubnetIds?.includes(subnet.SubnetId)).length +
    (NatGateways ?? []).filter(isHere).length +
    (NetworkInterfaces ?? []).filter(isHere).length;
  return Math.max(0, addressCount(block.prefix) - reservedAddresses - taken);
}
