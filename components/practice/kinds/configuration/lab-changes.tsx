import type { AnswerEvidence } from '@/lib/contracts/verdict';
import { LongName } from '@/components/rich-text';

type LabEvidence = Extract<AnswerEvidence, { kind: 'configuration' }>;

/** Every value that is not what was shown, in the learner's configuration and in the best one known. */
export function LabChanges({ changes, solution }: Pick<LabEvidence, 'changes' | 'solution'>) {
  return (
    <section aria-labelledby="changes">
      <h2 id="changes" className="mb-2 font-semibold">
        What was changed
      </h2>
      <div className="text-small border-hairline divide-hairline divide-y border-y">
        {changes.map(({ path, stated, yours, best }) => (
          <div key={path} className="grid gap-x-6 gap-y-1 px-3 py-3 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
            <p>
              <PathName path={path} />
            </p>
            <dl className="grid grid-cols-3 gap-x-4">
              <Value name="As shown" value={stated} />
              <Value name="Yours" value={yours} isChanged={yours !== stated} />
              <Value name="Best known" value={best} isChanged={best !== stated} />
            </dl>
          </div>
        ))}
      </div>
      <details className="text-small mt-2">
        <summary className="link inline-flex min-h-11 items-center">The best configuration known, as AWS JSON</summary>
        <pre tabIndex={0} className="border-hairline overflow-x-auto border p-3 font-mono">
          {solution}
        </pre>
      </details>
    </section>
  );
}

/** The member in ink, where it stands in grey before it. */
function PathName({ path }: { path: string }) {
  const last = path.lastIndexOf('.') + 1;
  return (
    <code>
      <span className="text-grey">
        <LongName text={path.slice(0, last)} />
      </span>
      <wbr />
      <LongName text={path.slice(last)} />
    </code>
  );
}

function Value({ name, value, isChanged = false }: { name: string; value: string | null; isChanged?: boolean }) {
  return (
    <div>
      <dt className="text-fine text-grey">{name}</dt>
      <dd className={`wrap-anywhere ${isChanged ? 'font-semibold' : 'text-grey'}`}>
        {value === null ? 'not set' : <code>{value}</code>}
      </dd>
    </div>
  );
}
