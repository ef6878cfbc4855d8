import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

// A copy of the app with the bare route in it, built and served by its own `npm start`.

const root = resolve(import.meta.dirname, '../../..');
const left = ['node_modules', '.git', '.next', '.data', 'tests', 'test-results'];

export type Served = {
  baseUrl: string;
  processes: () => { web: number; database: number | null };
  stop: () => Promise<void>;
};

export async function serveCopy(port: number): Promise<Served> {
  mkdirSync(join(root, '.data'), { recursive: true });
  const folder = mkdtempSync(join(root, '.data/bench-'));
  for (const name of readdirSync(root)) {
    if (!left.includes(name)) cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  // hard links: the bundler follows no symbolic link out of its root
  execFileSync('cp', ['-al', join(root, 'node_modules'), join(folder, 'node_modules')]);
  mkdirSync(join(folder, 'app/api/bare'));
  cpSync(join(import.meta.dirname, 'bare-route.ts'), join(folder, 'app/api/bare/route.ts'));
  const child = spawn(process.execPath, ['lib/launch/start.mjs'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      COOLDOWN_DATA: join(folder, '.data'),
      NEXTAUTH_URL: `http://localhost:${port}`,
    },
  });
  await ready(child);
  return {
    baseUrl: `http://localhost:${port}`,
    processes: () => ({ web: child.pid ?? 0, database: findOwner(join(folder, '.data')) }),
    stop: async () => {
      child.kill('SIGTERM');
      await new Promise((done) => child.once('exit', done));
      await new Promise((done) => setTimeout(done, 6000)); // the embedded database ends five seconds after its last client
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    child.once('exit', (code) => fail(new Error(`npm start ended with ${code}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      process.stderr.write(chunk);
      if (chunk.includes('ready after')) done();
    });
  });
}

/** The process of the embedded database that keeps its files in this folder. */
function findOwner(data: string): number | null {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (command.includes('owner.mjs') && command.includes(data)) return Number(pid);
    } catch {
      // it has just ended
    }
  }
  return null;
}

export function residentMegabytes(pid: number | null): number | null {
  if (pid === null) return null;
  const pages = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return pages === undefined ? null : Math.round(Number(pages) / 1024);
}
