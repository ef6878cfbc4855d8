import type { Network, VpcEndpoint } from '@/lib/contracts/network';
import { parseCidr, type Cidr } from './cidr';
import { prepareAcl, type PreparedAcl } from './network-acl';
import { prepareRoutes, type Route } from './routes';
import { rulesOf, type GroupRule } from './security-group';
import { serviceOf } from './service-addresses';
import { networkAclOf, routeTableOf, subnetBlock } from './subnets';
import type { Reachability } from './explanation-codes';

/**
 * A network in the form that questions about it are answered from: everything parsed, sorted and found by id, each
 * subnet once. What a query found is kept, so that asking again costs three look-ups.
 */
export type PreparedNetwork = {
  readonly network: Network;
  /** ARNs of what is called, by service, for endpoint policies: the model's objects in `s3`. */
  readonly resources: Readonly<Record<string, string>>;
  readonly subnets: Map<string, PreparedSubnet | null>;
  readonly rules: Map<string, readonly GroupRule[]>;
  readonly answers: Map<string, Map<string, Map<string, Reachability>>>;
};

export type PreparedSubnet = {
  readonly id: string;
  readonly block: Cidr;
  /** Null: the default ACL that every VPC has, which admits all. */
  readonly acl: PreparedAcl | null;
  /** Null: the main table that every VPC has. */
  readonly tableId: string | null;
  readonly routes: readonly Route[];
};

/** A network interface that is called: of an interface endpoint, or of a host in the VPC. */
export type PreparedInterface = {
  readonly subnet: PreparedSubnet;
  /** Its address where it is known, else any of its subnet. */
  readonly block: Cidr;
  readonly groupIds: readonly string[];
  /** Null where its groups are not stated: then they do not decide. */
  readonly ingress: readonly GroupRule[] | null;
};

export function prepareNetwork(network: Network, resources: Readonly<Record<string, string>> = {}): PreparedNetwork {
  return { network, resources, subnets: new Map(), rules: new Map(), answers: new Map() };
}

/** Null where subnets are listed and this one is not among them. */
export function subnetOf(prepared: PreparedNetwork, id: string): PreparedSubnet | null {
  const known = prepared.subnets.get(id);
  if (known !== undefined) return known;
  const subnet = prepareSubnet(prepared.network, id);
  prepared.subnets.set(id, subnet);
  return subnet;
}

function prepareSubnet(network: Network, id: string): PreparedSubnet | null {
  const listed = network.Subnets?.find(({ SubnetId }) => SubnetId === id);
  if (network.Subnets && !listed) return null;
  const table = routeTableOf(network, id);
  const acl = networkAclOf(network, id);
  return {
    id,
    block: subnetBlock(network, listed?.CidrBlock),
    acl: acl && prepareAcl(acl),
    tableId: table?.RouteTableId ?? null,
    routes: prepareRoutes(network, table),
  };
}

/** What these groups let through together, in one direction. */
export function groupRules(
  { network, rules }: PreparedNetwork,
  groupIds: readonly string[],
  side: 'IpPermissions' | 'IpPermissionsEgress',
): readonly GroupRule[] {
  const key = [side, ...groupIds].join();
  const known = rules.get(key);
  if (known) return known;
  const found = rulesOf(network, groupIds, side);
  rules.set(key, found);
  return found;
}

/** The interface endpoint that the service's own name leads to. M19 */
export function endpointByName({ network }: PreparedNetwork, service: string): VpcEndpoint | undefined {
  return network.VpcEndpoints?.find(
    ({ VpcEndpointType, ServiceName, PrivateDnsEnabled = true, DnsOptions }) =>
      VpcEndpointType === 'Interface' &&
      serviceOf(ServiceName) === service &&
      PrivateDnsEnabled &&
      network.EnableDnsHostnames !== false &&
      !DnsOptions?.PrivateDnsOnlyForInboundResolverEndpoint,
  );
}

/**
 * The network interfaces of an interface endpoint, one a subnet: its name leads to all of them. An endpoint that states
 * no subnets has one in the caller's.
 */
export function interfacesOf(prepared: PreparedNetwork, endpoint: VpcEndpoint, caller: string): PreparedInterface[] {
  return (endpoint.SubnetIds ?? [caller]).flatMap((id) => interfaceIn(prepared, id, endpoint.Groups, undefined) ?? []);
}

export function interfaceIn(
  prepared: PreparedNetwork,
  subnetId: string,
  groups: readonly { GroupId: string }[] | undefined,
  address: string | undefined,
): PreparedInterface | null {
  const subnet = subnetOf(prepared, subnetId);
  if (!subnet) return null;
  const groupIds = (groups ?? []).map(({ GroupId }) => GroupId);
  return {
    subnet,
    block: parseCidr(address) ?? subnet.block,
    groupIds,
    ingress: groups ? groupRules(prepared, groupIds, 'IpPermissions') : null,
  };
}
