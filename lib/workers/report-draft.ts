import type { DraftReport, DraftRun, PlacedProblem, ReportRequest } from '@/lib/contracts/authoring';
import type { Question } from '@/lib/contracts/question';
import type { OptionEvidence } from '@/lib/contracts/verdict';
import { placeProblems } from '@/lib/aws/find-place';
import type { DocumentProblem } from '@/lib/aws/parse-document';
import { buildOptionEvidence } from '@/lib/grading/build-evidence';
import { kindOf } from '@/lib/grading/kinds/kinds';
import { unitOf } from '@/lib/grading/unit-of';
import { readDraftText } from '@/lib/questions/read-draft-text';
import { answeredOf, rulebooksOf, runVariant, type VariantRun } from '@/lib/questions/run-variant';
import { toScenarioSheet } from '@/lib/questions/to-scenario-sheet';
import { countVariants } from '@/lib/variants/make-variant';
import { rightResponse } from './right-response';

/** What the core makes of a draft: what is wrong at which line, and every option's run. Whatever is typed, it answers. */
export function reportDraft({ text, seed, rulebook }: Omit<ReportRequest, 'id'>, questionId: string): DraftReport {
  const read = readDraftText(text, questionId);
  if (read.kind === 'problems') return { problems: read.problems, run: null };
  const { question } = read;
  const rulebooks = rulebooksOf(question);
  const asked = rulebooks.find((one) => one === rulebook) ?? rulebooks[0];
  const result = runVariant(question, seed % countVariants(question), asked);
  if (result.kind === 'run') return { problems: refusalsOf(text, result.run), run: describe(result.run) };
  return { problems: placeProblems(text, unique(result.problems.map((one) => inDraft(one, question)))), run: null };
}

/** A base scenario that AWS refuses has no run that a claim could be about; an option's refusal is its result. */
function refusalsOf(text: string, { base }: VariantRun): PlacedProblem[] {
  const problems = base.trace.rejections.map(({ path, message }) => {
    return { path: `scenario.${path}`, message: `the scenario is refused before any change: ${message}` };
  });
  return placeProblems(text, problems);
}

/** Where in the draft the problem of a scenario stands: scenarios are named by what made them. */
function inDraft({ path, message }: DocumentProblem, question: Question): DocumentProblem {
  const [, where, inner = ''] = /^(scenario|option [a-z0-9_]+): (.*)$/s.exec(path) ?? [];
  if (where === undefined) return { path, message };
  if (where === 'scenario') return { path: `scenario.${inner}`, message };
  const options = 'options' in question ? question.options : [];
  const index = options.findIndex(({ id }) => where === `option ${id}`);
  return { path: `options[${index}].change.${inner}`, message };
}

function unique(problems: readonly DocumentProblem[]): DocumentProblem[] {
  return [...new Map(problems.map((problem) => [`${problem.path}\n${problem.message}`, problem])).values()];
}

function describe(run: VariantRun): DraftRun {
  const { question, variant, rulebook, base, key } = run;
  const ids = key.kind === 'key' ? key.ids : [];
  const response = key.kind === 'key' ? rightResponse(run.subject, ids) : null;
  return {
    rulebooks: rulebooksOf(question),
    rulebook,
    variants: countVariants(question),
    seed: variant.seed,
    member: variant.member,
    values: variant.values,
    stem: variant.stem,
    sheet: toScenarioSheet(base.scenario, question),
    key: key.kind === 'key' ? { kind: 'key', ids } : { kind: 'none', message: key.message },
    options: describeOptions(run, ids),
    answer: response && kindOf(question.kind).explain(answeredOf(run, response, ids)),
  };
}

/** The same sentences that a learner reads after the answer, of every option at once. */
function describeOptions({ options, outcomes, goal, base }: VariantRun, key: readonly string[]): OptionEvidence[] {
  const best = outcomes.find(({ id }) => id === key[0])?.goal?.preferred ?? null;
  return options.flatMap(({ option, text, scenario }) => {
    const outcome = outcomes.find(({ id }) => id === option.id);
    if (!outcome) return [];
    const shown = {
      ...{ text, right: key.includes(option.id), chosen: false },
      claim: 'claim' in option ? option.claim : undefined,
      fact: 'fact' in option ? option.fact : undefined,
    };
    const words = { start: base.scenario.start, unit: unitOf(scenario ?? base.scenario) };
    return [buildOptionEvidence(outcome, shown, { goal, best }, words)];
  });
}
