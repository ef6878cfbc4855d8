import type { ScenarioSheet as Sheet, SheetRow } from '@/lib/contracts/public-question';
import { LongName, RichLine } from '@/components/rich-text';
import { TrafficPicture } from './traffic-picture';

/** What is stated: the traffic drawn, every value by name with its explanation on demand, and the goal. */
export function ScenarioSheet({
  sheet,
  note,
  folded = false,
}: {
  sheet: Sheet;
  note?: string | undefined;
  /** The values on demand only, on any width. */
  folded?: boolean;
}) {
  return (
    <section aria-labelledby="sheet" className="text-small">
      <h2 id="sheet" className="sr-only">
        Scenario
      </h2>
      {note !== undefined && <p className="mb-4">{note}</p>}
      <TrafficPicture sheet={sheet} />
      {sheet.goal.length > 0 && (
        <div className="mt-6">
          <h3 className="font-semibold">Goal</h3>
          <ul className="mt-1">
            {sheet.goal.map((sentence) => (
              <li key={sentence} className="py-0.5">
                <RichLine text={sentence} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {/* on a narrow page the values would stand between the stem and its options: there they open on demand */}
      <details className={`mt-4 ${folded ? '' : 'lg:hidden'}`}>
        <summary className="link inline-flex min-h-11 items-center">Every stated value</summary>
        <Groups groups={sheet.groups} />
      </details>
      {!folded && (
        <div className="max-lg:hidden">
          <Groups groups={sheet.groups} />
        </div>
      )}
    </section>
  );
}

function Groups({ groups }: Pick<Sheet, 'groups'>) {
  return groups.map(({ title, rows }) => (
    <div key={title} className="mt-6">
      <h3 className="font-semibold">{title}</h3>
      <div className="border-hairline divide-hairline mt-1 divide-y border-y">
        {rows.map((row) => (
          <Row key={row.name} {...row} />
        ))}
      </div>
    </div>
  ));
}

/** "MinCapacity", not "Start-up": a name of AWS's own is set as one. */
const isAwsName = (name: string) => /^[A-Z][a-z]+([A-Z][a-z]+)+$/.test(name);

function Row({ name, value, mono, explanation }: SheetRow) {
  return (
    <details className="group">
      <summary className="hover:bg-ink/4 grid min-h-8 pointer-coarse:min-h-11 pointer-coarse:py-3 list-none grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-baseline gap-4 py-1.5 [&::-webkit-details-marker]:hidden">
        <span className="text-grey decoration-grey group-open:text-ink underline decoration-dotted underline-offset-4">
          {isAwsName(name) ? (
            <code>
              <LongName text={name} />
            </code>
          ) : (
            name
          )}
        </span>
        <span className={mono ? 'font-mono break-words' : undefined}>
          <LongName text={value} />
        </span>
      </summary>
      <p className="text-grey pt-0.5 pb-3">
        <RichLine text={explanation} />
      </p>
    </details>
  );
}
