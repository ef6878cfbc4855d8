import type { Question } from '@/lib/contracts/question';
import { findMutant } from '@/lib/grading/mutants/mutants';
import { findMisconception } from './misconceptions';
import { mutateVariant } from './mutate-variant';
import { prepareVariant } from './prepare-variant';
import { rulebooksOf, runPreparedVariant } from './run-variant';

/** What somebody answers who holds a misconception, as far as the core can be run with it. */
export type Believed =
  | { readonly kind: 'chooses'; readonly ids: readonly string[] }
  /** To this belief several options are equally good. */
  | { readonly kind: 'hesitates'; readonly ids: readonly string[] }
  | { readonly kind: 'finds-none' }
  /** The belief is about something that the core does not compute. */
  | { readonly kind: 'not-computed' };

/** Runs a variant with the belief in the place of what is so, by the first rulebook that the question asks by. */
export function believedOption(question: Question, misconceptionId: string, seed = 0): Believed {
  const mutant = findMutant(findMisconception(misconceptionId)?.mutant ?? '');
  const prepared = prepareVariant(question, seed, rulebooksOf(question)[0]);
  if (!mutant || prepared.kind === 'bad-question') return { kind: 'not-computed' };
  const { key } = runPreparedVariant(mutateVariant(prepared.prepared, mutant));
  switch (key.kind) {
    case 'key':
      return { kind: 'chooses', ids: key.ids };
    case 'tie':
      return { kind: 'hesitates', ids: key.ids };
    case 'no-key':
      return { kind: 'finds-none' };
  }
}
