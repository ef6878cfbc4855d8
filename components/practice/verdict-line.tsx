import { Fragment, type ReactNode } from 'react';
import type { Topic } from '@/lib/contracts/question';
import type { Evidence, Verdict } from '@/lib/contracts/verdict';
import { RichLine } from '@/components/rich-text';
import { ActionBar } from './action-bar';
import { TemptingBelief } from './feedback/tempting-belief';
import type { VerdictWords } from './kinds/kind-view';
import { rulebookWords } from './rulebook-words';
import { StartPractice } from './start-practice';
import { VerdictHeading } from './verdict-heading';
import { VerdictMark } from './verdict-mark';

/** The verdict by word, shape and colour, what decided it in a few sentences, and the way on. */
export function VerdictLine({
  drawId,
  verdict,
  words: { line, sentences },
  rulebook,
  nextTopic,
  onward = <StartPractice {...(nextTopic && { topic: nextTopic })}>Next question</StartPractice>,
}: {
  drawId: string;
  verdict: Verdict;
  words: VerdictWords;
  rulebook: Evidence['rulebook'];
  /** Set while one topic is practised: the next question is of it too. */
  nextTopic?: Topic;
  /** The way on, where it is not the next question. */
  onward?: ReactNode;
}) {
  return (
    <>
      <div role="status" className="mt-8 grid grid-cols-[2rem_1fr] gap-x-4 px-3">
        <div className="justify-self-center pt-1">
          <VerdictMark holds={verdict.kind === 'correct'} size={24} />
        </div>
        <VerdictHeading drawId={drawId}>{line}</VerdictHeading>
        <div className="col-start-2">
          {sentences.map(({ about, text, belief }) => (
            <Fragment key={about ?? text}>
              <p className="mt-2">
                {about !== undefined && <strong>{about}: </strong>}
                <RichLine text={text} />
              </p>
              {belief && about !== undefined && <TemptingBelief misconception={belief} letter={about} />}
            </Fragment>
          ))}
          <p className="text-grey text-small mt-2">Graded by {rulebookWords[rulebook]}.</p>
        </div>
      </div>
      <ActionBar button={onward} />
    </>
  );
}
