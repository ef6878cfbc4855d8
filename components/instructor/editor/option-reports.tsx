import type { ReactNode } from 'react';
import type { AnswerEvidence, OptionEvidence } from '@/lib/contracts/verdict';
import { RequirementChecks } from '@/components/practice/requirement-checks';
import { VerdictMark } from '@/components/practice/verdict-mark';
import { RichLine } from '@/components/rich-text';

/** Every option with what became of it: each requirement with the share of its allowance, the preferred measure, refusals. */
export function OptionReports({ options }: { options: readonly OptionEvidence[] }) {
  return (
    <ol aria-label="Options" className="border-hairline divide-hairline mt-3 divide-y border-y">
      {options.map(({ id, text, right, requirements = [], preferred, refusals = [], sentence }) => (
        <Report key={id} holds={right} title={text} label={right ? 'key' : ''} id={id}>
          {refusals.map(({ code, message }) => (
            <p key={`${code} ${message}`} className="text-small mt-1">
              Refused with <code>{code}</code>: <RichLine text={message} />
            </p>
          ))}
          {requirements.length > 0 && <RequirementChecks requirements={requirements} />}
          {requirements.length === 0 && refusals.length === 0 && (
            <p className="text-small mt-1">
              <RichLine text={sentence} />
            </p>
          )}
          {preferred && (
            <p className="text-small text-grey mt-2">
              <RichLine text={preferred.text} />
            </p>
          )}
        </Report>
      ))}
    </ol>
  );
}

/** Of kinds without options: what becomes of the right answer. */
export function AnswerReport({ answer }: { answer: AnswerEvidence }) {
  switch (answer.kind) {
    case 'numeric':
      return <RequirementChecks requirements={answer.requirements} />;
    case 'order':
      return (
        <ol className="border-hairline divide-hairline mt-3 divide-y border-y">
          {answer.events.map(({ id, text, clock }) => (
            <li key={id} className="flex gap-4 py-2">
              <span className="text-grey flex-none">{clock}</span>
              <RichLine text={text} />
            </li>
          ))}
        </ol>
      );
    case 'match':
      return (
        <ul className="border-hairline divide-hairline mt-3 divide-y border-y">
          {answer.pairs.map(({ left, leftText, rightText, sentences }) => (
            <Report key={left} holds title={`${leftText}: ${rightText}`} label="" id={left}>
              <p className="text-small mt-1">
                <RichLine text={sentences.join(' ')} />
              </p>
            </Report>
          ))}
        </ul>
      );
    case 'configuration':
      return (
        <ul className="border-hairline divide-hairline mt-3 divide-y border-y">
          {answer.runs.map(({ title, meets, requirements }) => (
            <Report key={title} holds={meets} title={`The solution: ${title}`} label="" id="">
              <RequirementChecks requirements={requirements} />
            </Report>
          ))}
        </ul>
      );
  }
}

function Report({
  holds,
  title,
  label,
  id,
  children,
}: {
  holds: boolean;
  title: string;
  /** "key", or nothing. */
  label: string;
  id: string;
  children: ReactNode;
}) {
  return (
    <li className="grid grid-cols-[1.25rem_1fr] gap-x-3 py-3">
      <span className="pt-1">
        <VerdictMark holds={holds} size={16} />
      </span>
      <div className="min-w-0">
        <p className="wrap-anywhere">
          <span className="sr-only">{holds ? 'Right: ' : 'Wrong: '}</span>
          <RichLine text={title} />{' '}
          {id !== '' && (
            <code className="text-small text-grey">
              {id}
              {label !== '' && `, ${label}`}
            </code>
          )}
        </p>
        {children}
      </div>
    </li>
  );
}
