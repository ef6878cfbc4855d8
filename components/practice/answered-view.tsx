import type { PublicQuestion } from '@/lib/contracts/public-question';
import type { Topic } from '@/lib/contracts/question';
import type { Replay } from '@/lib/contracts/replay';
import type { Evidence, Verdict } from '@/lib/contracts/verdict';
import { AnsweredOptions } from './answered-options';
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
  position,
  nextTopic,
}: {
  drawId: string;
  question: PublicQuestion;
  verdict: Verdict;
  evidence: Evidence;
  /** null where nothing was simulated (facts only). */
  replay: Replay | null;
  /** Where the learner is, in words: "Question 4". */
  position?: string;
  /** Set while one topic is practised: the next question is of it too. */
  nextTopic?: Topic;
}) {
  const { kind, options, sheet } = question;
  return (
    <PracticeFrame
      reading={<QuestionView question={question} {...(position !== undefined && { position })} />}
      sheet={<ScenarioSheet sheet={sheet} folded />}
      answering={
        <>
          <AnsweredOptions kind={kind} options={options} evidence={evidence} />
          <VerdictLine
            drawId={drawId}
            options={options}
            verdict={verdict}
            evidence={evidence}
            {...(nextTopic && { nextTopic })}
          />
        </>
      }
      below={<VerdictView question={question} evidence={evidence} replay={replay} />}
    />
  );
}
