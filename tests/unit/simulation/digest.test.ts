import { describe, expect, it } from 'vitest';
import { digestOf } from '@/lib/simulation/digest';

describe('digestOf', () => {
  it('is 32 hexadecimal digits', () => {
    for (const value of [null, 0, '', [], {}, { a: [1, 2, { b: 'c' }] }])
      expect(digestOf(value)).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is the same for the same data, in whatever order its keys stand', () => {
    expect(digestOf({ a: 1, b: [2, 3] })).toBe(digestOf({ b: [2, 3], a: 1 }));
    expect(digestOf({ a: { y: 1, x: 2 } })).toBe(digestOf({ a: { x: 2, y: 1 } }));
  });

  it('is another for other data', () => {
    const all = [
      null,
      0,
      1,
      -1,
      0.5,
      1e-6,
      4_294_967_296,
      8_589_934_592,
      true,
      false,
      '',
      '0',
      '1',
      'null',
      'true',
      'ab',
      'ba',
      [],
      {},
      [null],
      [[]],
      [0],
      ['0'],
      [1, 2],
      [2, 1],
      [12],
      [[1], 2],
      [1, [2]],
      { a: 1 },
      { b: 1 },
      { a: '1' },
      { a: null },
      { a: [1] },
      { a: { b: 1 } },
      { ab: 1 },
      ['a', 'b'],
      ['ab'],
      ['ab', ''],
    ];
    expect(new Set(all.map(digestOf)).size).toBe(all.length);
  });

  it('tells numbers apart by the millionth, and no finer', () => {
    expect(digestOf(1.000_001)).not.toBe(digestOf(1));
    expect(digestOf(1.000_000_4)).toBe(digestOf(1));
    expect(digestOf(0.1 + 0.2)).toBe(digestOf(0.3));
    expect(digestOf(-0)).toBe(digestOf(0));
  });

  it('leaves out what is not there: a key without a value is no key', () => {
    expect(digestOf({ a: 1, b: undefined })).toBe(digestOf({ a: 1 }));
    expect(digestOf({ a: 1, b: null })).not.toBe(digestOf({ a: 1 }));
  });
});
