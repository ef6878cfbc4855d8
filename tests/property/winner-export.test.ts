import { describe, expect, it } from 'vitest';
import { configurationsOf, exportConfigurations } from '@/lib/attempts/export-configuration';
import { exportFormats } from '@/lib/aws/export/export-scenario';
import { simulateScenario } from '@/lib/aws/simulate-scenario';
import { answeredOf, rulebooksOf, runVariant } from '@/lib/questions/run-variant';
import { countVariants } from '@/lib/variants/make-variant';
import { bundledQuestions } from '@/tests/support/question-bank';
import { roundTrip } from '@/tests/support/round-trip';

// What a learner takes along is what won: exported and imported again, it runs as it ran in the question.

const mostSeeds = 6;

const winners = bundledQuestions.flatMap(({ question }) =>
  Array.from({ length: Math.min(countVariants(question), mostSeeds) }, (_, seed) => seed).flatMap((seed) => {
    const result = runVariant(question, seed, rulebooksOf(question)[0]);
    if (result.kind !== 'run' || result.run.key.kind !== 'key') throw new Error(`${question.id} ${seed} has no key`);
    const answered = answeredOf(result.run, { option: '' }, result.run.key.ids);
    return { name: `${question.id} ${seed}`, answered };
  }),
);

describe('the winning configuration of every bundled question', () => {
  it.each(exportFormats)('runs as it won after a way through %s', (format) => {
    let exported = 0;
    for (const { name, answered } of winners) {
      const files = exportConfigurations(answered).flatMap((one) => one.files.filter(({ to }) => to === format));
      for (const { replayed } of configurationsOf(answered).filter(({ of }) => of === 'winner')) {
        if (!replayed.run.scenario.endpoint) continue;
        exported += 1;
        const { scenario, text } = roundTrip(replayed.run.scenario, format);
        expect(files.map((file) => `${name} ${file.text}`)).toContain(`${name} ${text}`);
        expect(`${name} ${simulateScenario(scenario).core.digest}`).toBe(`${name} ${replayed.run.trace.core.digest}`);
      }
    }
    expect(exported).toBeGreaterThan(50);
  });

  it('is nobody’s where the winner is a claim, a fact, a job or a network', () => {
    for (const { name, answered } of winners) {
      const { asked, base } = answered.subject;
      const isChange = 'options' in asked && asked.options.some((option) => 'change' in option);
      const hasEndpoint = base.scenario.endpoint !== undefined;
      if ('options' in asked && !(isChange && hasEndpoint)) {
        expect(`${name} ${exportConfigurations(answered).length}`).toBe(`${name} 0`);
      }
    }
  });
});
