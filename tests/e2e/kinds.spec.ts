import { expect, type Locator, type Page, test } from '@playwright/test';
import type { PublicQuestion } from '@/lib/contracts/public-question';
import { drawWhere } from '@/tests/support/draw-where';
import { untilShown } from '@/tests/support/until-shown';

// Every kind of question, answered by keyboard alone and by touch, and what each does not send.

type Kind = PublicQuestion['kind'];
const kinds: Kind[] = ['choice', 'choices', 'numeric', 'order', 'match', 'configuration'];

async function openKind(page: Page, kind: Kind) {
  const { href } = await drawWhere(page.request, (question) => question.kind === kind);
  await page.goto(href);
  await expect(checkButton(page)).toBeVisible();
}

const checkButton = (page: Page) => page.getByRole('button', { name: 'Check answer' });
const verdict = (page: Page) => page.getByRole('status').filter({ hasText: /Right\.|Meets the goal|^Not / });

async function expectVerdict(page: Page) {
  await expect(verdict(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Next question' })).toBeVisible();
}

/** Presses Tab until something has the focus; before the page is alive a key does nothing, so what follows may repeat it. */
async function tabTo(page: Page, target: Locator) {
  for (let presses = 0; presses < 150; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab never leads there');
}

const byKeyboard: Record<Kind, (page: Page) => Promise<void>> = {
  async choice(page) {
    await untilShown(
      () => page.keyboard.press('b'),
      () => expect(page.getByRole('radio', { name: /^B:/ })).toBeChecked({ timeout: 500 }),
    );
    await page.keyboard.press('Enter');
  },
  async choices(page) {
    const first = page.getByRole('checkbox', { name: /^A:/ });
    await untilShown(
      async () => void ((await first.isChecked()) || (await page.keyboard.press('a'))),
      () => expect(first).toBeChecked({ timeout: 500 }),
    );
    await page.keyboard.press('3');
    await expect(page.getByRole('checkbox', { name: /^C:/ })).toBeChecked();
    await page.keyboard.press('Enter');
  },
  async numeric(page) {
    const field = page.getByLabel(/^Your answer in/);
    await untilShown(
      async () => {
        await tabTo(page, field);
        await page.keyboard.press('ControlOrMeta+a');
        await page.keyboard.type('1,200');
      },
      () => expect(page.getByText('Read as 1,200')).toBeVisible({ timeout: 500 }),
    );
    await page.keyboard.press('Enter');
  },
  async order(page) {
    const rows = page.getByRole('group', { name: 'First what happens first' }).getByRole('listitem');
    const [first = '', second = ''] = await rows.allInnerTexts();
    const said = page.getByRole('status').filter({ hasText: 'now 2 of' });
    await untilShown(
      async () => {
        await tabTo(page, rows.nth(0).getByRole('button', { name: /^Move down/ }));
        await page.keyboard.press('Enter');
      },
      () => expect(said).toBeAttached({ timeout: 500 }),
    );
    expect(withoutNumber((await rows.allInnerTexts())[0])).toBe(withoutNumber(second));
    // the focus went along: Alt with an arrow takes the same event back, and once more down
    await page.keyboard.press('Alt+ArrowUp');
    expect(withoutNumber((await rows.allInnerTexts())[0])).toBe(withoutNumber(first));
    await page.keyboard.press('Alt+ArrowDown');
    await tabTo(page, checkButton(page));
    await page.keyboard.press('Enter');
  },
  async match(page) {
    const selects = page.getByRole('combobox');
    for (let index = 0; index < (await selects.count()); index++) {
      await untilShown(
        async () => {
          await tabTo(page, selects.nth(index));
          await page.keyboard.press('B');
        },
        () => expect(selects.nth(index).locator('option:checked')).toHaveText(/^B:/, { timeout: 500 }),
      );
    }
    await tabTo(page, checkButton(page));
    await page.keyboard.press('Enter');
  },
  async configuration(page) {
    const field = firstNumber(page);
    await untilShown(
      async () => {
        await tabTo(page, field);
        await page.keyboard.press('ControlOrMeta+a');
        await page.keyboard.type('7');
      },
      () => expect(page.getByText(/^was /)).toBeVisible({ timeout: 500 }),
    );
    await page.keyboard.press('Enter'); // in a field of the form it sends nothing
    await expect(checkButton(page)).toBeVisible();
    await tabTo(page, checkButton(page));
    await page.keyboard.press('Enter');
  },
};

const withoutNumber = (text = '') => text.replace(/^\s*\d+\s*/, '').trim();

const firstNumber = (page: Page) =>
  page.getByRole('group', { name: 'Your configuration' }).locator('input[inputmode=decimal]').first();

const byTouch: Record<Kind, (page: Page) => Promise<void>> = {
  async choice(page) {
    await tapUntil(page.getByRole('radio', { name: /^B:/ }));
  },
  async choices(page) {
    await tapUntil(page.getByRole('checkbox', { name: /^A:/ }));
    await tapUntil(page.getByRole('checkbox', { name: /^C:/ }));
  },
  async numeric(page) {
    const field = page.getByLabel(/^Your answer in/);
    await field.tap();
    await untilShown(
      () => field.fill('12'),
      () => expect(page.getByText('Read as 12 ')).toBeVisible({ timeout: 500 }),
    );
  },
  async order(page) {
    const down = page.getByRole('button', { name: /^Move down/ });
    for (const button of await page.getByRole('button', { name: /^Move (up|down)/ }).all()) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    await untilShown(
      () => down.first().tap(),
      () => expect(page.getByRole('status').filter({ hasText: 'now 2 of' })).toBeAttached({ timeout: 500 }),
    );
  },
  async match(page) {
    const selects = page.getByRole('combobox');
    for (const select of await selects.all()) {
      const box = await select.boundingBox();
      expect(box?.height ?? 0).toBeGreaterThanOrEqual(44);
      // the list itself is the phone's own
      await untilShown(
        async () => void (await select.selectOption({ index: 1 })),
        () => expect(select.locator('option:checked')).toHaveText(/^A:/, { timeout: 500 }),
      );
    }
  },
  async configuration(page) {
    const field = firstNumber(page);
    await field.tap();
    await untilShown(
      () => field.fill('7'),
      () => expect(page.getByText(/^was /)).toBeVisible({ timeout: 500 }),
    );
  },
};

async function tapUntil(option: Locator) {
  await untilShown(
    async () => void ((await option.isChecked()) || (await option.tap())),
    () => expect(option).toBeChecked({ timeout: 500 }),
  );
}

for (const kind of kinds) {
  test(`${kind} is answered by keyboard alone`, async ({ page }) => {
    await openKind(page, kind);
    await byKeyboard[kind](page);
    await expectVerdict(page);
    const heading = page.getByRole('heading', { name: /Right\.|Meets the goal|^Not / });
    await expect(heading).toBeFocused();
    await page.reload();
    await expectVerdict(page);
  });

  test(`${kind} is answered by touch on a phone`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      baseURL: baseURL!,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const page = await context.newPage();
    await openKind(page, kind);
    await byTouch[kind](page);
    await checkButton(page).tap();
    await expectVerdict(page);
    const [scroll, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(scroll).toBeLessThanOrEqual(width);
    await context.close();
  });
}

test('kinds that the exam has not are called practice, those that it has are not', async ({ page }) => {
  for (const kind of kinds) {
    await openKind(page, kind);
    const isExam = kind === 'choice' || kind === 'choices';
    await expect(page.getByText('Practice format, not in the exam')).toHaveCount(isExam ? 0 : 1);
  }
});

test('what is no number is not sent, and half a number survives a reload', async ({ page }) => {
  await openKind(page, 'numeric');
  const field = page.getByLabel(/^Your answer in/);
  await untilShown(
    async () => {
      await field.fill('about nine');
      await field.press('Enter');
    },
    () =>
      expect(page.getByRole('alert').filter({ hasText: '“about nine” is not a number.' })).toBeVisible({
        timeout: 500,
      }),
  );
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await page.reload();
  await expect(field).toHaveValue('about nine');
});

test('an order that nobody touched is asked about once', async ({ page }) => {
  await openKind(page, 'order');
  await untilShown(
    () => checkButton(page).click(),
    () => expect(page.getByRole('alert').filter({ hasText: 'press the button again' })).toBeVisible({ timeout: 5000 }),
  );
  await checkButton(page).click();
  await expectVerdict(page);
});

test('pairs are not sent while one is missing', async ({ page }) => {
  await openKind(page, 'match');
  const selects = page.getByRole('combobox');
  for (const select of (await selects.all()).slice(1)) await select.selectOption({ index: 1 });
  await untilShown(
    () => checkButton(page).click(),
    () => expect(page.getByRole('alert').filter({ hasText: 'has no partner yet' })).toBeVisible({ timeout: 500 }),
  );
  await expect(selects.first()).toHaveAttribute('aria-invalid', 'true');
});
