// @ts-check
// `npm run -s database -- dump FILE` and `… restore FILE`, on the database that DATABASE_URL names or on the embedded one.
import { refuseOldNode } from './node-version.mjs';

refuseOldNode();
const { open } = await import('node:fs/promises');
const { finished } = await import('node:stream/promises');
const { installDependencies } = await import('./prepare.mjs');
const { readEnvFile } = await import('./project.mjs');
const { printRefusal } = await import('./steps.mjs');

const [verb, file] = process.argv.slice(2);
if (!['dump', 'restore'].includes(verb ?? '') || file === undefined) {
  console.error('usage: npm run -s database -- dump FILE | restore FILE');
  process.exit(64);
}

try {
  readEnvFile();
  await installDependencies();
  const { default: pg } = await import('pg');
  const { bringUpDatabase } = await import('../db/bring-up-database.mjs');
  const { dumpDatabase, restoreDatabase } = await import('../db/dump.mjs');
  const { leave } = await bringUpDatabase();
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  if (verb === 'dump') {
    const output = (await open(file, 'w', 0o600)).createWriteStream();
    console.error(`${await dumpDatabase(client, output)} rows written to ${file}`);
    await finished(output.end());
  } else {
    console.error(`${await restoreDatabase(client, linesOf(file))} rows restored from ${file}`);
  }
  await client.end();
  leave();
} catch (error) {
  printRefusal(error);
  process.exit(1);
}

/**
 * Opened when the first line is asked for: an interface that waits for its reader loses what it reads meanwhile.
 * @param {string} path
 */
async function* linesOf(path) {
  yield* (await open(path)).readLines();
}
