import { describe, expect, it } from 'vitest';
import { memberOrderSchema, sortMembers } from '@/lib/classes/sort-members';
import { sumUpClass } from '@/lib/classes/sum-up-class';
import { member } from '@/tests/support/class-fixtures';

const ada = member('Ada', { spot: [4, 5], metrics: [0, 3] }, '2026-06-02T08:00:00.000Z');
const bob = member('bob', { spot: [1, 5] }, '2026-06-03T08:00:00.000Z');
const carol = member('Carol', {});
const eve = member('Éve', { spot: [0, 1] }, '2026-06-01T08:00:00.000Z');
const members = [eve, carol, ada, bob];

describe('sortMembers', () => {
  it.each([
    ['name', ['Ada', 'bob', 'Carol', 'Éve']],
    // newest first, and last who has never answered
    ['last', ['bob', 'Ada', 'Éve', 'Carol']],
    // 2 ÷ 7, 1 ÷ 3, 5 ÷ 7; of Carol nothing is known
    ['spot', ['bob', 'Éve', 'Ada', 'Carol']],
    // only Ada has answered: the rest by name
    ['metrics', ['Ada', 'bob', 'Carol', 'Éve']],
  ] as const)('by %s', (by, names) => {
    expect(sortMembers(members, by).map(({ name }) => name)).toEqual(names);
  });

  it('changes nothing of what it is given', () => {
    const given = [...members];
    sortMembers(given, 'spot');
    expect(given).toEqual(members);
  });

  it.each([undefined, 'nonsense', ['name', 'spot'], ''])('takes an order of %j for the name', (by) =>
    expect(memberOrderSchema.parse(by)).toBe('name'),
  );
});

describe('sumUpClass', () => {
  it('counts who has answered and what was right, and names the weakest topic with five answers or more', () => {
    // metrics: 0 of 3, too few to judge; spot: 5 of 11
    expect(sumUpClass(members)).toEqual({
      answered: 3,
      counted: 14,
      correct: 5,
      weakest: { topic: 'spot', counted: 11, correct: 5 },
    });
  });

  it('prefers the smaller share, not the smaller number', () => {
    const class1 = [member('Ada', { spot: [2, 5], policies: [3, 10] })];
    expect(sumUpClass(class1).weakest).toEqual({ topic: 'policies', counted: 10, correct: 3 });
  });

  it('says nothing of a class without answers', () => {
    expect(sumUpClass([carol])).toEqual({ answered: 0, counted: 0, correct: 0, weakest: null });
    expect(sumUpClass([])).toEqual({ answered: 0, counted: 0, correct: 0, weakest: null });
  });
});
