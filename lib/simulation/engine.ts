import type { CompiledScenario, NetworkState } from './compiled-scenario';
import type { EventLog } from './event-log';
import { type Fleet } from './fleet';
import { never } from './never';
import type { InstancePool } from './instance-pool';
import type { Datapoint } from './datapoint';

/** The state of one run: the fleets, what is due next, and the log. Owned by one call of simulate. */
export type Engine = {
  readonly scenario: CompiledScenario;
  readonly fleets: readonly Fleet[];
  readonly log: EventLog;
  readonly pool: InstancePool | null;
  now: number;
  /** Segments are cut and periods close on multiples of this: 60, or 10 where a metric has a shorter period. */
  readonly gridSeconds: number;
  nextGrid: number;
  nextMinuteEvaluation: number;
  nextShortEvaluation: number;
  nextScheduledRun: number;
  nextFault: number;
  /** Endpoint instances the account may run: in all, and of a type; without a fault there is no limit. I7 */
  instanceQuota: number;
  typeQuotas: ReadonlyMap<string, number> | null;
  endpointFailed: boolean;
  readonly datapoint: Datapoint;
};

/** What the network lets through at a second. */
export function networkAt(scenario: CompiledScenario, second: number): NetworkState | null {
  const { networkStates } = scenario;
  let state = networkStates[0] ?? null;
  for (const next of networkStates) {
    if (next.fromSecond > second) break;
    state = next;
  }
  return state;
}

/** A metric pushed from the VPC needs a path to CloudWatch; by the course every metric does. S4 M14 M15 */
export function isPublished(scenario: CompiledScenario, pushedFromVpc: boolean, second: number): boolean {
  if (networkAt(scenario, second)?.cloudWatchReachable ?? true) return true;
  const { rules, choices } = scenario;
  return !(pushedFromVpc || rules.builtInMetricsNeedCloudWatchPath || choices.monitoringEndpoint === 'needed');
}

/** While an activity of the endpoint is in progress no other starts (I13); components change one by one. */
export function isBusy(engine: Engine, fleet: Fleet): boolean {
  if (fleet.target.unit === 'copies') return fleet.activityEnd !== never;
  for (const other of engine.fleets) if (other.activityEnd !== never) return true;
  return false;
}
