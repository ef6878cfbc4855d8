import type { Receipt } from '@/lib/contracts/receipt';
import type { Verdict } from '@/lib/contracts/verdict';
import { kindOf } from '@/lib/grading/kinds/kinds';
import { answeredOf, runVariant } from '@/lib/questions/run-variant';
import { tracesOf } from './traces-of';

/** What this core makes of the question and the response of a receipt. */
export type Recomputed =
  { kind: 'graded'; verdict: Verdict; traces: Record<string, string> } | { kind: 'ungraded'; reason: string };

/** Simulates and grades anew, from the question and the response alone. */
export function recompute({ variant, rulebook, response }: Receipt): Recomputed {
  const result = runVariant(variant.document, 0, rulebook);
  if (result.kind === 'bad-question') {
    const problems = result.problems.map(({ path, message }) => `${path}: ${message}`);
    return { kind: 'ungraded', reason: `the question does not run: ${problems.join('; ')}` };
  }
  const { run } = result;
  if (run.key.kind !== 'key') return { kind: 'ungraded', reason: `there is no key: ${run.key.message}` };
  const answered = answeredOf(run, response, run.key.ids);
  const graded = kindOf(variant.document.kind).grade(answered);
  if (graded.kind === 'invalid')
    return { kind: 'ungraded', reason: `the response cannot be graded: ${graded.message}` };
  return { kind: 'graded', verdict: graded.verdict, traces: tracesOf(run, answered) };
}
