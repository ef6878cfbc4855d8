import type { Question } from '@/lib/contracts/question';
import type { Evidence, Reference } from '@/lib/contracts/verdict';
import { findFact } from '@/lib/aws/facts';
import { buildOptionEvidence } from '@/lib/grading/build-evidence';
import type { VariantRun } from '@/lib/questions/run-variant';
import { describeOtherRulebook } from './other-rulebook';
import { fillRationale } from './fill-rationale';
import { unitOf } from './unit-of';

/** Everything the learner is told once the answer is locked, in the order in which the options were shown. */
export function buildEvidence(
  version: { id: string; question: Question },
  run: VariantRun,
  key: readonly string[],
  { chosen, optionOrder }: { chosen: readonly string[]; optionOrder: readonly string[] },
): Evidence {
  const best = run.outcomes.find(({ id }) => id === key[0])?.goal?.preferred ?? null;
  const aim = { goal: run.goal, best };
  const other = describeOtherRulebook(version, run, key, optionOrder);
  return {
    rulebook: run.rulebook,
    key: [...key],
    options: optionOrder.flatMap((id) => {
      const outcome = run.outcomes.find((one) => one.id === id);
      const option = run.options.find((one) => one.option.id === id);
      if (!outcome || !option) return [];
      const shown = {
        text: option.text,
        right: key.includes(id),
        chosen: chosen.includes(id),
        claim: 'claim' in option.option ? option.option.claim : undefined,
        fact: 'fact' in option.option ? option.option.fact : undefined,
      };
      const words = { start: run.base.scenario.start, unit: unitOf(option.scenario ?? run.base.scenario) };
      return [buildOptionEvidence(outcome, shown, aim, words)];
    }),
    rationale: fillRationale(run),
    references: run.question.references.flatMap((id): Reference[] => {
      const fact = findFact(id);
      return fact ? [{ fact: id, statement: fact.statement, confidence: fact.confidence, urls: fact.urls }] : [];
    }),
    ...(other ? { otherRulebook: other } : {}),
  };
}
