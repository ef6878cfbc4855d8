import { describe, expect, it } from 'vitest';
import { findFact } from '@/lib/aws/facts';
import type { Question } from '@/lib/contracts/question';
import { findMutant } from '@/lib/grading/mutants/mutants';
import { believedOption } from '@/lib/questions/believed-option';
import { findMisconception, misconceptions } from '@/lib/questions/misconceptions';
import { rulebooksOf, runVariant } from '@/lib/questions/run-variant';
import { countVariants } from '@/lib/variants/make-variant';
import { bundledQuestions } from '@/tests/support/question-bank';

const distractors = bundledQuestions.flatMap(({ question }) =>
  ('options' in question ? question.options : []).flatMap(({ id, misconception }) =>
    misconception === undefined ? [] : [{ question, option: id, misconception }],
  ),
);

describe('the catalogue of misconceptions', () => {
  it('names each belief once, with facts that exist and are not disputed', () => {
    expect(new Set(misconceptions.map(({ id }) => id)).size).toBe(misconceptions.length);
    for (const { id, refutedBy, onlyByTheCourse } of misconceptions) {
      expect(`${id} ${refutedBy.length > 0}`).toBe(`${id} ${!onlyByTheCourse}`);
      for (const fact of refutedBy) expect(`${id} ${findFact(fact)?.confidence}`).toMatch(/documented|inferred/);
    }
    expect(findMisconception('constructor')).toBeNull();
  });

  it('knows every belief that a distractor of the bank names', () => {
    const unknown = distractors.filter(({ misconception }) => !findMisconception(misconception));
    expect(unknown.map(({ question, option, misconception }) => `${question.id} ${option} ${misconception}`)).toEqual(
      [],
    );
  });

  it('names only mutants that there are', () => {
    for (const { id, mutant } of misconceptions) {
      if (mutant !== undefined) expect(`${id} ${findMutant(mutant)?.id}`).toBe(`${id} ${mutant}`);
    }
  });
});

/** The variants in which an option is wrong: there it may be what a believer takes for right. */
function wrongVariants(question: Question, option: string): number[] {
  const seeds = Array.from({ length: Math.min(countVariants(question), 16) }, (_, seed) => seed);
  return seeds.filter((seed) => {
    const result = runVariant(question, seed, rulebooksOf(question)[0]);
    return result.kind === 'run' && result.run.key.kind === 'key' && !result.run.key.ids.includes(option);
  });
}

describe('who holds a belief that the core can be run with', () => {
  const computed = [...new Set(distractors.map(({ misconception }) => misconception))].filter(
    (id) => findMisconception(id)?.mutant !== undefined,
  );

  it.each(computed)('%s takes the distractor that stands for it, in some question', (id) => {
    const takes = distractors.some(
      ({ question, option, misconception }) =>
        misconception === id &&
        wrongVariants(question, option).some((seed) => {
          const believed = believedOption(question, id, seed);
          return 'ids' in believed && believed.ids.includes(option);
        }),
    );
    expect(takes).toBe(true);
  });

  it('says so where the core does not compute a belief', () => {
    const [first] = bundledQuestions;
    expect(first && believedOption(first.question, 'the-target-is-the-maximum')).toEqual({ kind: 'not-computed' });
    expect(first && believedOption(first.question, 'nobody-believes-this')).toEqual({ kind: 'not-computed' });
  });
});
