import type { Question, QuestionOption } from '@/lib/contracts/question';
import type { Variant } from './make-variant';

/**
 * One variant as a question of its own, without parameters and members: what was shown and what was run, with the
 * rationale as it was told. It runs like the variant that it was made of, and says nothing of the others.
 */
export function freezeVariant({ asked, base }: Pick<Variant, 'asked' | 'base'>, rationale: string): Question {
  const alone = { scenario: base, parameters: {}, members: [], rationale };
  return 'options' in asked ? { ...asked, ...alone, options: asked.options.map(toShown) } : { ...asked, ...alone };
}

/** Every field that stays is named: a misconception tells which options are wrong in all variants. */
function toShown(option: QuestionOption): QuestionOption {
  const { id, text } = option;
  if ('change' in option) return { id, text, change: option.change };
  return 'claim' in option ? { id, text, claim: option.claim } : { id, text, fact: option.fact };
}
