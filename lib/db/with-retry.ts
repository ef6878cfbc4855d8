import { setTimeout as sleep } from 'node:timers/promises';

/** The database did not answer for so long that waiting on makes no sense. A door says 503. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

const defaultPatienceMs = 10_000;

/**
 * Runs an operation again while the database cannot be reached (the embedded one takes about a second to come back after
 * a crash), for 10 seconds at most. The operation may have been committed although its acknowledgement was lost, so it
 * must be safe to repeat **as a whole**: begin by looking for its own row, as `submitAttempt` does with the id that the
 * browser chose, or write by a primary key that is chosen outside of it. Wrap the outermost call, never a statement
 * inside a transaction: a transaction dies with its connection.
 */
export async function withRetry<T>(operation: () => Promise<T>, patienceMs = defaultPatienceMs): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (let pauseMs = 50; ; pauseMs = Math.min(pauseMs * 2, 500)) {
    try {
      return await operation();
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      if (performance.now() + pauseMs > deadline) {
        throw new DatabaseUnavailable(`The database has not answered for ${patienceMs / 1000} s.`, { cause: error });
      }
    }
    await sleep(pauseMs);
  }
}

const codes = new Set([
  // Node: nobody listens, or the connection broke
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'],
  // PostgreSQL: connection failures, shutting down, starting up
  ...['08000', '08001', '08003', '08004', '08006', '57P01', '57P02', '57P03'],
  // Prisma: cannot reach, timed out, closed, transaction lost with its connection
  ...['P1001', 'P1002', 'P1008', 'P1017'],
]);
const messages = [
  // pg
  /connection terminated|not queryable|timeout exceeded when trying to connect|connection timeout/i,
  // Prisma: its adapter's own error, and a transaction that did not even begin
  /^(ConnectionClosed|DatabaseNotReachable|SocketTimeout)$/,
  /unable to start a transaction in the given time/i,
];

/** Whether an error, or one it was caused by, says that the database is out of reach. */
export function isUnreachable(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 8; cause = causeOf(cause), depth += 1) {
    if ('code' in cause && typeof cause.code === 'string' && codes.has(cause.code)) return true;
    const { message } = cause;
    if (messages.some((pattern) => pattern.test(message))) return true;
  }
  return false;
}

/** Prisma hides what its adapter threw in a raw query (P2010) in `meta`; every other error names its cause. */
function causeOf(error: Error): unknown {
  const meta = 'meta' in error ? error.meta : undefined;
  const isMeta = typeof meta === 'object' && meta !== null && 'driverAdapterError' in meta;
  return isMeta ? meta.driverAdapterError : error.cause;
}
