import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import type { Drawn } from '@/tests/support/draw-where';
import { someResponse } from '@/tests/support/some-response';

// SIGKILL to the database process and to the app while learners answer: every answer that was acknowledged is there
// afterwards. Three rounds in every test run; KILL_ROUNDS=20 for the long one.

const rounds = Number(process.env['KILL_ROUNDS'] ?? 3);
const learners = 6;
const port = Number(process.env['E2E_PORT'] ?? 3210) + 1;
const baseUrl = `http://localhost:${port}`;

type App = { process: ChildProcess; data: string };

async function startApp(data: string): Promise<App> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../lib/launch/start.mjs')], {
    stdio: 'ignore',
    env: { ...process.env, PORT: String(port), COOLDOWN_DATA: data, NEXTAUTH_URL: baseUrl, DATABASE_URL: '' },
  });
  for (let tries = 0; tries < 300; tries++) {
    if (
      await fetch(baseUrl).then(
        (response) => response.ok,
        () => false,
      )
    )
      return { process: child, data };
    await sleep(200);
  }
  throw new Error('the app did not start');
}

function ownerOf(data: string): number | null {
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

type Learner = { cookie: string };

async function post(learner: Learner, path: string, body: object): Promise<Response> {
  const response = await fetch(`${baseUrl}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: learner.cookie },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
  const set = response.headers.get('set-cookie');
  if (set && learner.cookie === '') learner.cookie = set.split(';')[0]!;
  return response;
}

/** As the browser does: the same request under the same id until it is acknowledged. Returns the body. */
async function until(send: () => Promise<Response>, isOver: () => boolean): Promise<string | null> {
  while (!isOver()) {
    const response = await send().catch(() => null);
    // an app that dies between head and body has acknowledged nothing
    const body = response && (await response.text().catch(() => null));
    if (response?.ok && body !== null) return body;
    if (response && response.status < 500 && !response.ok) throw new Error(`${response.status} ${body}`);
    await sleep(100);
  }
  return null;
}

async function practise(
  learner: Learner,
  acknowledged: { learner: Learner; attemptId: string }[],
  isOver: () => boolean,
) {
  while (!isOver()) {
    const drawn = await until(() => post(learner, '/api/draws', {}), isOver);
    if (!drawn) return;
    const { drawId, question } = JSON.parse(drawn) as Drawn;
    const attemptId = uuidv7();
    const body = { attemptId, drawId, response: someResponse(question) };
    if (await until(() => post(learner, '/api/attempts', body), isOver)) acknowledged.push({ learner, attemptId });
  }
}

test('no acknowledged answer is missing after the database and the app were killed', async () => {
  test.setTimeout(120_000 + rounds * 30_000);
  const data = mkdtempSync(join(tmpdir(), 'cooldown-kill-'));
  let app = await startApp(data);
  const acknowledged: { learner: Learner; attemptId: string }[] = [];
  const all: Learner[] = Array.from({ length: learners }, () => ({ cookie: '' }));
  let over = false;
  const work = Promise.all(all.map((learner) => practise(learner, acknowledged, () => over)));
  for (let round = 0; round < rounds; round++) {
    const before = acknowledged.length;
    await sleep(1000 + Math.random() * 500);
    const owner = ownerOf(data);
    if (owner !== null) process.kill(owner, 'SIGKILL');
    await sleep(Math.random() * 300);
    if (round % 2 === 1) {
      app.process.kill('SIGKILL');
      app = await startApp(data);
    }
    for (let tries = 0; acknowledged.length === before && tries < 150; tries++) await sleep(100);
    expect(acknowledged.length, `round ${round}: answers are stored again`).toBeGreaterThan(before);
  }
  over = true;
  await work;
  let missing = 0;
  for (const { learner, attemptId } of acknowledged) {
    const response = await fetch(`${baseUrl}/api/attempts/${attemptId}/replay`, {
      headers: { Cookie: learner.cookie },
    });
    if (response.status !== 200) missing += 1;
  }
  console.log(`${rounds} rounds, ${acknowledged.length} acknowledged answers, ${missing} missing`);
  app.process.kill('SIGTERM');
  expect(missing).toBe(0);
});
