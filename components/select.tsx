import type { ChangeEvent } from 'react';

/** A labelled native list to choose from. */
export function Select({
  name,
  label,
  all,
  options,
  chosen,
  onChange,
}: {
  name: string;
  label: string;
  /** The first entry, which chooses nothing. */
  all?: string;
  options: readonly { value: string; text: string }[];
  chosen: string;
  /** Left out in a form that is sent. */
  onChange?: (value: string) => void;
}) {
  const given = onChange
    ? { value: chosen, onChange: (event: ChangeEvent<HTMLSelectElement>) => onChange(event.target.value) }
    : { defaultValue: chosen };
  return (
    <label className="text-small grid min-w-0 gap-1 font-semibold">
      {label}
      <select name={name} className="field w-full font-normal" {...given}>
        {all !== undefined && <option value="">{all}</option>}
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
