import type { Scenario } from '@/lib/contracts/scenario';

/** Something that the stem leaves open: the value it has in the scenario, and how far the truth may lie from it. */
export type OpenItem = {
  /** As the question's `open` names it: startup, metricDelay, or a path of scenario/1. */
  readonly name: string;
  readonly stated: number;
  readonly low: number;
  readonly high: number;
  readonly unit: 's' | '';
  /** The sentence for the stem that would settle it. */
  readonly sentence: string;
};

export type OpenItemResult =
  { readonly kind: 'item'; readonly item: OpenItem } | { readonly kind: 'unknown'; readonly message: string };

/** O8, seconds from the decision to scale out until an instance serves: without accelerators 3 to 6 minutes … */
const cpuStartup = { low: 180, high: 360 };
/** … with them 2 to 4.5 minutes where the container is cached and 5 to 10 where it is not. O4 O8 */
const acceleratorStartup = { low: 120, high: 600 };
/** From the end of a period to the alarm that sees its datapoint. G16 */
const metricDelay = { low: 60, high: 120 };

export function readOpenItem(name: string, scenario: Scenario, hasAccelerator: boolean): OpenItemResult {
  if (name === 'startup') return startupItem(scenario, hasAccelerator);
  if (name === 'metricDelay') return metricDelayItem(scenario);
  const stated = numberAt(scenario, name);
  if (stated === null) {
    const message = `there is no number at ${name}: expected startup, metricDelay or the path of a number in the scenario, such as model.maxRps or traffic[1].rps`;
    return { kind: 'unknown', message };
  }
  const sentence = `State ${name}: it is ${stated}.`;
  return { kind: 'item', item: { name, stated, ...tenthAround(stated), unit: '', sentence } };
}

function startupItem({ endpoint, model }: Scenario, hasAccelerator: boolean): OpenItemResult {
  if (!endpoint || !model) return { kind: 'unknown', message: 'nothing starts in a scenario without an endpoint' };
  const { launchSeconds, downloadSeconds, loadSeconds } = model.startup;
  const serverless = endpoint.type === 'serverless';
  const stated = (serverless ? 0 : launchSeconds) + downloadSeconds + loadSeconds;
  if (stated === 0) return { kind: 'unknown', message: 'the start-up takes no time here, so there is nothing to vary' };
  const what = serverless
    ? 'A new environment'
    : endpoint.type === 'inference-component'
      ? 'A new copy, with its instance,'
      : 'A new instance';
  // O8 is about instances; of an environment's cold start nothing is documented
  const range = serverless ? tenthAround(stated) : hasAccelerator ? acceleratorStartup : cpuStartup;
  const since = serverless ? 'to start' : 'from the decision to scale out until it serves';
  const sentence = `${what} needs ${inWords(stated)} ${since}.`;
  return { kind: 'item', item: { name: 'startup', stated, ...range, unit: 's', sentence } };
}

function metricDelayItem({ timing }: Scenario): OpenItemResult {
  const stated = timing.metricDelaySeconds;
  const sentence = `An alarm sees a datapoint ${inWords(stated)} after the end of its period.`;
  return { kind: 'item', item: { name: 'metricDelay', stated, ...metricDelay, unit: 's', sentence } };
}

/** Ten per cent to both sides; what is a whole number stays one, the next further out. */
function tenthAround(stated: number): { low: number; high: number } {
  // without the dust of binary fractions, which would push 110 to 111
  const [low = 0, high = 0] = [stated * 0.9, stated * 1.1].map((value) => Math.round(value * 1e9) / 1e9);
  return Number.isInteger(stated) ? { low: Math.floor(low), high: Math.ceil(high) } : { low, high };
}

function inWords(seconds: number): string {
  if (seconds < 120 || seconds % 30 !== 0) return `${seconds} s`;
  return `${seconds / 60} minutes`;
}

/** The steps of a path: traffic[1].rps is traffic, 1, rps. */
export const stepsOf = (path: string): string[] => path.replace(/\[(\d+)\]/g, '.$1').split('.');

/** The number at a path of a document, or null. */
export function numberAt(document: unknown, path: string): number | null {
  const value = stepsOf(path).reduce<unknown>((inside, step) => {
    if (typeof inside !== 'object' || inside === null) return undefined;
    return Object.entries(inside).find(([name]) => name === step)?.[1];
  }, document);
  return typeof value === 'number' ? value : null;
}
