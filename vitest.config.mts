import { defineConfig } from 'vitest/config';

const alias = { '@': import.meta.dirname };
const suite = (name: string, extra: object = {}) => ({
  resolve: { alias },
  test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout: 30_000, ...extra },
});

export default defineConfig({
  test: {
    projects: [
      suite('unit'),
      suite('property', { testTimeout: 120_000 }),
      suite('golden'),
      suite('integration', { testTimeout: 60_000, hookTimeout: 120_000, fileParallelism: false }),
    ],
  },
});
