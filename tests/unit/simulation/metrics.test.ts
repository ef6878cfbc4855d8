import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '@/lib/contracts/scenario';
import type { UndocumentedChoices } from '@/lib/simulation/undocumented-choices';
import { above, adds, type Alarm, runSmall, type Small } from '@/tests/support/small-endpoint';
import { without } from '@/tests/support/without';

type Wanted = Pick<Alarm, 'MetricName'> & Partial<Alarm>;

/** The datapoints of one metric, minute by minute; an alarm reads it and does nothing else. */
function datapoints(small: Small, wanted: Wanted, choices: Partial<UndocumentedChoices> = {}): (number | null)[] {
  const watch = above(1e12, 'none', { AlarmName: 'watch', AlarmActions: [], ...wanted });
  const { alarms = [] } = small;
  const minutes = (small.minutes ?? small.perMinute.length) + 1;
  const { series } = runSmall({ ...small, minutes, alarms: [...alarms, watch] }, choices);
  return (series.metrics[wanted.MetricName ?? ''] ?? []).slice(0, minutes - 1);
}

/** One instance serves 10 requests a second, one at a time: 100 ms each. */
const tenASecond = { maxRps: 10, slots: 1, overheadMs: 20, timeoutSeconds: 60 };
const on = (perMinute: number[], more: Partial<Small> = {}): Small => ({ perMinute, model: tenASecond, ...more });

describe('InvocationsPerInstance (A25 H3)', () => {
  const name = { MetricName: 'InvocationsPerInstance', Statistic: 'Sum' };

  it('is the requests of the minute divided by the instances', () => {
    expect(datapoints(on([600, 300, 0], { initial: 3 }), name)).toEqual([200, 100, 0]);
  });

  it('counts each request by the instances of its own second', () => {
    // a second instance from 90 s on: 300 requests on one, 300 on two
    const small = on([600, 600], {
      policies: [adds('out', 1)],
      alarms: [above(600, 'out')],
      startup: { launchSeconds: 30 },
    });
    expect(datapoints(small, name)).toEqual([600, 450]);
  });

  it('counts what is offered, also what times out', () => {
    expect(datapoints(on([6000], { model: { ...tenASecond, timeoutSeconds: 1 } }), name)).toEqual([6000]);
  });

  it('says 0 of a silent minute by our choice, nothing where that is what one assumes (G18 G20)', () => {
    expect(datapoints(on([600, 0]), name)).toEqual([600, 0]);
    expect(datapoints(on([600, 0]), name, { silentPeriod: 'no-datapoint' })).toEqual([600, null]);
  });

  it('says nothing while nothing is in service, whatever is sent', () => {
    const lost = { faults: [{ atMinute: 1, loseInstances: 1 }] };
    expect(datapoints(on([600, 600], { startup: { launchSeconds: 300 }, more: lost }), name)).toEqual([600, null]);
  });

  it('has an average of 1 ÷ instances, and a count of requests', () => {
    expect(datapoints(on([600], { initial: 4 }), { ...name, Statistic: 'Average' })).toEqual([0.25]);
    expect(datapoints(on([600], { initial: 4 }), { ...name, Statistic: 'SampleCount' })).toEqual([600]);
    expect(datapoints(on([0]), { ...name, Statistic: 'Average' })).toEqual([null]);
  });
});

describe('Invocations (H2)', () => {
  it('is the requests of the minute, whatever the capacity', () => {
    expect(datapoints(on([600, 0], { initial: 4 }), { MetricName: 'Invocations' })).toEqual([600, 0]);
    expect(datapoints(on([600, 0]), { MetricName: 'Invocations' }, { silentPeriod: 'no-datapoint' })).toEqual([
      600,
      null,
    ]);
  });
});

describe('ModelLatency in microseconds (H4)', () => {
  const name = (Statistic: string) => ({ MetricName: 'ModelLatency', Statistic });

  it('is service and waiting: half-used, a request of 100 ms waits 50 ms on average', () => {
    // constant service, one server: ρ ÷ (2 μ (1 − ρ)) = 0.5 ÷ (2 × 10 × 0.5) = 0.05 s; 0.1 + 0.05 s
    expect(datapoints(on([300]), name('Average'))[0]).toBeCloseTo(150_000, 3);
  });

  it('is service, and half of the growing queue: 20 a second on 10 for a minute', () => {
    // the queue grows from 0 to 600, the waits from 0 to 60 s: 30 s on average
    expect(datapoints(on([1200]), name('Average'))[0]).toBeCloseTo(30_100_000, 3);
  });

  it('sums and counts over the requests of the minute', () => {
    expect(datapoints(on([300]), name('Sum'))[0]).toBeCloseTo(300 * 150_000, 1);
    expect(datapoints(on([300]), name('SampleCount'))).toEqual([300]);
  });

  it('is least where nobody waits: the service time', () => {
    expect(datapoints(on([300]), name('Minimum'))[0]).toBeCloseTo(100_000, 3);
  });

  it('has percentiles: a tenth of the requests of a half-used instance wait longer than ln 5 ÷ 10 s', () => {
    // P(wait > x) = 0.5 e^(−x · 10 · 0.5 ÷ 0.5) = 0.1 at x = ln 5 ÷ 10 = 0.16094 s
    const p90 = { MetricName: 'ModelLatency', ExtendedStatistic: 'p90' };
    const watch = without(above(1e12, 'none', { ...p90, AlarmName: 'watch', AlarmActions: [] }), 'Statistic');
    const { series } = runSmall({ ...on([300]), minutes: 2, alarms: [watch] });
    expect(Math.abs((series.metrics.ModelLatency?.[0] ?? 0) - 260_944)).toBeLessThan(2);
  });

  it('says nothing of a minute without requests', () => {
    expect(datapoints(on([300, 0]), name('Average'))[1]).toBeNull();
    expect(datapoints(on([300, 0]), name('Sum'))[1]).toBeNull();
  });
});

describe('OverheadLatency in microseconds (H5)', () => {
  it('is the overhead of a request, and nothing in a silent minute', () => {
    expect(datapoints(on([300, 0]), { MetricName: 'OverheadLatency', Statistic: 'Average' })).toEqual([20_000, null]);
  });
});

describe('CPUUtilization and GPUUtilization', () => {
  const cpu = (Statistic = 'Average') => ({
    MetricName: 'CPUUtilization',
    Namespace: '/aws/sagemaker/Endpoints',
    Statistic,
  });
  const half = { ...tenASecond, cpuPercentAtMaxRps: 80, gpuPercentAtMaxRps: 60 };

  it('count up to 100 for each core by AWS, 100 in all by the course (H11)', () => {
    // 5 of 10 a second is half of 80 %; an ml.m5.large has two cores
    const small = on([300], { model: half });
    expect(datapoints(small, cpu())[0]).toBeCloseTo(80, 9);
    expect(datapoints({ ...small, more: { rulebook: 'course' } }, cpu())[0]).toBeCloseTo(40, 9);
  });

  it('count up to 100 for each GPU by AWS (H12)', () => {
    const gpu = { ...cpu(), MetricName: 'GPUUtilization' };
    const endpoint = (InstanceType: string): ScenarioDocument['endpoint'] => ({
      type: 'real-time',
      ProductionVariant: { InstanceType, InitialInstanceCount: 1 },
    });
    const small = (type: string, rulebook: 'aws' | 'course' = 'aws') =>
      on([300], { model: half, more: { rulebook, endpoint: endpoint(type) } });
    expect(datapoints(small('ml.g5.12xlarge'), gpu)[0]).toBeCloseTo(4 * 30, 9);
    expect(datapoints(small('ml.g5.xlarge'), gpu)[0]).toBeCloseTo(30, 9);
    expect(datapoints(small('ml.g5.12xlarge', 'course'), gpu)[0]).toBeCloseTo(30, 9);
    expect(datapoints(small('ml.m5.large'), gpu)[0]).toBeCloseTo(0, 9);
  });

  it('are published for each copy of a component besides, from 0 to 100 whatever the cores (H14)', () => {
    const components: ScenarioDocument['endpoint'] = {
      type: 'inference-component',
      ProductionVariant: { InstanceType: 'ml.g5.12xlarge', InitialInstanceCount: 1 },
      InferenceComponents: [{ InferenceComponentName: 'llm', CopyCount: 1, copiesPerInstance: 1 }],
    };
    const small = on([300], { model: half, more: { endpoint: components } });
    const ofCopy = { Namespace: '/aws/sagemaker/InferenceComponents', Statistic: 'Average' };
    const read = (MetricName: string, more: object = {}) => datapoints(small, { ...ofCopy, MetricName, ...more })[0];
    expect(read('CPUUtilizationNormalized')).toBeCloseTo(40, 9);
    expect(read('GPUUtilizationNormalized')).toBeCloseTo(30, 9);
    expect(read('GPUUtilizationNormalized', { Namespace: '/aws/sagemaker/Endpoints' })).toBeNull();
    // an endpoint without components has none of them
    expect(datapoints(on([300], { model: half }), { ...ofCopy, MetricName: 'CPUUtilizationNormalized' })[0]).toBeNull();
  });

  it('never exceed those of a saturated instance', () => {
    expect(datapoints(on([1200], { model: half }), cpu())[0]).toBeCloseTo(160, 9);
  });

  it('fall when instances are added', () => {
    expect(datapoints(on([300], { model: half, initial: 2 }), cpu())[0]).toBeCloseTo(40, 9);
  });

  it('stay full while a queue is worked off', () => {
    // 600 waiting after the first minute; nothing new in the second, in which they are served
    expect(datapoints(on([1200, 0], { model: half }), cpu())[1]).toBeCloseTo(160, 9);
  });

  it('have a least and a most of the minute', () => {
    // 15 s of 20 a second, then 45 s of none: 150 requests wait and take another 15 s
    const small: Small = {
      perMinute: [],
      model: half,
      minutes: 1,
      more: {
        traffic: [
          { atMinute: 0, rps: 20 },
          { atMinute: 0.25, rps: 0 },
        ],
      },
    };
    expect(datapoints(small, cpu('Maximum'))[0]).toBeCloseTo(160, 9);
    expect(datapoints(small, cpu('Minimum'))[0]).toBeCloseTo(0, 9);
    // busy for 30 of 60 s
    expect(datapoints(small, cpu('Average'))[0]).toBeCloseTo(80, 9);
  });

  it('count a sample a minute for each instance', () => {
    expect(datapoints(on([300], { initial: 3 }), cpu('SampleCount'))).toEqual([3]);
    expect(datapoints(on([300], { model: half, initial: 2 }), cpu('Sum'))[0]).toBeCloseTo(80, 9);
  });

  it('say nothing while nothing is in service', () => {
    const lost = { faults: [{ atMinute: 1, loseInstances: 1 }] };
    expect(datapoints(on([300, 300], { startup: { launchSeconds: 300 }, more: lost }), cpu())[1]).toBeNull();
  });
});

describe('ConcurrentRequestsPerModel (A8 H8)', () => {
  const name = (Statistic: string) => ({ MetricName: 'ConcurrentRequestsPerModel', Statistic });

  it('is the requests in flight of an instance, those that wait included', () => {
    // 5 a second that take 0.15 s each
    expect(datapoints(on([300]), name('Average'))[0]).toBeCloseTo(0.75, 9);
    expect(datapoints(on([600], { initial: 2 }), name('Average'))[0]).toBeCloseTo(0.75, 9);
  });

  it('holds what is served and the mean of the queue where one stands', () => {
    // 1 in service, 0 to 600 waiting
    expect(datapoints(on([1200]), name('Average'))[0]).toBeCloseTo(301, 6);
    expect(datapoints(on([2400], { initial: 2 }), name('Average'))[0]).toBeCloseTo(301, 6);
  });

  it('has its extremes at the ends of a line that grows', () => {
    expect(datapoints(on([1200]), name('Maximum'))[0]).toBeCloseTo(601, 6);
    expect(datapoints(on([1200]), name('Minimum'))[0]).toBeCloseTo(1, 6);
  });

  it('is nothing in a silent minute, and says so', () => {
    expect(datapoints(on([0]), name('Average'))).toEqual([0]);
  });
});

describe('InvocationModelErrors (H7)', () => {
  const name = (Statistic: string) => ({ MetricName: 'InvocationModelErrors', Statistic });
  // 10 a second too many; a queue of 10 is full after one second
  const overloaded = on([1200], { model: { ...tenASecond, timeoutSeconds: 1 } });

  it('sums the requests that timed out, and averages them over all', () => {
    expect(datapoints(overloaded, name('Sum'))[0]).toBeCloseTo(590, 6);
    expect(datapoints(overloaded, name('Average'))[0]).toBeCloseTo(590 / 1200, 6);
  });

  it('is 0 where all is served, and an average of nothing in a silent minute', () => {
    expect(datapoints(on([300, 0]), name('Sum'))).toEqual([0, 0]);
    expect(datapoints(on([300, 0]), name('Average'))).toEqual([0, null]);
  });
});

describe('a metric that the container pushes', () => {
  const own = (follows: 'concurrency' | 'cpu') => ({
    ...tenASecond,
    cpuPercentAtMaxRps: 80,
    customMetric: { Namespace: 'App', MetricName: 'Load', follows },
  });
  const name = { Namespace: 'App', MetricName: 'Load', Statistic: 'Average' };

  it('follows the requests in flight, or the processors without counting cores', () => {
    expect(datapoints(on([300], { model: own('concurrency') }), name)[0]).toBeCloseTo(0.75, 9);
    expect(datapoints(on([300], { model: own('cpu') }), name)[0]).toBeCloseTo(40, 9);
  });

  it('is another metric in another namespace: nobody publishes it (M16)', () => {
    expect(datapoints(on([300], { model: own('cpu') }), { ...name, Namespace: 'Other' })).toEqual([null]);
  });
});

describe('the metrics of an asynchronous endpoint (H17 J10 J13)', () => {
  const asynchronous = (perMinute: number[], more: Partial<Small> = {}): Small => {
    const { initial = 1 } = more;
    return on(perMinute, {
      ...more,
      min: Math.min(1, initial),
      more: {
        endpoint: {
          type: 'asynchronous',
          AsyncInferenceConfig: {},
          ProductionVariant: { InstanceType: 'ml.m5.large', InitialInstanceCount: 1 },
        },
        faults: initial === 0 ? [{ atMinute: 0, loseInstances: 1 }] : [],
      },
      startup: { launchSeconds: 600 },
    });
  };

  it('ApproximateBacklogSize is the mean of what waits and what is in progress', () => {
    // 20 a second on 10: from 0 to 600 wait, then to 1200, and one is in progress
    expect(datapoints(asynchronous([1200, 1200]), { MetricName: 'ApproximateBacklogSize' })).toEqual([301, 901]);
  });

  it('ApproximateBacklogSizePerInstance is it for each instance', () => {
    const name = { MetricName: 'ApproximateBacklogSizePerInstance', Statistic: 'Average' };
    expect(datapoints(asynchronous([1200]), name)).toEqual([301]);
    // nothing in service: the whole queue
    expect(datapoints(asynchronous([1200], { initial: 0 }), name)).toEqual([600]);
  });

  it('HasBacklogWithoutCapacity is 1 when requests wait and nothing is in service', () => {
    const name = { MetricName: 'HasBacklogWithoutCapacity', Statistic: 'Average' };
    expect(datapoints(asynchronous([1200]), name)).toEqual([0]);
    expect(datapoints(asynchronous([1200], { initial: 0 }), name)).toEqual([1]);
    expect(datapoints(asynchronous([0], { initial: 0 }), name)).toEqual([0]);
  });

  it('are not those of a real-time endpoint', () => {
    const name = { MetricName: 'InvocationsPerInstance', Statistic: 'Sum' };
    expect(datapoints(asynchronous([1200]), name)).toEqual([null]);
  });
});

describe('NoCapacityInvocationFailures of an inference component (H10 J5)', () => {
  const component = (CopyCount: number): Small => ({
    perMinute: [60, 0],
    more: {
      endpoint: {
        type: 'inference-component',
        ProductionVariant: {
          InstanceType: 'ml.g5.xlarge',
          InitialInstanceCount: 1,
          ManagedInstanceScaling: { Status: 'ENABLED', MinInstanceCount: 0, MaxInstanceCount: 4 },
        },
        InferenceComponents: [{ InferenceComponentName: 'llm', CopyCount }],
      },
    },
    min: 0,
  });
  const name = (Statistic: string) => ({ MetricName: 'NoCapacityInvocationFailures', Statistic });

  it('counts the requests that found no copy', () => {
    expect(datapoints(component(0), name('Sum'))).toEqual([60, 0]);
    expect(datapoints(component(1), name('Sum'))).toEqual([0, 0]);
  });

  it('is at most 1 by its maximum', () => {
    expect(datapoints(component(0), name('Maximum'))).toEqual([1, 0]);
  });
});
