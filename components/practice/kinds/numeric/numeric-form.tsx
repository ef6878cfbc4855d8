'use client';

import { AnswerFrame } from '@/components/practice/answer-frame';
import { useAnswer } from '@/components/practice/use-answer';
import { type AskedNumber, givingNumber, writeNumber } from './giving-number';
import { readNumber } from './read-number';

export function NumericForm({ drawId, asked }: { drawId: string; asked: AskedNumber }) {
  const { unit, digits } = asked;
  const answer = useAnswer(drawId, givingNumber(asked));
  const text = answer.work ?? '';
  return (
    <AnswerFrame answer={answer}>
      <label htmlFor="number" className="mb-2 block font-semibold">
        Your answer <span className="sr-only">in {unit}</span>
      </label>
      <div className="flex items-baseline gap-3">
        <input
          id="number"
          name="number"
          inputMode={digits === 0 ? 'numeric' : 'decimal'}
          autoComplete="off"
          value={text}
          onChange={(event) => answer.give(event.target.value)}
          readOnly={answer.isLocked}
          aria-invalid={answer.lack !== ''}
          aria-describedby="number-read"
          className="field text-title max-w-44"
        />
        <span aria-hidden="true">{unit}</span>
      </div>
      <p id="number-read" className="text-small text-grey mt-2 min-h-5">
        {readBack(text, asked)}
      </p>
    </AnswerFrame>
  );
}

/** Points and commas mean different things in different places: what was understood is said. */
function readBack(text: string, { unit, digits }: AskedNumber): string {
  const read = readNumber(text, unit);
  if (read.kind === 'number') return `Read as ${writeNumber(read.value)} ${unit}.`;
  return digits === 0 ? 'A whole number.' : `Up to ${digits === 1 ? 'one digit' : `${digits} digits`} after the point.`;
}
