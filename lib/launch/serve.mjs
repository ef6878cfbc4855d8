// @ts-check
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { start } from './children.mjs';
import { toRefusal } from './port.mjs';
import { inProject, root } from './project.mjs';
import { LaunchRefused } from './steps.mjs';

/** How long requests that are under way may take to end. */
const drainMs = 5_000;

/**
 * Next's production server in this process: no second one to start, to pass signals to, or to be left behind.
 * @returns {Promise<{listen: (port: number) => Promise<void>, close: () => Promise<void>}>}
 */
export async function prepareServer() {
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  process.chdir(root); // what the app starts, it finds from there
  const { default: createNext } = await import('next');
  const app = createNext({ dev: false, dir: root, quiet: true });
  const { log } = console;
  console.log = () => undefined; // Next tells how long its configuration took; our lines say enough
  await app.prepare();
  console.log = log;
  const answer = app.getRequestHandler();
  const server = createServer((request, response) => {
    appendPeer(request);
    void answer(request, response);
  });
  return {
    listen: (port) =>
      new Promise((done, fail) => {
        server.once('error', (error) => fail(toRefusal(error, port)));
        server.listen(port, () => done());
      }),
    async close() {
      const drained = new Promise((done) => server.close(done));
      server.closeIdleConnections();
      await Promise.race([drained, sleep(drainMs)]);
      server.closeAllConnections();
      await app.close();
    },
  };
}

/**
 * Limits count by address, and what a client writes into this header itself must not name one: the last hop is ours.
 * @param {import('node:http').IncomingMessage} request
 */
function appendPeer({ headers, socket }) {
  const hops = [headers['x-forwarded-for'], socket.remoteAddress].flat();
  headers['x-forwarded-for'] = hops.filter(Boolean).join(', ');
}

/**
 * `next dev` as a child. It prints what it does itself.
 * @param {number} port
 * @returns {Promise<{ended: Promise<void>}>}
 */
export async function startDevServer(port) {
  const next = inProject('node_modules/next/dist/bin/next');
  const child = start(process.execPath, [next, 'dev', '--port', String(port)], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
  });
  const ended = new Promise((/** @type {(value: void) => void} */ done) => child.once('exit', () => done()));
  await Promise.race([untilAnswers(port), ended.then(refuseEnded)]);
  return { ended };
}

function refuseEnded() {
  throw new LaunchRefused('next dev ended; the reason stands above.');
}

/** @param {number} port */
async function untilAnswers(port) {
  for (;;) {
    const answered = await fetch(`http://localhost:${port}/favicon.ico`).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await sleep(100);
  }
}
