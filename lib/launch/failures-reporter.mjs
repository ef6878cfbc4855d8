// @ts-check
// Vitest's reporter of failures alone, without its banner and its sums, because `npm test` prints one line a stage. The
// counts go to the file that COUNTS_FILE names: tests, and whatever failed outside of one (a file that cannot be
// loaded, an error that nobody caught).
import { writeFileSync } from 'node:fs';
import { AgentReporter } from 'vitest/node';

export default class FailuresReporter extends AgentReporter {
  /**
   * @override
   * @param {import('vitest/node').Vitest} vitest
   */
  onInit(vitest) {
    vitest.logger.printBanner = () => undefined;
    super.onInit(vitest);
  }

  /**
   * @override
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {Parameters<AgentReporter['onTestRunEnd']>[1]} errors
   * @param {Parameters<AgentReporter['onTestRunEnd']>[2]} reason
   */
  onTestRunEnd(modules, errors, reason) {
    super.onTestRunEnd(modules, errors, reason);
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const countOf = (/** @type {string} */ wanted) => states.filter((state) => state === wanted).length;
    const broken = modules.filter((module) => module.errors().length > 0).length;
    const counts = {
      passed: countOf('passed'),
      failed: countOf('failed') + broken + errors.length,
      skipped: countOf('skipped'),
    };
    writeFileSync(process.env.COUNTS_FILE ?? '/dev/null', JSON.stringify(counts));
  }

  /** @override */
  reportTestSummary() {}
}
