'use client';

import { useState } from 'react';
import type { Json } from '@/lib/contracts/question';
import { readNumber } from '@/components/practice/kinds/numeric/read-number';
import type { Control } from './lab-fields';

/** The input for one value. What is typed for a number and is none goes to the JSON as text, where it is told to be wrong. */
export function LabControl({
  id,
  control,
  value,
  locked,
  isWrong,
  onChange,
}: {
  id: string;
  control: Control;
  value: string | number | boolean;
  locked: boolean;
  isWrong: boolean;
  onChange: (value: Json) => void;
}) {
  const shared = { id, 'aria-describedby': `${id}-note`, 'aria-invalid': isWrong };
  const change = (next: Json) => locked || onChange(next);
  switch (control.kind) {
    case 'number':
      return <NumberControl {...shared} value={value} locked={locked} onChange={change} />;
    case 'flag':
      return (
        <input
          {...shared}
          type="checkbox"
          checked={value === true}
          onChange={(event) => change(event.target.checked)}
          aria-disabled={locked}
          className="accent-accent size-6"
        />
      );
    case 'choice':
      return (
        <select
          {...shared}
          value={String(value)}
          onChange={(event) => change(event.target.value)}
          aria-disabled={locked}
          className="field text-small aria-disabled:text-grey font-mono"
        >
          {control.among.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      );
    case 'text':
      return (
        <input
          {...shared}
          value={String(value)}
          onChange={(event) => change(event.target.value)}
          readOnly={locked}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="field text-small read-only:text-grey font-mono"
        />
      );
  }
}

/** While it is being typed in, the field keeps its own text: "0." is on the way to 0.5. */
function NumberControl({
  value,
  locked,
  onChange,
  ...shared
}: {
  id: string;
  'aria-describedby': string;
  'aria-invalid': boolean;
  value: string | number | boolean;
  locked: boolean;
  onChange: (value: Json) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);

  function type(text: string) {
    if (locked) return;
    setTyped(text);
    const read = readNumber(text);
    onChange(read.kind === 'number' ? read.value : text);
  }

  return (
    <input
      {...shared}
      inputMode="decimal"
      value={typed ?? String(value)}
      onChange={(event) => type(event.target.value)}
      onBlur={() => setTyped(null)}
      readOnly={locked}
      autoComplete="off"
      className="field read-only:text-grey text-right font-mono"
    />
  );
}
