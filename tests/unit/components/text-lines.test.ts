import { describe, expect, it } from 'vitest';
import { indentationAt, longestLine, rangeOfLine } from '@/components/instructor/editor/text-lines';

describe('rangeOfLine', () => {
  it.each([
    [1, 'ab'],
    [2, ''],
    [3, 'cde'],
    [9, ''],
  ])('gives line %i', (line, expected) => {
    const text = 'ab\n\ncde';
    const { start, end } = rangeOfLine(text, line);
    expect(text.slice(start, end)).toBe(expected);
  });
});

describe('indentationAt', () => {
  it.each([
    ['at the start', 'a', 0, ''],
    ['behind a value', '  a: 1', 6, '  '],
    ['behind a colon, deeper', '  a:', 4, '    '],
    ['in the middle of a line, by what stands before', '    a: 1', 4, '    '],
    ['on an empty line', 'a:\n\n', 3, ''],
  ])('%s', (_where, text, caret, expected) => {
    expect(indentationAt(text, caret)).toBe(expected);
  });
});

it('longestLine counts characters', () => expect(longestLine('a\nbcd\n')).toBe(3));
