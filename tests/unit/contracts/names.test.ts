import { describe, expect, it } from 'vitest';
import { classNameSchema, personNameSchema } from '@/lib/contracts/classes';

describe('the name of a person or a class', () => {
  it.each([
    ['Ada Lovelace', 'Ada Lovelace'],
    ['  Ada   Lovelace ', 'Ada Lovelace'],
    ['Нгуен Ван Ань', 'Нгуен Ван Ань'],
    ["O'Neil <b>", "O'Neil <b>"],
    ['علی‌رضا', 'علی‌رضا'],
  ])('takes %j', (given, name) => expect(personNameSchema.parse(given)).toBe(name));

  it.each([
    ['nothing', ''],
    ['spaces', '   '],
    ['two lines', 'Ada\nLovelace'],
    ['a tab', 'Ada\tLovelace'],
    ['a mark that turns the direction of what follows', 'Ada\u202Egro.elpmaxe'],
    ['61 characters', 'a'.repeat(61)],
    ['no text', 7],
  ])('refuses %s', (_what, given) => expect(personNameSchema.safeParse(given).success).toBe(false));

  it('may be longer for a class', () => {
    expect(classNameSchema.safeParse('a'.repeat(80)).success).toBe(true);
    expect(classNameSchema.safeParse('a'.repeat(81)).success).toBe(false);
  });
});
