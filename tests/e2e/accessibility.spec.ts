import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import type { PublicQuestion } from '@/lib/contracts/public-question';
import { drawWhere } from '@/tests/support/draw-where';
import { administrator, answerOnce, learnerIdOf, newAccount, newClass, pageOf } from '@/tests/support/e2e-accounts';
import { someResponse } from '@/tests/support/some-response';

// Every page, in light and dark, on a phone and a desktop: no violation of WCAG 2.2 AA that axe can see, no sideways scroll.

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectNoViolation(page: Page, name: string) {
  await page.evaluate(() => document.fonts.ready);
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${name}: ${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
  expect(found).toEqual([]);
  const [scroll, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(scroll, `${name} scrolls sideways`).toBeLessThanOrEqual(width);
}

const kinds: PublicQuestion['kind'][] = ['choice', 'choices', 'numeric', 'order', 'match', 'configuration'];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1440]) {
    test.describe(`in ${colorScheme} at ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test('no violation before anything was answered', async ({ page }) => {
        for (const path of [
          '/',
          '/progress',
          '/classes',
          '/sign-in',
          '/sign-up',
          '/administrator/closed',
          '/no-such-page',
        ]) {
          await page.goto(path);
          await expectNoViolation(page, path);
        }
      });

      for (const kind of kinds) {
        test(`no violation in ${kind}: open, refused and answered`, async ({ page }) => {
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
          await page.goto('/progress');
          await expectNoViolation(page, 'progress with an answer');
        });
      }
    });
  }
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
  for (const [colorScheme, width] of [
    ['light', 390],
    ['dark', 1440],
  ] as const) {
    const options = { colorScheme, viewport: { width, height: 900 } };
    const teaching = await pageOf(ada, browser, options);
    for (const path of [
      '/instructor/classes',
      `/instructor/classes/${classId}`,
      `/instructor/classes/${classId}?by=spot`,
      member,
      `${member}/attempts/${attemptId}`,
      '/instructor/questions',
      '/instructor/people',
      '/administrator/done',
    ]) {
      await teaching.goto(path);
      await expectNoViolation(teaching, path);
    }
    const learning = await pageOf(learner, browser, options);
    await learning.goto('/classes');
    await learning.getByText('Leave').first().click();
    await expectNoViolation(learning, 'joined classes');
    await teaching.context().close();
    await learning.context().close();
  }
});
