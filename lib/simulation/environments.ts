/**
 * A serverless endpoint: environments that serve one request at a time. Provisioned ones are always warm and take requests
 * first; what they cannot take spills over to on-demand ones, which start when a request finds none free and are dropped
 * after a while without use; beyond MaxConcurrency requests are throttled. J14 K2–K5 K15. While something starts it is
 * stepped second by second; else at once.
 */
export type Environments = {
  /** Provisioned concurrency that is allocated, and that is on its way. */
  provisioned: number;
  provisioning: number;
  /** On-demand environments that are warm, and that start with a request waiting for them. */
  warm: number;
  starting: number;
  readonly readyAt: number[];
  readonly readyCount: number[];
  head: number;
  /** The most on-demand environments that were in use lately: seconds and levels, newest last, levels falling. */
  readonly needSecond: number[];
  readonly needLevel: number[];
  coldRequests: number;
  /** Cold requests since nothing was warm. */
  coldSinceStart: number;
  /** Seconds of compute on demand and on provisioned concurrency; of its allocation, and of what is on its way. K15 */
  onDemandSeconds: number;
  provisionedBusySeconds: number;
  provisionedSeconds: number;
  provisioningSeconds: number;
  throttleEntry: number;
  throttleCount: number;
  /** What each recorded segment held, for metrics and series. */
  readonly segmentProvisioned: number[];
  readonly segmentServedProvisioned: number[];
  readonly segmentServedOnDemand: number[];
  readonly segmentCold: number[];
  readonly segmentThrottled: number[];
  readonly segmentExecutions: number[];
};

export function createEnvironments(): Environments {
  return {
    provisioned: 0,
    provisioning: 0,
    warm: 0,
    starting: 0,
    readyAt: [],
    readyCount: [],
    head: 0,
    needSecond: [],
    needLevel: [],
    coldRequests: 0,
    coldSinceStart: 0,
    onDemandSeconds: 0,
    provisionedBusySeconds: 0,
    provisionedSeconds: 0,
    provisioningSeconds: 0,
    throttleEntry: -1,
    throttleCount: 0,
    segmentProvisioned: [],
    segmentServedProvisioned: [],
    segmentServedOnDemand: [],
    segmentCold: [],
    segmentThrottled: [],
    segmentExecutions: [],
  };
}

/** Second 0: the provisioned concurrency is warm, nothing else is. The record of an earlier run is written over. */
export function resetEnvironments(environments: Environments, provisioned: number): Environments {
  environments.provisioned = provisioned;
  environments.provisioning = environments.warm = environments.starting = environments.head = 0;
  environments.readyAt.length = environments.readyCount.length = 0;
  environments.needSecond.length = environments.needLevel.length = 0;
  environments.coldRequests = environments.coldSinceStart = 0;
  environments.onDemandSeconds = environments.provisionedBusySeconds = 0;
  environments.provisionedSeconds = environments.provisioningSeconds = 0;
  environments.throttleEntry = -1;
  environments.throttleCount = 0;
  return environments;
}
