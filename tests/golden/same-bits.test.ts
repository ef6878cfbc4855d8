import { getQuickJS } from 'quickjs-emscripten';
import { expect, it } from 'vitest';
import { bundleCore } from '@/tests/support/engines/bundle-core';
import { noisyScenarios } from '@/tests/support/engines/noisy-scenarios';
import { digestsOf } from '@/tests/support/engines/digests-of';

// Server and browser must agree bit for bit, or a learner sees another run than the one that was graded. QuickJS shares no
// code with V8 (tests/e2e/same-bits.spec.ts asks Chromium).

it('gives fifty noisy scenarios the same digests in QuickJS as in Node', async () => {
  const documents = JSON.stringify(noisyScenarios());
  const context = (await getQuickJS()).newContext();
  context.runtime.setMemoryLimit(512 * 1024 * 1024);
  context.unwrapResult(context.evalCode(await bundleCore(), 'core.js')).dispose();
  const call = context.unwrapResult(context.evalCode(`core.digestsOf(${JSON.stringify(documents)})`));
  const digests = context.getString(call);
  call.dispose();
  context.dispose();
  expect(new Set(JSON.parse(digests) as string[]).size).toBe(50);
  expect(digests).toBe(digestsOf(documents));
});
