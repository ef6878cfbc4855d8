import type { Json } from '@/lib/contracts/question';
import { LongName } from '@/components/rich-text';
import { LabControl } from './lab-control';
import type { FieldGroup, LabField } from './lab-fields';
import type { Path } from './read-json';
import type { LabProblem } from './read-lab';

/** A policy, an alarm, a scalable target: its values one below the other, those that stay as they are as text. */
export function LabGroup({
  group: { title, fields },
  locked,
  problems,
  onChange,
}: {
  group: FieldGroup;
  locked: boolean;
  problems: readonly LabProblem[];
  onChange: (path: Path, value: Json) => void;
}) {
  return (
    <fieldset className="min-w-0 not-first:mt-8">
      <legend className="font-semibold">
        <code>{title}</code>
      </legend>
      <div className="border-hairline divide-hairline mt-1 divide-y border-y">
        {fields.map((field) => (
          <FieldRow
            key={field.named}
            field={field}
            locked={locked}
            problem={problems.find(({ named }) => named === field.named)}
            onChange={(value) => onChange(field.path, value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function FieldRow({
  field,
  locked,
  problem,
  onChange,
}: {
  field: LabField;
  locked: boolean;
  problem: LabProblem | undefined;
  onChange: (value: Json) => void;
}) {
  const { named, label, value, control, stated } = field;
  const name = (
    <code className="text-small">
      <LongName text={label} />
    </code>
  );
  const isShort = control === null || control.kind === 'number' || control.kind === 'flag';
  return (
    <div
      className={`grid min-h-11 items-center gap-x-4 gap-y-1 py-2 ${isShort ? 'grid-cols-[minmax(0,1fr)_minmax(0,9rem)]' : ''}`}
    >
      {control === null ? (
        <>
          <span className="text-grey">{name}</span>
          <span className="text-small text-grey font-mono">
            <LongName text={String(value)} />
          </span>
        </>
      ) : (
        <>
          <label htmlFor={named}>{name}</label>
          <LabControl
            id={named}
            control={control}
            value={value}
            locked={locked}
            isWrong={problem !== undefined}
            onChange={onChange}
          />
        </>
      )}
      <p
        id={`${named}-note`}
        className={`text-small col-span-full empty:hidden ${problem ? 'text-lost' : 'text-grey'}`}
      >
        {problem ? afterColon(problem.message) : stated !== null && `was ${stated}`}
      </p>
    </div>
  );
}

/** Beside its field a problem need not say its path again. */
const afterColon = (message: string) => {
  const said = message.slice(message.indexOf(': ') + 1).trim();
  return said.charAt(0).toUpperCase() + said.slice(1);
};
