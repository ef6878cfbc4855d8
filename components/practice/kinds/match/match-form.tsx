'use client';

import { letterAt } from '@/components/option-letters';
import { RichLine } from '@/components/rich-text';
import { AnswerFrame } from '@/components/practice/answer-frame';
import { useAnswer } from '@/components/practice/use-answer';
import { matching, type ShownItem } from './matching';

/** The right column by key letters, then for each on the left a list of them: native, so that a letter typed chooses. */
export function MatchForm({
  drawId,
  left,
  right,
}: {
  drawId: string;
  left: readonly ShownItem[];
  right: readonly ShownItem[];
}) {
  const answer = useAnswer(drawId, matching(left));
  const pairs = answer.work ?? {};
  return (
    <AnswerFrame answer={answer} legend="What goes with what?">
      <ol aria-label="Partners" className="border-hairline divide-hairline divide-y border-y">
        {right.map(({ id, text }, position) => (
          <li key={id} className="flex gap-4 px-3 py-3">
            <span className="option-key rounded-control">{letterAt(position)}</span>
            <span className="min-w-0 pt-0.5">
              <RichLine text={text} />
            </span>
          </li>
        ))}
      </ol>
      <div className="mt-8 grid gap-6">
        {left.map(({ id, text }) => (
          <div key={id} className="grid gap-x-6 gap-y-2 sm:grid-cols-[1fr_14rem] sm:items-center">
            <label htmlFor={`pair-${id}`}>
              <RichLine text={text} />
            </label>
            <select
              id={`pair-${id}`}
              value={pairs[id] ?? ''}
              onChange={(event) => answer.give({ ...pairs, [id]: event.target.value })}
              aria-disabled={answer.isLocked}
              aria-invalid={answer.lack !== '' && !pairs[id]}
              className="field cursor-pointer"
            >
              <option value="" disabled>
                Choose
              </option>
              {right.map((item, position) => (
                <option key={item.id} value={item.id}>
                  {letterAt(position)}: {item.text.replaceAll(/[`*]/g, '')}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
    </AnswerFrame>
  );
}
