import { type Question, questionSchema } from '@/lib/contracts/question';
import { type DocumentProblem, parseDocument } from '@/lib/aws/parse-document';
import { describeIssues } from '@/lib/aws/parse-scenario';

export type ParsedQuestion =
  { kind: 'question'; question: Question } | { kind: 'bad-document'; problems: DocumentProblem[] };

/** A question from YAML or JSON text. */
export function parseQuestion(text: string): ParsedQuestion {
  const document = parseDocument(text);
  if (document.kind === 'bad-document') return document;
  const parsed = questionSchema.safeParse(document.data);
  if (parsed.success) return { kind: 'question', question: parsed.data };
  return { kind: 'bad-document', problems: describeIssues(parsed.error.issues, document.data) };
}
