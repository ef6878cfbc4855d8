import type { Network } from '@/lib/contracts/network';
import { parseCidrs, type Cidr } from './cidr';

/**
 * Where services are: the blocks that the network's own PrefixLists state, else one block in place of them all (one of
 * those that AWS publishes for us-east-1).
 */
const standIns = new Map<string, readonly Cidr[]>([
  ['s3', parseCidrs(['52.216.0.0/15'])],
  ['dynamodb', parseCidrs(['52.94.0.0/22'])],
]);
const elsewhere = parseCidrs(['52.119.192.0/22']);

/** The services that have gateway endpoints, and with them managed prefix lists. M4 */
export const gatewayServices: ReadonlySet<string> = new Set(standIns.keys());

export function serviceBlocks(network: Network, service: string): readonly Cidr[] {
  const stated = parseCidrs(
    (network.PrefixLists ?? [])
      .filter(({ PrefixListName }) => PrefixListName !== undefined && serviceOf(PrefixListName) === service)
      .flatMap(({ Cidrs }) => Cidrs),
  );
  if (stated.length > 0) return stated.sort((a, b) => a.first - b.first);
  return standIns.get(service) ?? elsewhere;
}

/** com.amazonaws.us-east-1.s3 → s3; com.amazonaws.us-east-1.sagemaker.runtime → sagemaker.runtime; s3 → s3. */
export function serviceOf(serviceName: string): string {
  const parts = serviceName.split('.');
  const provider = parts.indexOf('amazonaws');
  return provider < 0 ? serviceName : parts.slice(provider + 2).join('.');
}

/**
 * The blocks of a prefix list that a route or a security group names. A list that is not described is that of the
 * endpoint to which a route ties it, else, where no list is described, that of Amazon S3. M4
 */
export function prefixListBlocks(network: Network, prefixListId: string): readonly Cidr[] {
  const described = network.PrefixLists?.find(({ PrefixListId }) => PrefixListId === prefixListId);
  if (described) return parseCidrs(described.Cidrs);
  const tied = (network.RouteTables ?? [])
    .flatMap(({ Routes }) => Routes ?? [])
    .filter(({ DestinationPrefixListId }) => DestinationPrefixListId === prefixListId)
    .map(({ GatewayId }) => GatewayId);
  const endpoint = network.VpcEndpoints?.find(({ VpcEndpointId }) => tied.includes(VpcEndpointId));
  if (endpoint) return serviceBlocks(network, serviceOf(endpoint.ServiceName));
  return network.PrefixLists ? [] : serviceBlocks(network, 's3');
}
