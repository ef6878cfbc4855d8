// @ts-check
import { dataFolder } from './embedded/place.mjs';
import { joinDatabase } from './embedded/join.mjs';
import { connectAndMigrate, DatabaseRefused } from './external.mjs';

/**
 * Makes DATABASE_URL name a database that answers and has every migration: the one that it names, or the embedded one,
 * which then lives until `leave` is called and all other clients have left too. For the starter and for commands.
 * @param {{onTrouble?: (line: string) => void}} [options] told when the embedded one was lost, and when it is back
 * @returns {Promise<{said: string, leave: () => void}>}
 */
export async function bringUpDatabase(options = {}) {
  const url = process.env.DATABASE_URL;
  if (url) {
    const applied = await connectAndMigrate(url);
    return { said: `${new URL(url).host || 'local socket'}, ${applied.length} new migrations`, leave: () => undefined };
  }
  const folder = dataFolder();
  const membership = await joinDatabase(folder, options).catch((cause) => {
    throw new DatabaseRefused(cause.message, { cause });
  });
  process.env.DATABASE_URL = membership.url;
  return { said: `embedded, in ${folder}`, leave: membership.leave };
}
