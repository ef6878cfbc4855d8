import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { newAccount, newClass, newInstructor, pageOf } from '@/tests/support/e2e-accounts';
import { expectNoViolation } from '@/tests/support/every-look';

// An instructor's afternoon: write a question, be refused, repair it, publish it; a learner in the class answers it, and the
// instructor sees the answer with its replay.

const newId = () => `story_${uuidv7().replaceAll('-', '').slice(-12)}`;
const editor = (page: Page) => page.getByLabel('Question, YAML');

/** Begins a question by the form, and waits for its first runs. */
async function begin(page: Page, id: string) {
  await page.goto('/instructor/questions');
  await page.getByLabel('Id', { exact: true }).fill(id);
  await page.getByRole('combobox', { name: 'Topic' }).last().selectOption('scale-to-zero');
  await page.getByRole('button', { name: 'Begin question' }).click();
  await page.waitForURL(new RegExp(`/instructor/questions/${id}$`));
  await expect(page.getByRole('status').filter({ hasText: 'Key: minimum' })).toBeVisible();
}

async function rewrite(page: Page, change: (text: string) => string) {
  const text = await editor(page).inputValue();
  expect(change(text)).not.toBe(text);
  await editor(page).fill(change(text));
}

async function certify(page: Page, verdict: RegExp) {
  await page.getByRole('button', { name: 'Certify' }).click();
  await expect(page.getByRole('heading', { name: verdict })).toBeFocused({ timeout: 60_000 });
}

test('an instructor is refused, repairs and publishes; a learner answers; the instructor sees it', async ({
  baseURL,
  browser,
}) => {
  test.setTimeout(240_000);
  const instructor = await newInstructor(baseURL!, 'Grace');
  const learner = await newAccount(baseURL!, 'Lea');
  const { classId, joinCode } = await newClass(instructor, 'Evening course');
  await learner.post('/api/classes/join', { data: { code: joinCode, name: 'Lea Learner' } });
  const page = await pageOf(instructor, browser);
  const id = newId();
  await begin(page, id);

  // a mistake is told at its line, while the rest stays
  await rewrite(page, (text) => text.replace('maxRps: 10', 'maxRps: ten'));
  await expect(page.getByRole('status').filter({ hasText: '1 problem' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'scenario.model.maxRps' })).toBeVisible();
  await rewrite(page, (text) => text.replace('maxRps: ten', 'maxRps: 10'));
  await expect(page.getByRole('status').filter({ hasText: 'No problems' })).toBeVisible();

  // a number typed by hand is refused, with what to do, and cannot be published
  await rewrite(page, (text) => text.replace('Only instances', 'About 9 instances'));
  await certify(page, /Refused/);
  await expect(page.getByRole('heading', { name: /typed by hand/ })).toBeVisible();
  await expect(page.getByText('What to do:')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish' })).toHaveCount(0);

  // repaired by name, it is certified
  await rewrite(page, (text) =>
    text.replace('About 9 instances', 'Only instances').replace('title: A new question', `title: Story ${id}`),
  );
  await certify(page, /^Certified$/);
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Published as version 1' })).toBeVisible();
  await expect(page.getByText('Version 1', { exact: true })).toBeVisible();

  const drawId = await drawUntil(learner, 'jumps from 8 to');
  const learnersPage = await pageOf(learner, browser);
  await learnersPage.goto(`/practice/${drawId}`);
  await learnersPage.getByRole('radio', { name: /ScaleOutCooldown/ }).check({ force: true });
  await learnersPage.getByRole('button', { name: 'Check answer' }).click();
  await expect(learnersPage.getByRole('status').filter({ hasText: /Not this one/ })).toBeVisible();

  await page.goto(`/instructor/classes/${classId}`);
  await page.getByRole('link', { name: 'Lea Learner' }).click();
  await page.getByRole('link', { name: new RegExp(`Story ${id}`) }).click();
  await expect(page.getByRole('heading', { name: /Replay/ })).toBeVisible();
  await expect(page.getByText('Lea Learner').first()).toBeVisible();
});

/** Draws of the topic until it is the question that the stem's words tell. */
async function drawUntil(learner: APIRequestContext, words: string): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const drawn = await learner.post('/api/draws', { data: { topic: 'scale-to-zero' } });
    const { drawId, question } = (await drawn.json()) as { drawId: string; question: { stem: string } };
    if (question.stem.includes(words)) return drawId;
  }
  throw new Error('The published question was never drawn.');
}

test('what was written and not saved outlives a reload, and another’s newer text is shown beside it', async ({
  baseURL,
  browser,
}) => {
  const instructor = await newInstructor(baseURL!, 'Olga');
  const page = await pageOf(instructor, browser);
  const id = newId();
  await begin(page, id);
  await rewrite(page, (text) => `${text}# mine\n`);
  await page.reload();
  await expect(editor(page)).toHaveValue(/# mine\n$/);
  const theirs = { text: '# theirs\n', revision: 1 };
  expect((await instructor.post(`/api/questions/${id}/draft`, { data: theirs })).status()).toBe(200);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'A newer text was saved meanwhile' })).toBeVisible();
  await expect(page.getByLabel('The newer text')).toHaveValue('# theirs\n');
  await expect(editor(page)).toHaveValue(/# mine\n$/);
  await page.getByRole('button', { name: 'Save mine over it' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved, revision 3' })).toBeVisible();
});

test('garbage leaves the editor alive, and the keyboard leaves the text', async ({ baseURL, browser }) => {
  const page = await pageOf(await newInstructor(baseURL!, 'Otto'), browser);
  await begin(page, newId());
  const text = await editor(page).inputValue();
  const garbage = [
    '{'.repeat(500),
    'a: &a [*a, *a]\n',
    '\u0000\u0001',
    text.replace('step: 10', 'step: 0.0000001'),
    text.replace('durationMinutes: 60', 'durationMinutes: 1e300'),
    text.replaceAll('60', '1e9'),
    'x'.repeat(70_000),
  ];
  for (const one of garbage) {
    await editor(page).fill(one);
    await expect(page.getByRole('status').filter({ hasText: /problem/ })).toHaveText(/^[1-9]/);
  }
  await editor(page).fill(text);
  await expect(page.getByRole('status').filter({ hasText: 'Key: minimum' })).toBeVisible();

  await editor(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
  await expect(editor(page)).toHaveValue(text);
  await page.keyboard.press('Shift+Tab');
  await expect(editor(page)).toBeFocused();
});

test('a preview shows what a learner gets, grades an answer and stores nothing', async ({ baseURL, browser }) => {
  const page = await pageOf(await newInstructor(baseURL!, 'Ida'), browser);
  await begin(page, newId());
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.waitForURL(/preview/);
  await page.getByRole('radio', { name: /ScaleOutCooldown/ }).check({ force: true });
  await page.getByRole('button', { name: 'Check answer' }).click();
  await expect(page.getByRole('status').filter({ hasText: /Not this one/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: /Replay/ })).toBeVisible();
  await page.goto('/progress');
  await expect(page.getByText(/You have answered \d+ question/)).toHaveCount(0);
});

test('no violation in the list and in the editor: certain, refused and with a mistake', async ({
  baseURL,
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await pageOf(await newInstructor(baseURL!, 'Ada'), browser);
  await page.goto('/instructor/questions');
  await expectNoViolation(page, 'the list');
  await begin(page, newId());
  await expectNoViolation(page, 'the editor');
  await rewrite(page, (text) => text.replace('Only instances', 'About 9 instances'));
  await certify(page, /Refused/);
  await expectNoViolation(page, 'a refusal');
  await rewrite(page, (text) => text.replace('maxRps: 10', 'maxRps: ten'));
  await expect(page.getByRole('status').filter({ hasText: '1 problem' })).toBeVisible();
  await expectNoViolation(page, 'a mistake');
});
