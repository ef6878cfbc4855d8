import type { PublicQuestion } from '@/lib/contracts/public-question';
import type { Asks } from '@/lib/contracts/question';
import { readScenario } from '@/lib/aws/parse-scenario';
import { makeVariant } from '@/lib/variants/make-variant';
import type { Draw } from './draw';
import { toScenarioSheet } from './to-scenario-sheet';

/**
 * What the browser gets before the answer is locked. Every field that stays is named here; an option's change, the goal's
 * outcome, seeds, traces, rationale, misconceptions and the question's id (its words can tell) never pass.
 */
export function toPublicQuestion({ version, variantSeed, optionOrder }: Draw): PublicQuestion {
  const { question } = version;
  const variant = makeVariant(question, variantSeed);
  const parsed = readScenario(variant.base);
  if (parsed.kind === 'bad-document') {
    throw new Error(
      `version ${version.id} does not parse: ${parsed.problems.map(({ message }) => message).join('; ')}`,
    );
  }
  const texts = new Map(variant.options.map(({ option, text }) => [option.id, text]));
  return {
    topic: question.topic,
    kind: question.kind,
    asksBy: asksByWords[question.asks],
    stem: variant.stem,
    sheet: toScenarioSheet(parsed.scenario, question),
    options: optionOrder.flatMap((id) => {
      const text = texts.get(id);
      return text === undefined ? [] : [{ id, text }];
    }),
  };
}

const asksByWords: Record<Asks, string> = {
  both: '',
  aws: "According to AWS's documentation:",
  course: "According to the course's rules:",
};
