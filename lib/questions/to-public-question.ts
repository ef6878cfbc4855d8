import type { PublicQuestion } from '@/lib/contracts/public-question';
import { type Asks, examKinds, type JsonObject, type Question } from '@/lib/contracts/question';
import { readScenario } from '@/lib/aws/parse-scenario';
import { kindOf } from '@/lib/grading/kinds/kinds';
import { makeVariant } from '@/lib/variants/make-variant';
import type { Draw } from './draw';
import { toLab } from './to-lab';
import { toScenarioSheet } from './to-scenario-sheet';

/** Of a draw, or of a draft that is looked at. */
type Shown = Pick<Draw, 'variantSeed' | 'optionOrder'> & { version: Pick<Draw['version'], 'id' | 'question'> };

/**
 * What the browser gets before the answer is locked. Every field that stays is named here; an option's change, the goal's
 * outcome, seeds, traces, rationale, misconceptions and the question's id (its words can tell) never pass.
 */
export function toPublicQuestion({ version, variantSeed, optionOrder }: Shown): PublicQuestion {
  const { question } = version;
  const variant = makeVariant(question, variantSeed);
  const parsed = readScenario(variant.base);
  if (parsed.kind === 'bad-document') {
    throw new Error(
      `version ${version.id} does not parse: ${parsed.problems.map(({ message }) => message).join('; ')}`,
    );
  }
  const { asked } = variant;
  const texts = new Map(
    kindOf(asked.kind)
      .shownItems(asked)
      .map(({ id, text }) => [id, text]),
  );
  return {
    topic: question.topic,
    kind: question.kind,
    practiceOnly: !examKinds.includes(question.kind),
    asksBy: asksByWords[question.asks],
    stem: variant.stem,
    sheet: toScenarioSheet(parsed.scenario, question),
    options: optionOrder.flatMap((id) => {
      const text = texts.get(id);
      return text === undefined ? [] : [{ id, text }];
    }),
    ...shownOfKind(asked, variant.base),
  };
}

/** What else the answer needs, field by field. */
function shownOfKind(asked: Question, base: JsonObject): Pick<PublicQuestion, 'numeric' | 'left' | 'lab'> {
  switch (asked.kind) {
    case 'numeric': {
      const { unit, digits } = asked.numeric;
      return { numeric: { unit, digits } };
    }
    case 'match':
      return { left: asked.match.left.map(({ id, text }) => ({ id, text })) };
    case 'configuration':
      return { lab: toLab(asked.configuration.editable, base) };
    default:
      return {};
  }
}

const asksByWords: Record<Asks, string> = {
  both: '',
  aws: "According to AWS's documentation:",
  course: "According to the course's rules:",
};
