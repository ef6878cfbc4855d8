import type { PublicQuestion } from '@/lib/contracts/public-question';
import { viewOf } from './kinds/kind-views';
import { PracticeFrame } from './practice-frame';
import { QuestionView } from './question-view';
import { ScenarioSheet } from './scenario-sheet';

/** A question that waits for its answer. */
export function PracticeView({
  drawId,
  question,
  hint,
  position,
}: {
  drawId: string;
  question: PublicQuestion;
  /** How many to choose: "Choose two." */
  hint?: string;
  /** Where the learner is, in words: "Question 4". */
  position?: string;
}) {
  const { Form, isWide, sheetNote } = viewOf(question.kind);
  return (
    <PracticeFrame
      reading={<QuestionView question={question} {...(position !== undefined && { position })} />}
      sheet={<ScenarioSheet sheet={question.sheet} note={sheetNote} folded={isWide} />}
      answering={<Form key={drawId} drawId={drawId} question={question} hint={hint} />}
      isWide={isWide}
    />
  );
}
