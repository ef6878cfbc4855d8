import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { caseFileSchema } from '@/lib/commands/conformance/case-file';
import { type CaseResult, runFile } from '@/lib/commands/conformance/run-file';
import { interpreters, structuredTopics } from '@/lib/commands/conformance/topics';

type Parts = { given?: object; when?: object; expected: object };

function run(file: object): CaseResult[] {
  const parsed = caseFileSchema.parse(file);
  return runFile(parsed, new Map((parsed.cases ?? []).map((one) => [one.id, one])));
}

function statusOf(topic: string, { given = {}, when = {}, expected }: Parts): string {
  const [only] = run({ cases: [{ id: 'one', topic, given, when, expected }] });
  return only?.outcome.status ?? 'none';
}

const quarter = { AdjustmentType: 'PercentChangeInCapacity', currentCapacity: 4, ScalingAdjustment: 25 };
const step = (lower: number | null, upper: number | null, adjustment: number) => ({
  MetricIntervalLowerBound: lower,
  MetricIntervalUpperBound: upper,
  ScalingAdjustment: adjustment,
});

describe('a structured case', () => {
  it.each<[topic: string, given: object, when: object, right: object, wrong: object]>([
    // 25 % of 4 is 1
    ['step-adjustment', quarter, { policyExecuted: true }, { newCapacity: 5 }, { newCapacity: 6 }],
    // 20 above the threshold: the second step begins there
    [
      'step-adjustment',
      { threshold: 10, currentCapacity: 2, steps: [step(0, 20, 1), step(20, null, 3)] },
      { metricValue: 30 },
      { stepIndex: 1, delta: 3 },
      { stepIndex: 0, delta: 1 },
    ],
    // between two alarms nothing happens
    [
      'step-adjustment',
      { highAlarm: '>= 20', lowAlarm: '<= 10' },
      { metricValue: 15 },
      { action: 'none' },
      { action: 'scale out' },
    ],
    [
      'step-interval-inclusivity',
      { alarmThreshold: 50, lower: 0, upper: 10 },
      { metricValue: 50 },
      { inInterval: true },
      { inInterval: false },
    ],
    ['percent-rounding', {}, { rawDelta: -0.2 }, { roundedDelta: -1 }, { roundedDelta: 0 }],
    [
      'step-no-match',
      { alarmThreshold: 5, StepAdjustments: [step(0, null, 1)] },
      { metricValue: 2 },
      { scaled: false, message: 'No step adjustment found for metric value [2.0] and breach threshold 5.0' },
      { scaled: true },
    ],
    // two real points of three, one filled: 1 + 1 of 2 breach
    [
      'alarm-missing-data',
      { EvaluationPeriods: 3, DatapointsToAlarm: 2 },
      { datapointsOldestToNewest: '- 0 X' },
      { filled: 1, stateByTreatMissingData: { breaching: 'ALARM', notBreaching: 'OK' } },
      { stateByTreatMissingData: { breaching: 'OK' } },
    ],
    [
      'alarm-premature',
      { EvaluationPeriods: 2, TreatMissingData: 'missing' },
      { datapointsOldestToNewest: '- - - X' },
      { state: 'not ALARM' },
      { state: 'ALARM' },
    ],
    // 2024-01-06 is a Saturday
    [
      'cron',
      { Schedule: 'cron(0 9 ? * SAT,SUN *)' },
      { parse: true },
      { valid: true, sampleRunTimes: ['2024-01-06T09:00:00Z'] },
      { sampleRunTimes: ['2024-01-05T09:00:00Z'] },
    ],
    ['cron', { Schedule: 'cron(0 9 * * * *)' }, { parse: true }, { valid: false }, { valid: true }],
    [
      'cron',
      { Schedule: 'cron(0 9 ? * SAT,SUN *)' },
      { parse: true },
      { meaning: '09:00 UTC Saturday and Sunday' },
      { meaning: '10:00 UTC Saturday and Sunday' },
    ],
    [
      'cron',
      { Schedule: 'cron(0 9 * * ? *)', ScalableTargetAction: { MinCapacity: 4 } },
      { at: '2024-01-01T09:00:00Z' },
      { ifCurrentBelow4: 'scale out to 4' },
      { ifCurrentBelow4: 'unchanged' },
    ],
    ['timezone-default', { Timezone: null }, { schedule: 'at' }, { Timezone: 'UTC' }, { Timezone: 'GMT' }],
    // Berlin: UTC+1 in winter, UTC+2 in summer
    [
      'timezone-dst',
      { Timezone: 'Europe/Berlin', localTime: '07:30 daily' },
      { across: 'DST start' },
      { first: '07:30 UTC+1 (06:30Z)', second: '07:30 UTC+2 (05:30Z)' },
      { first: '07:30 UTC+2 (05:30Z)' },
    ],
    [
      'timezone-rate',
      { Schedule: 'rate(2 hours)', StartTime: '2024-01-01T00:00:00', EndTime: '2024-01-01T05:00:00' },
      {},
      { firstRun: '2024-01-01T00:00:00Z', lastRunNotAfter: '2024-01-01T05:00:00Z' },
      { lastRunNotAfter: '2024-01-01T03:00:00Z' },
    ],
    [
      'clamp',
      { max: 5, currentCapacity: 4, policyAdds: 4 },
      { event: 'scale out' },
      { delta: 1, newCapacity: 5 },
      { newCapacity: 8 },
    ],
    // 2 units short, one instance of 3
    [
      'clamp-weighted',
      { max: 10, currentCapacity: 8, policyAddsUnits: 9, weights: [1, 3], launched: 3 },
      { event: 'fulfil' },
      { desiredCapacity: 10, currentCapacity: 11, overage: 1 },
      { currentCapacity: 10 },
    ],
    // 12 × 0.5 × 60
    ['load-test-formula', { MAX_RPS: 12 }, {}, { TargetValue: 360 }, { TargetValue: 720 }],
    [
      'metric-aggregation',
      { values: [1, 5], period: 60 },
      { get: 'statistics' },
      { Average: 3, Sum: 6 },
      { Average: 6 },
    ],
    [
      'metric-math',
      { m1: [4, null], m2: [2, 2] },
      { expression: 'm1 / m2' },
      { values: [2, 0] },
      { values: [2, null] },
    ],
    [
      'scheduled-action',
      { min: 1, max: 9, currentCapacity: 7 },
      { action: { MaxCapacity: 5 } },
      { max: 5, newCapacity: 5 },
      { newCapacity: 7 },
    ],
    [
      'multiple-policies',
      {
        currentCapacity: 8,
        policies: [
          { name: 'a', launches: 1 },
          { name: 'b', launches: 4 },
        ],
      },
      { event: 'both' },
      { winner: 'b', newCapacity: 12 },
      { winner: 'a' },
    ],
    ['tt-rounding', { computedNeed: 2.1 }, { event: 'above' }, { delta: 3 }, { delta: 2 }],
    [
      'tt-alarms',
      {},
      { event: 'made' },
      {
        alarms: [
          { suffix: 'AlarmHigh', EvaluationPeriods: 3 },
          { suffix: 'AlarmLow', minutes: 15 },
        ],
      },
      { alarms: [{ suffix: 'AlarmHigh', EvaluationPeriods: 5 }, { suffix: 'AlarmLow' }] },
    ],
    ['variant-weights', { weights: [1, 4] }, { traffic: 'share' }, { shares: [0.2, 0.8] }, { shares: [0.8, 0.2] }],
    ['serverless-memory', { MemorySizeInMB: 2000 }, { validate: true }, { valid: false }, { valid: true }],
    [
      'cooldown-defaults',
      { ScaleInCooldown: null },
      { policy: 'created' },
      { ScaleInCooldown: 300 },
      { ScaleInCooldown: 600 },
    ],
    ['min-capacity', {}, { MinCapacity: 0 }, { apiAccepts: true }, { apiAccepts: false }],
  ])('%s passes with the right expectation and fails with a wrong one', (topic, given, when, right, wrong) => {
    expect(statusOf(topic, { given, when, expected: right })).toBe('pass');
    expect(statusOf(topic, { given, when, expected: wrong })).toBe('FAIL');
  });

  it.each(structuredTopics)('%s fails where a field is unknown, in given, when or expected', (topic) => {
    expect(interpreters[topic]).toBeTypeOf('function');
    expect(statusOf(topic, { given: { 'no-such-field': { a: 1 } }, expected: { delta: 1 } })).toBe('FAIL');
    expect(statusOf(topic, { when: { 'no-such-field': 1 }, expected: { delta: 1 } })).toBe('FAIL');
    expect(statusOf(topic, { expected: { 'no-such-field': 1 } })).toBe('FAIL');
  });

  it('fails where nothing is expected', () => {
    expect(statusOf('percent-rounding', { when: { rawDelta: 1 }, expected: {} })).toBe('FAIL');
  });

  it('walks through the policies of the cases that its sequence names', () => {
    const policy = (id: string, bounds: object, adjustment: number) => ({
      id,
      topic: 'step-adjustment',
      given: {
        alarmThreshold: 10,
        currentCapacity: 1,
        StepAdjustments: [{ ...bounds, ScalingAdjustment: adjustment }],
      },
      when: { policyExecuted: true },
      expected: { delta: adjustment },
    });
    const walk = {
      id: 'walk',
      topic: 'step-adjustment',
      given: { currentCapacity: 3, sequence: 'the policies of way-1..2' },
      when: { metricValues: [12, 8] },
      expected: { capacities: [5, 4] }, // 3 + 2, then − 1
    };
    const out = policy('way-1', { MetricIntervalLowerBound: 0 }, 2);
    const back = policy('way-2', { MetricIntervalUpperBound: 0 }, -1);
    expect(run({ cases: [out, back, walk] }).find(({ id }) => id === 'walk')?.outcome.status).toBe('pass');
  });
});

describe('prose', () => {
  it('is manual as a topic', () => {
    expect(statusOf('a-story', { expected: { delta: 1 } })).toBe('manual');
  });

  it('is manual as one expected field, unless another field differs', () => {
    const given = { currentCapacity: 2, policies: [{ launches: 1 }] };
    const when = { event: 'scale out' };
    expect(statusOf('multiple-policies', { given, when, expected: { winner: 'the only one there is' } })).toBe(
      'manual',
    );
    expect(
      statusOf('multiple-policies', { given, when, expected: { winner: 'the only one there is', delta: 7 } }),
    ).toBe('FAIL');
  });
});

const policy = {
  PolicyName: 'p',
  PolicyType: 'StepScaling',
  ServiceNamespace: 'sagemaker',
  ResourceId: 'endpoint/e/variant/v',
  ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
};
const noBounds = {
  ...policy,
  StepScalingPolicyConfiguration: { AdjustmentType: 'ChangeInCapacity', StepAdjustments: [{ ScalingAdjustment: 1 }] },
};
const both = 'Both lower and upper bounds of a step adjustment cannot be left unspecified';

describe('an input of the API', () => {
  const refused = (extra: object) => {
    const one = {
      id: 'r',
      operation: 'PutScalingPolicy',
      input: noBounds,
      expectedErrorCode: 'ValidationException',
      expectedMessage: both,
      ...extra,
    };
    return run({ invalid: [one] })[0]?.outcome.status;
  };

  it('passes when it is refused with the exception and a message that matches', () => {
    expect(refused({ messageMatch: 'exact' })).toBe('pass');
    expect(refused({ messageMatch: 'startsWith', expectedMessage: 'Both lower' })).toBe('pass');
    expect(refused({ messageMatch: 'contains', expectedMessage: 'step adjustment' })).toBe('pass');
    expect(refused({ messageMatch: 'any', expectedMessage: '' })).toBe('pass');
  });

  it('fails with another exception, another message, or when nothing refuses it', () => {
    expect(refused({ expectedErrorCode: 'LimitExceededException' })).toBe('FAIL');
    expect(refused({ expectedMessage: 'Both lower' })).toBe('FAIL');
    const input = {
      ...policy,
      StepScalingPolicyConfiguration: { AdjustmentType: 'ChangeInCapacity', StepAdjustments: [step(0, null, 1)] },
    };
    expect(refused({ input })).toBe('FAIL');
  });

  it('is unsupported as a rule of a tool or as the scaling of another service, and fails as an unknown operation', () => {
    expect(refused({ operation: 'cdk: something' })).toBe('unsupported');
    expect(
      refused({
        input: { ...noBounds, ServiceNamespace: 'ecs', ScalableDimension: 'ecs:service:DesiredCount' },
        expectedMessage: 'Cluster not found.',
      }),
    ).toBe('unsupported');
    expect(refused({ operation: 'PutSomethingElse' })).toBe('FAIL');
  });

  it('is a control that fails where we refuse it', () => {
    const control = (input: object) =>
      run({ validControls: [{ id: 'c', operation: 'PutScalingPolicy', input }] })[0]?.outcome.status;
    expect(control(noBounds)).toBe('FAIL');
    expect(
      control({
        ...policy,
        StepScalingPolicyConfiguration: { AdjustmentType: 'ChangeInCapacity', StepAdjustments: [step(0, null, 1)] },
      }),
    ).toBe('pass');
  });

  it('is accepted but wrong only with a warning', () => {
    const doubtful = (steps: object[]) =>
      run({
        acceptedButWrong: [
          { id: 'd', input: { alarm: 'GreaterThanThreshold 5', steps }, expectedVerdict: 'API accepts; warn' },
        ],
      })[0]?.outcome.status;
    expect(doubtful([step(null, 0, -1)])).toBe('pass');
    expect(doubtful([step(0, null, 1)])).toBe('FAIL');
  });
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cases-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const command = (text: string, ...flags: string[]) => {
    const file = join(folder, 'cases.json');
    writeFileSync(file, text);
    const launcher = join(import.meta.dirname, '../../../lib/launch/command.mjs');
    return spawnSync(process.execPath, [launcher, 'lib/commands/conformance.ts', file, ...flags], { encoding: 'utf8' });
  };
  const rounding = (roundedDelta: number) =>
    JSON.stringify({
      cases: [{ id: 'a', topic: 'percent-rounding', given: {}, when: { rawDelta: 2.5 }, expected: { roundedDelta } }],
    });

  it('prints a line a case and totals a topic, and ends with 0', () => {
    const { status, stdout } = command(rounding(2));
    expect(stdout).toMatch(/^a percent-rounding pass$/m);
    expect(stdout).toMatch(/^percent-rounding +1 +0 +0 +0$/m);
    expect(status).toBe(0);
  });

  it('ends with 1 if a case failed, and says what was expected and got', () => {
    const { status, stdout } = command(rounding(3));
    expect(stdout).toContain('FAIL expected {"roundedDelta":3} got {"roundedDelta":2}');
    expect(status).toBe(1);
  });

  it('prints the same as JSON', () => {
    const { stdout } = command(rounding(2), '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      cases: [{ id: 'a', status: 'pass' }],
      totals: { 'percent-rounding': { pass: 1 } },
    });
  });

  it.each([['{"cases": ['], ['{"cases": [{"id": 1}]}'], ['{}'], ['[]']])(
    'ends with 64 for a document such as %s',
    (text) => {
      const { status, stderr } = command(text);
      expect(status).toBe(64);
      expect(stderr).toContain('cases.json');
    },
  );
});
