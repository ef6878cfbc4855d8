import type { PublicQuestion } from '@/lib/contracts/public-question';
import { AnswerForm } from './answer-form';
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
  const { kind, sheet } = question;
  // named one by one: what the form gets is what the browser gets
  const options = question.options.map(({ id, text }) => ({ id, text }));
  return (
    <PracticeFrame
      reading={<QuestionView question={question} {...(position !== undefined && { position })} />}
      sheet={<ScenarioSheet sheet={sheet} />}
      answering={
        <AnswerForm key={drawId} drawId={drawId} kind={kind} options={options} {...(hint !== undefined && { hint })} />
      }
    />
  );
}
