import { expect, it } from 'vitest';
import { digestOfSources } from '@/lib/commands/core-version';
import { coreVersion } from '@/lib/simulation/core-version';

it('names the core by its sources: run `npm run core-version` after changing them', () => {
  expect(coreVersion).toBe(digestOfSources());
});
