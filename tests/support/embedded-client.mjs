// A client process of the embedded database for tests: joins the folder it is given, says "joined", and stays until it
// is told to end or dies.
import { joinDatabase } from '../../lib/db/embedded/join.mjs';

const { leave } = await joinDatabase(process.argv[2]);
console.log('joined');
const end = () => {
  leave();
  process.exit(0);
};
process.on('SIGINT', end);
process.on('SIGTERM', end);
setInterval(() => undefined, 60_000);
