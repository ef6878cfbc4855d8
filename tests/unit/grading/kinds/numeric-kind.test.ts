import { describe, expect, it } from 'vitest';
import { numericKind } from '@/lib/grading/kinds/numeric/numeric-kind';
import { keyHolds } from '@/lib/questions/run-variant';
import { answerQuestion, keyOf, runQuestion } from '@/tests/support/answer-question';
import { numericQuestion } from '@/tests/support/small-kinds';

const verdictOf = (value: number, changes: object = {}) => answerQuestion(numericQuestion(changes), { value }).graded;

describe('the accepted interval of a value to choose', () => {
  it('is where the goal holds, from the least value to the most', () => {
    const key = keyOf(numericQuestion());
    expect(key[1]).toBe('8'); // AWS refuses a MinCapacity above MaxCapacity
    const least = Number(key[0]);
    const meets = (MinCapacity: number) => {
      const changed = runQuestion(numericQuestion()).run.subject.runChanged([
        { scaling: { ScalableTarget: { MinCapacity } } },
      ]);
      if (changed.kind !== 'run') throw new Error('not run');
      const { status, measures } = changed.run.trace;
      return status === 'completed' && (measures.availability ?? 0) >= 0.99;
    };
    for (let value = 1; value <= 9; value++) expect(meets(value)).toBe(value >= least && value <= 8);
  });

  it('has no end where nothing bounds it', () => {
    // forty requests a second want four instances; nothing in the goal forbids more
    const { scenario, ...rest } = numericQuestion({ ask: 'scaling.ScalableTarget.MaxCapacity' });
    const goal = { require: [{ measure: 'availability', atLeast: 0.7 }] };
    const [least, most] = keyOf({ ...rest, scenario: { ...scenario, goal } });
    expect(Number(least)).toBeGreaterThan(2);
    expect(most).toBe('');
  });

  it('is refused where every value meets the goal', () => {
    const ask = 'scaling.ScalingPolicies.invocations.TargetTrackingScalingPolicyConfiguration.ScaleInCooldown';
    const goal = { require: [{ measure: 'scaleIns', atMost: 0 }] };
    const { scenario, ...rest } = numericQuestion({ ask, unit: 's' });
    const { key } = runQuestion({ ...rest, scenario: { ...scenario, goal } }).run;
    expect(key).toEqual({ kind: 'no-key', message: 'every value meets the goal' });
  });

  it('ends at 0 where that holds, and a value that AWS refuses is wrong', () => {
    const ask = 'scaling.ScalableTarget.MinCapacity';
    const { scenario, ...rest } = numericQuestion({ ask });
    const goal = { require: [{ measure: 'peakInstances', atMost: 8 }] };
    const traffic = [{ atMinute: 0, rps: 10 }];
    // MinCapacity 0 is refused for a real-time variant, 1 and more up to MaxCapacity 8 are fine
    const document = { ...rest, scenario: { ...scenario, goal, traffic } };
    expect(keyOf(document)).toEqual(['1', '8']);
    const cooldown = 'scaling.ScalingPolicies.invocations.TargetTrackingScalingPolicyConfiguration.ScaleOutCooldown';
    const free = numericQuestion({ ask: cooldown, unit: 's' });
    const jump = { ...scenario, goal: { require: [{ measure: 'scaleOuts', atLeast: 1 }] } };
    const { graded } = answerQuestion({ ...free, scenario: jump }, { value: -5 });
    expect(graded).not.toMatchObject({ verdict: { kind: 'correct' } });
  });

  it('is refused where no value meets the goal', () => {
    const { scenario, ...rest } = numericQuestion();
    const goal = { require: [{ measure: 'availability', atLeast: 1.1 }] };
    const { key } = runQuestion({ ...rest, scenario: { ...scenario, goal } }).run;
    expect(key).toEqual({ kind: 'no-key', message: 'no value meets the goal' });
  });
});

describe('a numeric key that is known', () => {
  const cooldown = 'scaling.ScalingPolicies.invocations.TargetTrackingScalingPolicyConfiguration.ScaleInCooldown';
  const free = (atMost: number) => {
    const { scenario, ...rest } = numericQuestion({ ask: cooldown, unit: 's' });
    return { ...rest, scenario: { ...scenario, goal: { require: [{ measure: 'scaleIns', atMost }] } } };
  };

  it('holds while both its ends do, and a step beyond them does not', () => {
    const { run } = runQuestion(numericQuestion());
    const [least = '', most = ''] = keyOf(numericQuestion());
    const holds = (from: string | number, to: string | number) => keyHolds(run, [`${from}`, `${to}`]);
    expect(holds(least, most)).toBe(true);
    for (const by of [-1, 1]) {
      expect(holds(Number(least) + by, most)).toBe(false);
      expect(holds(least, Number(most) + by)).toBe(false);
    }
    expect(holds('', most)).toBe(false);
    expect(holds(least, '')).toBe(false);
  });

  it('may have no ends', () => {
    expect(keyHolds(runQuestion(free(0)).run, ['', ''])).toBe(true);
  });

  it('is derived where it is a measure of the run', () => {
    const { run } = runQuestion(numericQuestion({ ask: 'peakInstances' }));
    expect(keyHolds(run, ['8', '8'])).toBe(true);
    expect(keyHolds(run, ['7', '8'])).toBe(false);
  });

  it('takes no more than five runs to confirm', () => {
    const { run } = runQuestion(numericQuestion());
    let runs = 0;
    const counted: typeof run.subject.runChanged = (...patches) => {
      runs += 1;
      return run.subject.runChanged(...patches);
    };
    const { asked } = run.subject;
    if (asked.kind !== 'numeric') throw new Error('expected a numeric question');
    numericKind.confirms?.({ ...run.subject, asked, runChanged: counted }, keyOf(numericQuestion()));
    expect(runs).toBeLessThanOrEqual(5);
  });
});

describe('a numeric answer', () => {
  it('is right at both ends and wrong a step beyond', () => {
    const least = Number(keyOf(numericQuestion())[0]);
    expect(verdictOf(least)).toMatchObject({ verdict: { kind: 'correct', credit: 1 } });
    expect(verdictOf(8)).toMatchObject({ verdict: { kind: 'correct' } });
    expect(verdictOf(least - 1)).toMatchObject({ verdict: { kind: 'incorrect', credit: 0 } });
    expect(verdictOf(9)).toMatchObject({ verdict: { kind: 'incorrect' } });
  });

  it.each([
    ['a fraction where whole numbers are asked for', { value: 4.5 }, 'Give a whole number.'],
    ['an option', { option: 'a' }, 'This question asks for a number: expected {value}.'],
  ])('%s is invalid, not wrong', (_name, response, message) => {
    const { graded } = answerQuestion(numericQuestion(), response);
    expect(graded.kind).toBe('invalid');
    expect(graded.kind === 'invalid' && graded.message).toMatch(message);
  });

  it('about a measure is that of the run, rounded and in the unit asked for', () => {
    const share = runQuestion(numericQuestion()).run.base.trace.measures.availability ?? 0;
    const changes = { ask: 'availability', unit: '%', digits: 1 };
    const asked = Math.round(share * 1000) / 10;
    expect(keyOf(numericQuestion(changes))).toEqual([`${asked}`, `${asked}`]);
    expect(verdictOf(asked, changes)).toMatchObject({ verdict: { kind: 'correct' } });
    expect(verdictOf(Math.round((asked - 0.1) * 10) / 10, changes)).toMatchObject({ verdict: { kind: 'incorrect' } });
  });

  it('is explained by the interval and by its own run', () => {
    const { explain, replay } = answerQuestion(numericQuestion(), { value: 3 });
    expect(explain()).toMatchObject({
      kind: 'numeric',
      given: 3,
      most: 8,
      sentence: expect.stringMatching(/^The requirements hold from MinCapacity \d to 8 instances\.$/),
    });
    expect(replay().learner?.run.scenario.scaling).toMatchObject({ ScalableTarget: { MinCapacity: 3 } });
  });
});
