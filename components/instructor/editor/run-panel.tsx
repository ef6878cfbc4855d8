import type { DraftRun } from '@/lib/contracts/authoring';
import { RichLine, RichText } from '@/components/rich-text';
import { Select } from '@/components/select';
import { TrafficPicture } from '@/components/practice/traffic-picture';
import { AnswerReport, OptionReports } from './option-reports';

const rulebookWords = { aws: "AWS's rules", course: "The course's rules" };

/** What the core makes of the text as it stands: the picture, and every option's run. */
export function RunPanel({
  run,
  isCurrent,
  onChoose,
}: {
  run: DraftRun;
  /** False while a newer text is being run. */
  isCurrent: boolean;
  onChoose: (choice: Partial<Pick<DraftRun, 'seed' | 'rulebook'>>) => void;
}) {
  const { rulebooks, rulebook, stem, sheet, key, options, answer } = run;
  return (
    <section aria-labelledby="runs" aria-busy={!isCurrent}>
      <h2 id="runs" className="text-title font-semibold">
        Runs
      </h2>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        <Select
          name="variant"
          label="Variant"
          options={Array.from({ length: run.variants }, (_, seed) => ({
            value: String(seed),
            text: seed === run.seed ? variantWords(run) : `Variant ${seed + 1}`,
          }))}
          chosen={String(run.seed)}
          onChange={(seed) => onChoose({ seed: Number(seed) })}
        />
        <Select
          name="rulebook"
          label="Rulebook"
          options={rulebooks.map((value) => ({ value, text: rulebookWords[value] }))}
          chosen={rulebook}
          onChange={(value) => onChoose({ rulebook: value === 'course' ? 'course' : 'aws' })}
        />
      </div>
      <p role="status" className="mt-5 font-semibold">
        {key.kind === 'key' ? `Key: ${keyWords(run, key.ids)}` : `No key: ${key.message}`}
      </p>
      {options.length > 0 ? <OptionReports options={options} /> : answer && <AnswerReport answer={answer} />}
      <h3 className="mt-8 mb-3 font-semibold">Situation</h3>
      <TrafficPicture sheet={sheet} />
      <ul className="text-small mt-4">
        {sheet.goal.map((sentence) => (
          <li key={sentence}>
            <RichLine text={sentence} />
          </li>
        ))}
      </ul>
      <details className="mt-4">
        <summary className="link inline-flex min-h-11 items-center">The stem of this variant</summary>
        <RichText text={stem} className="max-w-reading" />
      </details>
    </section>
  );
}

function variantWords({ seed, variants, member, values }: DraftRun): string {
  const chosen = Object.entries(values).map(([name, value]) => `${name} ${value}`);
  const named = [member === 'base' ? '' : member, ...chosen].filter((part) => part !== '').join(', ');
  return `${seed + 1} of ${variants}${named === '' ? '' : `: ${named}`}`;
}

/** An interval for a number, a row for an order, ids for the rest. */
function keyWords({ answer }: DraftRun, ids: readonly string[]): string {
  if (answer?.kind === 'numeric') return answer.sentence;
  if (answer?.kind === 'configuration') return 'any configuration that meets the goal';
  return ids.map((id) => id.replace(':', ' with ')).join(', ');
}
