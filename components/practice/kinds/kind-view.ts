import type { ReactNode } from 'react';
import type { PublicQuestion } from '@/lib/contracts/public-question';
import type { AnswerEvidence, Evidence, OptionEvidence, Verdict } from '@/lib/contracts/verdict';

// What the pages have to know of each kind of question. Adding a kind is a folder here and its line in kind-views.ts.

export type FormProps = {
  drawId: string;
  question: PublicQuestion;
  /** How many to choose: "Choose two." */
  hint?: string | undefined;
};

export type AnsweredProps = { question: PublicQuestion; verdict: Verdict; evidence: Evidence };

/** The verdict as it is said: the line, then what decided it, each about an option (by its letter), a pair or the whole. */
export type VerdictWords = { line: string; sentences: VerdictSentence[] };

export type VerdictSentence = {
  about?: string;
  text: string;
  /** Of a wrong option that was chosen: the belief that makes it look right. */
  belief?: OptionEvidence['misconception'];
};

export type KindView = {
  name: string;
  /** The answer takes the width of the page, below stem and sheet. */
  isWide: boolean;
  /** What the sheet is to the question, where it is not simply what holds. */
  sheetNote?: string;
  /** How it is answered. Rendered on the server: what it passes on is what the browser gets. */
  Form: (props: FormProps) => ReactNode;
  /** In the place of the form: what was given, beside the key. */
  Given: (props: AnsweredProps) => ReactNode;
  /** Below the replay: what decided, one by one. */
  Details: (props: AnsweredProps) => ReactNode;
  words: (answered: AnsweredProps) => VerdictWords;
  /** What the two runs of the replay are to the learner. */
  replayNames?: Record<'learner' | 'winner', string>;
};

/** How an answer without options compares with its key; null where the evidence is of another kind. */
export function evidenceOf<K extends AnswerEvidence['kind']>(
  { answer }: Evidence,
  kind: K,
): Extract<AnswerEvidence, { kind: K }> | null {
  return isOfKind(answer, kind) ? answer : null;
}

function isOfKind<K extends AnswerEvidence['kind']>(
  answer: AnswerEvidence | undefined,
  kind: K,
): answer is Extract<AnswerEvidence, { kind: K }> {
  return answer?.kind === kind;
}
