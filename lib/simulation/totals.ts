import type { CompiledServerless } from './compiled-scenario';
import type { Fleet } from './fleet';
import type { Environments } from './environments';
import type { InstancePool } from './instance-pool';
import type { Run } from './simulate';

/**
 * What a run adds up to, unrounded: counts of requests, instance-seconds and micro-dollars, the fleet at its most and its
 * least. Cheap to read, unlike percentiles and what the log says of activities.
 */
export type Totals = {
  readonly requests: number;
  readonly succeeded: number;
  readonly timedOut: number;
  readonly throttled: number;
  readonly failed: number;
  readonly queuedAtEnd: number;
  readonly maxBacklog: number;
  readonly instanceSeconds: number;
  readonly peakInstances: number;
  readonly leastInstances: number;
  /** Of instances, copies' instances and serverless compute; null where a price is unknown. */
  readonly microUsd: number | null;
  /** Of interface endpoints and NAT gateways, of the whole run. */
  readonly networkMicroUsd: number;
};

/** The totals of the whole run, or of some of its targets. */
export function readTotals(run: Run, fleets: readonly Fleet[] = run.fleets): Totals {
  let requests = 0;
  let timedOut = 0;
  let throttled = 0;
  let failed = 0;
  let queuedAtEnd = 0;
  let maxBacklog = 0;
  let instanceSeconds = 0;
  for (const fleet of fleets) {
    requests += fleet.requests;
    timedOut += fleet.timedOut;
    throttled += fleet.throttled;
    failed += fleet.failed;
    queuedAtEnd += fleet.backlog;
    maxBacklog = Math.max(maxBacklog, fleet.maxBacklog);
    instanceSeconds += fleet.instanceSeconds + billedLaunching(run, fleet.launchingSeconds);
  }
  const pool = fleets.length === run.fleets.length ? run.pool : null;
  return {
    requests,
    succeeded: Math.max(0, requests - timedOut - throttled - failed),
    timedOut,
    throttled,
    failed,
    queuedAtEnd,
    maxBacklog,
    instanceSeconds: pool ? poolSeconds(run, pool) : instanceSeconds,
    peakInstances: pool ? pool.peak : mostInService(fleets),
    leastInstances: pool ? pool.least : fewestInService(fleets),
    microUsd: microUsdOf(fleets, pool && poolSeconds(run, pool), run),
    networkMicroUsd: run.scenario.endpoint?.networkMicroUsd ?? 0,
  };
}

/** What is billed of the seconds between a launch and the instance's service: all, or nothing (§22, 17). */
function billedLaunching({ scenario }: Run, launchingSeconds: number): number {
  return launchingSeconds > 0 && scenario.choices.billingBegins === 'launch' ? launchingSeconds : 0;
}

const poolSeconds = (run: Run, pool: InstancePool) =>
  pool.instanceSeconds + billedLaunching(run, pool.launchingSeconds);

const mostInService = (fleets: readonly Fleet[]) =>
  fleets.length === 1 ? (fleets[0]?.peak ?? 0) : extremeInService(fleets, Math.max);
const fewestInService = (fleets: readonly Fleet[]) =>
  fleets.length === 1 ? (fleets[0]?.least ?? 0) : extremeInService(fleets, Math.min);

/** Instances in service of all targets together, at its most or least. */
function extremeInService(fleets: readonly Fleet[], pick: (...values: number[]) => number): number {
  const cursors = fleets.map(() => 0);
  let extreme: number | null = null;
  for (;;) {
    const total = fleets.reduce((sum, fleet, i) => sum + (fleet.segmentInService[cursors[i] ?? 0] ?? 0), 0);
    extreme = extreme === null ? total : pick(extreme, total);
    const next = Math.min(...fleets.map((fleet, i) => fleet.segmentEnd[cursors[i] ?? 0] ?? Infinity));
    let moved = false;
    fleets.forEach((fleet, i) => {
      const cursor = cursors[i] ?? 0;
      if (fleet.segmentEnd[cursor] === next && cursor + 1 < fleet.segmentCount) {
        cursors[i] = cursor + 1;
        moved = true;
      }
    });
    if (!moved) return extreme;
  }
}

/** Micro-dollars of fleets or of their shared pool; null where a price is unknown. */
function microUsdOf(fleets: readonly Fleet[], sharedSeconds: number | null, run: Run): number | null {
  if (sharedSeconds !== null) {
    const price = run.scenario.endpoint?.instancePool?.instanceMicroUsdPerHour ?? null;
    return price === null ? null : (sharedSeconds * price) / 3600;
  }
  let total = 0;
  for (const fleet of fleets) {
    const { serverless, microUsdPerHour } = fleet.target;
    if (serverless && fleet.environments) {
      const provisioning = billedLaunching(run, fleet.environments.provisioningSeconds);
      total += serverlessMicroUsd(serverless, fleet.environments, provisioning);
    } else if (microUsdPerHour === null) return null;
    else {
      const seconds = fleet.instanceSeconds + billedLaunching(run, fleet.launchingSeconds);
      total += (seconds * microUsdPerHour) / 3600;
    }
  }
  return total;
}

/** Requests by their GB-seconds, and provisioned concurrency for as long as it is allocated. K15 */
function serverlessMicroUsd(
  serverless: CompiledServerless,
  environments: Environments,
  provisioningSeconds: number,
): number {
  const { onDemandSeconds, provisionedBusySeconds, provisionedSeconds } = environments;
  return (
    (serverless.memoryMb / 1024) *
    (onDemandSeconds * serverless.microUsdPerGbSecond +
      provisionedBusySeconds * serverless.provisionedRequestMicroUsdPerGbSecond +
      (provisionedSeconds + provisioningSeconds) * serverless.provisionedMicroUsdPerGbSecond)
  );
}
