import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

// The stories run against what `npm start` serves: the production build, a database of its own, the machine's Chromium.
const port = Number(process.env['E2E_PORT'] ?? 3210);
const data = (process.env['COOLDOWN_E2E_DATA'] ??= mkdtempSync(join(tmpdir(), 'cooldown-e2e-')));
mkdirSync(data, { recursive: true });
const start = JSON.stringify(join(import.meta.dirname, '../../lib/launch/start.mjs'));

/** Every file visits from an address of its own: the limit of new guests an hour is for each address. */
const projects = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.spec.ts'))
  .sort()
  .map((name, index) => ({
    name: name.replace('.spec.ts', ''),
    testMatch: `**/${name}`,
    use: { extraHTTPHeaders: { 'x-forwarded-for': `198.51.100.${index + 1}` } },
  }));

export default defineConfig({
  projects,
  testDir: import.meta.dirname,
  outputDir: '../../test-results',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
  webServer: {
    // what it prints is kept: it holds the link for the first administrator (tests/support/e2e-accounts.ts)
    command: `node ${start} > ${JSON.stringify(join(data, 'start.log'))}`,
    url: `http://localhost:${port}`,
    env: {
      PORT: String(port),
      COOLDOWN_DATA: data,
      NEXTAUTH_URL: `http://localhost:${port}`,
      DATABASE_URL: '',
      TRUSTED_PROXIES: '1',
    },
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
