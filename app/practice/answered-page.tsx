import { AnsweredView } from '@/components/practice/answered-view';
import type { Practice } from '@/lib/attempts/read-practice';
import { WhatIf } from './what-if';

/** An answered question with everything that is said about it, wherever it is opened. */
export function AnsweredPage({ practice }: { practice: Extract<Practice, { kind: 'answered' }> }) {
  const { drawId, question, attempt, replay, receiptHref, exports } = practice;
  const { attemptId, verdict, evidence } = attempt;
  const isChoice = question.kind === 'choice' || question.kind === 'choices';
  return (
    <AnsweredView
      drawId={drawId}
      question={question}
      verdict={verdict}
      evidence={evidence}
      replay={replay}
      receiptHref={receiptHref}
      whatIf={isChoice && verdict.kind === 'incorrect' && <WhatIf attemptId={attemptId} />}
      takeAlong={{ attemptId, exports }}
    />
  );
}
