import { describe, expect, it } from 'vitest';
import { isUnreachable, withRetry } from '@/lib/db/with-retry';

/** As Prisma 7.10 throws it: the reason is in `meta` only. */
const rawQueryFailed = (driverAdapterError: Error) =>
  Object.assign(new Error('Raw query failed.'), { code: 'P2010', meta: { driverAdapterError } });
const withCode = (code: string) => Object.assign(new Error('no'), { code });

describe('isUnreachable', () => {
  it.each<[name: string, error: unknown, expected: boolean]>([
    ['nobody listens', withCode('ECONNREFUSED'), true],
    ['the socket file is not there', withCode('ENOENT'), true],
    ['the database is starting up', withCode('57P03'), true],
    ['the connection ended while a query ran', new Error('Connection terminated unexpectedly'), true],
    ['one of these as the cause', new Error('Query failed', { cause: withCode('ECONNRESET') }), true],
    ["Prisma's adapter on a connection that is gone", new Error('ConnectionClosed'), true],
    ["Prisma's raw query, which hides its adapter's error", rawQueryFailed(new Error('DatabaseNotReachable')), true],
    ["Prisma's raw query that the database refused", rawQueryFailed(new Error('SyntaxError')), false],
    ['no connection of the pool came free', new Error('timeout exceeded when trying to connect'), true],
    ['a unique constraint', withCode('P2002'), false],
    ['a mistake of ours', new TypeError('x is not a function'), false],
    ['no error at all', 'ECONNREFUSED', false],
  ])('%s', (_name, error, expected) => {
    expect(isUnreachable(error)).toBe(expected);
  });
});

describe('withRetry', () => {
  it('runs an operation again until the database is back', async () => {
    let calls = 0;
    const operation = async () => {
      calls += 1;
      if (calls < 3) throw withCode('ECONNREFUSED');
      return 'stored';
    };
    await expect(withRetry(operation)).resolves.toBe('stored');
    expect(calls).toBe(3);
  });

  it('does not repeat an operation that failed for another reason', async () => {
    let calls = 0;
    const operation = async () => {
      calls += 1;
      throw withCode('P2002');
    };
    await expect(withRetry(operation)).rejects.toMatchObject({ code: 'P2002' });
    expect(calls).toBe(1);
  });

  it('says DatabaseUnavailable, with the reason, when patience ends', async () => {
    const startedAt = performance.now();
    const failing = withRetry(() => Promise.reject(withCode('ECONNREFUSED')), 500);
    await expect(failing).rejects.toMatchObject({ name: 'DatabaseUnavailable', cause: { code: 'ECONNREFUSED' } });
    expect(performance.now() - startedAt).toBeLessThan(600);
  });
});
