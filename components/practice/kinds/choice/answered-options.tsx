import type { Evidence, OptionEvidence } from '@/lib/contracts/verdict';
import { letterAt } from '@/components/option-letters';
import { RichLine } from '@/components/rich-text';
import { VerdictMark } from '@/components/practice/verdict-mark';
import type { ChoiceKind, ShownOption } from './choose';

/** The options where they were, now with the learner's choice and the key marked. */
export function AnsweredOptions({
  kind,
  options,
  evidence,
}: {
  kind: ChoiceKind;
  options: readonly ShownOption[];
  evidence: Evidence;
}) {
  return (
    <ol aria-label="Options" className="border-hairline divide-hairline divide-y border-y">
      {options.map(({ id, text }, position) => {
        const option = evidence.options.find((each) => each.id === id);
        return (
          <li key={id} className={`flex gap-4 px-3 py-3 sm:py-4 ${option?.chosen ? 'bg-accent/8' : ''}`}>
            <OptionKey kind={kind} letter={letterAt(position)} chosen={option?.chosen ?? false} />
            <span className="min-w-0 flex-1 pt-0.5">
              <RichLine text={text} />
              {option && <Standing option={option} />}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** The same shape as in the form: round where one is chosen, square where several are. */
export function OptionKey({ kind, letter, chosen }: { kind: ChoiceKind; letter: string; chosen: boolean }) {
  const shape = kind === 'choice' ? 'rounded-full' : 'rounded-control';
  return <span className={`option-key ${shape} ${chosen ? 'option-key-chosen' : ''}`}>{letter}</span>;
}

/** "Your answer" and "Key" in words; nothing for an option that is neither. */
export function Standing({ option: { right, chosen } }: { option: Pick<OptionEvidence, 'right' | 'chosen'> }) {
  if (!right && !chosen) return null;
  return (
    <span className="text-small mt-1 flex items-center gap-2 font-semibold">
      <VerdictMark holds={right} size={16} />
      {right ? (chosen ? 'Key, and your answer' : 'Key') : 'Your answer'}
    </span>
  );
}
