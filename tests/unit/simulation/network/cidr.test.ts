import { describe, expect, it } from 'vitest';
import { addressCount, blockOf, holds, parseCidr, parseCidrs, turningPoints } from '@/lib/simulation/network/cidr';

describe('parseCidr', () => {
  it.each<[text: string, first: number, last: number, prefix: number]>([
    ['0.0.0.0/0', 0, 4_294_967_295, 0],
    ['128.0.0.0/1', 2_147_483_648, 4_294_967_295, 1], // above 2^31: no signed arithmetic
    ['10.0.0.0/8', 167_772_160, 184_549_375, 8],
    ['10.0.1.0/24', 167_772_416, 167_772_671, 24],
    ['255.255.255.255/32', 4_294_967_295, 4_294_967_295, 32],
    ['10.0.0.5', 167_772_165, 167_772_165, 32], // a bare address is one address
    ['10.0.0.5/30', 167_772_164, 167_772_167, 30], // host bits are cut off
    ['1.2.3.4/31', 16_909_060, 16_909_061, 31],
  ])('reads %s', (text, first, last, prefix) => {
    expect(parseCidr(text)).toEqual({ first, last, prefix });
  });

  it.each([
    '',
    '10.0.0',
    '10.0.0.0.0',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/123',
    '10.0.0.0/a',
    '10.0.0.256',
    '256.0.0.0/8',
    '1000.0.0.0/8',
    '10.1000.0.0',
    '10.0.1000.0',
    '10.0.0.1000',
    'x10.0.0.0/8',
    '10.0.0.0/8x',
    ' 10.0.0.0/8',
    'a.0.0.0',
    '0.a.0.0',
    '0.0.a.0',
    '0.0.0.a',
    '.0.0.0',
    '0..0.0',
    '0.0..0',
    '0.0.0.',
    '10a0b0c0',
    '::/0',
  ])('refuses %j', (text) => {
    expect(parseCidr(text)).toBeNull();
  });

  it('takes octets up to 255 and prefixes up to 32', () => {
    expect(parseCidr('255.0.0.255/32')?.prefix).toBe(32);
  });
});

it('keeps what is a block of a list of texts', () => {
  expect(parseCidrs(['10.0.0.0/8', 'nonsense', '1.2.3.4'])).toEqual([parseCidr('10.0.0.0/8'), parseCidr('1.2.3.4')]);
});

it.each([
  [32, 1],
  [31, 2],
  [24, 256],
  [1, 2_147_483_648],
  [0, 4_294_967_296],
])('counts the addresses of a /%i', (prefix, count) => {
  expect(addressCount(prefix)).toBe(count);
});

it('gives the block of a length that holds an address', () => {
  expect(blockOf(1_000, 24)).toEqual({ first: 768, last: 1_023, prefix: 24 });
});

it.each([
  [9, false],
  [10, true],
  [15, true],
  [20, true],
  [21, false],
])('holds both of its ends and nothing beyond: %i', (value, expected) => {
  expect(holds({ first: 10, last: 20 }, value)).toBe(expected);
});

describe('turningPoints', () => {
  const within = { first: 10, last: 20 };

  it.each<[name: string, ranges: [number, number][], expected: number[]]>([
    ['no range', [], [10]],
    ['a range around it', [[0, 30]], [10]],
    ['a range that is it', [[10, 20]], [10]],
    ['a range inside: where it begins, and where it has just ended', [[12, 14]], [10, 12, 15]],
    ['a range that ends at its end', [[18, 20]], [10, 18]],
    ['a range that begins before and ends inside', [[5, 10]], [10, 11]],
    ['a range that ends just before', [[5, 9]], [10]],
    ['a range that begins just after', [[21, 25]], [10]],
    ['a range of its last value alone', [[20, 20]], [10, 20]],
    [
      'several, in rising order and each once',
      [
        [15, 16],
        [12, 14],
        [12, 12],
      ],
      [10, 12, 13, 15, 17],
    ],
  ])('%s', (_name, ranges, expected) => {
    const blocks = ranges.map(([first, last]) => ({ first, last }));
    expect(turningPoints(within, blocks)).toEqual(expected);
  });
});
