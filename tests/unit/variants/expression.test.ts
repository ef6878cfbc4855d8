import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '@/lib/variants/expression';

const names: Record<string, number | string | null> = {
  spike: 40,
  each: 8,
  word: 'noon',
  none: null,
  'trace.a.measures.x': 3,
  a_1: 5,
  'b-c': 2,
};
const evaluate = (text: string) => {
  const result = evaluateExpression(text, (name) => (Object.hasOwn(names, name) ? names[name] : undefined));
  return result.kind === 'value' ? result.value : `! ${result.message}`;
};

describe('evaluateExpression', () => {
  it.each<[text: string, value: number]>([
    ['1', 1],
    ['1.5', 1.5],
    ['1 + 2 × 3', 7],
    ['(1 + 2) × 3', 9],
    ['2 × 3 + 1', 7],
    ['10 − 4 − 3', 3],
    ['10 - 4 - 3', 3],
    ['100 ÷ 10 ÷ 2', 5],
    ['100 / 10 / 2', 5],
    ['12 ÷ 4 × 3', 9],
    ['2*3', 6],
    ['−3', -3],
    ['-3 + 5', 2],
    ['− − 3', 3],
    ['2 × −3', -6],
    ['−(1 + 2)', -3],
    ['((((7))))', 7],
    ['spike', 40],
    ['spike ÷ each + 2', 7],
    ['spike/each+2', 7],
    ['  spike  ', 40],
    ['trace.a.measures.x × 2', 6],
    ['a_1 + 1', 6],
    // a hyphen inside a name belongs to the name; between spaces it subtracts
    ['b-c', 2],
    ['spike - each', 32],
  ])('%s is %d', (text, value) => expect(evaluate(text)).toBe(value));

  it('gives a name alone its value, whatever its type', () => {
    expect(evaluate('word')).toBe('noon');
    expect(evaluate('none')).toBeNull();
  });

  it.each([
    ['', '! an empty placeholder {{}}'],
    ['   ', '! an empty placeholder {{}}'],
    ['missing', '! no parameter or measure is called missing'],
    ['missing + 1', '! no parameter or measure is called missing'],
    ['spike.length', '! no parameter or measure is called spike.length'],
    ['word + 1', '! word is not a number'],
    ['none × 2', '! none is not a number'],
    ['1 +', '! expected a number or a name, got the end'],
    ['+ 1', '! expected a number or a name, got "+"'],
    ['× 2', '! expected a number or a name, got "×"'],
    ['1 2', '! unexpected 2 in {{1 2}}'],
    ['1 spike', '! unexpected spike in {{1 spike}}'],
    ['1 )', '! unexpected ")" in {{1 )}}'],
    ['(1', '! a parenthesis is not closed'],
    ['()', '! expected a number or a name, got ")"'],
    ['1 ÷ 0', '! {{1 ÷ 0}} is not a number'],
    ['0 ÷ 0', '! {{0 ÷ 0}} is not a number'],
  ])('%j says what is wrong', (text, message) => expect(evaluate(text)).toBe(message));

  it.each([
    '1 % 2',
    '2 ** 3',
    '2 ^ 3',
    'spike > 3',
    'spike ? 1 : 2',
    'spike; each',
    'spike = 3',
    '"text"',
    '`x`',
    'f(1)',
    'process.exit()',
    'spike["length"]',
    'a => a',
    '${spike}',
    '.5',
    '1e3',
    '0x10',
    '1.',
    '１',
    '{{spike}}',
    'import("fs")',
    'this.spike',
  ])('%s is refused: no code runs', (text) => {
    expect(evaluate(text)).toMatch(/^! /);
  });

  it('says where a text stops to be an expression', () => {
    expect(evaluate('spike % 3 and more words')).toBe(
      '! unexpected "% 3 and mo" in {{spike % 3 and more words}}: + − × ÷ and ( ) only',
    );
  });

  it('says the first thing that is wrong', () => {
    expect(evaluate('(missing + word')).toBe('! no parameter or measure is called missing');
  });
});
