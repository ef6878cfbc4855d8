import { describe, expect, it } from 'vitest';
import type { ChoiceQuestion } from '@/lib/contracts/question';
import type { LearnerResponse } from '@/lib/contracts/submission';
import { choiceKind } from '@/lib/grading/kinds/choice/choice-kind';
import { runQuestion } from '@/tests/support/answer-question';
import { smallQuestion } from '@/tests/support/small-question';

const options = ['a', 'b', 'c'].map((id) => ({ id, text: id, change: {} }));
const choice = { ...smallQuestion(), kind: 'choice' as const, options };
const choices = { ...smallQuestion(), kind: 'choices' as const, options };

function gradeResponse(asked: ChoiceQuestion, response: LearnerResponse, key: string[]) {
  return choiceKind.grade({ subject: { ...runQuestion(smallQuestion()).run.subject, asked }, response, key });
}

describe('a choice', () => {
  it('is right or wrong by the key alone', () => {
    expect(gradeResponse(choice, { option: 'b' }, ['b'])).toEqual({
      kind: 'graded',
      verdict: { kind: 'correct', credit: 1 },
    });
    expect(gradeResponse(choice, { option: 'a' }, ['b'])).toEqual({
      kind: 'graded',
      verdict: { kind: 'incorrect', credit: 0 },
    });
  });
});

describe('choices', () => {
  const verdict = (chosen: string[], key: string[]) => {
    const graded = gradeResponse(choices, { options: chosen }, key);
    return graded.kind === 'graded' ? graded.verdict : graded;
  };

  it('are all or nothing, in any order', () => {
    expect(verdict(['a', 'c'], ['a', 'c'])).toEqual({ kind: 'correct', credit: 1 });
    expect(verdict(['c', 'a'], ['a', 'c'])).toEqual({ kind: 'correct', credit: 1 });
    for (const wrong of [['a'], ['a', 'b'], ['a', 'b', 'c'], ['b']]) {
      expect(verdict(wrong, ['a', 'c'])).toEqual({ kind: 'incorrect', credit: 0 });
    }
  });

  it('may be one', () => expect(verdict(['a'], ['a'])).toEqual({ kind: 'correct', credit: 1 }));
});

describe('a response that cannot be graded is never wrong', () => {
  it.each([
    ['a list for a choice', choice, { options: ['b'] }, 'This question asks for one option: expected {option}.'],
    ['one option for choices', choices, { option: 'b' }, 'This question asks for several options: expected {options}.'],
    ['nothing', choices, { options: [] }, 'Nothing is chosen.'],
    ['an option twice', choices, { options: ['a', 'a'] }, 'An option is chosen twice.'],
    ['an option that is none', choice, { option: 'z' }, 'The question has no option z.'],
    ['an option that is none among others', choices, { options: ['a', 'z'] }, 'The question has no option z.'],
    ['a name of JavaScript', choice, { option: 'constructor' }, 'The question has no option constructor.'],
  ])('%s', (_name, question, response, message) => {
    expect(gradeResponse(question, response, ['b'])).toEqual({ kind: 'invalid', message });
  });
});
