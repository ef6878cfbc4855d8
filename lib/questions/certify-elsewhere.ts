import { spawn } from 'node:child_process';
import type { z } from 'zod';
import { type Certificate, certificateSchema } from '@/lib/contracts/certificate';
import type { Question } from '@/lib/contracts/question';
import { type DerivedKeys, derivedKeysSchema } from './derive-keys';

/** Why nothing came of a task. */
export type NotDone = { kind: 'too-long' } | { kind: 'busy' };
export type Certified = { kind: 'certificate'; certificate: Certificate } | NotDone;

const patienceMs = 60_000;
/** Of one instructor, the one that runs included. */
const mostWaiting = 3;

// the end of the last one that an instructor asked for, and how many have not ended
const queues = new Map<string, { last: Promise<unknown>; waiting: number }>();

/** Puts a question to the test in another process: one at a time for each instructor, the others wait for their turn. */
export async function certifyElsewhere(question: Question, instructorId: string): Promise<Certified> {
  const task = () => runChild('certify', question, certificateSchema, patienceMs);
  const result = await inTurn(instructorId, task);
  return result.kind === 'done' ? { kind: 'certificate', certificate: result.sent } : result;
}

/** Derives the key of every variant there as well: of some kinds that takes hundreds of runs each. */
export async function deriveKeysElsewhere(question: Question, instructorId: string): Promise<DerivedKeys | NotDone> {
  const task = () => runChild('derive-keys', question, derivedKeysSchema, patienceMs);
  const result = await inTurn(instructorId, task);
  return result.kind === 'done' ? result.sent : result;
}

async function inTurn<T>(instructorId: string, task: () => Promise<T>): Promise<T | { kind: 'busy' }> {
  const queue = queues.get(instructorId) ?? { last: Promise.resolve(), waiting: 0 };
  if (queue.waiting >= mostWaiting) return { kind: 'busy' };
  queue.waiting += 1;
  queues.set(instructorId, queue);
  const run = queue.last.then(task);
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

export function runChild<T>(
  task: 'certify' | 'derive-keys',
  question: Question,
  schema: z.ZodType<T>,
  withinMs: number,
): Promise<{ kind: 'done'; sent: T } | { kind: 'too-long' }> {
  const child = spawn(process.execPath, [...program], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return new Promise((done, fail) => {
    const impatient = setTimeout(() => {
      done({ kind: 'too-long' });
      child.kill('SIGKILL');
    }, withinMs);
    child.once('message', (message) => {
      const { data, error } = schema.safeParse(message);
      if (data === undefined) fail(new Error(`What came of the task ${task} is of another shape.`, { cause: error }));
      else done({ kind: 'done', sent: data });
    });
    child.once('error', fail);
    child.once('exit', (code) => {
      clearTimeout(impatient);
      fail(new Error(`The process of the task ${task} ended with ${code} and nothing said.`)); // nothing, if it had said it
    });
    child.send({ task, question });
  });
}
