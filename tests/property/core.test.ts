import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import type { Trace, TraceEvent } from '@/lib/contracts/trace';
import { digestOf } from '@/lib/simulation/digest';
import { realTimeScenario } from '@/tests/support/scenario-arbitrary';
import { traceOf } from '@/tests/support/run-scenario';

// What holds for every scenario. Seeds are fixed, so that a failure is the same for everybody.
const runs = { numRuns: 250, seed: 20_261_123 };

function holdsForEveryRun(check: (trace: Trace, document: ScenarioDocument) => void) {
  fc.assert(
    fc.property(realTimeScenario, (document) => check(traceOf(document), document)),
    runs,
  );
}

const activities = (trace: Trace) =>
  trace.events.filter(
    (event): event is Extract<TraceEvent, { kind: 'scaling-activity' }> => event.kind === 'scaling-activity',
  );

describe('every run', () => {
  it('accounts for every request: requests = succeeded + timed out + throttled + failed', () =>
    holdsForEveryRun(({ measures }) => {
      const { requests, succeeded, timedOut, throttled, failed } = measures as Record<string, number>;
      expect(succeeded! + timedOut! + throttled! + failed!).toBeCloseTo(requests!, 3);
    }));

  it('accounts for every request in its series too', () =>
    holdsForEveryRun(({ measures, series }) => {
      const sum = (column: (number | null)[]) => column.reduce<number>((total, value) => total + (value ?? 0), 0) * 60;
      const lost = (measures.timedOut ?? 0) + (measures.failed ?? 0);
      expect(sum(series.offeredRps)).toBeCloseTo(measures.requests ?? 0, 0);
      expect(Math.abs(sum(series.lostRps) - lost)).toBeLessThan(1 + 1e-3 * lost);
      const served = sum(series.servedRps) + (measures.queuedAtEnd ?? 0) + lost;
      expect(Math.abs(served - (measures.requests ?? 0))).toBeLessThan(1 + 1e-3 * (measures.requests ?? 0));
    }));

  it('keeps every activity inside the bounds that hold when it is decided (E7)', () =>
    holdsForEveryRun((trace, { scaling }) => {
      const target = Array.isArray(scaling) ? undefined : scaling?.ScalableTarget;
      let [min, max] = [target?.MinCapacity ?? 0, target?.MaxCapacity ?? 0];
      for (const event of trace.events) {
        if (event.kind === 'scheduled-action') [min, max] = [event.MinCapacity, event.MaxCapacity];
        if (event.kind !== 'scaling-activity') continue;
        expect(event.to).toBeGreaterThanOrEqual(min);
        expect(event.to).toBeLessThanOrEqual(max);
      }
    }));

  it('never starts an activity while one is in progress (I13)', () =>
    holdsForEveryRun((trace) => {
      let busyUntil = 0;
      for (const { atSecond, endSecond } of activities(trace)) {
        expect(atSecond).toBeGreaterThanOrEqual(busyUntil);
        busyUntil = endSecond ?? atSecond;
      }
    }));

  it('never scales in by a policy inside its own scale-in cooldown (B3)', () =>
    holdsForEveryRun((trace) => {
      const until = new Map<string, number>();
      for (const event of trace.events) {
        if (event.kind === 'cooldown-started' && event.direction === 'scale-in')
          until.set(event.policy, event.untilSecond);
        if (event.kind === 'cooldown-ended' && event.direction === 'scale-in') until.delete(event.policy);
        if (event.kind === 'scaling-activity' && event.policy && event.to < event.from) {
          expect(event.atSecond).toBeGreaterThanOrEqual(until.get(event.policy) ?? 0);
        }
      }
    }));

  it('by the course never scales out by a policy inside its own scale-out cooldown', () =>
    holdsForEveryRun((trace, { rulebook }) => {
      if (rulebook !== 'course') return;
      const until = new Map<string, number>();
      for (const event of trace.events) {
        if (event.kind === 'cooldown-started' && event.direction === 'scale-out')
          until.set(event.policy, event.untilSecond);
        if (event.kind === 'scaling-activity' && event.policy && event.to > event.from) {
          expect(event.atSecond).toBeGreaterThanOrEqual(until.get(event.policy) ?? 0);
        }
      }
    }));

  it('moves scheduled capacity although cooldowns run: after an action the desired capacity is inside its bounds (B6 D4 D9)', () =>
    holdsForEveryRun((trace) => {
      trace.events.forEach((event) => {
        if (event.kind !== 'scheduled-action') return;
        const busy = activities(trace).some(
          ({ atSecond, endSecond }) => atSecond < event.atSecond && (endSecond ?? 0) > event.atSecond,
        );
        const others = trace.events.filter((other) => other.kind === 'scheduled-action' && other !== event);
        const before = activities(trace)
          .filter(({ atSecond }) => atSecond < event.atSecond)
          .at(-1);
        if (busy || others.some(({ atSecond }) => atSecond === event.atSecond) || !before || before.status === 'Failed')
          return;
        const moved = activities(trace).find(
          ({ atSecond, scheduledAction }) => atSecond === event.atSecond && scheduledAction === event.name,
        );
        const inside = before.to >= event.MinCapacity && before.to <= event.MaxCapacity;
        expect(moved === undefined).toBe(inside);
      });
    }));

  it('gives the same bits for the same input', () =>
    holdsForEveryRun((trace, document) => {
      expect(traceOf(document).core.digest).toBe(trace.core.digest);
    }));

  it('has a digest of everything below core', () =>
    holdsForEveryRun((trace) => {
      const content = Object.fromEntries(
        Object.entries(JSON.parse(JSON.stringify(trace)) as object).filter(
          ([key]) => key !== 'schema' && key !== 'core',
        ),
      );
      expect(digestOf(content)).toBe(trace.core.digest);
    }));

  it('never looks ahead: a longer run has the same past', () =>
    holdsForEveryRun((trace, document) => {
      if (document.noise === 'poisson') return; // the noise of a minute is addressed by its place, not by the length
      const shorter = {
        ...document,
        durationMinutes: document.durationMinutes - 10,
        faults: (document.faults ?? []).filter((fault) => fault.atMinute < document.durationMinutes - 10),
      };
      const end = shorter.durationMinutes * 60;
      const past = (events: TraceEvent[]) =>
        events.filter(({ atSecond, kind }) => atSecond < end && kind !== 'scaling-activity');
      expect(past(traceOf(shorter).events)).toEqual(past(trace.events));
    }));
});

describe('changing the description without the meaning', () => {
  it('splitting a piece of traffic in two changes nothing', () =>
    holdsForEveryRun((trace, document) => {
      const traffic = (document.traffic ?? []).flatMap((piece, index) => {
        const next = document.traffic?.[index + 1]?.atMinute ?? document.durationMinutes;
        const middle = piece.atMinute + (piece.rampMinutes ?? 0) + 0.5;
        return middle < next ? [piece, { atMinute: middle, rps: piece.rps }] : [piece];
      });
      expect(traceOf({ ...document, traffic }).core.digest).toBe(trace.core.digest);
    }));

  it('the other order of policies and alarms changes no capacity and no loss', () =>
    holdsForEveryRun((trace, document) => {
      if (Array.isArray(document.scaling) || !document.scaling) return;
      const { ScalingPolicies = [], Alarms = [] } = document.scaling;
      const scaling = {
        ...document.scaling,
        ScalingPolicies: [...ScalingPolicies].reverse(),
        Alarms: [...Alarms].reverse(),
      };
      const other = traceOf({ ...document, scaling });
      expect(other.series.inService).toEqual(trace.series.inService);
      expect(other.measures.timedOut).toBe(trace.measures.timedOut);
    }));

  it('requests and speed ten times as large keep every decision', () =>
    holdsForEveryRun((trace, document) => {
      if (document.noise === 'poisson' || Array.isArray(document.scaling) || !document.scaling) return;
      const tenfold = (policy: NonNullable<typeof document.scaling.ScalingPolicies>[number]) => {
        const tracking = policy.TargetTrackingScalingPolicyConfiguration;
        return tracking
          ? {
              ...policy,
              TargetTrackingScalingPolicyConfiguration: { ...tracking, TargetValue: tracking.TargetValue * 10 },
            }
          : policy;
      };
      const scaled: ScenarioDocument = {
        ...document,
        model: { ...document.model!, maxRps: document.model!.maxRps * 10, slots: (document.model!.slots ?? 4) * 10 },
        traffic: document.traffic!.map((piece) => ({ ...piece, rps: piece.rps * 10 })),
        scaling: {
          ...document.scaling,
          ScalingPolicies: (document.scaling.ScalingPolicies ?? []).map(tenfold),
          Alarms: (document.scaling.Alarms ?? []).map((alarm) =>
            alarm.MetricName === 'InvocationsPerInstance'
              ? { ...alarm, Threshold: (alarm.Threshold ?? 0) * 10 }
              : alarm,
          ),
        },
      };
      expect(traceOf(scaled).series.desired).toEqual(trace.series.desired);
    }));
});
