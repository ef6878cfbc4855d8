import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

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

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1440]) {
    test(`no violation in ${colorScheme} at ${width} px`, async ({ browser }) => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      for (const path of ['/', '/progress', '/sign-in', '/sign-up', '/no-such-page']) {
        await page.goto(path);
        await expectNoViolation(page, path);
      }
      await page.goto('/');
      await page.getByRole('main').getByRole('button', { name: 'Start practising' }).click();
      await page.waitForURL(/\/practice\//);
      await expect(page.getByRole('button', { name: 'Check answer' })).toBeVisible();
      await expectNoViolation(page, 'open question');
      await page.keyboard.press('a');
      if ((await page.getByRole('checkbox').count()) > 0) await page.keyboard.press('b');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: 'Next question' })).toBeVisible();
      await expectNoViolation(page, 'answered question');
      await page.goto('/progress');
      await expectNoViolation(page, 'progress with an answer');
      await context.close();
    });
  }
}
