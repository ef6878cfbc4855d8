import { runInNewContext } from 'node:vm';
import { expect, test } from '@playwright/test';
import { bundleCore } from '@/tests/support/engines/bundle-core';
import { noisyScenarios } from '@/tests/support/engines/noisy-scenarios';

// The browser's half of tests/golden/same-bits.test.ts, on an empty page: the bundle is a test's, not the app's.

declare global {
  var core: { digestsOf(json: string): string };
}

test('gives fifty noisy scenarios the same digests in Chromium as in Node', async ({ page }) => {
  const documents = JSON.stringify(noisyScenarios());
  const script = await bundleCore();
  await page.goto('about:blank');
  await page.addScriptTag({ content: script });
  const inChromium = await page.evaluate((json) => core.digestsOf(json), documents);
  const inNode: unknown = runInNewContext(`${script}\ncore.digestsOf(documents)`, { documents });
  expect(new Set(JSON.parse(inChromium) as string[]).size).toBe(50);
  expect(inChromium).toBe(inNode);
});
