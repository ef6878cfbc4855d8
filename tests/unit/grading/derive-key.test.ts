import { describe, expect, it } from 'vitest';
import type { Goal } from '@/lib/contracts/scenario';
import type { QuestionOption } from '@/lib/contracts/question';
import { deriveKey, evaluateOptions, type OptionRun } from '@/lib/grading/derive-key';
import { refusedTrace, smallTrace } from '@/tests/support/small-trace';

const goal: Goal = { require: [{ measure: 'availability', atLeast: 0.99 }], prefer: { lowest: 'costUsd' } };
const base = smallTrace({ measures: { peakInstances: 4 } });

const change = (id: string, availability: number, costUsd: number | null): OptionRun => ({
  option: { id, text: id, change: {} },
  trace: smallTrace({ measures: { availability, costUsd } }),
});
const refused = (id: string): OptionRun => ({ option: { id, text: id, change: {} }, trace: refusedTrace('no') });
const other = (option: QuestionOption): OptionRun => ({ option, trace: null });
const claim = (id: string, atLeast: number) => other({ id, text: id, claim: { measure: 'peakInstances', atLeast } });
const fact = (id: string, holds: boolean) => other({ id, text: id, fact: { id: 'B1', holds } });

const key = (kind: 'choice' | 'choices', runs: OptionRun[], asked: Goal = goal) =>
  deriveKey(kind, evaluateOptions(runs, base, asked), asked);

describe('the key of a choice', () => {
  it('is the preferred one of those that meet every requirement, wherever it stands', () => {
    const [cheapButWrong, dear, right] = [change('a', 0.9, 1), change('b', 1, 9), change('c', 0.995, 5)];
    for (const runs of [
      [cheapButWrong, dear, right],
      [right, dear, cheapButWrong],
      [dear, right, cheapButWrong],
    ]) {
      expect(key('choice', runs)).toEqual({ kind: 'key', ids: ['c'] });
    }
  });

  it('is the highest where that is asked for', () => {
    const highest: Goal = { ...goal, prefer: { highest: 'costUsd' } };
    expect(key('choice', [change('a', 1, 1), change('b', 1, 9)], highest)).toEqual({ kind: 'key', ids: ['b'] });
  });

  it('is the only one that meets the requirements, also where nothing is preferred', () => {
    expect(key('choice', [change('a', 0.9, 1), change('b', 1, null)], { require: goal.require })).toEqual({
      kind: 'key',
      ids: ['b'],
    });
  });

  it('is none where no option meets them', () => {
    expect(key('choice', [change('a', 0.9, 1), refused('b')])).toEqual({
      kind: 'no-key',
      message: 'no option meets the requirements',
    });
    expect(key('choice', [])).toMatchObject({ kind: 'no-key' });
  });

  it('is a tie where the preferred measure is the same, of those that share it only', () => {
    expect(key('choice', [change('a', 1, 5), change('b', 1, 5), change('c', 1, 9), change('d', 0.9, 5)])).toEqual({
      kind: 'tie',
      ids: ['a', 'b'],
      message: 'the preferred measure is the same',
    });
  });

  it('is no tie where the best is alone, whoever shares a worse value', () => {
    expect(key('choice', [change('a', 1, 5), change('b', 1, 5), change('c', 1, 4)])).toEqual({
      kind: 'key',
      ids: ['c'],
    });
  });

  it('is a tie of two where nothing says which is preferred', () => {
    expect(key('choice', [change('a', 1, 1), change('b', 1, 2)], { require: goal.require })).toEqual({
      kind: 'tie',
      ids: ['a', 'b'],
      message: 'more than one option is right, and nothing says which is preferred',
    });
  });

  it('is never one whose preferred value is unknown beside one that is known', () => {
    expect(key('choice', [change('a', 1, null), change('b', 1, 9)])).toEqual({ kind: 'key', ids: ['b'] });
    expect(key('choice', [change('a', 1, null), change('b', 1, null)])).toMatchObject({ kind: 'tie', ids: ['a', 'b'] });
  });

  it('is never a refused option', () => {
    expect(key('choice', [refused('a'), change('b', 1, 9)], { require: [], prefer: { lowest: 'costUsd' } })).toEqual({
      kind: 'key',
      ids: ['b'],
    });
  });

  it('is the claim or the fact that holds, and two are a tie', () => {
    expect(key('choice', [claim('a', 5), claim('b', 4)])).toEqual({ kind: 'key', ids: ['b'] });
    expect(key('choice', [fact('a', false), fact('b', true)])).toEqual({ kind: 'key', ids: ['b'] });
    expect(key('choice', [claim('a', 3), claim('b', 4)])).toMatchObject({ kind: 'tie', ids: ['a', 'b'] });
    expect(key('choice', [claim('a', 5), fact('b', false)])).toMatchObject({ kind: 'no-key' });
  });
});

describe('the key of choices', () => {
  it('is every option that meets the requirements, whatever they cost', () => {
    expect(key('choices', [change('a', 1, 9), change('b', 0.9, 1), change('c', 0.99, 1)])).toEqual({
      kind: 'key',
      ids: ['a', 'c'],
    });
    expect(key('choices', [change('a', 1, 9), change('b', 0.9, 1)])).toEqual({ kind: 'key', ids: ['a'] });
  });

  it('is none where all meet them, or no one does', () => {
    expect(key('choices', [change('a', 1, 9), change('b', 1, 1)])).toEqual({
      kind: 'no-key',
      message: 'every option meets the requirements',
    });
    expect(key('choices', [change('a', 0, 9), refused('b')])).toEqual({
      kind: 'no-key',
      message: 'no option meets the requirements',
    });
  });
});

describe('evaluateOptions', () => {
  it('says of each option what came of it', () => {
    const [a, b, c, d] = evaluateOptions(
      [change('a', 1, 2), claim('b', 4), fact('c', true), other({ id: 'd', text: 'd', change: {} })],
      base,
      goal,
    );
    expect(a).toMatchObject({ id: 'a', holds: true, goal: { meets: true, preferred: 2 }, claim: null });
    expect(b).toEqual({ id: 'b', trace: null, goal: null, claim: { value: 4, holds: true }, holds: true });
    expect(c).toEqual({ id: 'c', trace: null, goal: null, claim: null, holds: true });
    // an option that did not run holds nothing
    expect(d).toMatchObject({ holds: false, goal: null });
  });
});
