import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';

// From a clone to the first administrator, on an app of its own: the link that the start prints, and no password.

const port = Number(process.env['E2E_PORT'] ?? 3210) + 2;
const baseURL = `http://localhost:${port}`;
const data = mkdtempSync(join(tmpdir(), 'cooldown-first-administrator-'));

/** Starts the app and waits until it says that it is ready; `link` is the one it printed, if it printed one. */
async function startApp(): Promise<{ app: ChildProcess; link: string | null }> {
  const app = spawn(process.execPath, [join(import.meta.dirname, '../../lib/launch/start.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: String(port), COOLDOWN_DATA: data, NEXTAUTH_URL: baseURL, DATABASE_URL: '' },
  });
  let printed = '';
  for await (const chunk of app.stdout) {
    printed += String(chunk);
    if (printed.includes('is ready')) break;
  }
  return { app, link: /http:\S+\/administrator\/\S+/.exec(printed)?.[0] ?? null };
}

async function stop(app: ChildProcess) {
  app.kill('SIGTERM');
  if (app.exitCode === null) await once(app, 'exit');
}

async function signUp(page: Page, email: string) {
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Create account' }).click();
}

test('whoever opens the printed link first becomes administrator, and says who is an instructor', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const before = await startApp();
  await stop(before.app);
  const { app, link } = await startApp();
  try {
    expect(before.link).not.toBeNull();
    expect(link).toMatch(/\/administrator\/[\w-]{43}$/);
    expect(link).not.toBe(before.link);

    const page = await browser.newPage({ baseURL });
    await page.goto(before.link!);
    await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
    await page.goto(link!);
    await signUp(page, 'ada@example.org');
    await expect(page.getByText('You are signed in as ada@example.org')).toBeVisible();
    await page.getByRole('button', { name: 'Become administrator' }).click();
    await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();

    const other = await browser.newPage({ baseURL });
    await other.goto(link!);
    await expect(other.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
    await other.goto('/classes');
    await signUp(other, 'grace@example.org');
    await expect(other.getByLabel('Code')).toBeVisible();
    expect((await other.goto('/instructor'))?.status()).toBe(404);

    await page.reload();
    await page.getByLabel('Role of grace@example.org').selectOption('instructor');
    await page.getByRole('button', { name: 'Change' }).click();
    await expect(page.getByRole('button', { name: 'Change' })).toBeHidden();
    await other.goto('/instructor');
    await expect(other.getByRole('heading', { name: 'Your classes' })).toBeVisible();
    await page.getByLabel('Role of ada@example.org').selectOption('learner');
    await page.getByRole('button', { name: 'Change' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'only administrator' })).toBeVisible();
  } finally {
    await stop(app);
  }
  const after = await startApp();
  await stop(after.app);
  expect(after.link).toBeNull();
});
