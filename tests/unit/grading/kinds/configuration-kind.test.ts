import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/contracts/question';
import { findChanges, leavesOf } from '@/lib/grading/kinds/configuration/find-changes';
import { answerQuestion, keyOf, runQuestion } from '@/tests/support/answer-question';
import { configurationQuestion } from '@/tests/support/small-kinds';

const minimum = (MinCapacity: number, MaxCapacity = 8): JsonObject => ({
  scaling: { ScalableTarget: { MinCapacity, MaxCapacity } },
});
const gradeOf = (change: JsonObject, changes: object = {}) =>
  answerQuestion(configurationQuestion(changes), { change }).graded;

describe('a lab', () => {
  it('has a key when its solution meets the goal in every run', () => {
    expect(keyOf(configurationQuestion())).toEqual(['solution']);
    expect(runQuestion(configurationQuestion({ solution: minimum(2) })).run.key).toEqual({
      kind: 'no-key',
      message: 'the solution does not meet the goal: The stated traffic',
    });
  });

  it('is won by any configuration that meets the goal; what costs more has less credit, but at least a half', () => {
    expect(gradeOf(minimum(6))).toMatchObject({ verdict: { kind: 'correct', credit: 1 } });
    const dearer = gradeOf(minimum(7));
    expect(dearer).toMatchObject({ verdict: { kind: 'correct' } });
    const credit = dearer.kind === 'graded' ? dearer.verdict.credit : NaN;
    expect(credit).toBeLessThan(1);
    expect(credit).toBeGreaterThan(0.5);
  });

  it('gives nothing for what fails the stated traffic, and a part for what fails hidden traffic only', () => {
    expect(gradeOf(minimum(2))).toMatchObject({ verdict: { kind: 'incorrect', credit: 0 } });
    // five instances serve 40 requests a second, not 80
    const hidden = { seeds: [11], traffic: [[{ atMinute: 0, rps: 80 }]] };
    expect(gradeOf(minimum(6), { hidden })).toMatchObject({ verdict: { kind: 'incorrect', credit: 0.25 } });
  });

  it.each([
    [
      'touches what may not be edited',
      { endpoint: { ProductionVariant: { InitialInstanceCount: 9 } } },
      /^endpoint\.ProductionVariant\.InitialInstanceCount cannot be changed here/,
    ],
    [
      'is no configuration',
      { scaling: { ScalableTarget: { MinCapacity: 'many' } } },
      /^This is no configuration: scaling\.ScalableTarget\.MinCapacity: /,
    ],
    ['has a key that does not exist', { scaling: { ScalableTarget: { Minimum: 3 } } }, /Minimum: unknown key/],
    ['touches the goal', { goal: { require: [] } }, /^goal/],
  ])('cannot be graded when it %s', (_name, change, message) => {
    const graded = gradeOf(change);
    expect(graded.kind === 'invalid' && graded.message).toMatch(message);
  });

  it.each<[what: string, change: JsonObject, message: RegExp]>([
    ['a thousand million instances', minimum(1e9, 1e9), /MinCapacity: expected at most 1000000 of anything/],
    [
      'a thousand policies',
      { scaling: { ScalingPolicies: Array.from({ length: 1000 }, (_, i) => ({ PolicyName: `p${i}` })) } },
      /expected at most 50 policies, got 1000/,
    ],
    [
      'an action in every minute, fifty times',
      {
        scaling: {
          ScheduledActions: Array.from({ length: 50 }, (_, i) => {
            return { ScheduledActionName: `a${i}`, Schedule: 'cron(* * * * ? *)', Timezone: 'America/New_York' };
          }),
        },
      },
      /expected at most 2000 runs of scheduled actions, got 3000/,
    ],
    [
      'metric math of three thousand signs',
      { scaling: { Alarms: [{ AlarmName: 'a', Metrics: [{ Id: 'e', Expression: 'm1+'.repeat(1000) }] }] } },
      /expected at most 500 characters of metric math, got 3000/,
    ],
  ])('cannot be graded when it asks for %s', (_what, change, message) => {
    const graded = gradeOf(change);
    expect(graded.kind === 'invalid' && graded.message).toMatch(message);
  });

  it('does not run what may not be edited, however much it asks for', () => {
    const graded = gradeOf({ durationMinutes: 43_200, traffic: [] });
    expect(graded.kind === 'invalid' && graded.message).toMatch(/^(durationMinutes|traffic)\S* cannot be changed here/);
  });

  it('knows a second entry of a name for a change of its own', () => {
    const name = { PolicyName: 'a', PolicyType: 'StepScaling' };
    expect(
      findChanges({ p: [name, { PolicyName: 'b' }] }, { p: [{ PolicyName: 'b', x: 1 }, name, { PolicyName: 'b' }] }),
    ).toEqual(['p.b.x', 'p.b (3)']);
  });

  it('is wrong, not invalid, when AWS refuses it', () => {
    const change = minimum(9); // above MaxCapacity 8
    expect(gradeOf(change)).toMatchObject({ verdict: { kind: 'incorrect', credit: 0 } });
    const explained = answerQuestion(configurationQuestion(), { change }).explain();
    expect(explained).toMatchObject({
      kind: 'configuration',
      sentence: expect.stringMatching(/^Your configuration is refused: /),
    });
  });

  it('tells every run, and replays the first that fails', () => {
    const { explain, replay } = answerQuestion(configurationQuestion(), { change: minimum(2) });
    const explained = explain();
    expect(explained?.kind === 'configuration' && explained.runs.map(({ hidden }) => hidden)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
    expect(replay().learner?.title).toBe('The stated traffic');
  });
});

describe('what a lab tells after the answer', () => {
  const explain = (change: JsonObject, changes: object = {}) => {
    const explained = answerQuestion(configurationQuestion(changes), { change }).explain();
    if (explained?.kind !== 'configuration') throw new Error('expected the evidence of a lab');
    return explained;
  };

  it('is every value that differs from the one shown, beside the best one known', () => {
    expect(explain(minimum(7, 12)).changes).toEqual([
      { path: 'scaling.ScalableTarget.MinCapacity', stated: '2', yours: '7', best: '6' },
      { path: 'scaling.ScalableTarget.MaxCapacity', stated: '8', yours: '12', best: '8' },
    ]);
  });

  it('names what was added and what was taken away', () => {
    const action = { ScheduledActionName: 'noon', Schedule: 'at(2026-06-01T08:10:00)' };
    const { changes } = explain({ scaling: { ScheduledActions: [action], ScalingPolicies: null } });
    expect(changes).toContainEqual({
      path: 'scaling.ScheduledActions.noon.Schedule',
      stated: null,
      yours: 'at(2026-06-01T08:10:00)',
      best: null,
    });
    expect(changes).toContainEqual({
      path: 'scaling.ScalingPolicies.invocations.PolicyType',
      stated: 'TargetTrackingScaling',
      yours: null,
      best: 'TargetTrackingScaling',
    });
  });

  it('holds the best configuration known as JSON', () => {
    expect(JSON.parse(explain(minimum(7)).solution)).toMatchObject(minimum(6));
  });

  it('compares the price of what meets the goal only', () => {
    expect(explain(minimum(7)).regret).toMatch(/^On average over the runs, the cost is \$[\d.]+; with the best/);
    expect(explain(minimum(2)).regret).toBeNull();
  });
});

describe('a solution', () => {
  it('is refused as a key when it changes what nobody may edit', () => {
    const { key } = runQuestion(configurationQuestion({ editable: ['scaling.ScalingPolicies'] })).run;
    const message = 'the solution changes scaling.ScalableTarget.MinCapacity, which nobody may edit';
    expect(key).toEqual({ kind: 'no-key', message });
  });
});

describe('findChanges', () => {
  it('names the places that differ, entries of named lists by their names', () => {
    const before = { scaling: { ScalingPolicies: [{ PolicyName: 'a', Cooldown: 1 }, { PolicyName: 'b' }] } };
    const after = { scaling: { ScalingPolicies: [{ PolicyName: 'b' }, { PolicyName: 'a', Cooldown: 2 }] }, goal: {} };
    expect(findChanges(before, after)).toEqual(['scaling.ScalingPolicies.a.Cooldown', 'goal']);
  });

  it('finds nothing between equal documents', () => {
    expect(findChanges({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
  });
});

describe('leavesOf', () => {
  it('lists every value by its path', () => {
    expect(leavesOf({ a: { b: 1, c: [{ PolicyName: 'p', d: 'x' }] } })).toEqual([
      { path: 'a.b', value: 1 },
      { path: 'a.c.p.PolicyName', value: 'p' },
      { path: 'a.c.p.d', value: 'x' },
    ]);
  });
});
