import { spawn } from 'node:child_process';
import { type Certificate, certificateSchema } from '@/lib/contracts/certificate';
import type { Question } from '@/lib/contracts/question';

export type Certified = { kind: 'certificate'; certificate: Certificate } | { kind: 'too-long' } | { kind: 'busy' };

const patienceMs = 60_000;
/** Of one instructor, the one that runs included. */
const mostWaiting = 3;

// the end of the last one that an instructor asked for, and how many have not ended
const queues = new Map<string, { last: Promise<unknown>; waiting: number }>();

/** Puts a question to the test in another process: one at a time for each instructor, the others wait for their turn. */
export async function certifyElsewhere(question: Question, instructorId: string): Promise<Certified> {
  const queue = queues.get(instructorId) ?? { last: Promise.resolve(), waiting: 0 };
  if (queue.waiting >= mostWaiting) return { kind: 'busy' };
  queue.waiting += 1;
  queues.set(instructorId, queue);
  const run = queue.last.then(() => runChild(question, patienceMs));
  queue.last = run.catch(() => undefined); // whoever waits for this one does not fail with it
  try {
    return await run;
  } finally {
    queue.waiting -= 1;
    if (queue.waiting === 0) queues.delete(instructorId);
  }
}

// named from the project's root, which is where the app is started; not code of the app's own bundle
const program = ['lib/launch/run-typescript.mjs', 'lib/questions/certify-child.ts'];

export function runChild(question: Question, withinMs: number): Promise<Certified> {
  const child = spawn(process.execPath, [...program], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return new Promise((done, fail) => {
    const impatient = setTimeout(() => {
      done({ kind: 'too-long' });
      child.kill('SIGKILL');
    }, withinMs);
    child.once('message', (certificate) =>
      done({ kind: 'certificate', certificate: certificateSchema.parse(certificate) }),
    );
    child.once('error', fail);
    child.once('exit', (code) => {
      clearTimeout(impatient);
      fail(new Error(`The process that certifies ended with ${code} and no certificate.`)); // nothing, if it had one
    });
    child.send(question);
  });
}
