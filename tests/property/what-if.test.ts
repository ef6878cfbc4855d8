import { expect, it } from 'vitest';
import { simulateScenario } from '@/lib/aws/simulate-scenario';
import { deriveKey, evaluateOptions } from '@/lib/grading/derive-key';
import { findWhatIf } from '@/lib/questions/find-what-if';
import { prepareVariant } from '@/lib/questions/prepare-variant';
import { rulebooksOf, runPreparedVariant } from '@/lib/questions/run-variant';
import { bundledQuestions } from '@/tests/support/question-bank';

/** The first wrong option that was to be chosen in place of the key, or of one of its options. */
async function findFlip(question: (typeof bundledQuestions)[number]['question']) {
  const result = prepareVariant(question, 0, rulebooksOf(question)[0]);
  if (result.kind !== 'prepared') throw new Error(result.kind);
  const run = runPreparedVariant(result.prepared);
  if (run.key.kind !== 'key' || !('options' in question)) return null;
  const { ids } = run.key;
  const wrong = question.options.find(({ id }) => !ids.includes(id));
  const wanted = wrong ? [wrong.id, ...ids.slice(1)] : [];
  return { run, wanted, flip: await findWhatIf(result.prepared, wanted) };
}

it('what would have made an answer right makes it the key, derived from all options anew', async () => {
  let found = 0;
  for (const { question } of bundledQuestions) {
    const result = await findFlip(question);
    if (result?.flip.kind !== 'found' || !('options' in question)) continue;
    found += 1;
    const { run, wanted } = result;
    const { number, value } = result.flip.found;
    expect(Math.abs(Math.log(value / number.stated))).toBeLessThanOrEqual(Math.log(4) * 1.05);
    const goal = number.putIntoGoal ? number.putIntoGoal(run.goal, value) : run.goal;
    const traces = run.options.map(({ option, scenario }) => ({
      option,
      trace: scenario && simulateScenario(number.put(scenario, value)),
    }));
    const key = deriveKey(question.kind, evaluateOptions(traces, run.base.trace, goal), goal);
    const said = `${question.id}: ${number.say(value)}`;
    expect([said, key.kind === 'key' ? [...key.ids].sort() : key.kind]).toEqual([said, [...wanted].sort()]);
  }
  expect(found).toBeGreaterThan(20);
});
