import { expect } from '@playwright/test';

/** Does something until it shows: before the page is alive, neither key nor click does anything. */
export async function untilShown(act: () => Promise<void>, shown: () => Promise<void>) {
  await expect(async () => {
    await act();
    await shown();
  }).toPass({ timeout: 30_000 });
}
