import { describe, expect, it } from 'vitest';
import { findMutant, mutants } from '@/lib/grading/mutants/mutants';
import { mutateVariant } from '@/lib/questions/mutate-variant';
import { prepareVariant } from '@/lib/questions/prepare-variant';
import { rulebooksOf, runPreparedVariant } from '@/lib/questions/run-variant';
import { bundledQuestions } from '@/tests/support/question-bank';
import { smallQuestion } from '@/tests/support/small-question';
import type { Question } from '@/lib/contracts/question';

/** What somebody takes for the key who believes what the mutant says. */
function keyUnder(id: string, question: Question, seed = 0) {
  const mutant = findMutant(id);
  const result = prepareVariant(question, seed, rulebooksOf(question)[0]);
  if (!mutant || result.kind !== 'prepared') throw new Error(`no mutant ${id}, or a bad question`);
  const { key } = runPreparedVariant(mutateVariant(result.prepared, mutant));
  return key.kind === 'no-key' ? key.kind : key.ids;
}

const bundled = (id: string): Question => {
  const found = bundledQuestions.find(({ question }) => question.id === id);
  if (!found) throw new Error(`no question ${id}`);
  return found.question;
};

it('every mutant has a name of its own and says what is believed in a sentence', () => {
  expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
  for (const { id, says } of mutants) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(says).toMatch(/^[A-Z].*\.$/);
  }
  expect(findMutant('constructor')).toBeNull();
});

describe('who believes', () => {
  it.each<[mutant: string, question: string, option: string]>([
    ['the-cooldown-is-the-start-up', 'cooldowns_noon_spike', 'cooldown'],
    ['no-start-up', 'cooldowns_noon_spike', 'concurrency_metric'],
    ['unset-scale-in-cooldown-is-600-seconds', 'cooldowns_unset_scale_in', 'two_at_2235'],
    ['minimum-ignored', 'policies_flash_sale_evening', 'three_or_fewer_at_eleven'],
    ['metric-per-second', 'metrics_target_from_load_test', 'target_half_second'],
    ['metric-per-five-minutes', 'metrics_target_from_load_test', 'target_half_five_minutes'],
    ['utilization-ends-at-100', 'metrics_cpu_of_four_cores', 'cpu_50'],
    ['utilization-is-a-share', 'metrics_cpu_of_four_cores', 'cpu_half'],
    ['average-load', 'spot_image_search_cost', 'fewer_instances'],
    ['spot-everywhere', 'spot_image_search_cost', 'spot_fleet'],
    ['zero-for-serverless-only', 'zero_async_small_batches', 'one_instance'],
  ])('%s chooses in %s the option %s', (mutant, question, option) => {
    expect(keyUnder(mutant, bundled(question))).toEqual([option]);
  });

  it('that every job runs on Spot takes refused jobs for right ones', () => {
    expect(keyUnder('spot-everywhere', bundled('spot_four_jobs'))).toEqual(
      expect.arrayContaining(['transform', 'processing']),
    );
  });

  it('that nothing is refused does not pass what runs and fails', () => {
    expect(keyUnder('refusals-ignored', smallQuestion())).toEqual(['three']);
  });
});

it('a mutant changes what runs and leaves the variant as it was', () => {
  const result = prepareVariant(bundled('cooldowns_noon_spike'), 0, 'aws');
  if (result.kind !== 'prepared') throw new Error(result.kind);
  const before = runPreparedVariant(result.prepared);
  const digests = before.options.map(({ trace }) => trace?.core.digest);
  for (const mutant of mutants) runPreparedVariant(mutateVariant(result.prepared, mutant));
  const after = runPreparedVariant(result.prepared);
  expect(after.options.map(({ trace }) => trace?.core.digest)).toEqual(digests);
  expect(after.key).toEqual(before.key);
});

it('a mutant holds for changed scenarios too', () => {
  const mutant = findMutant('average-load');
  const result = prepareVariant(bundled('cooldowns_noon_spike'), 0, 'aws');
  if (!mutant || result.kind !== 'prepared') throw new Error('no mutant, or a bad question');
  const { subject } = runPreparedVariant(mutateVariant(result.prepared, mutant));
  const changed = subject.runChanged([{ scaling: { ScalableTarget: { MinCapacity: 3 } } }]);
  expect(changed.kind === 'run' && changed.run.trace.measures.availability).toBe(1);
});
