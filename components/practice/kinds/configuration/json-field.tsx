import type { LabProblem } from './read-lab';

/** As many lines high as the text is long: what scrolls is the page, and the numbers stay beside their lines. */
export function JsonField({
  text,
  problems,
  locked,
  onChange,
}: {
  text: string;
  problems: readonly LabProblem[];
  locked: boolean;
  onChange: (text: string) => void;
}) {
  const lineCount = text.split('\n').length;
  const wrong = new Set(problems.map(({ line }) => line));
  return (
    <>
      <label htmlFor="json" className="mb-2 block font-semibold">
        The same as AWS JSON
      </label>
      <div className="rounded-control border-grey focus-within:outline-accent flex border focus-within:outline-2 focus-within:outline-offset-2">
        <ol
          aria-hidden="true"
          className="text-small text-grey border-hairline border-r py-2 text-right font-mono select-none"
        >
          {Array.from({ length: lineCount }, (_, index) => (
            <li key={index} className={`px-2 ${wrong.has(index + 1) ? 'bg-lost text-paper' : ''}`}>
              {index + 1}
            </li>
          ))}
        </ol>
        <textarea
          id="json"
          name="json"
          value={text}
          onChange={(event) => onChange(event.target.value)}
          readOnly={locked}
          rows={lineCount}
          wrap="off"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problems.length > 0}
          aria-describedby="json-problems"
          className="text-small min-w-0 flex-1 resize-none overflow-x-auto overflow-y-hidden px-3 py-2 font-mono outline-none"
        />
      </div>
      <ul id="json-problems" className="text-small text-lost mt-2 min-h-5 wrap-anywhere">
        {problems.slice(0, mostShown).map(({ line, message }) => (
          <li key={`${line} ${message}`}>
            Line {line}: {message}.
          </li>
        ))}
      </ul>
    </>
  );
}

const mostShown = 3;
