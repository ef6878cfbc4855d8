import { describe, expect, it } from 'vitest';
import { signInSchema, signUpSchema } from '@/lib/auth/credentials';

const password = 'ten letters';
const messages = (given: unknown) => {
  const parsed = signUpSchema.safeParse(given);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('signing up', () => {
  it('keeps an address without spaces around it and in lower case', () => {
    expect(signUpSchema.parse({ email: '  Ada@Example.ORG ', password })).toEqual({
      email: 'ada@example.org',
      password,
    });
  });

  it.each([
    '',
    'ada',
    'ada@',
    '@example.org',
    'ada@example',
    'ada example@example.org',
    `${'a'.repeat(250)}@example.org`,
    'ada@example.org\nx',
    7,
    null,
  ])('refuses %j as an address', (email) => expect(messages({ email, password })[0]).toMatch(/^email: /));

  it('keeps a password as it is, spaces too', () => {
    expect(signUpSchema.parse({ email: 'a@b.org', password: '  two spaces  ' }).password).toBe('  two spaces  ');
  });

  it('wants ten characters and no more than two hundred', () => {
    const email = 'ada@example.org';
    expect(messages({ email, password: 'a'.repeat(9) })).toEqual(['password: expected at least 10 characters']);
    expect(messages({ email, password: 'a'.repeat(10) })).toEqual([]);
    expect(messages({ email, password: 'a'.repeat(200) })).toEqual([]);
    expect(messages({ email, password: 'a'.repeat(201) })).toEqual(['password: expected at most 200 characters']);
  });

  it('takes nothing besides: no role can be asked for', () => {
    expect(messages({ email: 'a@b.org', password, role: 'instructor' })[0]).toMatch(/role/);
  });
});

describe('signing in', () => {
  it('says nothing of what a password must look like', () => {
    expect(signInSchema.safeParse({ email: 'a@b.org', password: 'x' }).success).toBe(true);
    expect(signInSchema.safeParse({ email: 'a@b.org', password: '' }).success).toBe(false);
    expect(signInSchema.safeParse({ email: 'a@b.org', password: 'x'.repeat(201) }).success).toBe(false);
  });

  it('finds the same account however the address is written', () => {
    expect(signInSchema.parse({ email: ' ADA@example.org', password: 'x', csrfToken: 'y' })).toEqual({
      email: 'ada@example.org',
      password: 'x',
    });
  });
});
