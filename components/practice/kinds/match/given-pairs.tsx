import type { AnswerEvidence } from '@/lib/contracts/verdict';
import { letterOf } from '@/components/option-letters';
import { RichLine } from '@/components/rich-text';
import { VerdictMark } from '@/components/practice/verdict-mark';
import type { ShownItem } from './matching';

type Pair = Extract<AnswerEvidence, { kind: 'match' }>['pairs'][number];

/** Each on the left with the partner that was chosen, and with the right one where that is another. */
export function GivenPairs({ pairs, right }: { pairs: readonly Pair[]; right: readonly ShownItem[] }) {
  return (
    <ul aria-label="Pairs" className="border-hairline divide-hairline divide-y border-y">
      {pairs.map(({ left, leftText, chosen, right: partner, rightText, holds }) => {
        const chosenText = right.find(({ id }) => id === chosen)?.text ?? '';
        return (
          <li key={left} className="grid grid-cols-[1.25rem_1fr] gap-x-4 px-3 py-4">
            <span className="pt-1">
              <VerdictMark holds={holds} />
            </span>
            <div>
              <p className="font-semibold">
                <RichLine text={leftText} />
              </p>
              <Partner
                what={holds ? 'Key, and your answer' : 'Your answer'}
                letter={letterOf(right, chosen)}
                text={chosenText}
              />
              {!holds && <Partner what="Key" letter={letterOf(right, partner)} text={rightText} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Partner({ what, letter, text }: { what: string; letter: string; text: string }) {
  return (
    <p className="mt-1">
      <span className="text-small text-grey">{what}: </span>
      <strong>{letter}</strong> <RichLine text={text} />
    </p>
  );
}
