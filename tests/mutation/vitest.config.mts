import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// The tests that mutants of the core must fail: its unit tests, which are fast enough to run once a mutant.
const root = join(import.meta.dirname, '../..');

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: { include: ['tests/unit/simulation/**/*.test.ts'] },
});
