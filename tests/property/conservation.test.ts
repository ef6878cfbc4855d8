import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import type { Trace } from '@/lib/contracts/trace';
import { instanceMicroUsdPerHour } from '@/lib/aws/prices';
import { asynchronousScenario } from '@/tests/support/asynchronous-arbitrary';
import { inferenceComponentScenario } from '@/tests/support/inference-component-arbitrary';
import { networkScenario } from '@/tests/support/vpc-scenario-arbitrary';
import { traceOf } from '@/tests/support/run-scenario';
import { realTimeScenario } from '@/tests/support/scenario-arbitrary';
import { serverlessScenario } from '@/tests/support/serverless-arbitrary';

// Nothing is lost and nothing comes from nowhere: requests, instance-seconds, money.

const kinds: readonly [name: string, arbitrary: fc.Arbitrary<ScenarioDocument>][] = [
  ['real-time', realTimeScenario],
  ['serverless', serverlessScenario],
  ['asynchronous', asynchronousScenario],
  ['inference-component', inferenceComponentScenario],
  ['network', networkScenario],
];

function holdsForEvery(
  arbitrary: fc.Arbitrary<ScenarioDocument>,
  check: (trace: Trace, document: ScenarioDocument) => void,
) {
  fc.assert(
    fc.property(arbitrary, (document) => check(traceOf(document), document)),
    { numRuns: 100, seed: 20_261_124 },
  );
}

describe.each(kinds)('every %s run', (_, arbitrary) => {
  it('answers, throttles, fails or times out each request once', () =>
    holdsForEvery(arbitrary, ({ measures }) => {
      const { requests = 0, succeeded = 0, timedOut = 0, throttled = 0, failed = 0, queuedAtEnd = 0 } = measures;
      for (const count of [requests, succeeded, timedOut, throttled, failed, queuedAtEnd]) {
        expect(count).toBeGreaterThanOrEqual(0);
      }
      expect((succeeded ?? 0) + (timedOut ?? 0) + (throttled ?? 0) + (failed ?? 0)).toBeCloseTo(requests ?? 0, 3);
      expect(queuedAtEnd).toBeLessThanOrEqual((succeeded ?? 0) + 1e-6);
    }));

  it('is offered what its traffic says', () =>
    holdsForEvery(arbitrary, ({ measures, series }, { noise, traffic, durationMinutes }) => {
      const offered = series.offeredRps.reduce<number>((sum, rps) => sum + (rps ?? 0) * 60, 0);
      expect(offered).toBeCloseTo(measures.requests ?? 0, 0);
      const steps = traffic?.every(({ rampMinutes, for: target }) => rampMinutes === undefined && target === undefined);
      if (noise === 'poisson' || !traffic || !steps) return;
      const stated = traffic.reduce((sum, { atMinute, rps }, index) => {
        const end = traffic[index + 1]?.atMinute ?? durationMinutes;
        return sum + rps * 60 * (end - atMinute);
      }, 0);
      expect(measures.requests).toBeCloseTo(stated, 3);
    }));
});

/** Instances that are billed, second by second: from their launch to their removal or failure. */
function billedInstanceSeconds({ events }: Trace, initial: number, durationSeconds: number): number {
  const change = { 'instance-launching': 1, 'instance-failed': -1, 'instance-removed': -1 } as const;
  return events.reduce((sum, event) => {
    if (!(event.kind in change) || !('count' in event)) return sum;
    return sum + change[event.kind as keyof typeof change] * event.count * (durationSeconds - event.atSecond);
  }, initial * durationSeconds);
}

describe('the bill of an endpoint on instances', () => {
  const onInstances = fc.oneof(realTimeScenario, asynchronousScenario);

  it('is for each instance from its launch to its removal', () =>
    holdsForEvery(onInstances, (trace, document) => {
      const scaling = Array.isArray(document.scaling) ? undefined : document.scaling;
      const { MinCapacity = 0, MaxCapacity = 0 } = scaling?.ScalableTarget ?? {};
      const initial = document.endpoint?.ProductionVariant?.InitialInstanceCount ?? 1;
      const first = Math.min(MaxCapacity, Math.max(MinCapacity, initial));
      const seconds = billedInstanceSeconds(trace, first, document.durationMinutes * 60);
      expect(trace.measures.instanceHours).toBeCloseTo(seconds / 3600, 5);
    }));

  it('is the price of its type for each instance-hour, and nothing else', () =>
    holdsForEvery(onInstances, ({ measures }, { endpoint }) => {
      const price = (instanceMicroUsdPerHour(endpoint?.ProductionVariant?.InstanceType) ?? 0) / 1e6;
      expect(measures.costUsd).toBeCloseTo((measures.instanceHours ?? 0) * price, 4);
    }));
});
