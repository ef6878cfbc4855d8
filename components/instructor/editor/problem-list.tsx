import type { Place, PlacedProblem } from '@/lib/contracts/authoring';
import { countOf } from '@/components/figures';

/** What is wrong, line by line; a line leads to its place in the text. */
export function ProblemList({ problems, onGo }: { problems: readonly PlacedProblem[]; onGo: (place: Place) => void }) {
  return (
    <section aria-labelledby="problems">
      <h2 id="problems" className="font-semibold">
        <span role="status">{problems.length === 0 ? 'No problems' : countOf(problems.length, 'problem')}</span>
      </h2>
      <ul className="text-small divide-hairline border-hairline mt-2 divide-y border-y empty:hidden">
        {problems.map(({ path, message, place }) => (
          <li key={`${path} ${message}`} className="flex gap-x-4 py-2">
            {place && <PlaceButton place={place} onGo={onGo} />}
            <span className="min-w-0 wrap-anywhere">
              {path !== '' && (
                <>
                  <code>{path}</code>:{' '}
                </>
              )}
              {message}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function PlaceButton({ place, onGo }: { place: Place; onGo: (place: Place) => void }) {
  return (
    <button
      type="button"
      onClick={() => onGo(place)}
      className="link flex-none cursor-pointer self-start pointer-coarse:min-h-11"
    >
      {place.line}:{place.column}
      <span className="sr-only">, go to this line and column</span>
    </button>
  );
}
