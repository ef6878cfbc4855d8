import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import type { Question, QuestionKind } from '@/lib/contracts/question';
import { drawWhere } from '@/tests/support/draw-where';

// Everything the browser receives before an answer is locked (pages, RSC payloads, JSON) is read and searched for what
// would give the key away.

const bank = join(import.meta.dirname, '../../prisma/questions');
const questions = readdirSync(bank)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parse(readFileSync(join(bank, name), 'utf8')) as Question);

const kinds: QuestionKind[] = ['choice', 'choices', 'numeric', 'order', 'match', 'configuration'];

/** Words of the answered side of the contracts, and of every document's hidden parts; the client's own words name none of them. */
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

const optionIds = new Set(
  questions.flatMap((question) => ('options' in question ? question.options.map(({ id }) => id) : [])),
);

function secretsOf(question: Question): string[] {
  const rationale = question.rationale
    .replace(/\{\{.*?\}\}/g, '\n')
    .split('\n')
    .map((part) => part.trim());
  const misconceptions = ('options' in question ? question.options : []).flatMap(({ misconception }) =>
    misconception ? [misconception] : [],
  );
  // one question may be called what an option of another is
  const ids = optionIds.has(question.id) ? [] : [question.id];
  return [...rationale.filter((part) => part.length > 24), ...misconceptions, ...ids];
}

test('no response before the answer holds a key, a change, a seed or a rationale', async ({ page }) => {
  test.setTimeout(120_000);
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
  for (const kind of kinds) {
    const drawn = await drawWhere(page.request, (question) => question.kind === kind);
    bodies.push({ url: `a draw of ${kind}`, body: JSON.stringify(drawn) });
    await page.goto(drawn.href);
    await expect(page.getByRole('button', { name: 'Check answer' })).toBeVisible();
  }
  answered = true;
  const practice = bodies.filter(({ url }) => /practice|draw/.test(url));
  expect(practice.length).toBeGreaterThan(20);
  // one look for all: an assertion for each of some hundred thousand pairs would take minutes
  const secrets = [...forbiddenFields, ...questions.flatMap(secretsOf)];
  const found = practice.flatMap(({ url, body }) =>
    secrets.filter((secret) => body.includes(secret)).map((secret) => `"${secret}" in ${url}`),
  );
  expect(found).toEqual([]);
});
