import { describe, expect, it } from 'vitest';
import { matching } from '@/components/practice/kinds/match/matching';
import { moved, ordering } from '@/components/practice/kinds/order/ordering';

describe('moved', () => {
  it.each<[from: number, to: number, order: string]>([
    [0, 1, 'bac'],
    [2, 0, 'cab'],
    [0, 2, 'bca'],
    [1, 1, 'abc'],
    [0, -1, 'abc'],
    [2, 3, 'abc'],
    [5, 0, 'abc'],
  ])('takes the event of place %i to place %i', (from, to, order) => {
    expect(moved(['a', 'b', 'c'], from, to).join('')).toBe(order);
  });
});

describe('ordering', () => {
  const { read, check } = ordering(['a', 'b', 'c']);

  it('asks once whether the order that was dealt is the answer', () => {
    const asked = check(null);
    expect(asked).toMatchObject({ kind: 'lacking', message: expect.stringMatching(/press the button again/) });
    const again = check(asked.kind === 'lacking' ? (asked.work ?? null) : null);
    expect(again).toEqual({ kind: 'ready', response: { events: ['a', 'b', 'c'] } });
  });

  it('keeps every event once, or nothing', () => {
    expect(read(['c', 'a', 'b'])).toEqual(['c', 'a', 'b']);
    for (const kept of [['a', 'b'], ['a', 'b', 'd'], ['a', 'b', 'b'], 'abc', null]) expect(read(kept)).toBeNull();
  });
});

describe('matching', () => {
  const left = [
    { id: 'x', text: 'A calm hour' },
    { id: 'y', text: 'A jump' },
    { id: 'z', text: 'A night' },
  ];
  const { read, check } = matching(left);

  it('makes a response of one partner for each', () => {
    const pairs = { x: 'two', y: 'six', z: 'two' };
    expect(check(pairs)).toEqual({ kind: 'ready', response: { pairs } });
  });

  it.each<[pairs: Record<string, string> | null, message: string]>([
    [null, 'Choose a partner for each first.'],
    [{}, 'Choose a partner for each first.'],
    [{ x: 'two' }, '2 have no partner yet.'],
    [{ x: 'two', z: 'two' }, '“A jump” has no partner yet.'],
  ])('says of %j who is without', (pairs, message) => {
    expect(check(pairs)).toEqual({ kind: 'lacking', message });
  });

  it('keeps pairs of ids and nothing else', () => {
    expect(read({ x: 'two', y: 3 })).toEqual({ x: 'two' });
    expect(read('x')).toBeNull();
    expect(read(null)).toBeNull();
  });
});
