import { expect, test } from '@playwright/test';
import { answerOnce, newInstructor, pageOf } from '@/tests/support/e2e-accounts';

// A class from its making to its end: what its instructor sees of a learner, and what nobody sees.

test('an instructor sees the attempts and replays of a learner who joined, from then until they leave', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow();
  const className = `Evening course ${Date.now()}`;
  const teaching = await pageOf(await newInstructor(baseURL!, 'Grace'), browser);
  await teaching.goto('/');
  await teaching.getByRole('link', { name: 'Instructor' }).click();
  await teaching.getByLabel('Name of the class').fill(className);
  await teaching.getByLabel('Your name').fill('Grace Hopper');
  await teaching.getByRole('button', { name: 'Make class' }).click();
  await expect(teaching.getByRole('heading', { name: className })).toBeVisible();
  await expect(teaching.getByText('Nobody has joined yet.')).toBeVisible();
  const address = await teaching.getByText(/\/classes\?code=/).innerText();

  // a guest who has answered is asked for an account, and comes back to the code
  await answerOnce(page.request);
  await page.goto(address);
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('E-mail').fill(`ada-${Date.now()}@example.org`);
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('Code')).toHaveValue(/^\w{4}-\w{4}$/);
  await page.getByLabel('Your name in the class').fill('Ada Lovelace');
  await page.getByRole('button', { name: 'Join class' }).click();
  await expect(page.getByRole('list', { name: 'Your classes' })).toContainText(className);
  await expect(page.getByRole('list', { name: 'Your classes' })).toContainText('Grace Hopper sees what you answer');
  await page.goto(`/attempts/${await answerOnce(page.request)}`);
  const verdict = await page.getByRole('status').innerText();

  await teaching.reload();
  await expect(teaching.getByText('1 of 1 learner has answered since joining')).toBeVisible();
  await teaching.getByRole('link', { name: 'Ada Lovelace' }).click();
  await expect(teaching.getByText('1 answer since joining')).toBeVisible();
  const attempts = teaching.getByRole('region', { name: 'Attempts' }).getByRole('listitem');
  await expect(attempts).toHaveCount(1);
  await attempts.getByRole('link').click();
  await expect(teaching.getByText(/This is what Ada Lovelace saw/)).toBeVisible();
  await expect(teaching.getByRole('heading', { name: 'Replay' })).toBeVisible();
  expect(await teaching.getByRole('status').innerText()).toBe(verdict);
  await expect(teaching.getByRole('button', { name: 'Next question' })).toHaveCount(0);
  const seen = teaching.url();

  // neither the learner herself nor another instructor gets anything of the area by its addresses
  for (const other of [page, await pageOf(await newInstructor(baseURL!, 'Otto'), browser)]) {
    const response = await other.goto(seen);
    expect(response?.status()).toBe(404);
    await expect(other.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
    await expect(other.getByText('Ada Lovelace')).toHaveCount(0);
  }
  expect((await page.goto('/instructor'))?.status()).toBe(404);
  await expect(page.getByRole('link', { name: 'Instructor' })).toHaveCount(0);

  await page.goto('/classes');
  await page.getByText('Leave').first().click();
  await page.getByRole('button', { name: `Leave ${className}` }).click();
  await expect(page.getByRole('heading', { name: 'Join a class' })).toBeVisible();
  expect((await teaching.goto(seen))?.status()).toBe(404);
});

test('a code that fits no class, or none at all, is refused beside its field', async ({ browser, baseURL }) => {
  const page = await pageOf(await newInstructor(baseURL!, 'Grace'), browser);
  await page.goto('/classes');
  await page.getByRole('button', { name: 'Join class' }).click();
  await expect(page.getByText('A code has eight letters and digits')).toBeVisible();
  await expect(page.getByLabel('Code')).toBeFocused();
  await page.getByLabel('Code').fill('bbbb bbbb');
  await page.getByLabel('Your name in the class').fill('Grace');
  await page.getByRole('button', { name: 'Join class' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'No class has this code' })).toBeVisible();
});

test('renewing a code closes the one before, and archiving the class closes both', async ({ browser, baseURL }) => {
  const grace = await newInstructor(baseURL!, 'Grace');
  const page = await pageOf(grace, browser);
  const made = await grace.post('/api/classes', { data: { name: 'Short-lived', instructor: 'Grace' } });
  await page.goto(((await made.json()) as { href: string }).href);
  const code = page.getByText(/^[B-Z2-9]{4}-[B-Z2-9]{4}$/);
  const before = await code.innerText();
  await page.getByText('Renew the code').click();
  await page.getByRole('button', { name: 'Make a new code' }).click();
  await expect(code).not.toHaveText(before);
  const after = await code.innerText();
  await page.getByText('Archive this class').click();
  await page.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByText(/archived .*: nobody joins/)).toBeVisible();
  for (const closed of [before, after]) {
    expect((await grace.post('/api/classes/join', { data: { code: closed, name: 'Grace' } })).status()).toBe(404);
  }
});
