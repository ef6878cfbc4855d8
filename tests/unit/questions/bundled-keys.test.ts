import { describe, expect, it } from 'vitest';
import { deriveKeys } from '@/lib/questions/derive-keys';
import { rulebooksOf, runVariant } from '@/lib/questions/run-variant';
import { countVariants } from '@/lib/variants/make-variant';
import { bundledQuestions } from '@/tests/support/question-bank';

// Every bundled question is a test: nobody typed its key, so the core must be able to name one, noise or not.

const noiseSeeds = [1, 2, 3, 4, 5, 6, 7, 8];

describe.each(bundledQuestions)('$file', ({ file, question }) => {
  it('has the name of its file', () => expect(`${question.id}.yaml`).toBe(file));

  it('has a key for every variant by every rulebook that it asks', () => {
    const derived = deriveKeys(question);
    expect(derived).toMatchObject({ kind: 'keys' });
    if (derived.kind !== 'keys') return;
    expect(Object.keys(derived.keys).sort()).toEqual([...rulebooksOf(question)].sort());
    for (const ofVariants of Object.values(derived.keys)) {
      expect(ofVariants).toHaveLength(countVariants(question));
      for (const ids of ofVariants ?? []) {
        expect(ids.length).toBeGreaterThan(0);
        if (question.kind === 'choices') expect(ids.length).toBeLessThan(question.options.length);
        if (question.kind === 'choice') expect(ids).toHaveLength(1);
      }
    }
  });

  it.each(rulebooksOf(question))('keeps its key by %s when the traffic is noisy', (rulebook) => {
    const keyOf = (noise?: { noise: 'poisson'; seed: number }) => {
      const result = runVariant(question, 0, rulebook, noise);
      return result.kind === 'run' ? result.run.key : result;
    };
    const exact = keyOf();
    for (const seed of noiseSeeds) expect(keyOf({ noise: 'poisson', seed })).toEqual(exact);
  });
});
