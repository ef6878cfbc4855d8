import type { Question, QuestionOption } from '@/lib/contracts/question';
import type { Rulebook, Scenario } from '@/lib/contracts/scenario';
import type { DocumentProblem } from '@/lib/aws/parse-document';
import { type ParsedScenario, readChangedScenario, readScenario } from '@/lib/aws/parse-scenario';
import { type PreparedScenario, prepareScenario } from '@/lib/aws/simulate-scenario';
import type { RunNoise } from '@/lib/grading/kinds/kind';
import { makeVariant, type Variant } from '@/lib/variants/make-variant';

/** A variant with its scenarios parsed and compiled for one rulebook; nothing has run yet. */
export type PreparedVariant = {
  readonly question: Question;
  readonly variant: Variant;
  readonly rulebook: Rulebook;
  readonly base: { readonly scenario: Scenario; readonly prepared: PreparedScenario };
  readonly options: readonly PreparedOption[];
  /** How any other scenario of the variant is made ready; `before` is one that it shares parts with. */
  readonly prepare: (scenario: Scenario, before?: PreparedScenario) => PreparedScenario;
};

export type PreparedOption = {
  readonly option: QuestionOption;
  readonly text: string;
  readonly scenario: Scenario | null;
  readonly prepared: PreparedScenario | null;
};

export type PrepareResult =
  { kind: 'prepared'; prepared: PreparedVariant } | { kind: 'bad-question'; problems: DocumentProblem[] };

export function prepareVariant(question: Question, seed: number, rulebook: Rulebook, noise?: RunNoise): PrepareResult {
  const variant = makeVariant(question, seed);
  const problems: DocumentProblem[] = variant.problems.map(({ placeholder, message }) => ({
    path: placeholder,
    message,
  }));
  const take = (parsed: ParsedScenario, where: string): Scenario | null => {
    if (parsed.kind === 'scenario') return { ...parsed.scenario, rulebook, noise: 'none', ...noise };
    problems.push(...parsed.problems.map(({ path, message }) => ({ path: `${where}: ${path}`, message })));
    return null;
  };
  const base = take(readScenario(variant.base), 'scenario');
  if (!base) return { kind: 'bad-question', problems };
  const prepared = prepareScenario(base);
  const before = { document: variant.base, scenario: base };
  const options = variant.options.map(({ option, text, scenario: document }): PreparedOption => {
    const scenario = document && take(readChangedScenario(before, document), `option ${option.id}`);
    return { option, text, scenario, prepared: scenario && prepareScenario(scenario, prepared) };
  });
  if (problems.length > 0) return { kind: 'bad-question', problems };
  const ofBase = { scenario: base, prepared };
  return {
    kind: 'prepared',
    prepared: { question, variant, rulebook, base: ofBase, options, prepare: prepareScenario },
  };
}

// A published version never changes, so its variants are prepared once and run for every answer.
const ofVersions = new Map<string, PrepareResult>();
const mostPrepared = 400;

export function prepareVersion(
  version: { id: string; question: Question },
  seed: number,
  rulebook: Rulebook,
): PrepareResult {
  const key = `${version.id} ${seed} ${rulebook}`;
  const known = ofVersions.get(key);
  // the oldest goes first: a map keeps the order of insertion
  if (known) ofVersions.delete(key);
  else if (ofVersions.size >= mostPrepared) ofVersions.delete(ofVersions.keys().next().value ?? '');
  const result = known ?? prepareVariant(version.question, seed, rulebook);
  ofVersions.set(key, result);
  return result;
}
