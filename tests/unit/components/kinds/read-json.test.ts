import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '@/components/practice/kinds/configuration/read-json';

describe('readJson', () => {
  it('reads every JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(readJson(text)).toMatchObject({ kind: 'json' });
        const read = readJson(text);
        expect(read.kind === 'json' && read.value).toEqual(JSON.parse(text));
      }),
      { numRuns: 300, seed: 20_261_124 },
    );
  });

  it('refuses every text that JSON.parse refuses', () => {
    const anyText = fc.string({ unit: fc.constantFrom(...'{}[]:,"\\ \n12.-etrufalsn/') });
    fc.assert(
      fc.property(anyText, (text) => {
        if (parses(text)) return;
        expect(readJson(text).kind).toBe('error');
      }),
      { numRuns: 2000, seed: 20_261_124 },
    );
  });

  it.each<[name: string, text: string, line: number, message: string]>([
    ['nothing', '', 1, 'there is no JSON'],
    ['spaces', '\n\n', 3, 'there is no JSON'],
    ['a missing comma', '{\n  "a": 1\n  "b": 2\n}', 2, 'a comma is missing at the end'],
    ['a comma too many', '{\n  "a": 1,\n}', 2, 'there is a comma before }, and nothing after it'],
    ['a comma too many in a list', '[\n1,\n]', 2, 'there is a comma before ], and nothing after it'],
    ['an object that does not end', '{\n  "a": {\n    "b": 1\n', 2, 'this { is never closed'],
    ['the wrong bracket', '{\n  "a": [1\n}', 3, 'expected ] and not }'],
    ['a missing colon', '{\n  "a" 1\n}', 2, 'a colon is missing after "a"'],
    ['a missing value', '{\n  "a":\n}', 3, 'a value is missing'],
    ['a name without quotes', '{\n  MinCapacity: 2\n}', 2, 'names stand in double quotes: "MinCapacity"'],
    ['single quotes', "{\n  'a': 1\n}", 2, 'names stand in double quotes: "a"'],
    ['single quotes in a value', '{\n  "a": \'x\'\n}', 2, 'texts stand in double quotes: "…"'],
    ['typographic quotes', '{\n  “a”: 1\n}', 2, 'names stand in double quotes: "a"'],
    ['a text without an end', '{\n  "a": "x\n}', 2, 'this text has no closing "'],
    ['a backslash in a text', '{\n  "a": "\\x"\n}', 2, 'this text has a \\ before a letter that takes none'],
    ['a unit', '{\n  "a": 300s\n}', 2, '300s is not a number in JSON; 300 and 0.5 are'],
    ['a comma in a number', '{\n  "a": 1.5.2\n}', 2, '1.5.2 is not a number in JSON; 300 and 0.5 are'],
    ['a leading zero', '[007]', 1, '007 is not a number in JSON; 300 and 0.5 are'],
    [
      'another language',
      '{\n  "a": True\n}',
      2,
      'True is no value in JSON; numbers, "texts", true, false and null are',
    ],
    ['a comment', '{\n  "a": // two\n  2\n}', 2, 'JSON has no comments'],
    ['a name twice', '{\n  "a": 1,\n  "a": 2\n}', 3, '"a" stands twice in the same { }'],
    ['more after the end', '{}\n{}', 2, 'the text goes on after its end'],
    [
      'no JSON at all',
      'aws application-autoscaling put-scaling-policy',
      1,
      'aws is no value in JSON; numbers, "texts", true, false and null are',
    ],
    ['a tower of brackets', '['.repeat(1000), 1, 'this is nested too deep'],
  ])('says of %s where and what', (_name, text, line, message) => {
    expect(readJson(text)).toEqual({ kind: 'error', line, message });
  });

  it('knows the line of every value, and of what does not exist the line of its holder', () => {
    const read = readJson('{\n  "a": [\n    1,\n    {\n      "b": 2\n    }\n  ]\n}');
    if (read.kind !== 'json') throw new Error(read.message);
    expect(read.lineOf([])).toBe(1);
    expect(read.lineOf(['a'])).toBe(2);
    expect(read.lineOf(['a', 0])).toBe(3);
    expect(read.lineOf(['a', 1, 'b'])).toBe(5);
    expect(read.lineOf(['a', 1, 'gone', 'deeper'])).toBe(4);
    expect(read.lineOf(['gone'])).toBe(1);
  });

  it('never makes a prototype of a name', () => {
    const read = readJson('{"__proto__": {"polluted": true}}');
    expect(read.kind === 'json' && Object.keys(read.value ?? {})).toEqual(['__proto__']);
    expect({}).not.toHaveProperty('polluted');
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
