import { expect, test, type Page } from '@playwright/test';

// A learner's first evening: practise as a guest with the keyboard alone, see why, keep the progress.

/** Draws from the landing page by keyboard until the question is one with options: kinds.spec.ts has the others. */
async function startByKeyboard(page: Page) {
  do {
    await page.goto('/');
    const start = page.getByRole('main').getByRole('button', { name: 'Start practising' });
    await start.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/practice\//);
    await expect(page.getByRole('button', { name: 'Check answer' })).toBeVisible();
  } while ((await page.locator('input[name=option]').count()) === 0);
}

/** Presses the key of an option until it is chosen: before the page is alive a key does nothing. */
async function chooseByKey(page: Page, key: string, position: number) {
  const option = page.getByRole('main').locator('input[type=radio], input[type=checkbox]').nth(position);
  await expect(async () => {
    if (!(await option.isChecked())) await page.keyboard.press(key);
    await expect(option).toBeChecked({ timeout: 500 });
  }).toPass();
}

/** Chooses by keyboard: the first option (a second one where several are asked for). */
async function choose(page: Page, key = 'a') {
  await expect(page.getByRole('button', { name: 'Check answer' })).toBeVisible();
  await chooseByKey(page, key, key === 'a' ? 0 : 1);
  if ((await page.getByRole('main').locator('input[type=checkbox][name=option]').count()) > 0)
    await chooseByKey(page, '3', 2);
}

async function answerByKeyboard(page: Page) {
  await choose(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: /Right|Not (this|these|quite)/ })).toBeVisible();
}

const answersOf = (page: Page) => page.getByText(/You have answered \d+ question/);

test('a guest answers by keyboard, sees verdict and replay, and keeps the progress when signing up', async ({
  page,
}) => {
  const email = `ada-${Date.now()}@example.org`;
  const password = 'correct horse battery';
  await startByKeyboard(page);
  await answerByKeyboard(page);
  await expect(page.getByRole('button', { name: 'Next question' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /Replay/ })).toBeVisible();

  await page.goto('/progress');
  await expect(answersOf(page)).toHaveText(/answered 1 question/);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Create one' }).click();
  await expect(page.getByText(/The 1 answer you gave in this browser/)).toBeVisible();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL(/\/progress/);
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await expect(answersOf(page)).toHaveText(/answered 1 question/);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await page.goto('/progress');
  await expect(answersOf(page)).toHaveCount(0);

  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email.toUpperCase());
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/progress/);
  await expect(answersOf(page)).toHaveText(/answered 1 question/);
});

test('signing in to an existing account asks before it adds what was answered here', async ({ page, browser }) => {
  const email = `grace-${Date.now()}@example.org`;
  const password = 'a long enough password';
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto('/sign-up');
  await elsewhere.getByLabel('E-mail').fill(email);
  await elsewhere.getByLabel('Password').fill(password);
  await elsewhere.getByRole('button', { name: 'Create account' }).click();
  await elsewhere.waitForURL(/\/progress/);

  await startByKeyboard(page);
  await answerByKeyboard(page);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Add 1 answer' }).click();
  await page.waitForURL(/\/progress/);
  await expect(answersOf(page)).toHaveText(/answered 1 question/);
});

test('a wrong password is refused in words, and ten of them close the door for a while', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(`nobody-${Date.now()}@example.org`);
  for (let attempt = 1; attempt <= 11; attempt++) {
    await page.getByLabel('Password').fill(`wrong password ${attempt}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(
      page.getByRole('alert').filter({ hasText: attempt <= 10 ? /e-mail|password/i : /minutes/ }),
    ).toBeVisible();
  }
});

test('an answer survives a failing connection and a reload, and is sent once', async ({ page }) => {
  await startByKeyboard(page);
  await page.route('**/api/attempts', (route) => route.abort());
  await choose(page, 'b');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: /offline|Send again|not sent/i })).toBeVisible();
  await page.reload();
  const chosen = page.getByRole('main').locator('input:checked');
  await expect(chosen.first()).toBeChecked();
  await page.unroute('**/api/attempts');
  await page.getByRole('button', { name: /Check answer|Send again/ }).click();
  await expect(page.getByRole('status').filter({ hasText: /Right|Not (this|these|quite)/ })).toBeVisible();
});

test('a second tab finds the verdict of the first instead of answering again', async ({ page, context }) => {
  await startByKeyboard(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await answerByKeyboard(page);
  await choose(second, 'b');
  await second.keyboard.press('Enter');
  await second.getByRole('button', { name: /stored verdict/ }).click();
  await expect(second.getByRole('status').filter({ hasText: /Right|Not (this|these|quite)/ })).toBeVisible();
});

test('another learner gets nothing of a draw or an attempt', async ({ page, browser }) => {
  await startByKeyboard(page);
  const draw = page.url();
  await answerByKeyboard(page);
  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  expect((await other.goto(draw))?.status()).toBe(404);
  await startByKeyboard(other);
  expect((await other.goto(draw))?.status()).toBe(404);
});
