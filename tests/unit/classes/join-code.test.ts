import { describe, expect, it } from 'vitest';
import { joinCodeSchema, makeJoinCode } from '@/lib/classes/join-code';

describe('makeJoinCode', () => {
  const codes = Array.from({ length: 2000 }, makeJoinCode);

  it('makes two groups of four, of signs that are not read for one another and spell no word', () => {
    for (const code of codes) expect(code).toMatch(/^[BCDFGHJKMNPQRSTVWXYZ2-9]{4}-[BCDFGHJKMNPQRSTVWXYZ2-9]{4}$/);
    expect(codes.join('')).not.toMatch(/[AEIOUL01]/);
  });

  it('uses every sign, and makes no code twice', () => {
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(28);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('joinCodeSchema', () => {
  it.each([
    ['KTRV-4H7M', 'KTRV-4H7M'],
    ['ktrv-4h7m', 'KTRV-4H7M'],
    ['KTRV4H7M', 'KTRV-4H7M'],
    ['  ktrv 4h7m ', 'KTRV-4H7M'],
    ['KTRV–4H7M', 'KTRV-4H7M'],
  ])('takes %j for %s', (typed, code) => expect(joinCodeSchema.parse(typed)).toBe(code));

  it.each([['KTRV-4H7'], ['KTRV-4H7MM'], ['KTRV-4H7O'], ['KTRV_4H7M'], [''], ['K'.repeat(41)], [7], [null]])(
    'refuses %j',
    (typed) => expect(joinCodeSchema.safeParse(typed).success).toBe(false),
  );

  it('takes back every code that is made', () => {
    for (let i = 0; i < 200; i++) {
      const code = makeJoinCode();
      expect(joinCodeSchema.parse(code.replace('-', ' ').toLowerCase())).toBe(code);
    }
  });
});
