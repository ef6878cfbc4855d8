import type { ReactNode } from 'react';
import type { PublicQuestion } from '@/lib/contracts/public-question';
import type { Topic } from '@/lib/contracts/question';
import type { Replay } from '@/lib/contracts/replay';
import type { Evidence, Verdict } from '@/lib/contracts/verdict';
import type { TakeAlong } from './feedback/configuration-exports';
import { viewOf } from './kinds/kind-views';
import { PracticeFrame } from './practice-frame';
import { QuestionView } from './question-view';
import { ScenarioSheet } from './scenario-sheet';
import { VerdictLine } from './verdict-line';
import { VerdictView } from './verdict-view';

/** The same question, at the same place, with its verdict. */
export function AnsweredView({
  drawId,
  question,
  verdict,
  evidence,
  replay,
  receiptHref,
  whatIf,
  takeAlong,
  position,
  nextTopic,
  onward,
}: {
  drawId: string;
  question: PublicQuestion;
  verdict: Verdict;
  evidence: Evidence;
  /** null where nothing was simulated (facts only). */
  replay: Replay | null;
  /** null where there is none, or none for this reader. */
  receiptHref: string | null;
  /** What would have made the answer right, once that is found. */
  whatIf?: ReactNode;
  takeAlong?: TakeAlong;
  /** Where the learner is, in words: "Question 4". */
  position?: string;
  /** Set while one topic is practised: the next question is of it too. */
  nextTopic?: Topic;
  /** The way on, where it is not the next question. */
  onward?: ReactNode;
}) {
  const { Given, words, sheetNote } = viewOf(question.kind);
  const answered = { question, verdict, evidence };
  return (
    <PracticeFrame
      reading={<QuestionView question={question} {...(position !== undefined && { position })} />}
      sheet={<ScenarioSheet sheet={question.sheet} note={sheetNote} folded />}
      answering={
        <>
          <Given {...answered} />
          <VerdictLine
            drawId={drawId}
            verdict={verdict}
            words={words(answered)}
            rulebook={evidence.rulebook}
            {...(nextTopic && { nextTopic })}
            {...(onward !== undefined && { onward })}
          />
        </>
      }
      below={
        <VerdictView {...answered} replay={replay} receiptHref={receiptHref} whatIf={whatIf} takeAlong={takeAlong} />
      }
    />
  );
}
