import { describe, expect, it } from 'vitest';
import {
  InvalidEnvironment,
  parseDatabaseEnvironment,
  parseReceiptEnvironment,
  parseWebEnvironment,
} from '@/lib/db/environment';

const web = {
  NEXTAUTH_URL: 'http://localhost:3000',
  NEXTAUTH_SECRET: 's'.repeat(32),
  GUEST_SECRET: 'g'.repeat(32),
};

describe('parseDatabaseEnvironment', () => {
  it('has a pool of 10 connections when nothing is said', () => {
    expect(parseDatabaseEnvironment({ DATABASE_URL: 'postgresql://localhost/cooldown' })).toEqual({
      DATABASE_URL: 'postgresql://localhost/cooldown',
      DATABASE_POOL_SIZE: 10,
    });
  });

  it.each<[name: string, variables: Record<string, string>, line: string]>([
    ['no address', {}, 'Environment: DATABASE_URL expected postgresql://…'],
    ['an address set to nothing', { DATABASE_URL: '' }, 'Environment: DATABASE_URL expected postgresql://…'],
    ['another database', { DATABASE_URL: 'mysql://localhost/x' }, 'Environment: DATABASE_URL expected postgresql://…'],
  ])('refuses %s in one line', (_name, variables, line) => {
    expect(() => parseDatabaseEnvironment(variables)).toThrow(new InvalidEnvironment(line));
  });

  it('names every variable that is wrong at once', () => {
    expect(() => parseDatabaseEnvironment({ DATABASE_POOL_SIZE: 'many' })).toThrow(
      /DATABASE_URL.*; DATABASE_POOL_SIZE/,
    );
  });
});

describe('parseWebEnvironment', () => {
  it('needs no sign-in provider and trusts no proxy when nothing is said', () => {
    expect(parseWebEnvironment(web)).toEqual({ ...web, TRUSTED_PROXIES: 0, OIDC_NAME: 'Single sign-on' });
  });

  it('never makes up a secret', () => {
    expect(() => parseWebEnvironment({ ...web, NEXTAUTH_SECRET: '' })).toThrow('NEXTAUTH_SECRET');
    expect(() => parseWebEnvironment({ ...web, GUEST_SECRET: 'short' })).toThrow('at least 32 characters');
  });

  it('refuses half of a provider', () => {
    expect(() => parseWebEnvironment({ ...web, GITHUB_ID: 'id' })).toThrow(
      'GITHUB_SECRET is missing: GITHUB_ID, GITHUB_SECRET go together',
    );
  });
});

describe('parseReceiptEnvironment', () => {
  it.each([
    ['what openssl prints', 'nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A='],
    ['base64url', 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A'],
  ])('takes 32 bytes, %s', (_name, RECEIPT_PRIVATE_KEY) => {
    expect(parseReceiptEnvironment({ RECEIPT_PRIVATE_KEY })).toEqual({ RECEIPT_PRIVATE_KEY });
  });

  it.each([
    ['nothing', ''],
    ['a pass phrase', 'correct horse battery staple correct horse battery'],
    ['31 bytes', 'A'.repeat(42)],
    ['33 bytes', 'A'.repeat(44)],
    ['a key in PEM', '-----BEGIN PRIVATE KEY-----'],
  ])('refuses %s in one line', (_name, RECEIPT_PRIVATE_KEY) => {
    expect(() => parseReceiptEnvironment({ RECEIPT_PRIVATE_KEY })).toThrow(
      new InvalidEnvironment(
        'Environment: RECEIPT_PRIVATE_KEY expected 32 bytes in base64, e.g. from `openssl rand -base64 32`',
      ),
    );
  });
});
