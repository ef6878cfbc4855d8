import { activityFailures } from './activity-failures';
import type { CompiledScenario, NetworkState } from './compiled-scenario';
import { type Engine, networkAt } from './engine';
import type { Fleet } from './fleet';

/**
 * What the network makes of instances on their way into service: network interfaces first, then image and model data,
 * then what the container calls while it loads. M2 M7–M11 M22
 */
export function launchFailure(
  { scenario }: Engine,
  { target }: Fleet,
  launchedAt: number,
  launchSeconds: number,
  missingDataFails: (scenario: CompiledScenario) => boolean,
): number {
  const arrived = launchedAt + launchSeconds;
  return failureOf(networkAt(scenario, arrived), networkAt(scenario, arrived + target.server.downloadSeconds), () =>
    missingDataFails(scenario),
  );
}

/** Does an endpoint, or what comes back after a fault, fail without the model's data? S4 M7 */
export const missesData = ({ rules }: CompiledScenario) => rules.missingModelDataFails;

/** Does a scale-out without the model's data roll back, or add what never serves? Facts §22, item 11; S4 M9 */
export function rollsBack({ rules, choices }: CompiledScenario): boolean {
  return rules.missingModelDataFails && choices.modelDataLostAtScaleOut === 'rolls-back';
}

function failureOf(
  arrived: NetworkState | null,
  loading: NetworkState | null,
  missingDataFails: () => boolean,
): number {
  if (!arrived || !loading) return activityFailures.none;
  if (!arrived.imageReachable) return activityFailures.image;
  if (!arrived.modelDataReachable) {
    return missingDataFails() ? activityFailures.modelData : activityFailures.none;
  }
  return loading.loadCallsReachable ? activityFailures.none : activityFailures.loadCalls;
}

/** Seconds from the launch until it is known how it ends: each failure shows in the step that fails. */
export function launchDuration(fleet: Fleet, launchSeconds: number, failure: number): number {
  const { downloadSeconds, loadSeconds } = fleet.target.server;
  if (failure === activityFailures.addresses || failure === activityFailures.image) return launchSeconds;
  if (failure === activityFailures.modelData) return launchSeconds + downloadSeconds;
  return launchSeconds + downloadSeconds + loadSeconds;
}

/** Have the subnets, at this second, addresses for so many instances in all? */
export function hasRoomFor(engine: Engine, instances: number): boolean {
  return instances <= (networkAt(engine.scenario, engine.now)?.roomForInstances ?? Infinity);
}

/** What the creation of the endpoint at second 0 fails for. */
export function creationFailure({ scenario, fleets, pool }: Engine): number {
  const network = networkAt(scenario, 0);
  const wanted = fleets.reduce((sum, { target }) => sum + target.initialCapacity, 0);
  if (network && (pool?.instances ?? wanted) > network.roomForInstances) return activityFailures.addresses;
  return wanted > 0 ? failureOf(network, network, () => missesData(scenario)) : activityFailures.none;
}
