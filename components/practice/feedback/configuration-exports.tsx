import type { ConfigurationExport, ExportedFile } from '@/lib/contracts/configuration-export';
import { RichLine } from '@/components/rich-text';
import { CopyButton } from './copy-button';

/** The configurations that can be taken along, and the attempt they are of. */
export type TakeAlong = { attemptId: string; exports: readonly ConfigurationExport[] };

/** The winning configuration as files for AWS's own tools; in a lab the learner's own beside it. */
export function ConfigurationExports({
  attemptId,
  exports,
  letters,
}: TakeAlong & {
  /** The key letter of an option, by its id. */
  letters: Readonly<Record<string, string>>;
}) {
  if (exports.length === 0) return null;
  return (
    <section aria-labelledby="take-along" className="mt-14">
      <h2 id="take-along" className="text-title font-semibold">
        Take the winning configuration with you
      </h2>
      {exports.map(({ of, title, optionId, files }) => (
        <div key={of} className="max-w-reading mt-4">
          <h3 className="font-semibold">
            {optionId !== null && letters[optionId] !== undefined && `${letters[optionId]}: `}
            <RichLine text={title} />
          </h3>
          <div className="border-hairline divide-hairline mt-2 divide-y border-y">
            {files.map((file) => (
              <File key={file.to} file={file} href={`/api/attempts/${attemptId}/export?to=${file.to}&of=${of}`} />
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}

const formatWords = {
  cli: 'AWS CLI',
  cloudformation: 'CloudFormation',
  terraform: 'Terraform',
} satisfies Record<ExportedFile['to'], string>;

function File({ file: { to, fileName, text, notCarried }, href }: { file: ExportedFile; href: string }) {
  const what = `the ${formatWords[to]} file`;
  // traffic, model, goal … are the situation's, and in none of the formats
  const lacking = notCarried.filter((part) => /^(endpoint\.|network|jobs)/.test(part));
  return (
    <details name={href.replace(/\?.*/, '')}>
      <summary className="link inline-flex min-h-11 items-center">{formatWords[to]}</summary>
      {/* it scrolls, so the keyboard has to get into it */}
      <pre
        tabIndex={0}
        role="region"
        aria-label={`${formatWords[to]}, ${fileName}`}
        className="text-small border-hairline max-h-96 overflow-auto border p-3"
      >
        <code>{text}</code>
      </pre>
      <div className="text-small mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <CopyButton text={text} what={what} />
        <a href={href} download={fileName} className="link inline-flex min-h-11 items-center">
          Download {fileName}
        </a>
      </div>
      <p className="text-small text-grey mt-2 mb-4">
        The endpoint and its scaling; names of models, roles and buckets are placeholders.
        {lacking.length > 0 && ` Not in this format: ${lacking.join('; ')}.`}
      </p>
    </details>
  );
}
