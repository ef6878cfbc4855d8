// Mutation testing of the rules on which most answer keys stand: `npm run mutation`, `npm run mutation -- --mutate 'lib/…'`.
// The unit tests alone must notice a changed rule; the report is tests/mutation/report/index.html.
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [
    'lib/simulation/{alarm,watch-alarms,cooldown,step-scaling,target-tracking,decide}.ts',
    'lib/simulation/network/**/*.ts',
  ],
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'tests/mutation/vitest.config.mts', related: false },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 10_000,
  thresholds: { high: 95, low: 90, break: 90 },
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: 'tests/mutation/report/index.html' },
  jsonReporter: { fileName: 'tests/mutation/report/report.json' },
  tempDirName: 'tests/mutation/.sandbox',
  ignorePatterns: ['.next', '.data', 'app', 'components', 'prisma', 'test-results', 'tests/mutation/report'],
  allowEmpty: false,
};
