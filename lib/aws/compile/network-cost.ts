import type { Network } from '@/lib/contracts/network';
import type { Scenario } from '@/lib/contracts/scenario';
import { priceList } from '@/lib/aws/prices';
import { without } from './network-changes';

/** Micro-dollars of the run for interface endpoints and NAT gateways, each until a fault removes it. M19 M23 P6 */
export function networkMicroUsd(scenario: Scenario): number {
  const { network, durationMinutes } = scenario;
  if (!network?.VpcEndpoints && !network?.NatGateways) return 0;
  let remaining = network;
  let since = 0;
  let total = 0;
  const removals = scenario.faults.flatMap((fault) => ('remove' in fault ? [fault] : []));
  for (const { atMinute, remove } of removals.sort((a, b) => a.atMinute - b.atMinute)) {
    const second = Math.min(Math.round(atMinute * 60), durationMinutes * 60);
    total += (microUsdPerHour(remaining) * (second - since)) / 3600;
    remaining = without(remaining, remove);
    since = second;
  }
  return total + (microUsdPerHour(remaining) * (durationMinutes * 60 - since)) / 3600;
}

/** An interface endpoint costs by the Availability Zone (one subnet in each), a gateway endpoint nothing. */
function microUsdPerHour({ VpcEndpoints = [], NatGateways = [] }: Network): number {
  const zones = VpcEndpoints.filter(({ VpcEndpointType, State }) => VpcEndpointType === 'Interface' && !isGone(State));
  const zoneCount = zones.reduce((sum, { SubnetIds }) => sum + Math.max(1, SubnetIds?.length ?? 1), 0);
  const gateways = NatGateways.filter(({ State }) => !isGone(State)).length;
  return zoneCount * priceList.interfaceEndpointHour + gateways * priceList.natGatewayHour;
}

const isGone = (state: string | undefined) => /^(deleting|deleted|failed|rejected|expired)$/i.test(state ?? '');
