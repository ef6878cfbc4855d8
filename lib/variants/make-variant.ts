import type { Json, JsonObject, Parameter, Question, QuestionOption } from '@/lib/contracts/question';
import { applyChange } from './apply-change';
import type { Names } from './expression';
import { fillQuestion } from './fill-question';
import { fillDocument, fillText, type PlaceholderProblem } from './placeholders';

/** A question with its parameters chosen: texts filled in, and one scenario document an option. */
export type Variant = {
  readonly seed: number;
  readonly member: string;
  readonly values: Readonly<Record<string, number | string>>;
  readonly stem: string;
  /** The question with the placeholders of its stem and of whatever is answered filled in; the rationale keeps its own. */
  readonly asked: Question;
  /** The scenario before any change: what the sheet shows, and what claims are about. */
  readonly base: JsonObject;
  readonly options: readonly VariantOption[];
  readonly problems: readonly PlaceholderProblem[];
};

export type VariantOption = {
  /** Its change or claim with the placeholders filled in. */
  readonly option: QuestionOption;
  readonly text: string;
  /** The option's own scenario; null for claims and facts, which are about the base. */
  readonly scenario: JsonObject | null;
};

/** How many different variants a question has: every combination of parameter values, for each member. */
export function countVariants(question: Question): number {
  const counts = Object.values(question.parameters).map((parameter) => valuesOf(parameter).length);
  return counts.reduce((product, count) => product * count, question.members.length + 1);
}

/**
 * The variant of a seed. Seeds count the variants through, so that "every variant" can be checked: seeds that differ by
 * countVariants make the same one.
 */
export function makeVariant(question: Question, seed: number): Variant {
  let index = seed % countVariants(question);
  const take = (count: number) => {
    const chosen = index % count;
    index = Math.floor(index / count);
    return chosen;
  };
  const values: Record<string, number | string> = {};
  for (const [name, parameter] of Object.entries(question.parameters)) {
    const all = valuesOf(parameter);
    values[name] = all[take(all.length)] ?? 0;
  }
  const member = question.members[take(question.members.length + 1) - 1];
  const problems: PlaceholderProblem[] = [];
  // own names only: a question may not say {{constructor}}
  const names: Names = (name) => (Object.hasOwn(values, name) ? values[name] : undefined);
  const fill = (document: Json) => asObject(fillDocument(document, names, problems));
  const stated = fill(question.scenario);
  const base = member ? applyChange(stated, fill(member.scenario)) : stated;
  const options = ('options' in question ? question.options : []).map((option): VariantOption => {
    const text = fillText(option.text, names, problems);
    if ('claim' in option) {
      return { option: { ...option, claim: fillClaim(option.claim, names, problems) }, text, scenario: null };
    }
    if ('fact' in option) return { option, text, scenario: null };
    const change = fill(option.change);
    return { option: { ...option, change }, text, scenario: applyChange(base, change) };
  });
  const stem = fillText(question.stem, names, problems);
  const asked = fillQuestion(
    { ...question, stem },
    {
      document: fill,
      text: (text) => fillText(text, names, problems),
      options: options.map(({ option, text }) => ({ ...option, text })),
    },
  );
  return { seed, member: member?.id ?? 'base', values, stem, asked, base, options, problems };
}

function valuesOf(parameter: Parameter): readonly (number | string)[] {
  if ('oneOf' in parameter) return parameter.oneOf;
  const { from, to, step } = parameter;
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  return Array.from({ length: Math.max(1, count) }, (_, i) => Math.round((from + i * step) * 1e9) / 1e9);
}

type ClaimOption = Extract<QuestionOption, { claim: unknown }>;

function fillClaim(claim: ClaimOption['claim'], names: Names, problems: PlaceholderProblem[]): ClaimOption['claim'] {
  const number = (value: number | string | undefined) => {
    const filled = typeof value === 'string' ? fillDocument(value, names, problems) : value;
    return typeof filled === 'number' ? filled : undefined;
  };
  const filled = {
    atMinute: number(claim.atMinute),
    atLeast: number(claim.atLeast),
    atMost: number(claim.atMost),
    equals: number(claim.equals),
  };
  const given = Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined));
  const { measure, series } = claim;
  return { ...(measure ? { measure } : {}), ...(series ? { series } : {}), ...given };
}

function asObject(value: Json): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
