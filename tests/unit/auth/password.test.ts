import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from '@/lib/auth/password';

const password = 'a horse that counts';

describe('a password', () => {
  it('is kept as argon2id with 19 MiB and two passes, with a salt of its own', async () => {
    const [one, two] = [await hashPassword(password), await hashPassword(password)];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(one).not.toContain(password);
  });

  it('is known again, and no other is', async () => {
    const kept = await hashPassword(password);
    expect(await verifyPassword(kept, password)).toBe(true);
    for (const wrong of ['', `${password} `, password.toUpperCase(), password.slice(1)]) {
      expect(await verifyPassword(kept, wrong)).toBe(false);
    }
  });

  it('tells letters of other alphabets apart', async () => {
    const kept = await hashPassword('пароль-пароль');
    expect(await verifyPassword(kept, 'пароль-пароль')).toBe(true);
    expect(await verifyPassword(kept, 'пароль-паролъ')).toBe(false);
  });

  it('of an account that does not exist is never right, not even the one that is compared with', async () => {
    expect(await verifyPassword(null, password)).toBe(false);
    expect(await verifyPassword(null, 'a password that nobody has')).toBe(false);
    expect(await verifyPassword(null, '')).toBe(false);
  });

  it('is checked also when many come at once, each with its own answer', async () => {
    const kept = await hashPassword(password);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => verifyPassword(kept, i % 2 === 0 ? password : 'wrong')),
    );
    expect(answers).toEqual([true, false, true, false, true, false, true, false]);
  });

  it('is checked after one whose stored hash is broken', async () => {
    const kept = await hashPassword(password);
    await Promise.allSettled([1, 2, 3].map(() => verifyPassword('no hash', password)));
    expect(await verifyPassword(kept, password)).toBe(true);
  });
});
