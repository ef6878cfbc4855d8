import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export type CommandRun = { code: number | null; stdout: string; stderr: string };

/** Runs a command of `npm run` as its own process, in a folder of the caller's; ended after a while if it hangs. */
export function runCommand(file: string, parameters: readonly string[], folder: string): Promise<CommandRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'lib/launch/command.mjs'), file, ...parameters], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 20_000,
      killSignal: 'SIGKILL',
    });
    const text = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (part: string) => (text[name] += part));
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...text }));
  });
}
