import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import { compile } from '@/lib/aws/compile/compile';
import { readMeasures } from '@/lib/simulation/measures';
import { createWorkspace, simulate } from '@/lib/simulation/simulate';
import { ourChoices } from '@/lib/simulation/undocumented-choices';
import { scenarioOf, traceOf } from '@/tests/support/run-scenario';

type ServerlessConfig = NonNullable<
  NonNullable<NonNullable<ScenarioDocument['endpoint']>['ProductionVariant']>['ServerlessConfig']
>;

/** An environment serves a request in 1 s, starts in 10 s and goes after 300 s. */
const document = (config: Partial<ServerlessConfig>, changes: Partial<ScenarioDocument> = {}): ScenarioDocument => ({
  schema: 'scenario/1',
  rulebook: 'aws',
  start: '2026-06-01T08:00:00Z',
  durationMinutes: 30,
  endpoint: {
    type: 'serverless',
    EndpointName: 'translate',
    ProductionVariant: { ServerlessConfig: { MemorySizeInMB: 1024, MaxConcurrency: 10, ...config } },
  },
  model: {
    maxRps: 1,
    slots: 1,
    overheadMs: 0,
    idleSeconds: 300,
    startup: { launchSeconds: 0, downloadSeconds: 5, loadSeconds: 5 },
  },
  traffic: [{ atMinute: 0, rps: 2 }],
  ...changes,
});

const scaled = (min: number, max: number, more: object = {}) => ({
  scaling: { ScalableTarget: { MinCapacity: min, MaxCapacity: max }, ...more },
});
const activities = (trace: ReturnType<typeof traceOf>) =>
  trace.events.flatMap((event) => (event.kind === 'scaling-activity' ? [event] : []));

describe('an on-demand serverless endpoint', () => {
  it('starts an environment for each request that finds none free, and the request waits for it (K4)', () => {
    // 2 a second from second 0 to 10, the first two environments are free at 11: 22 would start, MaxConcurrency is 30
    const { measures } = traceOf(document({ MaxConcurrency: 30 }));
    expect(measures).toMatchObject({ throttled: 0, peakInstances: 22, maxBacklog: 22 });
  });

  it('throttles what MaxConcurrency has no room for (K3)', () => {
    // 10 environments start in the seconds 0 to 4; until 11 nothing is free: 6 s × 2
    const { measures, events } = traceOf(document({}));
    expect(measures).toMatchObject({ throttled: 12, peakInstances: 10 });
    expect(events).toContainEqual({ atSecond: 5, kind: 'throttled', count: 12, untilSecond: 11 });
  });

  it('throttles for as long as more requests are in progress than MaxConcurrency', () => {
    const { measures } = traceOf(document({ MaxConcurrency: 1 }, { durationMinutes: 10 }));
    // the one environment starts with half a second of requests and is free at 11; then 1 a second is too much
    expect(measures.throttled).toBe(2 * 11 - 1 + (600 - 11));
  });

  it('drops environments idleSeconds after their last use and pays nothing for them', () => {
    const { series, measures } = traceOf(
      document(
        {},
        {
          traffic: [
            { atMinute: 0, rps: 2 },
            { atMinute: 2, rps: 0 },
          ],
        },
      ),
    );
    // ten after the start; at 311 to 315 those beyond two go, at 420 the rest
    expect([1, 5, 6, 7].map((minute) => series.inService[minute])).toEqual([10, 10, 2, 0]);
    expect(measures.costUsd).toBeCloseTo(((240 - 12) * 20) / 1e6, 6);
  });

  it('bills requests by the memory size (P4 K15)', () => {
    const cost = (MemorySizeInMB: number) => traceOf(document({ MemorySizeInMB })).measures.costUsd ?? 0;
    expect(cost(6144)).toBeCloseTo(6 * cost(1024), 9);
  });

  it('loses the cold requests whose start outlasts the time-out', () => {
    const base = document({ MaxConcurrency: 30 });
    const { measures } = traceOf({ ...base, model: { ...base.model!, timeoutSeconds: 9 } });
    expect(measures).toMatchObject({ timedOut: 22, maxBacklog: 0 });
  });

  it('has every request cold where the gaps outlast idleSeconds', () => {
    const { measures, series } = traceOf(document({}, { traffic: [{ atMinute: 0, rps: 1 / 600 }] }));
    expect(measures.latencyP50Ms).toBe(11_000);
    expect(series.latencyMs[20]).toBe(11_000);
  });

  it('counts cold starts into the latency of their own minute', () => {
    // minute 0: 10 of 108 answered requests waited 10 s more
    const { series } = traceOf(document({}));
    expect(series.latencyMs[0]).toBeCloseTo((1 + (10 * 10) / 108) * 1000, 1);
    expect(series.latencyMs[1]).toBe(1000);
  });

  it('publishes how much of MaxConcurrency is in use, and nothing about provisioned concurrency (K7)', () => {
    const { series } = traceOf(document({}));
    expect(Object.keys(series.metrics)).toEqual(['ServerlessConcurrentExecutionsUtilization']);
    expect(series.metrics['ServerlessConcurrentExecutionsUtilization']?.[5]).toBe(0.2);
  });

  it('cannot be registered for auto scaling (K6)', () => {
    expect(traceOf(document({}, scaled(1, 5))).rejections).toMatchObject([{ code: 'not-supported', facts: ['K6'] }]);
  });

  it('does not lose instances, as it has none', () => {
    const { measures } = traceOf(document({}, { faults: [{ atMinute: 10, loseInstances: 1 }] }));
    expect(measures.throttled).toBe(12);
  });
});

describe('provisioned concurrency', () => {
  it('serves what it can without a cold start (K5)', () => {
    const { measures } = traceOf(document({ ProvisionedConcurrency: 2 }));
    expect(measures).toMatchObject({ throttled: 0, latencyP99Ms: 1000, peakInstances: 2, leastInstances: 2 });
  });

  it('spills over to on-demand environments up to MaxConcurrency (K5)', () => {
    const { measures } = traceOf(document({ ProvisionedConcurrency: 1, MaxConcurrency: 3 }));
    // one of two requests a second: environments for two, then nothing is free until 11
    expect(measures).toMatchObject({ throttled: 9, maxBacklog: 2, peakInstances: 3 });
  });

  it('is billed for as long as it is allocated, and its requests at their own price (K15)', () => {
    const idle = traceOf(document({ ProvisionedConcurrency: 4 }, { traffic: [{ atMinute: 0, rps: 0 }] }));
    expect(idle.measures.costUsd).toBe((4 * 1800 * 5) / 1e6);
    const busy = traceOf(document({ ProvisionedConcurrency: 4 }));
    expect(busy.measures.costUsd).toBeCloseTo((4 * 1800 * 5 + 3600 * 12) / 1e6, 6);
  });

  it('publishes executions, utilization, invocations and spill-over (K7)', () => {
    const alarm = (MetricName: string, Statistic: string, Threshold: number) => ({
      AlarmName: MetricName,
      Namespace: 'AWS/SageMaker',
      MetricName,
      Statistic,
      Period: 60,
      EvaluationPeriods: 1,
      Threshold,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
    const { series } = traceOf(
      document(
        { ProvisionedConcurrency: 1 },
        {
          scaling: {
            Alarms: [
              alarm('ServerlessProvisionedConcurrencyExecutions', 'Average', 1),
              alarm('ServerlessProvisionedConcurrencyInvocations', 'Sum', 1),
            ],
          },
        },
      ),
    );
    const at = (minute: number) =>
      Object.fromEntries(Object.entries(series.metrics).map(([name, values]) => [name, values[minute]]));
    expect(at(5)).toEqual({
      ServerlessConcurrentExecutionsUtilization: 0.2,
      ServerlessProvisionedConcurrencyExecutions: 1,
      ServerlessProvisionedConcurrencyInvocations: 60,
      ServerlessProvisionedConcurrencyUtilization: 1,
      ServerlessProvisionedConcurrencySpilloverInvocations: 60,
    });
  });

  it('follows scheduled actions, after the time of a cold start', () => {
    const action = {
      ScheduledActions: [
        {
          ScheduledActionName: 'ahead',
          Schedule: 'cron(10 8 * * ? *)',
          ScalableTargetAction: { MinCapacity: 4, MaxCapacity: 4 },
        },
      ],
    };
    const trace = traceOf(document({ ProvisionedConcurrency: 2 }, scaled(2, 4, action)));
    expect(activities(trace)).toMatchObject([{ from: 2, to: 4, atSecond: 600, endSecond: 610 }]);
    expect(trace.series.desired.slice(9, 12)).toEqual([2, 4, 4]);
    expect(trace.measures.costUsd).toBeCloseTo(((2 * 600 + 4 * 1200) * 5 + 3600 * 12) / 1e6, 6);
  });

  it('cannot grow beyond MaxConcurrency: the activity fails and nothing changes (K5)', () => {
    const action = {
      ScheduledActions: [
        {
          ScheduledActionName: 'too-many',
          Schedule: 'cron(10 8 * * ? *)',
          ScalableTargetAction: { MinCapacity: 20, MaxCapacity: 20 },
        },
      ],
    };
    const trace = traceOf(document({ ProvisionedConcurrency: 2 }, scaled(2, 20, action)));
    expect(activities(trace)).toMatchObject([
      { status: 'Failed', from: 2, to: 20, statusMessage: expect.stringContaining('MaxConcurrency (10)') },
    ]);
    expect(trace.series.desired.at(-1)).toBe(2);
  });

  it('begins inside MinCapacity and MaxCapacity', () => {
    const trace = traceOf(document({ ProvisionedConcurrency: 1 }, scaled(3, 5)));
    expect(trace.series.desired[0]).toBe(3);
  });

  it('is billed from the decision, or by the alternative of §22, 17 once it is allocated', () => {
    const action = {
      ScheduledActions: [
        {
          ScheduledActionName: 'ahead',
          Schedule: 'cron(10 8 * * ? *)',
          ScalableTargetAction: { MinCapacity: 3, MaxCapacity: 3 },
        },
      ],
    };
    const scenario = scenarioOf(
      document({ ProvisionedConcurrency: 1 }, { ...scaled(1, 3, action), traffic: [{ atMinute: 0, rps: 0 }] }),
    );
    const cost = (billingBegins: 'launch' | 'in-service') => {
      const compiled = compile(scenario, { ...ourChoices, billingBegins });
      if (compiled.kind !== 'compiled') throw new Error('rejected');
      return readMeasures(simulate(compiled.scenario)).costUsd;
    };
    expect(cost('launch')).toBeCloseTo(((600 + 3 * 1200) * 5) / 1e6, 6);
    expect(cost('in-service')).toBeCloseTo(((610 + 3 * 1190) * 5) / 1e6, 6);
  });

  it('of less than 1 is not supported for a scalable target (K6)', () => {
    const { rejections } = traceOf(document({ ProvisionedConcurrency: 1 }, scaled(0, 5)));
    expect(rejections).toMatchObject([{ code: 'not-supported', path: 'scaling.ScalableTarget.MinCapacity' }]);
  });
});

describe('a serverless run', () => {
  it('leaves nothing behind in its workspace', () => {
    const [first, second] = [document({ ProvisionedConcurrency: 3 }), document({})].map((one) => {
      const compiled = compile(scenarioOf(one));
      if (compiled.kind !== 'compiled') throw new Error('rejected');
      return compiled.scenario;
    });
    const alone = readMeasures(simulate(second!));
    const workspace = createWorkspace();
    simulate(first!, undefined, workspace);
    expect(JSON.stringify(readMeasures(simulate(second!, undefined, workspace)))).toBe(JSON.stringify(alone));
  });

  it('of several variants is not supported (K8)', () => {
    const one = { ServerlessConfig: { MemorySizeInMB: 1024, MaxConcurrency: 5 } };
    const { rejections } = traceOf({
      ...document({}),
      endpoint: {
        type: 'serverless',
        ProductionVariants: [
          { VariantName: 'a', ...one },
          { VariantName: 'b', ...one },
        ],
      },
    });
    expect(rejections).toMatchObject([{ code: 'not-supported', facts: ['K8'] }]);
  });
});
