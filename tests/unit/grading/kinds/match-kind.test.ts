import { describe, expect, it } from 'vitest';
import { answerQuestion, keyOf, runQuestion } from '@/tests/support/answer-question';
import { matchQuestion } from '@/tests/support/small-kinds';

const right = { calm: 'two', jump: 'six' };

describe('a match', () => {
  it('has for each on the left the only one on the right that meets the goal', () => {
    expect(keyOf(matchQuestion())).toEqual(['calm:two', 'jump:six']);
  });

  it('is all or nothing', () => {
    expect(answerQuestion(matchQuestion(), { pairs: right }).graded).toMatchObject({
      verdict: { kind: 'correct', credit: 1 },
    });
    const wrong = { calm: 'two', jump: 'two' };
    expect(answerQuestion(matchQuestion(), { pairs: wrong }).graded).toMatchObject({
      verdict: { kind: 'incorrect', credit: 0 },
    });
  });

  it.each([
    ['one has no partner', { calm: 'two' }, '“A jump” has no partner yet.'],
    ['a partner does not exist', { ...right, jump: 'nine' }, 'The question has no pair jump and nine.'],
    ['a left one does not exist', { ...right, storm: 'six' }, 'The question has no pair storm and six.'],
  ])('cannot be graded when %s', (_name, pairs, message) => {
    expect(answerQuestion(matchQuestion(), { pairs }).graded).toEqual({ kind: 'invalid', message });
  });

  it('has no key where two on the right meet the goal, and none where none does', () => {
    const { left, right: items } = matchQuestion().match;
    const seven = { id: 'seven', text: 'MinCapacity 7', change: { scaling: { ScalableTarget: { MinCapacity: 7 } } } };
    const two = runQuestion(matchQuestion({ left, right: [...items, seven] })).run.key;
    expect(two).toMatchObject({ kind: 'tie', ids: ['six', 'seven'] });
    expect(runQuestion(matchQuestion({ left, right: [seven, items[1]] })).run.key).toMatchObject({ kind: 'no-key' });
  });

  it('has no key where a pair makes no scenario: to choose it would be called wrong for a slip of the author’s', () => {
    const { left, right: items } = matchQuestion().match;
    const slip = { id: 'slip', text: 'MinCapacity 9', change: { scaling: { ScalableTarget: { MinCapactiy: 9 } } } };
    const { key } = runQuestion(matchQuestion({ left, right: [...items, slip] })).run;
    expect(key).toMatchObject({
      kind: 'no-key',
      message: expect.stringMatching(/^calm with slip makes no scenario: /),
    });
  });

  it('tells of a wrong pair what it does and what the right one does', () => {
    const explained = answerQuestion(matchQuestion(), { pairs: { calm: 'two', jump: 'two' } }).explain();
    const pairs = explained?.kind === 'match' ? explained.pairs : [];
    expect(pairs.map(({ holds }) => holds)).toEqual([true, false]);
    expect(pairs[1]?.sentences).toEqual([
      expect.stringMatching(/^MinCapacity 2: fails, /),
      expect.stringMatching(/^MinCapacity 6: meets the goal, /),
    ]);
  });
});
