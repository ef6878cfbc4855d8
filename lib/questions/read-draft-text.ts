import { draftLimits } from '@/lib/contracts/authoring';
import type { PlacedProblem } from '@/lib/contracts/authoring';
import type { Question } from '@/lib/contracts/question';
import { placeProblems } from '@/lib/aws/find-place';
import { findTooMuch } from './draft-limits';
import { parseQuestion } from './parse-question';

export type ReadDraft = { kind: 'question'; question: Question } | { kind: 'problems'; problems: PlacedProblem[] };

/** A question from what stands in an editor, or what is wrong with it and where. */
export function readDraftText(text: string, questionId: string): ReadDraft {
  if (text.length > draftLimits.characters)
    return refuse('', [{ path: '', message: 'expected at most 64 KB of text' }]);
  const parsed = parseQuestion(text);
  if (parsed.kind === 'bad-document') return refuse(text, parsed.problems);
  const { question } = parsed;
  const problems = findTooMuch(question);
  if (question.id !== questionId)
    problems.push({ path: 'id', message: `expected ${questionId}: a question keeps its id, and a copy gets its own` });
  return problems.length > 0 ? refuse(text, problems) : parsed;
}

function refuse(text: string, problems: Parameters<typeof placeProblems>[1]): ReadDraft {
  return { kind: 'problems', problems: placeProblems(text, problems) };
}
