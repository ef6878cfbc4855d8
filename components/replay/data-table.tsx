'use client';

import { useState } from 'react';
import { columnWords, sayColumn } from './column-words';
import { columnNames, type ReadRun } from './columns';
import { useCursor } from './cursor-context';
import { tableRows, toCsv } from './table-rows';

/** The picture as numbers. Built when it is opened: a day of two runs can be thousands of rows. */
export function DataTable({ fileName }: { fileName: string }) {
  const [open, setOpen] = useState(false);
  const { runs, stepCount, stepSeconds } = useCursor();

  function download() {
    const blob = new Blob([toCsv(runs, stepCount, stepSeconds)], { type: 'text/csv' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)} className="mt-6">
      <summary className="link inline-flex min-h-11 items-center">The numbers as a table</summary>
      {open && (
        <div className="mt-3 grid gap-6">
          {runs.map((run) => (
            <RunTable key={run.name} run={run} />
          ))}
          <button
            type="button"
            onClick={download}
            className="link text-small min-h-11 cursor-pointer justify-self-start"
          >
            Download every step as CSV
          </button>
        </div>
      )}
    </details>
  );
}

function RunTable({ run }: { run: ReadRun }) {
  const { stepCount, clockOf } = useCursor();
  return (
    <div
      role="region"
      aria-label={`Numbers of ${run.name}`}
      tabIndex={0}
      className="border-hairline max-h-96 overflow-auto border-y"
    >
      <table className="text-small w-full text-right">
        <caption className="py-2 text-left font-semibold">{run.name}</caption>
        <thead className="bg-paper text-grey sticky top-0">
          <tr>
            <th scope="col" className="py-1 pr-4 text-left font-normal">
              Time
            </th>
            {columnNames.map((name) => (
              <th key={name} scope="col" className="px-2 py-1 font-normal whitespace-nowrap">
                {columnWords[name].head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tableRows(run, stepCount).map(({ fromStep, toStep, values }) => (
            <tr key={fromStep} className="border-hairline border-t">
              <th scope="row" className="py-1 pr-4 text-left font-normal whitespace-nowrap">
                {fromStep === toStep ? clockOf(fromStep) : `${clockOf(fromStep)} to ${clockOf(toStep)}`}
              </th>
              {columnNames.map((name, index) => (
                <td key={name} className="px-2 py-1 whitespace-nowrap">
                  {sayColumn(name, values[index])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
