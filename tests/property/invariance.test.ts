import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import type { Trace, TraceEvent } from '@/lib/contracts/trace';
import { realTimeScenario, type Scaling } from '@/tests/support/scenario-arbitrary';
import { traceOf } from '@/tests/support/run-scenario';

// What a run may depend on, and what not: not on the hour of the clock, not on the future, not on how finely anybody looks.

const runs = { numRuns: 200, seed: 20_261_124 };

function holdsForEveryRun(check: (trace: Trace, document: ScenarioDocument, scaling: Scaling) => void) {
  fc.assert(
    fc.property(realTimeScenario, (document) => {
      if (Array.isArray(document.scaling) || !document.scaling) throw new Error('one scaling is expected');
      check(traceOf(document), document, document.scaling);
    }),
    runs,
  );
}

describe('the clock', () => {
  it('moves with its schedules, and the run stays what it is', () =>
    holdsForEveryRun((trace, document, scaling) => {
      const hours = (document.seed ?? 0) % 6;
      const ScheduledActions = (scaling.ScheduledActions ?? []).map((action) => ({
        ...action,
        Schedule: action.Schedule?.replace(
          /^cron\((\d+) (\d+)/,
          (_, minute, hour) => `cron(${minute} ${+hour + hours}`,
        ),
      }));
      const start =
        `2026-06-${String(1 + hours)}`.replace(/-(\d)$/, '-0$1') + `T${String(8 + hours).padStart(2, '0')}:00:00Z`;
      const moved = traceOf({ ...document, start, scaling: { ...scaling, ScheduledActions } as Scaling });
      expect(moved.core.digest).toBe(trace.core.digest);
    }));
});

describe('the future', () => {
  it('changes nothing before it: traffic and faults after a minute leave all events up to it', () =>
    holdsForEveryRun((trace, document) => {
      const minute = Math.floor(document.durationMinutes / 2);
      const changed: ScenarioDocument = {
        ...document,
        traffic: [
          ...(document.traffic ?? []).filter(({ atMinute }) => atMinute < minute),
          { atMinute: minute, rps: 77 },
        ],
        faults: [
          ...(document.faults ?? []).filter(({ atMinute }) => atMinute < minute),
          { atMinute: minute, quota: 0 },
        ],
      };
      const past = ({ events }: Trace) => events.filter(({ atSecond }) => atSecond < minute * 60);
      expect(past(traceOf(changed))).toEqual(past(trace));
    }));
});

describe('a finer look', () => {
  const fine = {
    AlarmName: 'fine',
    Namespace: 'AWS/SageMaker',
    MetricName: 'ConcurrentRequestsPerModel',
    Statistic: 'Maximum',
    Period: 10,
    EvaluationPeriods: 1,
    Threshold: 1e9,
    ComparisonOperator: 'GreaterThanThreshold',
  };
  const eventsOfOthers = ({ events }: Trace) =>
    events.filter((event) => event.kind !== 'alarm-state' || event.alarm !== 'fine');
  const expectClose = (values: readonly (number | null)[], others: readonly (number | null)[], share: number) =>
    others.forEach((other, index) => {
      const difference = Math.abs((values[index] ?? 0) - (other ?? 0));
      expect(difference).toBeLessThanOrEqual(2e-6 + share * Math.abs(other ?? 0));
    });

  const measuresOf = ({ measures }: Trace) =>
    Object.values(measures).filter((value) => typeof value !== 'object' || value === null);

  // Thresholds that no traffic of whole requests meets: a datapoint on its threshold has a test of its own.
  it('by an alarm every ten seconds changes no other event, no measure and no series', () =>
    holdsForEveryRun((_, document, scaling) => {
      const Alarms = (scaling.Alarms ?? []).map((one) => ({ ...one, Threshold: (one.Threshold ?? 0) + Math.SQRT1_2 }));
      const trace = traceOf({ ...document, scaling: { ...scaling, Alarms } });
      const other = traceOf({ ...document, scaling: { ...scaling, Alarms: [...Alarms, fine] } });
      expect(eventsOfOthers(other)).toEqual(eventsOfOthers(trace));
      expectClose(measuresOf(other), measuresOf(trace), 1e-9);
      for (const name of ['offeredRps', 'servedRps', 'lostRps', 'backlog', 'desired', 'inService'] as const) {
        expectClose(other.series[name], trace.series[name], 1e-9);
      }
      // a minute whose backlog drains reads its waits partly from a table of 1/256 of utilisation
      expectClose(other.series.latencyMs, trace.series.latencyMs, 0.01);
      for (const [name, values] of Object.entries(trace.series.metrics)) {
        expectClose(other.series.metrics[name] ?? [], values, 1e-9);
      }
    }));

  // 85 % × 2 vCPU × 6.4 ÷ 17 is 64 exactly, and what is not below 64 does not breach
  it('by an alarm every ten seconds leaves a datapoint on its threshold where it is (G22)', () => {
    const low = {
      AlarmName: 'low',
      Namespace: '/aws/sagemaker/Endpoints',
      MetricName: 'CPUUtilization',
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 64,
      ComparisonOperator: 'LessThanThreshold',
    };
    const statesOf = (Alarms: object[]) =>
      eventsOfOthers(
        traceOf({
          schema: 'scenario/1',
          rulebook: 'aws',
          start: '2026-06-01T08:00:00Z',
          durationMinutes: 5,
          endpoint: { type: 'real-time', ProductionVariant: { InstanceType: 'ml.m5.large' } },
          model: { maxRps: 17 },
          traffic: [{ atMinute: 0, rps: 6.4 }],
          scaling: { Alarms } as Scaling,
        }),
      ).flatMap((event) => (event.kind === 'alarm-state' ? [event.state] : []));
    expect(statesOf([low, fine])).toEqual(['OK']);
    expect(statesOf([low])).toEqual(['OK']);
  });
});

describe('a policy', () => {
  const statesBefore = (events: TraceEvent[], until: TraceEvent) => {
    const states = new Map<string, string>();
    for (const event of events.slice(0, events.indexOf(until))) {
      if (event.kind === 'alarm-state') states.set(event.alarm, event.state);
    }
    return states;
  };

  it('acts only while its own alarm is in ALARM, never on INSUFFICIENT_DATA (A18 A21 C12)', () =>
    holdsForEveryRun(({ events }, _, { Alarms = [] }) => {
      for (const event of events) {
        if (event.kind !== 'scaling-activity' || event.policy === undefined) continue;
        const states = statesBefore(events, event);
        const side = event.to > event.from ? 'AlarmHigh' : 'AlarmLow';
        const alarms = Alarms.filter(({ AlarmActions }) => AlarmActions?.includes(event.policy ?? ''));
        const names =
          event.policy === 'tracking'
            ? [...states.keys()].filter((name) => name.includes(`-${side}-`))
            : alarms.map(({ AlarmName }) => AlarmName);
        expect(names.map((name) => states.get(name))).toEqual(['ALARM']);
      }
    }));
});
