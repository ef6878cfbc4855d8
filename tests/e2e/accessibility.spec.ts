import { expect, test } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { questionKinds } from '@/lib/contracts/question';
import { drawWhere } from '@/tests/support/draw-where';
import { administrator, answerOnce, learnerIdOf, newAccount, newClass, pageOf } from '@/tests/support/e2e-accounts';
import { expectNoViolation } from '@/tests/support/every-look';
import { someResponse } from '@/tests/support/some-response';

// Every page in every look (tests/support/every-look.ts).

test('no violation before anything was answered', async ({ page }) => {
  test.slow();
  const paths = ['/', '/progress', '/classes', '/sign-in', '/sign-up', '/administrator/closed', '/no-such-page'];
  for (const path of paths) {
    await page.goto(path);
    await expectNoViolation(page, path);
  }
});

for (const kind of questionKinds) {
  test(`no violation in ${kind}: open, refused and answered`, async ({ page }) => {
    test.slow();
    const { drawId, href, question } = await drawWhere(page.request, (drawn) => drawn.kind === kind);
    await page.goto(href, { waitUntil: 'networkidle' });
    await expectNoViolation(page, 'open');
    await page.getByRole('button', { name: 'Check answer' }).click();
    await expect(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
    await expectNoViolation(page, 'refused');
    const data = { attemptId: uuidv7(), drawId, response: someResponse(question) };
    expect((await page.request.post('/api/attempts', { data })).status()).toBe(200);
    await page.reload();
    await expect(page.getByRole('button', { name: 'Next question' })).toBeVisible();
    await expectNoViolation(page, 'answered');
  });
}

test("no violation in the instructors' area, in a class, and on the pages of an account", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const ada = await administrator(baseURL!);
  const { classId, joinCode } = await newClass(ada, 'A class with a long name, for the spring of 2027');
  const learner = await newAccount(baseURL!, 'Lea');
  await learner.post('/api/classes/join', { data: { code: joinCode, name: 'Lea' } });
  const attemptId = await answerOnce(learner);
  const member = `/instructor/classes/${classId}/learners/${await learnerIdOf(learner)}`;
  const teaching = await pageOf(ada, browser);
  for (const path of [
    '/instructor/classes',
    `/instructor/classes/${classId}`,
    `/instructor/classes/${classId}?by=spot`,
    member,
    `${member}/attempts/${attemptId}`,
    '/instructor/questions?topic=spot',
    '/instructor/people',
    '/administrator/done',
  ]) {
    await teaching.goto(path);
    await expectNoViolation(teaching, path);
  }
  await teaching.context().close();
  const learning = await pageOf(learner, browser);
  await learning.goto('/progress');
  await expectNoViolation(learning, 'progress with an answer');
  await learning.goto('/classes');
  await learning.getByText('Leave').first().click();
  await expectNoViolation(learning, 'joined classes');
  await learning.context().close();
});
