import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import type { Question } from '@/lib/contracts/question';

// Everything the browser receives before an answer is locked (pages, RSC payloads, JSON) is read and searched for what
// would give the key away.

const bank = join(import.meta.dirname, '../../prisma/questions');
const questions = readdirSync(bank)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parse(readFileSync(join(bank, name), 'utf8')) as Question);

/** Words of the answered side of the contracts, and of every document's hidden parts. */
const forbiddenFields = [
  'rationale',
  'misconception',
  'variantSeed',
  '"change"',
  'evidence',
  'verdict":',
  'traceDigest',
  '"seed"',
  'coreVersion',
  'usedShare',
];

function secretsOf(question: Question): string[] {
  const rationale = question.rationale
    .replace(/\{\{.*?\}\}/g, '\n')
    .split('\n')
    .map((part) => part.trim());
  const misconceptions = question.options.flatMap(({ misconception }) => (misconception ? [misconception] : []));
  return [...rationale.filter((part) => part.length > 24), ...misconceptions, question.id];
}

test('no response before the answer holds a key, a change, a seed or a rationale', async ({ page }) => {
  const bodies: { url: string; body: string }[] = [];
  let answered = false;
  page.on('response', async (response) => {
    const type = response.headers()['content-type'] ?? '';
    if (answered || response.url().includes('/_next/static/') || !/html|json|text|x-component/.test(type)) return;
    const body = await response.text().catch(() => '');
    bodies.push({ url: response.url(), body });
  });
  for (let round = 0; round < 12; round++) {
    await page.goto('/');
    await page.getByRole('main').getByRole('button', { name: 'Start practising' }).click();
    await page.waitForURL(/\/practice\//);
    await expect(page.getByRole('button', { name: 'Check answer' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('button', { name: 'Check answer' })).toBeVisible();
  }
  answered = true;
  const practice = bodies.filter(({ url }) => /practice|draws/.test(url));
  expect(practice.length).toBeGreaterThan(20);
  for (const { url, body } of practice) {
    // the client's own words in the RSC payload name no field of the answered side
    for (const field of forbiddenFields) expect(body.includes(field), `${field} in ${url}`).toBe(false);
    for (const question of questions) {
      for (const secret of secretsOf(question)) expect(body.includes(secret), `"${secret}" in ${url}`).toBe(false);
    }
  }
});
