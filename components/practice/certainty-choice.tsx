import type { Certainty } from '@/lib/contracts/submission';
import { certainties } from './answer-draft';

const words = { guess: 'Guessing', unsure: 'Unsure', sure: 'Sure' } satisfies Record<Certainty, string>;

export function CertaintyChoice({
  certainty,
  locked,
  onChoose,
}: {
  certainty: Certainty | null;
  locked: boolean;
  onChoose: (certainty: Certainty) => void;
}) {
  return (
    <fieldset className="mt-6 flex flex-wrap items-center gap-x-6 gap-y-1" aria-disabled={locked}>
      <legend className="text-small text-grey float-left mr-6 max-sm:w-full">How sure are you? (optional)</legend>
      {certainties.map((name) => (
        <label key={name} className="flex min-h-11 cursor-pointer items-center gap-2">
          <input
            type="radio"
            name="certainty"
            value={name}
            checked={certainty === name}
            onChange={() => onChoose(name)}
            className="accent-accent size-4"
          />
          {words[name]}
        </label>
      ))}
    </fieldset>
  );
}
