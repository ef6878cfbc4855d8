import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@/lib/contracts/canonical-json';

describe('canonicalJson', () => {
  it.each<[what: string, text: string, expected: string]>([
    // RFC 8785, 3.2.2 and 3.2.4
    [
      'numbers, strings and literals',
      String.raw`{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`,
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    ],
    // RFC 8785, 3.2.3
    [
      'keys by their UTF-16 code units',
      String.raw`{"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
        "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"}`,
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    ],
    // an engine puts keys that are whole numbers first, whatever the order in which they were written
    ['keys that are numbers', '{"b": 1, "10": 2, "9": 3, "-1": 4}', '{"-1":4,"10":2,"9":3,"b":1}'],
    ['objects in lists in objects', '{"b": [{"d": 1, "c": []}], "a": {}}', '{"a":{},"b":[{"c":[],"d":1}]}'],
    ['zero below zero', '[-0, -1]', '[0,-1]'],
    ['a key of every object', '{"__proto__": {"b": 1, "a": 2}}', '{"__proto__":{"a":2,"b":1}}'],
  ])('writes %s', (_what, text, expected) => {
    expect(canonicalJson(JSON.parse(text))).toBe(expected);
  });

  it('leaves out what is undefined, and refuses what JSON cannot say', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
    for (const value of [NaN, Infinity, undefined, [undefined]]) expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});
