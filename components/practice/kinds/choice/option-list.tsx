import { letterAt } from '@/components/option-letters';
import { RichLine } from '@/components/rich-text';
import type { ChoiceKind, ShownOption } from './choose';

/** Full-width rows: radio buttons for one answer, check boxes for several, so that the browser knows how to use them. */
export function OptionList({
  kind,
  options,
  chosen,
  locked,
  onChoose,
}: {
  kind: ChoiceKind;
  options: readonly ShownOption[];
  chosen: readonly string[];
  locked: boolean;
  onChoose: (id: string) => void;
}) {
  return (
    <div className="border-hairline divide-hairline divide-y border-y">
      {options.map(({ id, text }, position) => (
        <label
          key={id}
          className="option has-checked:bg-accent/8 hover:bg-ink/4 relative flex cursor-pointer gap-4 px-3 py-3 transition-colors sm:py-4"
        >
          <input
            type={kind === 'choice' ? 'radio' : 'checkbox'}
            name="option"
            value={id}
            checked={chosen.includes(id)}
            onChange={() => onChoose(id)}
            aria-disabled={locked}
            className="peer absolute top-4 left-4 size-6 opacity-0"
          />
          <span aria-hidden="true" className={`option-key ${kind === 'choice' ? 'rounded-full' : 'rounded-control'}`}>
            {letterAt(position)}
          </span>
          <span className="min-w-0 pt-0.5">
            <span className="sr-only">{letterAt(position)}: </span>
            <RichLine text={text} />
          </span>
        </label>
      ))}
    </div>
  );
}
