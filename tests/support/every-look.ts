import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [390, 1440].map((width) => ({ colorScheme, width })),
);

/**
 * A page as it stands, in light and dark, on a phone and a desktop: no violation of WCAG 2.2 AA that axe can see, no sideways
 * scroll. Width and colours are of the style sheets alone, so the page need not be made anew for each.
 */
export async function expectNoViolation(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    // colours change within some 150 ms, and on their way they have any contrast
    await page.evaluate(async () => {
      await new Promise(requestAnimationFrame);
      await Promise.all(document.getAnimations().map(({ finished }) => finished));
    });
    const look = `${name} in ${colorScheme} at ${width} px`;
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${look}: ${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    );
    expect(found).toEqual([]);
    const [scroll, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(scroll, `${look} scrolls sideways`).toBeLessThanOrEqual(inner ?? 0);
  }
}
