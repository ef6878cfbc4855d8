import { PrismaPg } from '@prisma/adapter-pg';
import { databaseEnvironment } from './environment';
import { PrismaClient } from './generated/client';

const tenSeconds = 10_000;

/** Reads the environment when the first query runs: importing this file, as a build does, needs no database. */
class PoolOnFirstUse extends PrismaPg {
  constructor() {
    super({});
  }

  // No statementNameGenerator: on the embedded database named statements would be shared by all connections.
  override connect() {
    const { DATABASE_URL, DATABASE_POOL_SIZE } = databaseEnvironment();
    const pool = new PrismaPg({
      connectionString: DATABASE_URL,
      max: DATABASE_POOL_SIZE,
      connectionTimeoutMillis: tenSeconds,
      idleTimeoutMillis: tenSeconds,
      allowExitOnIdle: true, // a command ends when its work is done
    });
    return pool.connect();
  }
}

function createClient() {
  return new PrismaClient({
    adapter: new PoolOnFirstUse(),
    // An open transaction on the embedded database stops everybody else: keep them short.
    transactionOptions: { maxWait: 5_000, timeout: 5_000 },
  });
}

// Next's dev server loads this module anew after each change; the client must outlive that.
declare global {
  var cooldownDatabase: PrismaClient | undefined;
}

export const database = (globalThis.cooldownDatabase ??= createClient());

/** What runs inside `database.$transaction(async (transaction) => …)`. */
export type Transaction = Parameters<Parameters<typeof database.$transaction>[0]>[0];
