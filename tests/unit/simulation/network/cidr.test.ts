import { describe, expect, it } from 'vitest';
import { contains, parseCidr } from '@/lib/simulation/network/cidr';

const cidr = (text: string) => {
  const parsed = parseCidr(text);
  if (!parsed) throw new Error(`no block: ${text}`);
  return parsed;
};

describe('parseCidr', () => {
  it.each([
    ['10.0.0.0/16', 0x0a000000, 16],
    ['10.0.1.2', 0x0a000102, 32],
    ['0.0.0.0/0', 0, 0],
    ['255.255.255.255/32', 0xffffffff, 32],
    // the host's bits do not belong to the block
    ['10.1.2.3/8', 0x0a000000, 8],
    ['192.168.255.255/17', 0xc0a88000, 17],
    [' 10.0.0.0/24 ', 0x0a000000, 24],
    ['200.1.2.3/1', 0x80000000, 1],
  ])('%s begins at %i with a prefix of %i', (text, base, prefix) => {
    expect(parseCidr(text)).toEqual({ base, prefix });
  });

  it.each([
    '',
    '10.0.0',
    '10.0.0.0.0',
    '256.0.0.0/8',
    '10.0.0.256',
    '10.0.0.0/33',
    '10.0.0.0/',
    'a.b.c.d',
    '::/0',
    '10.0.0.0/-1',
  ])('refuses %j', (text) => expect(parseCidr(text)).toBeNull());
});

describe('contains', () => {
  it.each([
    ['10.0.0.0/16', '10.0.5.0/24', true],
    ['10.0.0.0/16', '10.0.0.0/16', true],
    ['10.0.0.0/16', '10.0.0.0/15', false],
    ['10.0.0.0/16', '10.1.0.0/24', false],
    ['10.0.0.0/16', '10.0.255.255', true],
    ['0.0.0.0/0', '203.0.113.9', true],
    ['0.0.0.0/0', '0.0.0.0/0', true],
    ['10.0.0.0/8', '0.0.0.0/0', false],
    ['128.0.0.0/1', '200.0.0.0/8', true],
    ['128.0.0.0/1', '10.0.0.0/8', false],
    ['10.0.0.1/32', '10.0.0.1', true],
    ['10.0.0.1/32', '10.0.0.2', false],
  ])('%s holds %s: %s', (outer, inner, holds) => {
    expect(contains(cidr(outer), cidr(inner))).toBe(holds);
  });
});
