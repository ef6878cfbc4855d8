import type { Refusal } from '@/lib/contracts/certificate';
import type { Question, QuestionOption } from '@/lib/contracts/question';
import { measureWords } from '@/lib/grading/words';

/** What a fact of the collection rests on; null where there is no such fact. */
export type ConfidenceOf = (fact: string) => string | null;

const optionsOf = (question: Question): readonly QuestionOption[] => ('options' in question ? question.options : []);

/** What is wrong with a question's document whatever its runs say. */
export function refuseDocument(question: Question, confidenceOf: ConfidenceOf): Refusal[] {
  return [
    ...refuseMisconceptions(question),
    ...refuseStatedDigits(question),
    ...refusePlaceholders(question),
    ...refuseReferences(question, confidenceOf),
    ...refuseFacts(question, confidenceOf),
  ];
}

function refuseMisconceptions(question: Question): Refusal[] {
  const options = optionsOf(question);
  return options.flatMap(({ id, misconception }, index) => {
    const before = options.slice(0, index).find((other) => other.misconception === misconception);
    if (misconception === undefined || !before) return [];
    return [
      {
        code: 'same-misconception',
        where: `options ${before.id} and ${id}`,
        message: `both stand for the misconception ${misconception}`,
        remedy: 'give each wrong option a misconception of its own, or leave one of them out',
      },
    ];
  });
}

/** A number in a rationale must come from a trace, or be marked as code; a digit in a word that begins with a letter is a name. */
function refuseStatedDigits({ rationale }: Question): Refusal[] {
  const plain = rationale.replace(/\{\{.*?\}\}/gs, '').replace(/`[^`]*`/g, '');
  const words = plain
    .split(/[\s()[\]{}"“”,;!?/–—]+|:(?!\d)/)
    .filter((word) => /\d/.test(word) && !/^\p{L}/u.test(word));
  return words.map((word) => ({
    code: 'stated-digit',
    where: 'rationale',
    message: `"${word}" is typed by hand, and nothing holds it true when the scenario or the core changes`,
    remedy:
      'write it as a placeholder such as {{spike}} or {{trace.raise_min.measures.costUsd}}, or, for a constant, in `code` style',
  }));
}

function refusePlaceholders(question: Question): Refusal[] {
  const { rationale, parameters } = question;
  const withRun = optionsOf(question)
    .filter((option) => 'change' in option)
    .map(({ id }) => id);
  const isKnown = (name: string): boolean => {
    if (Object.hasOwn(parameters, name)) return true;
    const [, option, measure = ''] = /^(?:trace\.([\w-]+)|base)\.measures\.(\w+)$/.exec(name) ?? [];
    return Object.hasOwn(measureWords, measure) && (option === undefined || withRun.includes(option));
  };
  const names = [...rationale.matchAll(/\{\{(.*?)\}\}/gs)].flatMap(([, expression = '']) =>
    [...expression.matchAll(/[A-Za-z_][\w.-]*/g)].map(([name]) => name),
  );
  return [...new Set(names)]
    .filter((name) => !isKnown(name))
    .map((name) => ({
      code: 'unknown-placeholder',
      where: 'rationale',
      message: `{{${name}}} stands for nothing`,
      remedy: `name a parameter (${Object.keys(parameters).join(', ') || 'there is none'}), trace.OPTION.measures.MEASURE of an option with a change (${withRun.join(', ') || 'there is none'}), or base.measures.MEASURE`,
    }));
}

function refuseReferences({ references }: Question, confidenceOf: ConfidenceOf): Refusal[] {
  return references
    .filter((id) => confidenceOf(id) === null)
    .map((id) => ({
      code: 'unknown-reference',
      where: `references: ${id}`,
      message: `there is no fact ${id}`,
      remedy: 'name facts of the collection, such as B1 or S8',
    }));
}

function refuseFacts(question: Question, confidenceOf: ConfidenceOf): Refusal[] {
  return optionsOf(question).flatMap((option): Refusal[] => {
    if (!('fact' in option)) return [];
    const confidence = confidenceOf(option.fact.id);
    if (confidence === 'documented') return [];
    const where = `option ${option.id}, fact ${option.fact.id}`;
    if (confidence === null) {
      const message = `there is no fact ${option.fact.id}`;
      return [{ code: 'unknown-reference', where, message, remedy: 'name a fact of the collection, such as B1 or S8' }];
    }
    return [
      {
        code: 'undocumented-fact',
        where,
        message: `${option.fact.id} is ${confidence}, and nothing else decides whether the option is right`,
        remedy: 'rest the option on a documented fact, or make it a change or a claim that the core can decide',
      },
    ];
  });
}
