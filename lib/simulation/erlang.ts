/**
 * Waiting without backlog: the M/M/c queue with Allen and Cunneen's factor for how much service times vary. A stretch of
 * traffic is described by its servers and its utilisation; both routings use the same formula with other servers.
 */
export type Waiting = {
  /** P(a request waits at all): Erlang's C. */
  readonly waits: number;
  /** P(wait > x | it waits) = e^(−rate·x), x in seconds. */
  readonly rate: number;
};

const highestPooledUtilization = 0.98;
const highestSingleUtilization = 0.95;

/** Erlang's C for c servers at utilisation ρ < 1, by the recursion of Erlang's B. */
export function erlangC(servers: number, utilization: number): number {
  const offered = servers * utilization;
  let blocked = 1;
  // what has underflowed to nothing stays so, however many servers follow
  for (let k = 1; k <= servers && blocked > 0; k++) blocked = (offered * blocked) / (k + offered * blocked);
  return blocked / (1 - utilization * (1 - blocked));
}

/**
 * The waiting of requests that find `instances` in service at utilisation ρ (offered ÷ capacity). Pooled
 * (LEAST_OUTSTANDING_REQUESTS): all slots serve one queue. Otherwise (RANDOM): each instance has its own.
 */
export function waitingAt(
  server: { readonly maxRps: number; readonly slots: number; readonly serviceCv: number },
  pooled: boolean,
  instances: number,
  utilization: number,
): Waiting {
  const servers = pooled ? instances * server.slots : server.slots;
  const capped = Math.min(utilization, pooled ? highestPooledUtilization : highestSingleUtilization);
  const capacityRps = pooled ? instances * server.maxRps : server.maxRps;
  const variability = (1 + server.serviceCv * server.serviceCv) / 2;
  return { waits: erlangC(servers, capped), rate: (capacityRps * (1 - capped)) / variability };
}

/** Mean wait in seconds. */
export function meanWait({ waits, rate }: Waiting): number {
  return waits / rate;
}
