import { blocked, type Reachability } from './explanation-codes';
import { endpointByName, groupRules, subnetOf, type PreparedNetwork } from './prepare-network';
import { pathToEndpoint, pathToHost } from './private-path';
import { pathToService, type Caller } from './public-path';

/**
 * Who reaches whom from inside a VPC, without sending a packet: the path, or the first component that blocks it, in the
 * vocabulary of VPC Reachability Analyzer. A path is open when every address that the caller and the service may have
 * gets through, there and back, over HTTPS. M3 M4 M5 M14 M19.
 */
export type Source = { readonly subnetId: string; readonly securityGroupIds: readonly string[] };

/** An AWS service by the end of its endpoint's name (`s3`, `sagemaker.runtime`), or a network interface by its id. */
export type Destination = string;

/** The first answer is worked out, every further one is looked up. */
export function reachability(prepared: PreparedNetwork, from: Source, to: Destination): Reachability {
  const { answers } = prepared;
  const groups = from.securityGroupIds.join();
  const known = answers.get(from.subnetId)?.get(groups)?.get(to);
  if (known) return known;
  const answer = findPath(prepared, from, to);
  const ofSubnet = answers.get(from.subnetId) ?? new Map<string, Map<string, Reachability>>();
  const ofGroups = ofSubnet.get(groups) ?? new Map<string, Reachability>();
  answers.set(from.subnetId, ofSubnet.set(groups, ofGroups.set(to, answer)));
  return answer;
}

function findPath(prepared: PreparedNetwork, from: Source, to: Destination): Reachability {
  const { network } = prepared;
  const subnet = subnetOf(prepared, from.subnetId);
  if (!subnet) return blocked('NO_SOURCE_OR_DESTINATION', from.subnetId);
  const groupIds = from.securityGroupIds;
  const unknown = groupIds.find((id) => network.SecurityGroups?.every(({ GroupId }) => GroupId !== id));
  if (unknown !== undefined) return blocked('NO_SOURCE_OR_DESTINATION', unknown);
  const caller: Caller = { subnet, groupIds, egress: groupRules(prepared, groupIds, 'IpPermissionsEgress') };
  if (to.startsWith('eni-')) return pathToHost(prepared, caller, to);
  if (network.EnableDnsSupport === false) return blocked('UNKNOWN_DESTINATION', 'enableDnsSupport');
  const endpoint = endpointByName(prepared, to);
  return endpoint ? pathToEndpoint(prepared, caller, endpoint) : pathToService(prepared, caller, to);
}
