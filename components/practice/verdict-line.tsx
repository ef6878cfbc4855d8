import type { Topic } from '@/lib/contracts/question';
import type { Evidence, Verdict } from '@/lib/contracts/verdict';
import { RichLine } from '@/components/rich-text';
import { ActionBar } from './action-bar';
import type { ShownOption } from './option-list';
import { rulebookWords } from './rulebook-words';
import { StartPractice } from './start-practice';
import { VerdictHeading } from './verdict-heading';
import { VerdictMark } from './verdict-mark';
import { verdictWords } from './verdict-words';

/** The verdict by word, shape and colour, what decided it in a sentence an option, and the way on. */
export function VerdictLine({
  drawId,
  options,
  verdict,
  evidence,
  nextTopic,
}: {
  drawId: string;
  options: readonly ShownOption[];
  verdict: Verdict;
  evidence: Evidence;
  /** Set while one topic is practised: the next question is of it too. */
  nextTopic?: Topic;
}) {
  const { line, sentences } = verdictWords(verdict, evidence, options);
  return (
    <>
      <div role="status" className="mt-8 grid grid-cols-[2rem_1fr] gap-x-4 px-3">
        <div className="justify-self-center pt-1">
          <VerdictMark holds={verdict.kind === 'correct'} size={24} />
        </div>
        <VerdictHeading drawId={drawId}>{line}</VerdictHeading>
        <div className="col-start-2">
          {sentences.map(({ letter, text }) => (
            <p key={letter} className="mt-2">
              <strong>{letter}:</strong> <RichLine text={text} />
            </p>
          ))}
          <p className="text-grey text-small mt-2">Graded by {rulebookWords[evidence.rulebook]}.</p>
        </div>
      </div>
      <ActionBar button={<StartPractice {...(nextTopic && { topic: nextTopic })}>Next question</StartPractice>} />
    </>
  );
}
