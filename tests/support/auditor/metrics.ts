import type { Model, Rulebook } from '@/lib/contracts/scenario';

// Datapoints, each computed anew from what was counted second by second.

export type CountedSecond = {
  readonly offered: number;
  readonly inService: number;
  /** Services that began in this second. */
  readonly begun: number;
};

export type MetricName = 'InvocationsPerInstance' | 'Invocations' | 'CPUUtilization';

export type MetricContext = { readonly model: Model; readonly rulebook: Rulebook; readonly vcpus: number };

/**
 * One period's datapoint with the instances that it speaks of; null where there is none. Where a metric counts services
 * and requests had to wait, those that straddle the period's edges are counted whole on one side: `uncertainty` is what
 * they can change, and a fluid model's value lies within it.
 */
export type Datapoint = { readonly value: number; readonly instances: number; readonly uncertainty: number } | null;

/** The datapoint of the seconds of one period. */
export function datapointOf(metric: MetricName, seconds: readonly CountedSecond[], context: MetricContext): Datapoint {
  const instanceSeconds = seconds.reduce((total, { inService }) => total + inService, 0);
  if (instanceSeconds === 0) return null; // nothing in service, nobody to report (G20)
  const offered = seconds.reduce((total, second) => total + second.offered, 0);
  const meanInstances = instanceSeconds / seconds.length;
  switch (metric) {
    case 'Invocations':
      return { value: offered, instances: meanInstances, uncertainty: 0 };
    case 'InvocationsPerInstance': {
      const value = invocationsPerInstance(seconds);
      return { value, instances: value === 0 ? meanInstances : offered / value, uncertainty: 0 };
    }
    case 'CPUUtilization': {
      const begun = seconds.reduce((total, second) => total + second.begun, 0);
      // 0–100 by the course, 0–100 × vCPUs by AWS (H11)
      const full = context.model.cpuPercentAtMaxRps * (context.rulebook === 'aws' ? context.vcpus : 1);
      const perService = full / (context.model.maxRps * instanceSeconds);
      const someWaited = seconds.some((second) => second.begun !== second.offered);
      const straddling = (context.model.slots + 1) * Math.max(...seconds.map(({ inService }) => inService));
      return {
        value: begun * perService,
        instances: meanInstances,
        uncertainty: someWaited ? straddling * perService : 0,
      };
    }
  }
}

/**
 * Each request sends 1 / (instances at that time) and the period's Sum is taken (H3). Requests with the same number of
 * instances are counted first and divided once, so that 2,700 ninths are 300 and not 299.99999.
 */
function invocationsPerInstance(seconds: readonly CountedSecond[]): number {
  const requestsByInstances = new Map<number, number>();
  for (const { offered, inService } of seconds) {
    if (inService > 0) requestsByInstances.set(inService, (requestsByInstances.get(inService) ?? 0) + offered);
  }
  return [...requestsByInstances].reduce((sum, [instances, requests]) => sum + requests / instances, 0);
}
