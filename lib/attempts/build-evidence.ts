import type { Question, QuestionOption } from '@/lib/contracts/question';
import type { Evidence, OptionEvidence, Reference } from '@/lib/contracts/verdict';
import { findFact } from '@/lib/aws/facts';
import { buildOptionEvidence } from '@/lib/grading/build-evidence';
import { chosenOf } from '@/lib/grading/kinds/choice/choice-kind';
import type { Answered } from '@/lib/grading/kinds/kind';
import { kindOf } from '@/lib/grading/kinds/kinds';
import { unitOf } from '@/lib/grading/unit-of';
import { findMisconception } from '@/lib/questions/misconceptions';
import type { VariantRun } from '@/lib/questions/run-variant';
import { describeOtherRulebook } from './other-rulebook';
import { fillRationale } from './fill-rationale';

/** Everything the learner is told once the answer is locked, in the order in which the options were shown. */
export function buildEvidence(
  version: { id: string; question: Question },
  run: VariantRun,
  answered: Answered<Question>,
  optionOrder: readonly string[],
): Evidence {
  const { key } = answered;
  const chosen = chosenOf(answered.response);
  const answer = kindOf(run.question.kind).explain(answered);
  const best = run.outcomes.find(({ id }) => id === key[0])?.goal?.preferred ?? null;
  const aim = { goal: run.goal, best };
  const other = describeOtherRulebook(version, run, answered, optionOrder);
  const options = optionOrder.flatMap((id) => {
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
    const misconception = shown.right ? null : misconceptionOf(option.option);
    return [{ ...buildOptionEvidence(outcome, shown, aim, words), ...(misconception ? { misconception } : {}) }];
  });
  return {
    rulebook: run.rulebook,
    key: [...key],
    options,
    ...(answer ? { answer } : {}),
    rationale: fillRationale(run),
    references: listReferences(run.question.references, options),
    ...(other ? { otherRulebook: other } : {}),
  };
}

/** The belief that a distractor stands for. The right option of one variant may be a distractor of another. */
function misconceptionOf({ misconception: id }: QuestionOption): OptionEvidence['misconception'] | null {
  const found = id === undefined ? null : findMisconception(id);
  return found && { id: found.id, believes: found.believes, facts: found.refutedBy };
}

/** What the question rests on, and what refutes the beliefs of the wrong options that were chosen. */
function listReferences(stated: readonly string[], options: readonly OptionEvidence[]): Reference[] {
  const refuting = options.flatMap(({ chosen, misconception }) => (chosen ? (misconception?.facts ?? []) : []));
  return [...new Set([...stated, ...refuting])].flatMap((id): Reference[] => {
    const fact = findFact(id);
    return fact ? [{ fact: id, statement: fact.statement, confidence: fact.confidence, urls: fact.urls }] : [];
  });
}
