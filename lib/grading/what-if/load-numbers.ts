import type { Scenario, TrafficPiece } from '@/lib/contracts/scenario';
import { scaleStartup } from '@/lib/grading/scale-startup';
import { unitOf } from '@/lib/grading/unit-of';
import { duration, grouped, percent } from '@/lib/grading/words';
import { decimalSteps, secondSteps, type StemNumber } from './stem-number';

/** What arrives, and what one instance makes of it. */
export function loadNumbers(scenario: Scenario): StemNumber[] {
  return [...trafficNumbers(scenario), ...modelNumbers(scenario)];
}

function trafficNumbers({ traffic = [] }: Scenario): StemNumber[] {
  const withRates = (scenario: Scenario, rate: (piece: TrafficPiece) => number): Scenario =>
    scenario.traffic
      ? { ...scenario, traffic: scenario.traffic.map((piece) => ({ ...piece, rps: rate(piece) })) }
      : scenario;
  const rates = traffic.map(({ rps }) => rps);
  const peak = Math.max(0, ...rates);
  if (peak === 0) return [];
  const whole: StemNumber = {
    name: 'traffic',
    stated: 1,
    steps: [0.5, 0.2, 0.1, 0.05, 0.01],
    put: (scenario, factor) => withRates(scenario, ({ rps }) => rps * factor),
    say: (factor) => (factor < 1 ? `${percent(factor)} of the traffic` : `${grouped(tidy(factor))} times the traffic`),
  };
  const below = Math.max(0, ...rates.filter((rps) => rps < peak));
  if (below === 0) return [whole];
  return [
    whole,
    {
      name: 'traffic peak',
      stated: peak,
      steps: decimalSteps(peak),
      least: below,
      put: (scenario, value) => withRates(scenario, ({ rps }) => (rps === peak ? value : rps)),
      say: (value) => `a peak of ${grouped(tidy(value))} requests a second instead of ${grouped(tidy(peak))}`,
    },
  ];
}

function modelNumbers(scenario: Scenario): StemNumber[] {
  const { model, endpoint, timing, scaling } = scenario;
  if (!model || !endpoint) return [];
  const serverless = endpoint.type === 'serverless';
  const { launchSeconds, downloadSeconds, loadSeconds } = model.startup;
  const startup = (serverless ? 0 : launchSeconds) + downloadSeconds + loadSeconds;
  const delay = timing.metricDelaySeconds;
  const { maxRps, timeoutSeconds } = model;
  return [
    ...seconds(serverless ? 'a cold start' : 'a start-up', startup, (other, value) =>
      scaleStartup(other, value / startup),
    ),
    ...(endpoint.type === 'asynchronous'
      ? []
      : seconds('a time-out', timeoutSeconds, (other, value) => withModel(other, { timeoutSeconds: value }))),
    ...(scaling
      ? seconds('a delay of the metrics', delay, (other, value) => ({
          ...other,
          timing: { metricDelaySeconds: value },
        }))
      : []),
    {
      name: 'throughput',
      stated: maxRps,
      steps: decimalSteps(maxRps),
      put: (other, value) => withModel(other, { maxRps: value }),
      say: (value) =>
        `${unitOf(scenario)} that saturate at ${grouped(tidy(value))} requests a second instead of ${grouped(maxRps)}`,
    },
  ];
}

function seconds(what: string, stated: number, put: StemNumber['put']): StemNumber[] {
  const say = (value: number) => `${what} of ${duration(value)} instead of ${duration(stated)}`;
  return stated > 0 ? [{ name: what.replace(/^a /, ''), stated, steps: secondSteps, least: 1, put, say }] : [];
}

function withModel(scenario: Scenario, changed: { maxRps?: number; timeoutSeconds?: number }): Scenario {
  return scenario.model ? { ...scenario, model: { ...scenario.model, ...changed } } : scenario;
}

/** Without the dust of binary fractions. */
const tidy = (value: number) => Math.round(value * 1e4) / 1e4;
