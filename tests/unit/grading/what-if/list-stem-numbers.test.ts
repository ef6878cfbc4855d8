import { describe, expect, it } from 'vitest';
import { listStemNumbers } from '@/lib/grading/what-if/list-stem-numbers';
import { scenarioOf } from '@/tests/support/run-scenario';

const document = {
  schema: 'scenario/1',
  rulebook: 'aws',
  start: '2026-06-01T08:00:00Z',
  durationMinutes: 60,
  endpoint: { type: 'real-time', ProductionVariant: { InstanceType: 'ml.m5.large', InitialInstanceCount: 2 } },
  model: {
    maxRps: 10,
    timeoutSeconds: 30,
    startup: { launchSeconds: 100, downloadSeconds: 100, loadSeconds: 100 },
  },
  traffic: [
    { atMinute: 0, rps: 8 },
    { atMinute: 20, rps: 45 },
    { atMinute: 40, rps: 8 },
  ],
  scaling: {
    ScalableTarget: { MinCapacity: 2, MaxCapacity: 20 },
    ScalingPolicies: [
      {
        PolicyName: 'invocations',
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 300,
          ScaleOutCooldown: 120,
          PredefinedMetricSpecification: { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' },
        },
      },
    ],
  },
  goal: {
    require: [
      { measure: 'availability', atLeast: 0.99 },
      { measure: 'latencyP95Ms', atMost: 900 },
    ],
  },
};
const jobs = [
  {
    type: 'training',
    EnableManagedSpotTraining: true,
    StoppingCondition: { MaxRuntimeInSeconds: 36_000, MaxWaitTimeInSeconds: 43_200 },
    workMinutes: 180,
    interruptionsAtMinute: [50, 110],
    spotWaitMinutes: 10,
  },
];

const stated = scenarioOf(document);
const goal = { require: stated.goal?.require ?? [] };
const numbers = listStemNumbers(stated, goal);
const number = (name: string, among = numbers) => {
  const found = among.find((one) => one.name === name);
  if (!found) throw new Error(`no number ${name} among ${among.map((one) => one.name).join(', ')}`);
  return found;
};

describe('the numbers of a stem', () => {
  it.each([
    ['traffic', 1, 1.4, '1.4 times the traffic'],
    ['traffic', 1, 0.32, '32 % of the traffic'],
    ['traffic peak', 45, 30, 'a peak of 30 requests a second instead of 45'],
    ['start-up', 300, 90, 'a start-up of 90 s instead of 5 min'],
    ['time-out', 30, 60, 'a time-out of 60 s instead of 30 s'],
    ['throughput', 10, 14, 'instances that saturate at 14 requests a second instead of 10'],
    ['MaxCapacity', 20, 30, 'a MaxCapacity of 30 instead of 20'],
    ['TargetValue of invocations', 300, 200, 'a TargetValue of 200 instead of 300'],
    ['ScaleOutCooldown of invocations', 120, 60, 'a ScaleOutCooldown of 60 s instead of 2 min'],
    ['limit of availability', 0.01, 0.05, 'only 95 % of the requests to be answered instead of 99 %'],
    [
      'limit of latencyP95Ms',
      900,
      1200,
      'a limit of at most 1.2 s for the 95th percentile of latency instead of 900 ms',
    ],
  ])('%s, stated as %d, is told at %d', (name, before, value, said) => {
    expect(number(name).stated).toBeCloseTo(before, 9);
    expect(number(name).say(value)).toBe(said);
  });

  it('do not hold what nobody states: a default, a price', () => {
    const names = numbers.map(({ name }) => name);
    expect(names).not.toContain('ScaleInCooldown of invocations');
    expect(names.join()).not.toMatch(/cost|price/i);
  });

  it('of jobs are times of theirs', () => {
    const { traffic, scaling, endpoint, model, ...rest } = document;
    expect([traffic, scaling, endpoint, model].length).toBe(4);
    const ofJobs = listStemNumbers(scenarioOf({ ...rest, jobs }), { require: [] });
    expect(number('workMinutes', ofJobs).say(120)).toBe('2 h of work instead of 3 h');
    expect(number('interruptions', ofJobs).say(100)).toBe(
      'the first of 2 interruptions after 1 h 40 min instead of 50 min, the others moved alike',
    );
    const moved = number('interruptions', ofJobs).put(scenarioOf({ ...rest, jobs }), 100);
    expect(moved.jobs[0]?.interruptionsAtMinute).toEqual([100, 220]);
  });
});

describe('putting a number', () => {
  it('moves every piece at the peak and leaves the others', () => {
    expect(
      number('traffic peak')
        .put(stated, 60)
        .traffic?.map(({ rps }) => rps),
    ).toEqual([8, 60, 8]);
    expect(
      number('traffic')
        .put(stated, 2)
        .traffic?.map(({ rps }) => rps),
    ).toEqual([16, 90, 16]);
  });

  it('scales the parts of a start-up together', () => {
    const { launchSeconds, downloadSeconds, loadSeconds } = number('start-up').put(stated, 90).model?.startup ?? {};
    expect([launchSeconds, downloadSeconds, loadSeconds]).toEqual([30, 30, 30]);
  });

  it('leaves what an option has set itself, as the very same scenario', () => {
    const own = scenarioOf({
      ...document,
      scaling: { ...document.scaling, ScalableTarget: { MinCapacity: 6, MaxCapacity: 20 } },
    });
    expect(number('MinCapacity').put(own, 3)).toBe(own);
    expect(number('MaxCapacity').put(own, 30)).not.toBe(own);
  });

  it('moves the limit of a requirement and no scenario', () => {
    const limit = number('limit of availability');
    expect(limit.put(stated, 0.05)).toBe(stated);
    expect(limit.putIntoGoal?.(goal, 0.05).require).toEqual([
      { measure: 'availability', atLeast: 0.95 },
      { measure: 'latencyP95Ms', atMost: 900 },
    ]);
  });
});
