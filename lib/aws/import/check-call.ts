import type { Notice } from '@/lib/contracts/trace';
import type { DocumentProblem } from '@/lib/aws/parse-document';
import { judgeCall, shapeRefusals } from '@/lib/aws/rules/calls/judge-call';
import { inputShapeOf } from '@/lib/aws/rules/calls/requests';
import { findViolations } from '@/lib/aws/rules/calls/shape';
import type { Call } from './call';

export type CallCheck = { problems: DocumentProblem[]; refusals: Notice[] };

/**
 * One call as AWS judges it. What its clients would not even send (wrong types, unknown members) makes a bad document;
 * what depends on the rest of the account (a target that has to be there) is not known here.
 */
export function checkCall({ operation, input, place }: Call): CallCheck {
  const shape = inputShapeOf(operation);
  if (!shape) return { problems: [], refusals: [] };
  const problems = findViolations(shape, input)
    .filter(({ kind }) => kind === 'parameter')
    .map(({ path, message }) => ({ path: `${place}.${pathIn(path)}`, message }));
  const refusals = problems.length > 0 ? constraintsOf(shapeRefusals(shape, input)) : refusalsOf(operation, input);
  return {
    problems,
    refusals: refusals.map((one) => {
      const path = pathIn(one.path.replace(`${operation}.`, '').replace(operation, ''));
      return { ...one, path: path ? `${place}.${path}` : place };
    }),
  };
}

const constraintsOf = (notices: readonly Notice[]) => notices.filter(({ code }) => code === 'ValidationException');

function refusalsOf(operation: string, input: Call['input']): readonly Notice[] {
  const judged = judgeCall(operation, input);
  return judged.kind === 'refused' ? judged.refusals : [];
}

/** StepAdjustments.1.member.ScalingAdjustment as a path into the document. */
function pathIn(path: string): string {
  return path.replace(/\.(\d+)\.member/g, (_, count: string) => `[${Number(count) - 1}]`);
}
