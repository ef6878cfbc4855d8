'use client';

import { useEffect, useRef, useState } from 'react';
import { columnWords, sayColumn } from './column-words';
import { columnNames, type ReadRun } from './columns';
import { useCursor } from './cursor-context';

/** Every value at the cursor, always at the same place; and the same as one sentence for those who hear it. */
export function ReadOut() {
  const { runs, step, stepSeconds, clockOf } = useCursor();
  return (
    <div className="border-hairline bg-paper sticky top-0 z-2 mt-3 border-y py-2">
      <dl className="text-fine grid grid-cols-4 gap-x-3 gap-y-2 sm:grid-cols-8">
        <div>
          <dt className="text-grey">Minute {Math.floor((step * stepSeconds) / 60)}</dt>
          <dd className="text-small font-semibold">{clockOf(step)}</dd>
        </div>
        {columnNames.map((name) => (
          <div key={name}>
            <dt className="text-grey">{columnWords[name].head}</dt>
            {runs.map((run) => (
              <dd key={run.name} className="text-small whitespace-nowrap">
                {run.mark !== '' && <span className="text-grey mr-1.5 inline-block min-w-3">{run.mark} </span>}
                {sayColumn(name, run.columns[name][step])}
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <SpokenReadOut sentence={`${clockOf(step)}. ${runs.map((run) => spoken(run, step)).join(' ')}`} />
    </div>
  );
}

const spoken = ({ name, columns }: ReadRun, step: number) => {
  const values = columnNames.map(
    (column) => `${columnWords[column].spoken} ${sayColumn(column, columns[column][step])}`,
  );
  return `${name}: ${values.join(', ')}.`;
};

/** Says where the cursor came to rest, not every place it passed, and nothing before it has moved. */
function SpokenReadOut({ sentence }: { sentence: string }) {
  const [said, setSaid] = useState('');
  const first = useRef(sentence);

  // an effect, because "came to rest" is a matter of time
  useEffect(() => {
    if (sentence === first.current) return;
    const rest = setTimeout(() => setSaid(sentence), 500);
    return () => clearTimeout(rest);
  }, [sentence]);

  return (
    <p aria-live="polite" className="sr-only">
      {said}
    </p>
  );
}
