import { type ChildProcess, spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { variantCertificateSchema, type VariantCertificate } from '@/lib/contracts/certificate';
import type { Question } from '@/lib/contracts/question';
import { certifyVariant } from '@/lib/questions/certify-variant';

export type Job = { readonly question: Question; readonly seed: number };

/**
 * Puts variants to the test, each on the first core that is free, and hands over each as it is done. A single one is not
 * worth a process of its own. A process that dies fails the whole: a bank is certified altogether or not.
 */
export async function certifyOnAllCores(
  jobs: readonly Job[],
  onDone: (job: Job, variant: VariantCertificate) => void,
): Promise<void> {
  const count = Math.min(jobs.length, availableParallelism());
  const left = jobs.values();
  if (count < 2) {
    for (const job of left) onDone(job, certifyVariant(job.question, job.seed));
    return;
  }
  const workers = Array.from({ length: count }, startWorker);
  try {
    // the workers draw from one list, so none waits while there is work
    await Promise.all(
      workers.map(async (worker) => {
        for (const job of left) onDone(job, await ask(worker, job));
      }),
    );
  } finally {
    for (const worker of workers) worker.kill();
  }
}

const launch = join(import.meta.dirname, '../../launch/run-typescript.mjs');
const program = [launch, join(import.meta.dirname, 'worker.ts')];

function startWorker(): ChildProcess {
  return spawn(process.execPath, program, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

function ask(worker: ChildProcess, job: Job): Promise<VariantCertificate> {
  return new Promise((done, fail) => {
    const end = (code: number | null) => {
      const name = `${job.question.id}, variant ${job.seed}`;
      fail(new Error(`The process that certifies ${name} ended with ${code ?? 'a signal'} and no certificate.`));
    };
    worker.once('error', fail);
    worker.once('exit', end);
    worker.once('message', (message) => {
      worker.off('error', fail);
      worker.off('exit', end);
      done(variantCertificateSchema.parse(message));
    });
    worker.send(job);
  });
}
