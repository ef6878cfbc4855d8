import { draftLimits } from '@/lib/contracts/authoring';
import type { JsonObject, Parameter, Question } from '@/lib/contracts/question';
import { findTooMuchIn } from '@/lib/aws/document-limits';
import type { DocumentProblem } from '@/lib/aws/parse-document';
import { applyChange } from '@/lib/variants/apply-change';
import { makeVariant, type Variant } from '@/lib/variants/make-variant';

/**
 * What a question from a browser asks for too much of. It is told before anything runs: first how many variants there are (a
 * step of a millionth makes a million), then what each of them would run, with its placeholders filled and its patches
 * applied.
 */
export function findTooMuch(question: Question): DocumentProblem[] {
  const { parameters, members } = question;
  const variants = Object.values(parameters).reduce((product, one) => product * countOf(one), members.length + 1);
  // a sum that is no number is too much as well
  if (!(variants <= draftLimits.variants)) {
    const message = `expected at most ${draftLimits.variants} variants, got ${Math.floor(variants)}`;
    return [{ path: 'parameters', message }];
  }
  for (let seed = 0; seed < variants; seed++) {
    const problems = documentsOf(makeVariant(question, seed)).flatMap(findTooMuchIn);
    if (problems.length > 0) return problems.map(({ path, message }) => ({ path: `scenario.${path}`, message }));
  }
  return findTooMuchHidden(question);
}

/** Everything that a variant may run: its options, its pairs, its lab. */
function documentsOf({ asked, base, options }: Variant): JsonObject[] {
  const changed = options.flatMap(({ scenario }) => (scenario ? [scenario] : []));
  if (asked.kind === 'configuration') return [base, applyChange(base, asked.configuration.solution)];
  if (asked.kind !== 'match') return [base, ...changed];
  const { left, right } = asked.match;
  const situations = left.map(({ scenario }) => applyChange(base, scenario));
  return [...situations, ...situations.flatMap((one) => right.map(({ change }) => applyChange(one, change)))];
}

function findTooMuchHidden(question: Question): DocumentProblem[] {
  if (question.kind !== 'configuration') return [];
  const { seeds, traffic } = question.configuration.hidden;
  const pieces = Math.max(0, ...traffic.map((one) => one.length));
  const expect = (what: string, got: number, most: number) =>
    got > most ? [{ path: 'configuration.hidden', message: `expected at most ${most} ${what}, got ${got}` }] : [];
  return [
    ...expect('seeds', seeds.length, draftLimits.hiddenRuns),
    ...expect('traffics', traffic.length, draftLimits.hiddenRuns),
    ...expect('pieces of traffic', pieces, draftLimits.trafficPieces),
  ];
}

const countOf = (parameter: Parameter) =>
  'oneOf' in parameter ? parameter.oneOf.length : Math.max(1, (parameter.to - parameter.from) / parameter.step + 1);
