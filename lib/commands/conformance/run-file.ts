import { checkAcceptedCall, checkRefusedCall } from './api-calls';
import type { CaseFile, WorkedCase } from './case-file';
import { checkDoubtfulInput } from './doubtful-input';
import { type Outcome, Unreadable } from './outcome';
import { findInterpreter } from './topics';

export type CaseResult = { readonly id: string; readonly topic: string; readonly outcome: Outcome };

/** Every case of a file; `others` are the worked cases of all files, by id, for a case that speaks of another. */
export function runFile(file: CaseFile, others: ReadonlyMap<string, WorkedCase>): CaseResult[] {
  return [
    ...(file.cases ?? []).map((one) => result(one.id, one.topic, one, () => runWorkedCase(one, others))),
    ...(file.invalid ?? []).map((one) => result(one.id, 'invalid', one, () => checkRefusedCall(one))),
    ...(file.validControls ?? []).map((one) => result(one.id, 'validControls', one, () => checkAcceptedCall(one))),
    ...(file.acceptedButWrong ?? []).map((one) =>
      result(one.id, 'acceptedButWrong', one, () => checkDoubtfulInput(one)),
    ),
  ];
}

function runWorkedCase(one: WorkedCase, others: ReadonlyMap<string, WorkedCase>): Outcome {
  const interpret = findInterpreter(one.topic);
  return interpret ? interpret(one, others) : { status: 'manual', reason: `the topic ${one.topic} is told in prose` };
}

function result(id: string, topic: string, one: object, run: () => Outcome): CaseResult {
  try {
    return { id, topic, outcome: run() };
  } catch (error) {
    // whatever a case does to the program, it has failed and the others go on
    const why = error instanceof Unreadable ? 'cannot read the case' : 'the program broke';
    const expected = 'expected' in one ? one.expected : topic;
    const message = error instanceof Error ? error.message : String(error);
    return { id, topic, outcome: { status: 'FAIL', expected, got: `${why}: ${message}` } };
  }
}

export const statuses = ['pass', 'FAIL', 'manual', 'unsupported'] as const;
export type Totals = Record<(typeof statuses)[number], number>;

/** How many cases of each topic came to what, in the order of their first case. */
export function totalsByTopic(results: readonly CaseResult[]): Map<string, Totals> {
  const totals = new Map<string, Totals>();
  for (const { topic, outcome } of results) {
    const counted = totals.get(topic) ?? { pass: 0, FAIL: 0, manual: 0, unsupported: 0 };
    counted[outcome.status] += 1;
    totals.set(topic, counted);
  }
  return totals;
}
