// @ts-check
import { createServer } from 'node:net';
import { LaunchRefused } from './steps.mjs';

const defaultPort = 3000;

/** The port that PORT names, if it is a port and free. */
export async function freePort() {
  const port = Number(process.env.PORT || defaultPort);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new LaunchRefused(`PORT is ${process.env.PORT}, and must be a number from 1 to 65535.`);
  }
  const probe = createServer();
  await new Promise((done, fail) => {
    probe.once('error', (error) => fail(toRefusal(error, port)));
    probe.listen(port, () => done(undefined));
  });
  await new Promise((done) => probe.close(done));
  return port;
}

/**
 * @param {Error & {code?: string}} error what listening failed with
 * @param {number} port
 */
export function toRefusal(error, port) {
  if (error.code === 'EADDRINUSE') {
    return new LaunchRefused(`Port ${port} is taken. Choose another: PORT=${port + 1} npm start`);
  }
  if (error.code === 'EACCES') {
    return new LaunchRefused(`Port ${port} is not allowed to this user. Choose another: PORT=${defaultPort} npm start`);
  }
  return error;
}
