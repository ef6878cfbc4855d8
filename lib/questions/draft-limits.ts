import { draftLimits } from '@/lib/contracts/authoring';
import type { Json, Parameter, Question } from '@/lib/contracts/question';
import type { DocumentProblem } from '@/lib/aws/parse-document';

/**
 * What a question from a browser asks for too much of. It is told before anything is counted through or run: a step of a
 * millionth makes a million variants.
 */
export function findTooMuch({ parameters, members, scenario }: Question): DocumentProblem[] {
  const problems: DocumentProblem[] = [];
  const expect = (path: string, what: string, got: number, most: number) => {
    if (got > most) problems.push({ path, message: `expected at most ${most} ${what}, got ${Math.floor(got)}` });
  };
  const variants = Object.values(parameters).reduce((product, one) => product * countOf(one), members.length + 1);
  expect('parameters', 'variants', variants, draftLimits.variants);
  const { durationMinutes, traffic, scaling } = scenario;
  if (typeof durationMinutes === 'number')
    expect('scenario.durationMinutes', 'minutes', durationMinutes, draftLimits.minutes);
  expect('scenario.traffic', 'pieces', lengthOf(traffic), draftLimits.trafficPieces);
  expect('scenario.scaling', 'policies', countPolicies(scaling ?? null), draftLimits.policies);
  return problems;
}

const countOf = (parameter: Parameter) =>
  'oneOf' in parameter ? parameter.oneOf.length : Math.max(1, (parameter.to - parameter.from) / parameter.step + 1);

const lengthOf = (value: Json | undefined) => (Array.isArray(value) ? value.length : 0);

function countPolicies(scaling: Json): number {
  if (Array.isArray(scaling)) return scaling.reduce<number>((sum, one) => sum + countPolicies(one), 0);
  return typeof scaling === 'object' && scaling !== null ? lengthOf(scaling['ScalingPolicies']) : 0;
}
